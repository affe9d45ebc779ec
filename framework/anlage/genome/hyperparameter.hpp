// SPDX-License-Identifier: Apache-2.0
/// A hyperparameter as stated: constant, scheduled over age, gated by a modulator.
///
///   value(t) = value · schedule(age) · gain(t)
///
///   eta = 0.02
///   eta = { value = 0.02, schedule = [[0, 1.0], ["20 min", 0.1]], gain = "acetylcholine.level" }
///   eta = { value = 0.02, gain = { of = "dopamine.level", compartment = 3, receptor = "D2", strength = 0.5 } }
///
/// `schedule` is piecewise linear in age [s], constant before its first and after its last point.
#pragma once

#include <cstdint>
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

/// How a modulator moves a hyperparameter: by its level, or through receptors.
///
///   gain(t) = level(t)                                   no receptor
///   gain(t) = max(0, 1 + sign · strength · level(t))     sign: +1 or -1, by the receptor
struct Gain {
  PortName of;                                    ///< a Broadcast, or an Out with one value a compartment
  std::optional<std::int64_t> compartment = {};   ///< index into `of`
  int sign = 0;                                   ///< 0: no receptor
  double strength = 1.0;                          ///< [1 / unit of the level]

  /// [any]
  [[nodiscard]] double factor(double level) const {
    if (sign == 0) return level;
    const double factor = 1.0 + sign * strength * level;
    return factor > 0.0 ? factor : 0.0;
  }
};

struct Hyperparameter {
  double value = 0.0;                   ///< SI
  std::vector<SchedulePoint> schedule;  ///< ages strictly increasing; empty: factor 1
  std::optional<Gain> gain;

  [[nodiscard]] bool is_constant() const { return schedule.empty() && !gain; }
  /// Factor of the schedule at `age` [s], negative before birth. [any]
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
