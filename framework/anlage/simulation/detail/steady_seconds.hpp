// SPDX-License-Identifier: Apache-2.0
/// The steady clock in seconds, for measuring how long something took; never for what a brain computes.
#pragma once

#include <chrono>

namespace anlage::detail {

[[nodiscard]] inline double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace anlage::detail
