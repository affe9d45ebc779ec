// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/figure_meter.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

#include "support/life.hpp"
#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

std::string ramp(const std::string& name, int n, const std::string& settings) {
  return "[regions." + name + "]\ntype = \"TestRamp\"\nsize = { n = " + std::to_string(n) + " }\n" + settings + "\n";
}

std::string figure(const std::string& statistic, const std::string& of, const std::string& against = {}) {
  return "[figures.f]\nstatistic = \"" + statistic + "\"\nof = \"" + of + "\"\n" +
         (against.empty() ? "" : "against = \"" + against + "\"\n");
}

const std::string brain = "[brain]\nname = \"measured\"\n";
/// 2 units: 10 + i + 2 · tick index; over three ticks 10 11, 12 13, 14 15.
const std::string growing = brain + ramp("a", 2, "start = 10\nstep = 2");
/// Largest unit: 1, always.
const std::string steady = brain + ramp("a", 2, "start = 5\nstep = 0");

struct Measured {
  Life life;
  FigureMeter meter;

  explicit Measured(const std::string& text, std::uint64_t ticks, SimulatorOptions options = {})
      : life(text, options), meter(*life.state, *life.simulator) {
    life.simulator->run(ticks);
  }
  [[nodiscard]] double value() const { return meter.figures().front().value; }
};

double measure(const std::string& text, std::uint64_t ticks) { return Measured(text, ticks).value(); }

std::string refused(const std::string& text) {
  return refusal_of([&] { Measured measured(text, 0); });
}

/// The meter's own check of a figure that no genome file could state.
std::string refused_gene(const FigureGene& gene) {
  Life life(growing + ramp("b", 3, ""));
  life.brain->genome.figures.push_back(gene);
  return refusal_of([&] { FigureMeter meter(*life.state, *life.simulator); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figure_meter)

BOOST_AUTO_TEST_CASE(measures_the_mean_over_units_and_ticks) {
  BOOST_TEST(measure(growing + figure("mean", "a.rate"), 3) == 12.5);  // (10 + … + 15) / 6
}

BOOST_AUTO_TEST_CASE(measures_the_sum_over_units_and_ticks) {
  BOOST_TEST(measure(growing + figure("sum", "a.rate"), 3) == 75.0);
}

BOOST_AUTO_TEST_CASE(measures_the_mean_of_the_last_tick) {
  BOOST_TEST(measure(growing + figure("last", "a.rate"), 3) == 14.5);
}

BOOST_AUTO_TEST_CASE(measures_the_smallest_and_the_largest_number) {
  BOOST_TEST(measure(growing + figure("min", "a.rate"), 3) == 10.0);
  BOOST_TEST(measure(growing + figure("max", "a.rate"), 3) == 15.0);
}

BOOST_AUTO_TEST_CASE(sums_every_unit_of_a_long_port) {
  BOOST_TEST(measure(brain + ramp("a", 1003, "step = 0") + figure("sum", "a.rate"), 1) == 502503.0);  // 1003 · 1002 / 2
}

BOOST_AUTO_TEST_CASE(compares_the_largest_unit_with_a_one_hot_target) {
  const std::string right = steady + ramp("target", 2, "step = 0");              // 0 1
  const std::string wrong = steady + ramp("target", 2, "start = -1\nstep = 0");  // -1 0: no unit is meant

  BOOST_TEST(measure(right + figure("accuracy", "a.rate", "target.rate"), 4) == 1.0);
  BOOST_TEST(measure(wrong + figure("accuracy", "a.rate", "target.rate"), 4) == 0.0);
}

BOOST_AUTO_TEST_CASE(compares_the_largest_unit_with_a_number) {
  // The target counts 0, 1, 2, 3; the answer is 1.
  BOOST_TEST(measure(steady + ramp("label", 1, "") + figure("accuracy", "a.rate", "label.rate"), 4) == 0.25);
}

BOOST_AUTO_TEST_CASE(takes_the_lowest_of_equally_large_units) {
  const std::string tied =
      steady + ramp("label", 1, "step = 0") +
      "[regions.echo]\ntype = \"TestEcho\"\ngain = 0\n[[projections]]\nfrom = \"a.rate\"\nto = \"echo.drive\"\n";

  BOOST_TEST(measure(tied + figure("accuracy", "echo.rate", "label.rate"), 4) == 1.0);  // 0 0 → unit 0, label 0
}

BOOST_AUTO_TEST_CASE(measures_the_mean_square_of_the_difference) {
  // 10 11, 12 13 against 10 11, 11 12: squares 0 0 1 1
  const std::string other = growing + ramp("b", 2, "start = 10\nstep = 1");

  BOOST_TEST(measure(other + figure("mse", "a.rate", "b.rate"), 2) == 0.5);
}

BOOST_AUTO_TEST_CASE(shows_a_number_that_is_none_instead_of_skipping_it) {
  const std::string text =
      "[brain]\nname = \"nan\"\n[regions.a]\ntype = \"TestNaN\"\nsize = { n = 2 }\n" + ramp("b", 2, "");
  SimulatorOptions options;
  options.check_finite = false;

  for (const char* statistic : {"mean", "sum", "last", "min", "max"}) {
    const Measured measured(text + figure(statistic, "a.rate"), 5, options);
    BOOST_TEST(std::isnan(measured.value()), statistic);
    BOOST_TEST(measured.meter.figures().front().samples == 5U);
  }
  for (const char* statistic : {"accuracy", "mse"}) {
    BOOST_TEST(std::isnan(Measured(text + figure(statistic, "a.rate", "b.rate"), 5, options).value()), statistic);
  }
}

BOOST_AUTO_TEST_CASE(starts_afresh_with_each_phase) {
  Measured measured(growing + figure("mean", "a.rate"), 3);

  measured.meter.begin_phase("test");
  BOOST_TEST(std::isnan(measured.value()));
  measured.life.simulator->run(1);

  const Figure after = measured.meter.figures().front();
  BOOST_TEST(after.phase == "test");
  BOOST_TEST(after.name == "f");
  BOOST_TEST(after.samples == 1U);
  BOOST_TEST(after.value == 16.5);  // 16 17
}

BOOST_AUTO_TEST_CASE(looks_back_on_the_latest_ticks_only) {
  // One unit: the tick index. Over 1500 ticks 749.5, over the last 1000 (500 … 1499) 999.5.
  const Measured measured(brain + ramp("a", 1, "") + figure("mean", "a.rate"), 1500);

  BOOST_TEST(measured.value() == 749.5);
  BOOST_TEST(measured.meter.recent(0) == 999.5);
}

BOOST_AUTO_TEST_CASE(knows_nothing_before_the_first_tick) {
  const Measured measured(growing + figure("sum", "a.rate"), 0);

  BOOST_TEST(std::isnan(measured.value()));
  BOOST_TEST(std::isnan(measured.meter.recent(0)));
}

BOOST_AUTO_TEST_CASE(refuses_a_field_that_is_none) {
  const std::string text = refused_gene({"f", "mean", {"a", "rats", {}}, {}, "", {}});

  BOOST_TEST(has(text, "figure `f` reads `a.rats`, which is no port or field of this brain"), text);
  BOOST_TEST(has(text, "[unknown-port]"));
}

BOOST_AUTO_TEST_CASE(refuses_two_ports_of_different_size) {
  const std::string accuracy = refused(growing + ramp("b", 3, "") + figure("accuracy", "a.rate", "b.rate"));
  const std::string mse = refused(growing + ramp("b", 1, "") + figure("mse", "a.rate", "b.rate"));

  BOOST_TEST(has(accuracy, "`a.rate` has 2 units, `b.rate` has 3 [shape-mismatch]"), accuracy);
  BOOST_TEST(has(mse, "`a.rate` has 2 units, `b.rate` has 1 [shape-mismatch]"), mse);
}

BOOST_AUTO_TEST_CASE(leaves_synapses_that_do_not_exist_out) {
  // 20 weights of 3 among 9 receivers: places without a synapse would pull the mean towards 0.
  const std::string text = growing + ramp("b", 5, "") + "[regions.c]\ntype = \"TestEcho\"\nsize = { n = 9 }\n" +
                           "[[projections]]\nname = \"p\"\nfrom = \"b.rate\"\nto = \"c.drive\"\n" +
                           "connection = { type = \"FixedFanOut\", fan_out = 4, w = \"constant 3\" }\n";
  BOOST_TEST(measure(text + figure("mean", "p.w"), 1) == 3.0);
  BOOST_TEST(measure(text + figure("sum", "p.w"), 1) == 60.0);
}

BOOST_AUTO_TEST_CASE(refuses_a_statistic_that_is_none) {
  const std::string text = refused_gene({"f", "meen", {"a", "rate", {}}, {}, "", {}});

  BOOST_TEST(has(text, "`meen` is no statistic [wrong-value]"), text);
  BOOST_TEST(has(text, "did you mean `mean`?"), text);
}

BOOST_AUTO_TEST_CASE(refuses_to_compare_with_nothing) {
  const std::string lacking = refused_gene({"f", "mse", {"a", "rate", {}}, {}, "", {}});
  const std::string needless = refused_gene({"f", "mean", {"a", "rate", {}}, PortName{"b", "rate", {}}, "", {}});

  BOOST_TEST(has(lacking, "mse needs a port to compare with [wrong-value]"), lacking);
  BOOST_TEST(has(needless, "mean compares with nothing, yet `against` is stated [wrong-value]"), needless);
}

BOOST_AUTO_TEST_CASE(may_end_before_the_brain_does) {
  Life life(growing + figure("mean", "a.rate"));

  { FigureMeter meter(*life.state, *life.simulator); }

  BOOST_TEST(life.simulator->run(2) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
