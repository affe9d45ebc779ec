// SPDX-License-Identifier: Apache-2.0
// What the hippocampus has learned at once, cortex learns at night from its replays; in the morning it knows it without the hippocampus.
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "McClelland, McNaughton & O'Reilly 1995; numbers illustrative", brain = "sleep";
constexpr int seeds = 5;

/// Mean square of what is wrong about what comes next, 1 where nothing is known, in the exams of evening and morning.
struct Exams {
  double evening = 0, hippocampus = 0, morning = 0;
};

Exams exams(const std::string& damage = {}, bool kept_awake = false) {
  Exams mean;
  for (int seed = 1; seed <= seeds; ++seed) {
    std::vector<anlage::Override> changes;
    changes.push_back({"brain.seed", std::to_string(seed)});
    changes.push_back({"experimenter.value", kept_awake ? "1" : "0"});
    const Life life(ready_made(brain, changes) + damage);
    const auto exam = [&](const char* answer) {
      const Vector given = vector_of(life, answer), right = vector_of(life, "route.clean");
      return (given - right).squaredNorm() / static_cast<double>(right.size());
    };
    life.simulator->run(60);
    life.simulator->set_learning(false);
    for (int t = 0; t < 20; ++t) {
      life.simulator->run(1);
      mean.evening += exam("cortex.rate") / 20 / seeds, mean.hippocampus += exam("hippocampus.recalled") / 20 / seeds;
    }
    life.simulator->set_learning(true);
    life.simulator->set("route.hide", "1");
    life.simulator->run(2520);
    life.simulator->set_learning(false);
    life.simulator->set("route.hide", "0");
    life.simulator->run(1);  // nothing was there before the first place
    for (int t = 0; t < 19; ++t) {
      life.simulator->run(1);
      mean.morning += exam("cortex.rate") / 19 / seeds;
    }
  }
  return mean;
}

std::string at_night(const char* verb, const char* target) {
  std::string text = "[[interventions]]\ntick = 80\n";
  return text.append(verb).append(" = \"").append(target).append("\"\n");
}

void knows_no_more(const std::string& what, const Exams& found) {
  report({.target = "T-G6", .what = "ablation: " + what + ": error of cortex in the morning", .measured = found.morning, .bar = {.low = 0.6}, .wanted = "as in the evening", .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sleep_replay)

BOOST_AUTO_TEST_CASE(what_was_met_three_times_moves_to_cortex_at_night) {
  const Exams found = exams();
  report({.target = "T-G6", .what = "error of the hippocampus after three walks", .measured = found.hippocampus, .bar = {0, 0.01}, .wanted = "0: at once", .source = source});
  report({.target = "T-G6", .what = "error of cortex in the evening", .measured = found.evening, .bar = {.low = 0.6}, .wanted = "large: slowly", .source = source});
  report({.target = "T-G6", .what = "error of cortex in the morning, the hippocampus dead", .measured = found.morning, .bar = {0, 0.1}, .wanted = "small", .source = source});
}

BOOST_AUTO_TEST_CASE(without_sleep_or_replay_it_stays_where_it_was) {
  knows_no_more("kept awake all night", exams("", true));
  knows_no_more("replay does not reach cortex", exams(at_night("cut", "ripples")));
  knows_no_more("the hippocampus dies before the night", exams(at_night("lesion", "hippocampus")));
}

BOOST_AUTO_TEST_SUITE_END()
