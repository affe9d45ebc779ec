// SPDX-License-Identifier: Apache-2.0
// One cell with a thousand inputs whose synapses change by the times of spikes (Song, Miller & Abbott 2000, Nature Neuroscience
// 3:919-926): weights part into strong and weak ones, and the cell's rate hardly follows that of its inputs. With a change that
// depends on the weight (van Rossum, Bi & Turrigiano 2000, Journal of Neuroscience 20:8812-8821) they stay together.
#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string song = "Song, Miller & Abbott 2000", rossum = "van Rossum, Bi & Turrigiano 2000";
const std::string additive = "mu_plus = 0, mu_minus = 0", multiplicative = "mu_plus = 1, mu_minus = 1";
constexpr double top = 0.015;  // the largest conductance, in units of the leak

/// Their cell: tau_m 10 ms, rest -74 mV, threshold -54 mV, reset -60 mV; tau 20 ms both ways, A- / A+ = 1.05, A+ = 0.005.
std::string cell(double rate, const std::string& rule) {
  return "[brain]\nname = \"song\"\ntick = \"1 ms\"\n[world.inputs]\ntype = \"PoissonStream\"\nsize = { n = 1000 }\nrate = " +
         std::to_string(rate) +
         "\n[regions.cell]\ntype = \"LifCells\"\nsize = { n = 1 }\nsynapse = \"conductance\"\ntau_m = 0.01\nC_m = 0.01\n"
         "E_L = -0.074\nV_th = -0.054\nV_reset = -0.06\nt_ref = 0\ntau_syn_ex = 0.005\n" +
         named("joined", "inputs.spike", "cell.excitation", dense("uniform 0 0.015") +
               "learning = { type = \"PairStdp\", Wmax = 0.015, lambda = 0.005, alpha = 1.05, " + rule +
               ", then = [ { type = \"Bounds\", min = 0, max = 0.015 } ] }\n");
}

struct Grown {
  double near_a_bound = 0;  ///< share of the weights within a tenth of 0 or of the largest
  double rate = 0;          ///< of the cell in the last twenty seconds [Hz]
};

Grown grow(double rate, const std::string& rule, bool learns = true, int seconds = 100) {
  Life life(cell(rate, rule));
  life.simulator->set_learning(learns);
  life.simulator->run((seconds - 20) * 1000);
  Grown grown;
  for (int tick = 0; tick < 20000; ++tick) {
    life.simulator->run(1);
    grown.rate += life.value("cell.spike") / 20;
  }
  const Matrix w = matrix_of(life, "joined.w");
  grown.near_a_bound = ((w.array() < 0.1 * top) || (w.array() > 0.9 * top)).cast<double>().mean();
  return grown;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(song_miller_abbott)

BOOST_AUTO_TEST_CASE(weights_part_into_strong_and_weak_ones) {
  report({.target = "T-D5", .what = "weights within a tenth of a bound, 1000 inputs of 15 Hz, 800 s", .measured = grow(15, additive, true, 800).near_a_bound,
          .bar = {.low = 0.8}, .wanted = "two peaks at the bounds", .source = song});
}

BOOST_AUTO_TEST_CASE(weights_stay_together_where_their_change_depends_on_them) {
  report({.target = "T-D5", .what = "ablation: weights within a tenth of a bound, change in proportion to the distance from the bound",
          .measured = grow(15, multiplicative).near_a_bound, .bar = {.high = 0.2}, .wanted = "one peak", .source = rossum});
}

BOOST_AUTO_TEST_CASE(the_rate_of_the_cell_hardly_follows_that_of_its_inputs) {
  const double slow = grow(15, additive).rate, fast = grow(30, additive).rate;
  BOOST_TEST_MESSAGE("15 Hz in: " << slow << " Hz out, 30 Hz in: " << fast << " Hz out");
  report({.target = "T-D5", .what = "factor of the cell's rate when inputs go from 15 to 30 Hz", .measured = fast / slow,
          .bar = {0.6, 1.6}, .wanted = "near 1", .source = song});
}

BOOST_AUTO_TEST_CASE(the_rate_of_the_cell_follows_steeply_where_nothing_is_learned) {
  const double slow = grow(15, additive, false, 40).rate, fast = grow(30, additive, false, 40).rate;
  BOOST_TEST_MESSAGE("15 Hz in: " << slow << " Hz out, 30 Hz in: " << fast << " Hz out");
  report({.target = "T-D5", .what = "ablation: the same factor without learning", .measured = fast / slow, .bar = {.low = 2},
          .wanted = "more than the factor of the inputs", .source = song});
}

BOOST_AUTO_TEST_SUITE_END()
