// SPDX-License-Identifier: Apache-2.0
// Basal ganglia: go and no-go learn from carrot and stick, and gate what enters working memory.
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;
using Overrides = std::vector<Override>;

namespace {

constexpr int trials_an_epoch = 100;

/// Other values in parts of nested genomes, which only what is flat can be told.
std::string with_parts(const std::string& flat, const Overrides& cells) {
  return anlage::parse_genome(flat, "test.toml", cells).resolved_toml();
}

struct Gating {
  int epochs = 1000;  // until the first epoch with more than 95 % of right answers, 1000 if none
  double last = 0;    // share of right answers in the last ten of 200 epochs
};

Gating gating(std::uint64_t seed, Overrides more = {}) {
  more.push_back({"brain.seed", std::to_string(seed)});
  const Life life(ready_made("gating", more));
  Gating result;
  for (int epoch = 1; epoch <= 200; ++epoch) {
    int right = 0, judged = 0;
    while (judged < trials_an_epoch) {
      life.simulator->run(1);
      if (life.value("task.judged") == 0) continue;
      ++judged, right += life.value("task.reward") > 0;
    }
    if (right > 0.95 * trials_an_epoch) result.epochs = std::min(result.epochs, epoch);
    if (epoch > 190) result.last += right / (10.0 * trials_an_epoch);
  }
  return result;
}

/// Lives of the brain carrot-and-stick, one after the other: synapses begin anew, chance goes on.
struct Subjects {
  Life life;
  Subjects(const Overrides& more, const Overrides& cells)
      : life(with_parts(ready_made("carrot-and-stick", more), cells)) {}

  /// How much more often the best symbol is chosen than the worst is avoided, by one subject, in new pairs.
  struct Answer {
    double choose_best, avoid_worst;
  };
  Answer next() {
    const Matrix ones = Matrix::Ones(6, 6);
    set_matrix(life, "basal_ganglia/cortex_go.w", ones);
    set_matrix(life, "basal_ganglia/cortex_nogo.w", ones);
    set_matrix(life, "critic.w", Matrix::Zero(1, 6));
    life.simulator->set("task.stage", "train");
    life.simulator->run(2 * 360);
    life.simulator->set("task.stage", "test");
    return test(4);
  }
  Answer test(int rounds) const {
    double best = 0, best_shown = 0, worst = 0, worst_shown = 0;
    for (int k = 0; k < 12 * rounds; ++k) {
      life.simulator->run(1);
      const bool a = life.value("task.shown", 0) > 0, b = life.value("task.shown", 1) > 0;
      best_shown += a, worst_shown += b;
      best += a && life.value("basal_ganglia/choice.choice", 0) > 0;
      worst += b && life.value("basal_ganglia/choice.choice", 1) == 0;
      life.simulator->run(1);
    }
    return {best / best_shown, worst / worst_shown};
  }
};

struct Medication {
  double right_sign = 0;  // share of groups in which medication turns the balance from stick to carrot
  double carrot = 0;      // choose best minus avoid worst, with and without medication
  double stick = 0;
};

/// `cells`: what differs in parts of nested genomes.
Medication medication(int groups, const Overrides& cells) {
  Overrides on, off;
  on.push_back({"basal_ganglia.tonic", "0.8"});
  off.push_back({"basal_ganglia.tonic", "-0.8"});
  off.push_back({"brain.seed", "2"});
  Subjects with(on, cells), without(off, cells);
  constexpr int group = 20;
  Medication result;
  for (int g = 0; g < groups; ++g) {
    double carrot = 0, stick = 0;
    for (int k = 0; k < group; ++k) {
      const auto a = with.next(), b = without.next();
      carrot += (a.choose_best - a.avoid_worst) / group, stick += (b.choose_best - b.avoid_worst) / group;
    }
    result.right_sign += (carrot > stick) / static_cast<double>(groups);
    result.carrot += carrot / groups, result.stick += stick / groups;
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(basal_ganglia)

BOOST_AUTO_TEST_CASE(a_gate_that_learns_from_reward_makes_a_working_memory) {
  const std::string source = "O'Reilly & Frank 2006; an epoch of 100 trials, illustrative";
  int slowest = 0;
  double worst = 1;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Gating found = gating(seed);
    slowest = std::max(slowest, found.epochs), worst = std::min(worst, found.last);
  }
  report({.target = "T-M6",
          .what = "store, ignore, recall: epochs to 95 % right, the slowest of five",
          .measured = double(slowest),
          .bar = {1, 199},
          .wanted = "fewer than 200",
          .source = source});
  report({.target = "T-M6",
          .what = "share of right answers in epochs 191 to 200, the worst of five",
          .measured = worst,
          .bar = {0.95, 1},
          .wanted = "above 0.95",
          .source = source});
  report({.target = "T-M6",
          .what = "ablation: no gate, everything enters; share of right answers",
          .measured = gating(1, {{"prefrontal.threshold", "-1"}}).last,
          .bar = {0.2, 0.3},
          .wanted = "chance, 0.25",
          .source = "ablation"});
  report({.target = "T-M6",
          .what = "ablation: the gate stays closed; share of right answers",
          .measured = gating(1, {{"prefrontal.threshold", "2"}}).last,
          .bar = {0.2, 0.3},
          .wanted = "chance, 0.25",
          .source = "ablation"});
  report({.target = "T-M6",
          .what = "ablation: no dopamine, a gate at random; share of right answers",
          .measured = gating(1, {{"projections.dopamine", "none"}}).last,
          .bar = {0.2, 0.4},
          .wanted = "near chance",
          .source = "ablation"});
}

BOOST_AUTO_TEST_CASE(much_dopamine_learns_from_the_carrot_and_little_from_the_stick) {
  const Medication found = medication(100, {});
  const std::string source = "Frank, Seeberger & O'Reilly 2004; Collins & Frank 2014";
  report({.target = "T-E8",
          .what = "groups of 20 in which medication turns the balance from avoiding the worst to choosing the best, "
                  "share of 100",
          .measured = found.right_sign,
          .bar = {0.95, 1},
          .wanted = "more than 0.95",
          .source = source});
  report({.target = "T-E8",
          .what = "choose best minus avoid worst, on minus off medication",
          .measured = found.carrot - found.stick,
          .bar = {0.1, 1},
          .wanted = "more than 0.1",
          .source = source});
  report({.target = "T-E8",
          .what = "choose best minus avoid worst, on medication",
          .measured = found.carrot,
          .bar = {0.01, 1},
          .wanted = "above 0",
          .source = source});
  report({.target = "T-E8",
          .what = "choose best minus avoid worst, off medication",
          .measured = found.stick,
          .bar = {-1, -0.01},
          .wanted = "below 0",
          .source = source});
  const Medication deaf = medication(20, {{"basal_ganglia/go.gain", "1"}, {"basal_ganglia/nogo.gain", "1"}});
  report({.target = "T-E8",
          .what = "ablation: cells that do not hear tonic dopamine; on minus off",
          .measured = deaf.carrot - deaf.stick,
          .bar = {-0.05, 0.05},
          .wanted = "0",
          .source = "ablation"});
}

BOOST_AUTO_TEST_CASE(without_dopamine_no_synapse_of_go_or_no_go_cells_changes_by_a_bit) {
  const auto changed = [](const Overrides& cut) {
    const Life life(ready_made("carrot-and-stick", cut));
    life.simulator->run(720);
    return static_cast<double>((vector_of(life, "basal_ganglia/cortex_go.w").array() != 1).count() +
                               (vector_of(life, "basal_ganglia/cortex_nogo.w").array() != 1).count());
  };
  report({.target = "T-M5",
          .what = "basal ganglia: weights of 72 that differ by a bit after 360 choices, dopamine 0",
          .measured = changed({{"projections.dopamine", "none"}}),
          .bar = {0, 0},
          .wanted = "0",
          .source = "three-factor gating"});
  // Each of six symbols is chosen some time: six go and six no-go weights.
  report({.target = "T-M5",
          .what = "ablation: with dopamine; weights that differ",
          .measured = changed({}),
          .bar = {12, 12},
          .wanted = "12: those of chosen symbols",
          .source = "ablation"});
}

BOOST_AUTO_TEST_SUITE_END()
