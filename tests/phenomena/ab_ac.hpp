// SPDX-License-Identifier: Apache-2.0
/// The brains of apps/brains/ab-ac, pass after pass.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/brain_life.hpp"

namespace anlage::test {

inline constexpr std::uint64_t ticks_of_trial = 8;

/// A brain that studies lists and is tested on them.
struct Learner {
  Life life;
  std::uint64_t pairs;

  explicit Learner(const std::string& toml, int pairs_of_a_list = 20) : life(toml), pairs(static_cast<std::uint64_t>(pairs_of_a_list)) {}

  /// One pass over a list; the share of its pairs that were recalled before the answer was shown.
  double study(const std::string& list) { return pass(list, "study"); }
  double test(const std::string& list) { return pass(list, "test"); }

 private:
  double pass(const std::string& list, const std::string& mode) {
    life.simulator->set_learning(mode == "study");
    life.simulator->set("lists.list", list);
    life.simulator->set("lists.mode", mode);
    life.simulator->run(pairs * ticks_of_trial);
    return life.value("lists.retained");
  }
};

/// What was recalled when: shares of the pairs.
struct Retention {
  double birth = 0, ab = 0, ac = 0, ab_again = 0, first_passes = 0;
};

/// AB is studied, tested, then AC, then both are tested. `first_passes`: mean over the passes of AB.
inline Retention ab_ac(const std::string& toml, int passes = 10, int pairs = 20) {
  Learner learner(toml, pairs);
  Retention kept;
  kept.birth = learner.test("AB");
  for (int k = 0; k < passes; ++k) kept.first_passes += learner.study("AB") / passes;
  kept.ab = learner.test("AB");
  for (int k = 0; k < passes; ++k) learner.study("AC");
  kept.ac = learner.test("AC");
  kept.ab_again = learner.test("AB");
  return kept;
}

/// Means over seeds 1 … `seeds` of the lives that `toml_of(seed)` describes.
template <class Genome>
Retention mean_over_seeds(int seeds, Genome toml_of, int passes = 10, int pairs = 20) {
  Retention mean;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Retention one = ab_ac(toml_of(seed), passes, pairs);
    mean.birth += one.birth / seeds;
    mean.ab += one.ab / seeds;
    mean.ac += one.ac / seeds;
    mean.ab_again += one.ab_again / seeds;
    mean.first_passes += one.first_passes / seeds;
  }
  return mean;
}

/// The hippocampus of apps/brains/ab-ac with other values, and what is appended to its genome.
inline std::string hippocampus(int seed, std::vector<Override> overrides = {}, const std::string& more = {}) {
  overrides.push_back({"brain.seed", std::to_string(seed)});
  return ready_made("ab-ac", overrides) + more;
}
inline std::string lesion(const std::string& part) { return "\n[[interventions]]\ntick = 0\nlesion = \"" + part + "\"\n"; }
inline std::string cut(const std::string& projection, std::uint64_t tick) {
  return "\n[[interventions]]\ntick = " + std::to_string(tick) + "\ncut = \"" + projection + "\"\n";
}

/// The cortex of apps/brains/ab-ac without a hippocampus.
inline std::string cortex_alone(int seed, std::vector<Override> overrides = {}) {
  overrides.push_back({"brain.seed", std::to_string(seed)});
  return read_genome(std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/ab-ac/cortex-alone.toml", overrides).resolved_toml();
}

}  // namespace anlage::test
