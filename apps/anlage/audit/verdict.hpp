// SPDX-License-Identifier: Apache-2.0
/// What the lives of an audit say of each part: learns from scratch, idiosyncratic, or innate; with the evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/account.hpp"
#include "audit/information.hpp"
#include "audit/supervision.hpp"
#include "audit/trial.hpp"

namespace anlage::audit {

/// A trial and the figure of its lives, one a seed, the same seeds for all; NaN where a life did not end well.
struct Lived {
  TrialKind kind = TrialKind::intact;
  std::string target;
  double scale = 1.0;
  std::string text;
  std::vector<double> values;
  double p = 0;  ///< of the difference from `intact`, paired; NaN if it cannot be tested
};

/// What a figure is without any knowledge, and how far a life may be from it by chance alone.
struct Chance {
  double level = 0;
  double margin = 0;  ///< half of a 95 % interval for one life
};

enum class Verdict {
  from_scratch,   ///< holds learned numbers, starts at chance, and the figure needs what it learns
  head_start,     ///< the figure needs what it learns, but the brain is better than chance without learning
  unneeded,       ///< holds learned numbers that this figure does not need
  untested,       ///< holds learned numbers, and no lives were compared
  idiosyncratic,  ///< a few mutable numbers, nothing learned
  innate          ///< nothing in it changes for good
};

/// "learns from scratch", "idiosyncratic", "innate", … [any]
[[nodiscard]] const char* to_string(Verdict verdict);

struct PartVerdict {
  PartAccount account;
  Verdict verdict = Verdict::innate;
  std::string truth;     ///< "steering: error = teacher/error"; empty if nothing learns
  std::string evidence;  ///< a sentence
};

struct Audit {
  std::string brain;
  std::string figure;        ///< "exam.accuracy"; empty if no lives were compared
  bool more_is_better = true;
  std::vector<std::uint64_t> seeds;
  std::optional<Chance> chance;
  Information information;
  std::vector<Lived> lived;
  std::vector<PartVerdict> parts;

  /// Every life has ended well, so that every verdict has its evidence. [any]
  [[nodiscard]] bool is_complete() const;
};

/// What a life says beside the first: "worse", "better", "within noise", "the same", and of the newborn whether it is at chance;
/// empty for the first. [any]
[[nodiscard]] std::string outcome(const Audit& audit, const Lived& lived);

/// Accuracy over k classes and n samples: 1/k and the 95 % interval of a binomial share; nothing for other figures. [any]
[[nodiscard]] std::optional<Chance> chance_of(const Brain& brain, const std::string& figure);

/// Sets the p of every trial against the first, and judges the parts. [any]
void judge(Audit& audit, const Brain& brain, const std::vector<Supervision>& learners);

}  // namespace anlage::audit
