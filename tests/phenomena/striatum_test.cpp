// SPDX-License-Identifier: Apache-2.0
// Striatum: one short-term predictor, whatever supervises it.
#include "support/brain_life.hpp"
#include "support/science.hpp"

#include <set>
#include <sstream>

using namespace anlage::test;
using anlage::Override;

namespace {

const std::string folder = std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/";
const std::string striatum = "[regions.striatum]\ngenome = \"" + folder + "dopamine/striatum.toml\"\n";

/// Flat, with other values in parts of nested genomes, which only what is flat can be told.
std::string resolved(const std::string& toml, const std::vector<Override>& overrides = {}) {
  return anlage::parse_genome(anlage::parse_genome(toml, "test.toml").resolved_toml(), "test.toml", overrides)
      .resolved_toml();
}

/// x(t + 1) = 0.9 x(t) + noise of deviation 0.02, its truth, and a striatum that foretells it five ticks ahead.
std::string autoregression(const std::vector<Override>& overrides = {}) {
  return resolved(
      "[brain]\nname = \"ar1\"\ntick = \"100 ms\"\nseed = 3\n[world.noise]\ntype = \"GaussianStream\"\nsd = "
      "\"0.02\"\n" +
          region("signal", "Readout", 1) + striatum + "[steering.hindsight]\ntype = \"HindsightError\"\nhorizon = 5\n" +
          wire("noise.x", "signal.drive") +
          wire("signal.rate", "signal.drive", "connection = { type = \"OneToOne\", w = \"constant 0.9\" }\n", 1) +
          wire("signal.rate", "striatum.context") + wire("striatum.foretold", "hindsight.prediction") +
          wire("signal.rate", "hindsight.truth") + wire("hindsight.error", "striatum.supervision"),
      overrides);
}

struct Predictor {
  double weight = 0;    // mean of D1 minus D2
  double fraction = 0;  // of the variance that stays unforetold
};

Predictor learned(const std::string& genome) {
  const Life life(genome);
  life.simulator->run(40000);
  constexpr int ticks = 400000;
  double weight = 0, errors = 0, signals = 0;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    errors += std::pow(life.value("hindsight.error"), 2), signals += std::pow(life.value("signal.rate"), 2);
    if (t % 50 == 0)
      weight += matrix_of(life, "striatum/cortex_d1.w")(0, 0) - matrix_of(life, "striatum/cortex_d2.w")(0, 0);
  }
  return {weight / (ticks / 50), errors / signals};
}

constexpr int trial = 40, cue = 10, outcome = 20;  // ticks of 0.1 s in apps/brains/striatum

/// What a structure foretells in each tick of a trial after `n` others, feeding, danger and company in turn.
Vector foretold(const Life& life, const std::string& structure, int n = 0) {
  life.simulator->run(static_cast<std::uint64_t>(trial * n));
  return record(life, structure + "/prediction.rate", trial);
}

const std::vector<std::string> structures{"putamen", "accumbens", "central_amygdala", "lateral_septum"};

/// Largest prediction of each structure in each kind of trial, [structure x trial].
Matrix answers(const std::vector<Override>& overrides = {}) {
  const Life life(ready_made("striatum", overrides));
  life.simulator->run(trial * 600);
  life.simulator->set_learning(false);
  Matrix largest = Matrix::Zero(4, 3);
  for (int kind = 0; kind < 3; ++kind)
    for (int t = 0; t < trial; ++t) {
      life.simulator->run(1);
      for (int k = 0; k < 4; ++k)
        largest(k, kind) =
            std::max(largest(k, kind), life.value(structures[static_cast<std::size_t>(k)] + "/prediction.rate"));
    }
  return largest;
}

/// Tables of a resolved genome that belong to a nested one as a whole, without its name; as a set, for order says
/// nothing.
std::multiset<std::string> genes_of(const std::string& text, const std::string& name) {
  std::multiset<std::string> found;
  std::istringstream in(text);
  std::string line, table;
  const auto keep = [&] {
    const auto ends_inside = [&](const char* end) {
      const std::size_t at = table.find(end);
      return at == std::string::npos || table.compare(at + std::string(end).size(), name.size() + 1, name + "/") == 0;
    };
    const bool part = table.find(name + "/") != std::string::npos && table.rfind("[figures", 0) != 0;
    const bool own = part && ends_inside("\nfrom = \"") && ends_inside("\nto = \"");
    for (std::size_t at = 0; own && (at = table.find(name + "/", at)) != std::string::npos;)
      table.erase(at, name.size() + 1);
    if (own) found.insert(table);
    table.clear();
  };
  while (std::getline(in, line)) {
    if (line.rfind("[", 0) == 0) keep();
    table += line + "\n";
  }
  keep();
  return found;
}

/// Mean squared error on a noisy function of ten numbers, foretold from a sparse code of `cells` cells.
double friedman_error(int cells, bool learns = true) {
  const double scale = std::sqrt(0.5 / (0.05 * cells));
  const Life life(resolved(
      "[brain]\nname = \"scale\"\ntick = \"100 ms\"\nseed = 2\n[world.stream]\ntype = \"Friedman\"\nsamples = "
      "30000\ntests = 5000\n" +
      region("code", "KWinners", cells) + "[regions.scaled]\ntype = \"Readout\"\ngain = " + std::to_string(scale) +
      "\n" + region("line", "Readout", 1) + striatum +
      "[steering.hindsight]\ntype = \"HindsightError\"\nhorizon = 5\n" +
      wire("stream.x", "code.drive",
           "connection = { type = \"LocalRandom\", fan_in = 3, weights = \"drawn\", w = \"normal 0 1\" }\n") +
      wire("code.rate", "scaled.drive") + wire("scaled.rate", "striatum.context") +
      wire("striatum.foretold", "hindsight.prediction") + wire("stream.y", "line.drive", {}, 5) +
      wire("line.rate", "hindsight.truth") + wire("hindsight.error", "striatum.supervision")));
  life.simulator->set_learning(learns);
  life.simulator->run(30000);
  life.simulator->set_learning(false);
  life.simulator->set("stream.split", "test");
  life.simulator->run(10);
  double error = 0;
  constexpr int ticks = 5000;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    error += std::pow(life.value("hindsight.error"), 2) / ticks;
  }
  return error;
}

/// Weights that differ after 200 ticks of activity and a supervision of `error`.
double changed(double error) {
  const Life life(resolved(
      "[brain]\nname = \"gated\"\ntick = \"100 ms\"\n[world.noise]\ntype = \"UniformStream\"\nsize = { input = 50 }\n" +
      striatum + "[regions.line]\ntype = \"Constant\"\nvalue = " + std::to_string(error) + "\n" +
      wire("noise.x", "striatum.context") + wire("line.rate", "striatum.supervision")));
  double different = 0;
  for (const char* field : {"striatum/cortex_d1.w", "striatum/cortex_d2.w"})
    set_matrix(life, field, Matrix::Constant(1, 50, 0.7));
  life.simulator->run(200);
  for (const char* field : {"striatum/cortex_d1.w", "striatum/cortex_d2.w"})
    different += static_cast<double>((vector_of(life, field).array() != double(0.7F)).count());
  return different;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(striatum_)

BOOST_AUTO_TEST_CASE(a_signal_that_forgets_is_foretold_as_well_as_can_be) {
  // Best linear prediction h ticks ahead is a^h x, and 1 - a^2h of the variance stays: a = 0.9, h = 5: 0.59049,
  // 0.65132.
  const Predictor found = learned(autoregression());
  report({.target = "T-E1",
          .what = "weight of a prediction five ticks ahead, a = 0.9",
          .measured = found.weight,
          .bar = {0.59049 * 0.98, 0.59049 * 1.02},
          .wanted = "0.590",
          .source = "a^h, Widrow & Hoff 1960"});
  report({.target = "T-E1",
          .what = "variance that stays unforetold, share",
          .measured = found.fraction,
          .bar = {0.65132 * 0.98, 0.65132 * 1.02},
          .wanted = "0.651",
          .source = "1 - a^2h"});
  const Predictor blind =
      learned(autoregression({{"striatum/cortex_d1.learning.lag", "0"}, {"striatum/cortex_d2.learning.lag", "0"}}));
  report({.target = "T-E1",
          .what = "ablation: eligibility of the moment of the error; variance that stays",
          .measured = blind.fraction,
          .bar = {1, unbounded},
          .wanted = "1.87 = 1 + a^-2h - 2: worse than no prediction",
          .source = "E[e x] = 0 at w = a^-h"});
}

BOOST_AUTO_TEST_CASE(a_cue_is_answered_before_the_outcome_and_no_longer_when_none_follows) {
  const std::vector<Override> sessions{{"chamber.events", "danger light 1 1; danger shock 2 0.5; quiet light 1 1"},
                                       {"chamber.schedule", "200 danger; 200 quiet"}};
  const Life life(ready_made("striatum", sessions));
  const Vector naive = foretold(life, "central_amygdala"), trained = foretold(life, "central_amygdala", 197);
  report({.target = "T-E1",
          .what = "shock foretold 0.5 s before it comes, after 200 trials",
          .measured = trained[outcome - 5],
          .bar = {0.9, 1.1},
          .wanted = "1, 200 to 1000 ms ahead",
          .source = "short-term prediction"});
  report({.target = "T-E1",
          .what = "the same in the first trial",
          .measured = naive.cwiseAbs().maxCoeff(),
          .bar = {0, 0},
          .wanted = "0",
          .source = "learned from scratch"});
  life.simulator->run(trial);
  report({.target = "T-E1",
          .what = "what is left of it after 200 trials without",
          .measured = foretold(life, "central_amygdala", 199)[outcome - 5],
          .bar = {-0.05, 0.05},
          .wanted = "0",
          .source = "extinction"});
  std::vector<Override> cut = sessions;
  cut.push_back({"projections.fear.connection", "{ type = \"OneToOne\", w = \"constant 0\" }"});
  report({.target = "T-E1",
          .what = "ablation: no supervision; largest prediction after 200 trials",
          .measured = foretold(Life(ready_made("striatum", cut)), "central_amygdala", 199).maxCoeff(),
          .bar = {0, 0.01},
          .wanted = "0",
          .source = "ablation"});
}

BOOST_AUTO_TEST_CASE(one_patch_of_striatum_is_told_apart_by_its_supervisor_alone) {
  const Matrix usual = answers();
  const Matrix wanted{{0.960, 0, 0}, {0.2, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  const char* lines[] = {"reward that is to come", "taste", "heart", "nearness"};
  for (int k = 0; k < 4; ++k) {
    Eigen::Index own = 0;
    wanted.row(k).maxCoeff(&own);
    Vector others = usual.row(k);
    const double answer = others[own];
    others[own] = 0;
    report({.target = "T-E2",
            .what = structures[static_cast<std::size_t>(k)] + " supervised by " + lines[k] +
                    ": answer to its own cue, part of what is due",
            .measured = answer / wanted(k, own),
            .bar = {0.9, 1.1},
            .wanted = "1",
            .source = "striatal uniformity"});
    report({.target = "T-E2",
            .what = structures[static_cast<std::size_t>(k)] + ": largest answer to other cues, part of that",
            .measured = others.cwiseAbs().maxCoeff() / answer,
            .bar = {0, 0.05},
            .wanted = "0",
            .source = "striatal uniformity"});
  }
  const std::string text = ready_made("striatum");
  double different = 0;
  for (const std::string& name : structures) different += genes_of(text, name) == genes_of(text, "putamen") ? 0 : 1;
  BOOST_TEST(genes_of(text, "putamen").size() == 9U);  // five parts, four projections
  report({.target = "T-E2",
          .what = "structures of the four whose genes differ from the putamen's",
          .measured = different,
          .bar = {0, 0},
          .wanted = "0",
          .source = "one nested genome, no exported parameter"});
}

BOOST_AUTO_TEST_CASE(exchanged_supervisors_exchange_what_is_learned) {
  const Matrix swapped =
      answers({{"heart_line.from", "chamber.context"}, {"nearness_line.from", "chamber.punishment"}});
  report({.target = "T-E2",
          .what = "ablation: amygdala and septum with exchanged lines; amygdala's answer to the cue of danger",
          .measured = swapped(2, 1),
          .bar = {-0.05, 0.05},
          .wanted = "0",
          .source = "ablation"});
  report({.target = "T-E2",
          .what = "amygdala's answer to the cue of company then",
          .measured = swapped(2, 2),
          .bar = {0.9, 1.1},
          .wanted = "1",
          .source = "striatal uniformity"});
}

BOOST_AUTO_TEST_CASE(a_larger_striatum_foretells_better) {
  // Inputs of the spiny cells: 100, 400, 1600; plastic synapses twice that. Noise alone leaves a variance of 1.
  const double small = friedman_error(100), middle = friedman_error(400), large = friedman_error(1600);
  report({.target = "T-H1",
          .what = "striatum, 200 synapses: squared error",
          .measured = small,
          .bar = {1, 25},
          .wanted = "largest of the three",
          .source = "Friedman 1991, noise 1; illustrative"});
  report({.target = "T-H1",
          .what = "striatum, 800 synapses: squared error",
          .measured = middle,
          .bar = {1, small},
          .wanted = "smaller",
          .source = "strictly decreasing"});
  report({.target = "T-H1",
          .what = "striatum, 3200 synapses: squared error",
          .measured = large,
          .bar = {1, middle},
          .wanted = "smallest",
          .source = "strictly decreasing"});
  report({.target = "T-H1",
          .what = "ablation: striatum that learns nothing: squared error with 3200 synapses over that with 200",
          .measured = friedman_error(1600, false) / friedman_error(100, false),
          .bar = {0.99, 1.01},
          .wanted = "1: size alone is nothing",
          .source = "ablation"});
}

BOOST_AUTO_TEST_CASE(without_an_error_no_synapse_changes_by_a_bit) {
  report({.target = "T-M5",
          .what = "striatum: weights of 100 that differ by a bit after 200 ticks of activity, dopamine 0",
          .measured = changed(0),
          .bar = {0, 0},
          .wanted = "0",
          .source = "three-factor gating"});
  report({.target = "T-M5",
          .what = "ablation: a constant error of 0.01; weights that differ",
          .measured = changed(0.01),
          .bar = {100, 100},
          .wanted = "all 100",
          .source = "ablation"});
}

BOOST_AUTO_TEST_SUITE_END()
