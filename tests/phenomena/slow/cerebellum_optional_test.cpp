// SPDX-License-Identifier: Apache-2.0
// An agent with cortex, striatum and steering, with a cerebellum and without.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;

namespace {

constexpr int length = 400, pairs = 40, onset = 100,
              interval = 50;  // ticks of 5 ms; reaches of an exam, each with its way back
constexpr std::uint64_t exam = 2 * pairs * length, training = 128000;
const std::string source = "own protocol; illustrative";

std::string agent(const std::vector<Override>& more = {}) { return ready_made("cerebellum-optional", more); }

/// The agent's genome without any part or projection whose table names the cerebellum.
std::string removed() {
  std::istringstream lines(agent());
  std::string table, all, line;
  const auto keep = [&] {
    if (table.find("cerebellum/") == std::string::npos) all += table;
    table.clear();
  };
  while (std::getline(lines, line)) {
    if (line.starts_with("[")) keep();
    table += line + "\n";
  }
  keep();
  return all;
}

struct Score {
  double endpoint = 0;  ///< mean distance of the hand from where it is to arrive, when it is to be there [mm]
  double settling = 0;  ///< mean time after that for which it is farther than 10 mm away [ms]
  double success = 0;   ///< share of the reaches that are rewarded
  double closure = 0;   ///< widest closure of the eyelid after the tone that comes alone
  double peak = 0;      ///< when, after the tone's onset [ms]
  double fault = 0;     ///< faults of any part
};

/// `life` is taught and then examined without learning.
Score scored(const Life& life) {
  life.simulator->run(exam);
  life.simulator->run(training);
  life.simulator->set_learning(false);
  Score found;
  bool moving = false, arrived = false;
  double rewards = 0;
  for (std::uint64_t t = 0; t < exam; ++t) {
    life.simulator->run(1);
    const auto off = [&](const std::string& of) {
      return 1000 * std::hypot(life.value(of, 0) - life.value("task.target", 0),
                               life.value(of, 1) - life.value("task.target", 1));
    };
    if (life.value("task.first") != 0) moving = arrived = false;
    const bool under_way = off("task.wanted") > 1e-3;
    if (moving && !under_way && !arrived) arrived = true, found.endpoint += off("arm.hand") / (2 * pairs);
    moving = moving || (under_way && off("task.wanted") < 99);
    if (arrived && off("arm.hand") > 10) found.settling += 5.0 / (2 * pairs);
    rewards += life.value("task.reward");
    const std::uint64_t trial = t / length % 20, place = t % length;
    if (trial == 19 && t < 20 * length && life.value("eyelid.closure") > found.closure)
      found.closure = life.value("eyelid.closure"), found.peak = (static_cast<double>(place) - onset) * 5;
  }
  found.success = rewards / pairs;
  found.fault = static_cast<double>(life.simulator->faults().size());
  BOOST_TEST_MESSAGE("endpoint " << found.endpoint << " mm, settling " << found.settling << " ms, success "
                                 << found.success << ", closure " << found.closure << " at " << found.peak << " ms");
  return found;
}

/// Lives of three seeds.
std::vector<Score> lives(const std::string& more) {
  std::vector<Score> found;
  for (const std::string seed : {"1", "2", "3"}) found.push_back(scored(Life(agent({{"brain.seed", seed}}) + more)));
  return found;
}
const std::vector<Score>& with() {
  static const std::vector<Score> scores = lives("");
  return scores;
}
const std::vector<Score>& without() {
  static const std::vector<Score> scores = lives("\n[[interventions]]\ntick = 0\nlesion = \"cerebellum\"\n");
  return scores;
}

/// Largest of three seeds.
template <class Of>
double largest(Of of) {
  return std::max({of(0), of(1), of(2)});
}

void row(const std::string& what, double measured, Bar bar, const std::string& wanted) {
  report({.target = "T-F7", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cerebellum_optional)

BOOST_AUTO_TEST_CASE(an_agent_without_a_cerebellum_gets_what_it_wants_and_takes_longer) {
  const auto failures = [](const std::vector<Score>& of) {
    return largest([&](std::size_t k) { return 1 - of[k].success; });
  };
  row("agent without a cerebellum: share of the reaches that are rewarded, worst of three seeds",
      1 - failures(without()), {0.9, 1}, "> 90 %");
  row("agent with a cerebellum: the same", 1 - failures(with()), {0.9, 1}, "> 90 %");
  row("faults in a life without a cerebellum", largest([](std::size_t k) { return without()[k].fault; }), {0, 0},
      "nothing crashes");
}

BOOST_AUTO_TEST_CASE(a_cerebellum_makes_it_exact_and_quick) {
  row("endpoint error, with a cerebellum over without, worst of three seeds",
      largest([](std::size_t k) { return with()[k].endpoint / without()[k].endpoint; }), {0, 0.5},
      "lower by more than half");
  row("time to settle, with a cerebellum over without, worst of three seeds",
      largest([](std::size_t k) { return with()[k].settling / without()[k].settling; }), {0, 0.5},
      "lower by more than half: without it, later");
  const Score deaf = scored(Life(agent({{"projections.motor_error.connection.w", "constant 0"}})));
  row("ablation: a cerebellum that hears of no motor error: endpoint error over that without a cerebellum",
      deaf.endpoint / without()[0].endpoint, {0.9, 1.1}, "1: what it has learned makes the difference");
}

BOOST_AUTO_TEST_CASE(only_a_cerebellum_tells_when_to_blink) {
  row("closure after a tone that comes alone, with a cerebellum, least of three seeds",
      -largest([](std::size_t k) { return -with()[k].closure; }), {0.2, 1}, "acquired");
  row("when it is widest, puff due at 250 ms: largest error",
      largest([](std::size_t k) { return std::abs(with()[k].peak / (interval * 5) - 1); }), {0, 0.15}, "T-F1 timing");
  row("ablation: closure without a cerebellum", largest([](std::size_t k) { return without()[k].closure; }), {0, 0.01},
      "never acquired");
}

BOOST_AUTO_TEST_CASE(the_striatum_is_what_knows_where_to_reach) {
  // Four places: a quarter by chance, standard error of forty reaches 0.07.
  const Score dull =
      scored(Life(agent({{"projections.reward.connection", "{ type = \"OneToOne\", w = \"constant 0\" }"}})));
  row("ablation: no reward reaches dopamine: share of the reaches that would be rewarded", dull.success, {0.05, 0.45},
      "a quarter");
}

BOOST_AUTO_TEST_CASE(a_genome_without_a_cerebellum_is_a_genome) {
  Life lesioned(agent() + "\n[[interventions]]\ntick = 0\nlesion = \"cerebellum\"\n"), absent(removed());
  double difference = 0;
  for (int t = 0; t < 20000; ++t) {
    lesioned.simulator->run(1), absent.simulator->run(1);
    for (const int axis : {0, 1})
      difference = std::max(difference, std::abs(lesioned.value("arm.hand", axis) - absent.value("arm.hand", axis)));
  }
  row("hand of an agent that never had a cerebellum, and of one that lost it at birth: largest distance in 100 s [m]",
      difference, {0, 0}, "0");
}

BOOST_AUTO_TEST_SUITE_END()
