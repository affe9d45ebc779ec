// SPDX-License-Identifier: Apache-2.0
/// The number of signals and weights: 32-bit IEEE float. Time, hyperparameters and long sums are `double`.
#pragma once

namespace anlage {

using Real = float;

}  // namespace anlage
