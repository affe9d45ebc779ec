// SPDX-License-Identifier: Apache-2.0
/// Tick: the moment at which a verb is called.
#pragma once

#include <cstdint>

#include "anlage/base/real.hpp"

namespace anlage {

struct Tick {
  std::uint64_t index = 0;  ///< 0, 1, 2, …
  double time = 0.0;        ///< [s]
  Real dt = 0;              ///< [s] since this part's previous call
};

}  // namespace anlage
