// SPDX-License-Identifier: Apache-2.0
/// A hyperparameter as stated: constant, scheduled over age, gated by a modulator.
///
///   value(t) = value · schedule(age) · gain(t)
///
///   eta = 0.02
///   eta = { value = 0.02, schedule = [[0, 1.0], ["20 min", 0.1]], gain = "acetylcholine.level" }
///
/// `schedule` is piecewise linear in age [s], constant before its first and after its last point.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage {

struct SchedulePoint {
  double age = 0.0;     ///< [s]
  double factor = 1.0;  ///< [1]
};

struct Hyperparameter {
  double value = 0.0;                   ///< SI
  std::vector<SchedulePoint> schedule;  ///< ages strictly increasing; empty: factor 1
  std::optional<PortName> gain;         ///< a Broadcast of a steering circuit

  [[nodiscard]] bool is_constant() const { return schedule.empty() && !gain; }
  /// Factor of the schedule at `age` [s]. [any]
  [[nodiscard]] double factor_at(double age) const;
};

/// Reads a stated hyperparameter whose unit should be `unit`: a number (taken as SI if the parameter is dimensionless or
/// the number is bare), a quantity "20 ms", or a table. Adds problems and answers nothing if it cannot be read. [build]
[[nodiscard]] std::optional<Hyperparameter> read_hyperparameter(const Value& value, std::string_view unit,
                                                                const std::string& path, Diagnostics& problems);

/// Reads a number with unit `unit`. Adds a problem and answers nothing if it cannot be read. [build]
[[nodiscard]] std::optional<double> read_quantity(const Value& value, std::string_view unit, const std::string& path,
                                                  Diagnostics& problems);

}  // namespace anlage
