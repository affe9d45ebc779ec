// SPDX-License-Identifier: Apache-2.0
/// Moments of a life, and what an experimenter does at them.
#pragma once

#include <optional>
#include <string>

#include "anlage/genome/detail/table_reader.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage::detail {

/// Where a clock stands: the length of a tick, and the ticks before birth.
struct ClockGene {
  double tick = 1e-3;       ///< [s]
  std::uint64_t birth = 0;  ///< [ticks]
};

/// An age such as "5 min" or "-2 s", as ticks from the beginning of the clock. Adds a problem and answers nothing if it lies
/// before that or between two ticks. [build]
[[nodiscard]] std::optional<std::uint64_t> read_age(const Value& value, const ClockGene& clock, const std::string& path,
                                                    Diagnostics& problems);

/// `at = "5 min"`, or `tick = 300000`; a problem if there is neither or both. [build]
[[nodiscard]] std::uint64_t read_moment(TableReader& reader, const ClockGene& clock);

/// True if the table names one of the operations. [build]
[[nodiscard]] bool has_operation(TableReader& reader);

/// `lesion = "ca3"`, `fraction = 0.3`, `until = "6 min"` of a table whose moment is `begin`. [build]
[[nodiscard]] InterventionGene read_intervention(TableReader& reader, const ClockGene& clock, std::uint64_t begin);

}  // namespace anlage::detail
