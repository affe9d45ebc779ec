// SPDX-License-Identifier: Apache-2.0
/// What lives with different rules on the same seeds say: a table, and a sentence about each difference.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "terminal/terminal.hpp"

namespace anlage {

enum class PairedTest { t, sign_flips };

struct ComparedLife {
  std::uint64_t seed = 0;
  double value = 0.0;  ///< of the figure; NaN if there is none
  std::string status;
  int code = 0;
  std::string error;
  std::string folder;
  double seconds = 0.0;
};

struct ComparedRule {
  std::string rule;
  std::string refusal;              ///< it does not fit, and has no lives
  std::vector<ComparedLife> lives;  ///< one a seed, the same seeds for all
};

struct Comparison {
  std::string brain;
  std::string projection;
  std::string figure;  ///< "test.accuracy"
  PairedTest test = PairedTest::t;
  std::vector<ComparedRule> rules;
};

/// One rule against the first one, over the seeds that both have a value for.
struct Difference {
  std::size_t rule = 0;
  std::size_t pairs = 0;
  double mean = 0.0;       ///< rule - first
  double p = 0.0;          ///< NaN if it cannot be tested
  double corrected = 0.0;  ///< by Holm, if there are several
  bool by_seed = true;     ///< false: every seed gives the same values
};

/// [any]
[[nodiscard]] std::vector<Difference> differences(const Comparison& comparison);
[[nodiscard]] std::string comparison_text(const Comparison& comparison, const Terminal& terminal);
/// A row a life. [any]
[[nodiscard]] std::string comparison_csv(const Comparison& comparison);

}  // namespace anlage
