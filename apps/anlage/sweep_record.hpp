// SPDX-License-Identifier: Apache-2.0
/// What a sweep keeps: how each point ended, line by line as they end, and the table of all of them in their order.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch_folder.hpp"
#include "life_process.hpp"
#include "sweep_points.hpp"

namespace anlage {

/// How a point ended.
struct PointOutcome {
  int code = 0;  ///< of the process
  std::string status;
  std::string error;
  std::string state_hash;
  std::string folder;                                   ///< below the sweep's
  std::vector<std::pair<std::string, double>> figures;  ///< "test.accuracy"
  double seconds = 0.0;                                 ///< wall time, from its beginning to its end

  [[nodiscard]] bool is_complete() const { return code == 0 && status == "finished"; }
};

/// OUT/outcomes.jsonl and OUT/sweep.csv.
class SweepRecord {
 public:
  static constexpr const char* mark = "outcomes.jsonl";

  /// Reads what an earlier sweep in this folder has done. Throws: Error{file_unwritable}. [main]
  SweepRecord(std::string folder, const SweepPoints& points);

  /// The outcome of a point that needs no life: it is complete, or its values make no genome. [main]
  [[nodiscard]] const PointOutcome* known(std::size_t point) const;
  /// Keeps the outcome; rows of the table follow as soon as all points before them have ended. Throws as above. [main]
  void add(std::size_t point, PointOutcome outcome);
  /// Writes the rows of what ended after a gap, too. [main]
  void finish();

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] const std::vector<std::optional<PointOutcome>>& outcomes() const { return outcomes_; }

 private:
  void read_earlier();
  void write_rows(bool over_gaps);
  [[nodiscard]] std::string header() const;
  [[nodiscard]] std::string row(std::size_t point) const;

  std::string folder_;
  const SweepPoints& points_;
  std::vector<std::optional<PointOutcome>> outcomes_;  ///< one a point
  std::size_t written_ = 0;
  std::optional<LineFile> lines_;
  std::optional<LineFile> table_;
};

/// The outcome of a life; `folder` is below the sweep's. [any]
[[nodiscard]] PointOutcome point_outcome(const LifeOutcome& life, const std::string& folder, double seconds);

}  // namespace anlage
