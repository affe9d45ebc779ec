// SPDX-License-Identifier: Apache-2.0
/// Failure: how a verb says that it cannot go on. It never leaves the plugin: the sdk makes it a code and a text.
///
///   if (count == 0) throw Failure("no image in " + path);
#pragma once

#include <stdexcept>

namespace anlage {

class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace anlage
