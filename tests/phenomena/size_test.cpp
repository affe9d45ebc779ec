// SPDX-License-Identifier: Apache-2.0
// More of a part that learns from scratch does better: amygdala, basal ganglia, memory bank. Without learning, more of it is nothing.
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;

namespace {

const std::string folder = std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/";

std::string flat(const std::string& toml) { return anlage::parse_genome(toml, "test.toml").resolved_toml(); }

/// A sparse code of `cells` cells, of length 1 on the average whatever their number.
std::string code(const std::string& from, int cells) {
  return region("code", "KWinners", cells) +
         wire(from, "code.drive", "connection = { type = \"LocalRandom\", fan_in = 3, weights = \"drawn\", w = \"normal 0 1\" }\n") +
         region("axons", "Readout", cells, "gain = " + std::to_string(std::sqrt(1 / (0.05 * cells))) + "\n") +
         wire("code.rate", "axons.drive");
}

const std::string friedman = "[world.stream]\ntype = \"Friedman\"\nsamples = 1600\ntests = 1000\n";

/// Mean square of what `answer` misses of the target, over the samples that were never learned from.
double missed(const Life& life, const std::string& answer) {
  life.simulator->set("stream.split", "test");
  double sum = 0;
  constexpr int ticks = 1000;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    sum += std::pow(life.value(answer) - life.value("stream.y"), 2) / ticks;
  }
  return sum;
}

/// How much danger comes is a noisy function of ten numbers, met as a sparse code in one place.
double amygdala(int cells, bool learns) {
  const Life life(flat("[brain]\nname = \"danger\"\ntick = \"100 ms\"\nseed = 2\n" + friedman + code("stream.x", cells) +
                       "[regions.amygdala]\ngenome = \"" + folder + "dopamine/amygdala.toml\"\n[steering.teacher]\ntype = \"TargetError\"\n" +
                       wire("axons.rate", "amygdala.cue") + wire("axons.rate", "amygdala.place") +
                       wire("amygdala.value", "teacher.prediction") + wire("stream.y", "teacher.target") +
                       wire("teacher.error", "amygdala.supervision")));
  if (!learns) life.simulator->set_learning(false);
  life.simulator->run(32000);
  life.simulator->set_learning(false);
  return missed(life, "amygdala/value.rate");
}

/// The same function, kept as single memories.
double memory_bank(int slots, bool writes) {
  const Life life("[brain]\nname = \"episodes\"\nseed = 2\n" + friedman +
                  "[regions.bank]\ntype = \"MemoryBank\"\nwriting = \"always\"\nslots = " + std::to_string(slots) + "\n" +
                  wire("stream.x", "bank.key") + wire("stream.y", "bank.value"));
  if (!writes) life.simulator->set("bank.writing", "never");
  life.simulator->run(1600);
  life.simulator->set("bank.writing", "never");
  return missed(life, "bank.recalled");
}

/// Which of four actions pays depends on which of forty states it is; states are met as a sparse code.
/// The share of wrong actions where the best known one is taken.
double basal_ganglia(int cells, bool dopamine) {
  const Life life(flat(
      "[brain]\nname = \"habits\"\ntick = \"100 ms\"\nseed = 4\n[world.states]\ntype = \"PatternStream\"\nsize = { unit = 30 }\npatterns = 40\n" +
      code("states.x", cells) + "[regions.right]\ntype = \"BoltzmannChoice\"\nsize = { n = 4 }\nbeta = 1000\n" +
      wire("states.which", "right.drive", dense("normal 0 1")) + "[regions.basal_ganglia]\ngenome = \"" + folder +
      "dopamine/basal_ganglia.toml\"\n[steering.taste]\ntype = \"SquaredErrorReward\"\n" + region("expectation", "Readout", 1) +
      "[steering.vta]\ntype = \"HindsightError\"\nhorizon = 0\n" + wire("axons.rate", "basal_ganglia.context") +
      wire("basal_ganglia.choice", "basal_ganglia.efference", {}, 1) + wire("basal_ganglia.choice", "taste.prediction", {}, 1) +
      wire("right.choice", "taste.target") +
      named("critic", "axons.rate", "expectation.drive", dense("zero") + learns("Corticostriatal", "error = \"vta.error\"", ", eta = 0.05")) +
      wire("expectation.rate", "vta.prediction") + wire("taste.reward", "vta.truth", "connection = { type = \"OneToOne\", w = \"constant 1\" }\n") +
      (dopamine ? wire("vta.error", "basal_ganglia.dopamine", "connection = { type = \"OneToOne\" }\n") : std::string())));
  life.simulator->run(20000);
  life.simulator->set_learning(false);
  int wrong = 0;
  constexpr int ticks = 2000;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    Eigen::Index best = 0, right = 0;
    vector_of(life, "basal_ganglia/thalamus.rate").maxCoeff(&best);
    vector_of(life, "right.choice").maxCoeff(&right);
    wrong += best != right ? 1 : 0;
  }
  return static_cast<double>(wrong) / ticks;
}

void more_is_better(const std::string& part, const std::string& what, const std::array<double, 3>& error, double frozen,
                    const std::string& source) {
  for (std::size_t k = 1; k < 3; ++k)
    report({.target = "T-H1",
            .what = part + ": " + what + (k == 1 ? ", 4 times the smallest" : ", 16 times the smallest") + ", over that of a quarter of it",
            .measured = error[k] / error[k - 1],
            .bar = {0, 0.99},
            .wanted = "below 1",
            .source = source});
  report({.target = "T-H1",
          .what = "ablation: " + part + " that learns nothing: " + what + ", 16 times the smallest over the smallest",
          .measured = frozen,
          .bar = {0.95, 1.05},
          .wanted = "1: size alone is nothing",
          .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(size)

BOOST_AUTO_TEST_CASE(a_larger_amygdala_knows_better_what_is_coming) {
  // Plastic synapses are twice the cells: 200, 800, 3200.
  more_is_better("amygdala, 200, 800 and 3200 plastic synapses", "squared error",
                 {amygdala(100, true), amygdala(400, true), amygdala(1600, true)}, amygdala(1600, false) / amygdala(100, false),
                 "Friedman 1991, noise 1; illustrative");
}

BOOST_AUTO_TEST_CASE(a_larger_memory_bank_knows_better_what_is_coming) {
  // A slot keeps ten numbers of the key and one of the value: 1100, 4400, 17600 plastic numbers.
  more_is_better("memory bank, 1100, 4400 and 17600 plastic numbers", "squared error",
                 {memory_bank(100, true), memory_bank(400, true), memory_bank(1600, true)},
                 memory_bank(1600, false) / memory_bank(100, false), "Friedman 1991, noise 1; illustrative");
}

BOOST_AUTO_TEST_CASE(larger_basal_ganglia_choose_better) {
  // Go and no-go synapses of four actions: 8 a cell.
  more_is_better("basal ganglia, 160, 640 and 2560 plastic synapses", "share of wrong actions",
                 {basal_ganglia(20, true), basal_ganglia(80, true), basal_ganglia(320, true)},
                 basal_ganglia(320, false) / basal_ganglia(20, false), "forty states, four actions; illustrative");
}

BOOST_AUTO_TEST_SUITE_END()
