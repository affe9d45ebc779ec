// SPDX-License-Identifier: Apache-2.0
/// The points of a sweep: every combination of the values, times every seed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"
#include "exit_code.hpp"

namespace anlage {

/// One `--set` of a sweep.
struct SweptSetting {
  std::string path;
  std::vector<std::string> values;
};

struct SweepPoint {
  std::vector<std::string> values;  ///< one a setting
  std::uint64_t seed = 0;
  std::optional<Genome> genome;  ///< none if these values make no genome
  std::string error;
  ExitCode code = ExitCode::ok;  ///< of the error
  std::string key;               ///< the same for the same life; name of its folder
};

struct SweepPoints {
  std::vector<SweptSetting> settings;
  std::vector<SweepPoint> points;    ///< the last setting changes faster than the first, the seed fastest
  std::vector<std::string> figures;  ///< "test.accuracy": every figure of every point
};

/// Throws: UsageError, Error{syntax}. [main]
[[nodiscard]] std::vector<SweptSetting> swept_settings(const std::vector<std::string>& texts);

/// Reads the genome of every point. Without `seeds` a point has the genome's own. `ticks` as in `run`.
/// Throws: UsageError if nothing says how long a life is. [main]
[[nodiscard]] SweepPoints sweep_points(const std::string& genome, std::vector<SweptSetting> settings,
                                       const std::vector<std::uint64_t>& seeds,
                                       const std::optional<std::uint64_t>& ticks);

/// "FIGURE" in the words of result.json: "phase.figure". [any]
[[nodiscard]] std::string figure_key(const std::string& phase, const std::string& name);

}  // namespace anlage
