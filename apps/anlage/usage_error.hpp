// SPDX-License-Identifier: Apache-2.0
/// A command line that cannot be understood: what is wrong, and what would be right.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace anlage {

class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}

  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace anlage
