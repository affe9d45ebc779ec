// SPDX-License-Identifier: Apache-2.0
// Rules that follow another rule on the same weights: what each of them keeps, and that their order counts.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "learned.hpp"

using namespace anlage::test;

namespace {

/// Senders say 1, 2, 3, 4 (or `start`, start + 1, …), each receiver says 1: Hebb adds eta x a tick.
std::string growing(const std::string& then, double eta, const std::string& w = "zero", double start = 1,
                    int receivers = 1, const std::string& connection = "Dense\"") {
  const std::string size = "size = { n = " + std::to_string(receivers) + " }\n";
  return brain() + part("regions", "a", "TestRamp", "size = { n = 4 }\nstep = 0\nstart = " + std::to_string(start)) +
         part("regions", "b", "TestPulse", size + "every = 1") + part("regions", "sink", "TestEcho", size) +
         projection("input", "a.rate", "sink.drive", "{ type = \"" + connection + ", w = \"" + w + "\" }",
                    "learning = { type = \"Hebb\", eta = " + std::to_string(eta) + ", then = [" + then +
                        "] }\nsignals = { y = \"b.rate\" }");
}

Vector after(const std::string& genome, std::uint64_t ticks) {
  Life life(genome);
  life.simulator->run(ticks);
  return numbers(life, "input.w");
}

void check(const Vector& w, const Vector& expected, double tolerance = 1e-6) {
  BOOST_TEST_REQUIRE(w.size() == expected.size());
  for (std::size_t k = 0; k < w.size(); ++k) BOOST_TEST(w[k] == expected[k], boost::test_tools::tolerance(tolerance));
}

bool stops_with(const std::string& genome, const std::string& words) {
  Life life(genome);
  life.simulator->run(2);
  life.simulator->flush();
  const auto problem = life.simulator->stopped_by();
  BOOST_TEST_REQUIRE(problem.has_value());
  BOOST_TEST_MESSAGE(problem->text());
  return problem->text().find(words) != std::string::npos;
}

double sum(const Vector& w) {
  double total = 0;
  for (const double each : w) total += std::abs(each);
  return total;
}

const std::string bounds = "{ type = \"Bounds\", max = 20 }", to_78 = "{ type = \"NormalizeSum\", total = 78 }";

}  // namespace

BOOST_AUTO_TEST_SUITE(wrappers)

BOOST_AUTO_TEST_CASE(bounds_hold_every_weight) {
  check(after(growing("{ type = \"Bounds\", min = 15, max = 30 }", 10), 1), {15, 20, 30, 30});
}

BOOST_AUTO_TEST_CASE(bounds_the_wrong_way_round_end_the_run) {
  BOOST_TEST(stops_with(growing("{ type = \"Bounds\", min = 2, max = 1 }", 1), "min = 2.000000 above max = 1.000000"));
  BOOST_TEST(stops_with(growing("{ type = \"SoftBounds\", min = 1, max = 1 }", 1),
                        "min = 1.000000, not below max = 1.000000"));
}

BOOST_AUTO_TEST_CASE(a_tick_too_long_for_the_chain_ends_the_run) {
  BOOST_TEST(stops_with(growing("{ type = \"BennaFusi\", tau = 0.003 }", 1), "a tick of at most tau / 4"));
}

BOOST_AUTO_TEST_CASE(the_order_of_rules_counts) {
  // Hebb: 10, 20, 30, 40. Bounds first: 10, 20, 20, 20, sum 70, scaled to 78. Sum first: 7.8, 15.6, 23.4, 31.2, then
  // cut at 20.
  check(after(growing(bounds + ", " + to_78, 10), 1), {780.0 / 70, 1560.0 / 70, 1560.0 / 70, 1560.0 / 70});
  check(after(growing(to_78 + ", " + bounds, 10), 1), {7.8, 15.6, 20, 20});
}

BOOST_AUTO_TEST_CASE(normalize_sum_keeps_the_sum_of_absolute_values) {
  const Vector w = after(growing(to_78, 0.5, "normal 0 1", -2, 3), 50);
  for (std::size_t j = 0; j < 3; ++j) BOOST_TEST(sum(row(w, 3, j)) == 78.0, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(normalize_sum_leaves_a_receiver_without_weights_alone) {
  check(after(growing(to_78, 0), 3), {0, 0, 0, 0});
}

BOOST_AUTO_TEST_CASE(normalize_sum_walks_over_lists_of_synapses) {
  // 20 receivers are two groups of sixteen places; each has two of the four senders. Lists lie as [16 x 2 groups of 2].
  const Vector w = after(growing(to_78, 0.5, "uniform 1 2", 1, 20, "FixedFanIn\", fan_in = 2"), 5);
  BOOST_TEST_REQUIRE(w.size() >= 64U);
  for (std::size_t j = 0; j < 20; ++j)
    BOOST_TEST(w[j / 16 * 32 + j % 16] + w[j / 16 * 32 + 16 + j % 16] == 78.0, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(normalize_length_keeps_the_length) {
  // Hebb alone would point to x = (1, 2, 3, 4), of length sqrt 30; scaled to length 2.
  const double unit = 2 / std::sqrt(30.0);
  check(after(growing("{ type = \"NormalizeLength\", length = 2 }", 1), 10), {unit, 2 * unit, 3 * unit, 4 * unit});
}

BOOST_AUTO_TEST_CASE(dale_sign_keeps_the_sign_of_each_sender) {
  // Senders say -1, 0, 1, 2; the last of them is inhibitory and may not grow, the first may not shrink below 0.
  check(after(growing("{ type = \"DaleSign\", inhibitory = 0.25 }", 1, "zero", -1), 3), {0, 0, 3, 0});
}

BOOST_AUTO_TEST_CASE(no_autapses_takes_the_diagonal_away) {
  const Vector w = after(growing("{ type = \"NoAutapses\" }", 1, "zero", 1, 4), 2);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) BOOST_TEST(w[4 * i + j] == (i == j ? 0.0 : 2.0 * static_cast<double>(i + 1)));
}

BOOST_AUTO_TEST_CASE(soft_bounds_slow_growth_down) {
  // w = 0.2, steps 0.1, 0.2, 0.3, 0.4. The first is taken whole: 0.3, 0.4, 0.5, 0.6; the second times 1 - w.
  check(after(growing("{ type = \"SoftBounds\" }", 0.1, "constant 0.2"), 2),
        {0.3 + 0.1 * 0.7, 0.4 + 0.2 * 0.6, 0.5 + 0.3 * 0.5, 0.6 + 0.4 * 0.4});
}

BOOST_AUTO_TEST_CASE(soft_bounds_slow_loss_down_with_a_power_of_their_own) {
  // Senders say -4 … -1: steps -0.04, -0.03, -0.02, -0.01, of which the first is taken whole and the second times w^2.
  const Vector first{0.46, 0.47, 0.48, 0.49};
  Vector expected;
  for (std::size_t k = 0; k < 4; ++k)
    expected.push_back(first[k] - 0.01 * static_cast<double>(4 - k) * first[k] * first[k]);
  check(after(growing("{ type = \"SoftBounds\", mu_minus = 2 }", 0.01, "constant 0.5", -4), 2), expected);
}

BOOST_AUTO_TEST_CASE(weight_decay_is_exponential) {
  // 500 ticks of 1 ms, tau = 1 s: e^-1/2 of the way to 2 is left.
  const double w = 2 - std::exp(-0.5);
  check(after(growing("{ type = \"WeightDecay\", tau = 1, w_rest = 2 }", 0, "constant 1"), 500), {w, w, w, w}, 1e-5);
}

BOOST_AUTO_TEST_CASE(turnover_leaves_synapses_exponentially_and_lets_normal_ones_grow) {
  // 500 ticks of 1 ms, lifetime 1 s: e^-1/2 = 0.6065 of 4000 synapses are still those of birth, standard deviation 0.0077; of the
  // 1574 others the variance is 0.25, standard deviation 0.009. In rounds of ten ticks as in rounds of one.
  for (const std::string interval : {"1", "10"}) {
    const Vector w = after(growing("{ type = \"SynapticTurnover\", lifetime = 1, newborn = 0.5, interval = " + interval + " }", 0, "constant 7", 1, 1000), 500);
    double kept = 0, square = 0;
    for (const double each : w) kept += each == 7, square += each == 7 ? 0 : each * each;
    const auto all = static_cast<double>(w.size());
    BOOST_TEST(std::abs(kept / all - std::exp(-0.5)) < 4 * 0.0077);
    BOOST_TEST(std::abs(square / (all - kept) - 0.25) < 4 * 0.009);
  }
}

BOOST_AUTO_TEST_CASE(synaptic_scaling_brings_the_mean_to_its_target) {
  // The unit sees 1, 2, 3, 4 with weights of 0.01, so 0.1, and is meant to reach 5: weights of 0.5 all. tau_mean < tau
  // / 4: no overshoot.
  Life life(brain() + part("regions", "a", "TestRamp", "size = { n = 4 }\nstart = 1\nstep = 0") +
            part("regions", "c", "Readout", "size = { n = 1 }") +
            projection("input", "a.rate", "c.drive", "{ type = \"Dense\", w = \"constant 0.01\" }",
                       "learning = { type = \"Hebb\", eta = 0, then = [{ type = \"SynapticScaling\", target = 5, tau = "
                       "1, tau_mean = 0.1 }] }"));
  life.simulator->run(20000);
  check(numbers(life, "input.w"), {0.5, 0.5, 0.5, 0.5}, 1e-3);
}

BOOST_AUTO_TEST_CASE(benna_and_fusi_s_chain_hands_a_change_on) {
  // Born with w = 1 all. Hebb adds 0.1 x to w in tick 0, which the chain takes for its birth, and in tick 1: w = 1 +
  // 0.2 x, the others 1 + 0.1 x. f = dt / tau = 0.1: w loses f 0.1 x, u2 gains a quarter of it.
  Life life(growing("{ type = \"BennaFusi\", tau = 0.01 }", 0.1, "constant 1"));
  life.simulator->run(2);
  const Vector w = numbers(life, "input.w"), u2 = numbers(life, "input.BennaFusi.u2");
  for (std::size_t k = 0; k < 4; ++k) {
    const double x = static_cast<double>(k + 1);
    BOOST_TEST(w[k] == 1 + 0.2 * x - 0.01 * x, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(u2[k] == 1 + 0.1 * x + 0.0025 * x, boost::test_tools::tolerance(1e-6));
  }
}

BOOST_AUTO_TEST_CASE(benna_and_fusi_s_chain_loses_nothing_without_a_leak) {
  // Capacities 1, 4, 16, 64, 256, at birth all 1 + 0.1 x, then 199 steps of 0.1 x more: 341 (1 + 0.1 x) + 19.9 x.
  Life life(growing("{ type = \"BennaFusi\", tau = 0.01, leak = 0 }", 0.1, "constant 1"));
  life.simulator->run(200);
  const Vector u[] = {numbers(life, "input.w"), numbers(life, "input.BennaFusi.u2"),
                      numbers(life, "input.BennaFusi.u3"), numbers(life, "input.BennaFusi.u4"),
                      numbers(life, "input.BennaFusi.u5")};
  for (std::size_t k = 0; k < 4; ++k) {
    const double x = static_cast<double>(k + 1);
    double total = 0;
    for (std::size_t l = 0; l < 5; ++l) total += std::pow(4.0, static_cast<double>(l)) * u[l][k];
    BOOST_TEST(total == 341 * (1 + 0.1 * x) + 19.9 * x, boost::test_tools::tolerance(1e-5));
  }
}

BOOST_AUTO_TEST_SUITE_END()
