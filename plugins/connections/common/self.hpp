// SPDX-License-Identifier: Apache-2.0
/// Whether a unit may be joined with itself, and how messages say numbers.
#pragma once

#include <string>

#include <anlage/sdk/plugin.hpp>

namespace connections {

inline std::string number(std::int64_t n) { return std::to_string(n); }

/// Units that one unit may be joined with out of `count`. Throws: Failure if units cannot be told to be the same.
inline std::int64_t partners(const anlage::Setup& setup, const anlage::Choice& self, std::int64_t count) {
  if (self == "allowed") return count;
  if (setup.pre() != setup.post())
    throw anlage::Failure("self = \"excluded\" needs the same units on both sides: " + number(setup.pre()) + " send, " +
                          number(setup.post()) + " receive");
  return count - 1;
}

}  // namespace connections
