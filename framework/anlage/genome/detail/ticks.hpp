// SPDX-License-Identifier: Apache-2.0
/// Stretches of time that have to be whole numbers of ticks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/value.hpp"

namespace anlage::detail {

/// Reads 3 or "3 ms" as ticks of `tick` [s], at least `least`. Adds a problem and answers nothing otherwise. [build]
[[nodiscard]] std::optional<std::uint64_t> read_ticks(const Value& value, double tick, std::uint64_t least,
                                                      const std::string& path, Diagnostics& problems);

/// `seconds` as a person writes it: "1 ms", "20 min". [any]
[[nodiscard]] std::string time_text(double seconds);

}  // namespace anlage::detail
