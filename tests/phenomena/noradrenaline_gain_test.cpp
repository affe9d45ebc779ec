// SPDX-License-Identifier: Apache-2.0
// Noradrenaline raises the gain of a unit. By itself a unit detects no better for it, and a unit that listens to it through noise does
// (Servan-Schreiber, Printz & Cohen 1990).
//
// f = 1 / (1 + exp(-(G x + b))) is monotone in x, so whatever threshold one puts on f could be put on x; noise that comes after it
// counts the less the farther f spreads signal and noise apart.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Servan-Schreiber, Printz & Cohen 1990; sizes illustrative";

/// A signal of 1 or none, in noise of 1; a unit with gain; and a unit that reads it through noise of `later`.
std::string chain(const std::string& tonic, const std::string& later) {
  return "[brain]\nname = \"detector\"\ntick = \"10 ms\"\n[world.signal]\ntype = \"PatternStream\"\ngiven = \"0.5; -0.5\"\norder = \"cyclic\"\n"
         "[world.early]\ntype = \"GaussianStream\"\naxes = \"inputs\"\nsd = \"1\"\n"
         "[world.late]\ntype = \"GaussianStream\"\naxes = \"inputs\"\nsd = \"" + later + "\"\n"
         "[steering.locus_coeruleus]\ntype = \"TonicModulator\"\ntonic = " + tonic + "\n" +
         region("input", "Readout", 1, "gain = { value = 1, gain = { of = \"locus_coeruleus.level\", receptor = \"beta\" } }\n") +
         region("unit", "RateUnits", 1, "function = \"logistic\"\n") + region("listener", "Readout", 1) + wire("signal.x", "input.drive") +
         wire("early.x", "input.drive") + wire("input.rate", "unit.drive") + wire("unit.rate", "listener.drive") +
         wire("late.x", "listener.drive");
}

/// Detectability d' = √2 z(area under the curve of hits over false alarms), by all thresholds at once.
double detectability(std::vector<std::pair<double, bool>> answers) {
  std::sort(answers.begin(), answers.end());
  double below = 0, pairs = 0, present = 0;
  for (const auto& [value, signal] : answers) signal ? (pairs += below, present += 1) : below += 1;
  const double area = pairs / (below * present);
  double low = -8, high = 8;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (0.5 * std::erfc(-middle / std::sqrt(2.0)) < area ? low : high) = middle;
  }
  return std::sqrt(2.0) * low;
}

struct Detection {
  double unit = 0, listener = 0;
};

Detection detection(const std::string& tonic, const std::string& later = "0.6") {
  const Life life(chain(tonic, later));
  life.simulator->run(2);
  std::vector<std::pair<double, bool>> unit, listener;
  for (int i = 0; i < 40000; ++i) {
    life.simulator->run(1);
    const bool signal = life.value("signal.which", 0) != 0;
    unit.emplace_back(life.value("unit.rate"), signal);
    listener.emplace_back(life.value("listener.rate"), signal);
  }
  return {detectability(unit), detectability(listener)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(noradrenaline_gain)

BOOST_AUTO_TEST_CASE(gain_helps_who_listens_through_noise_and_not_the_unit_itself) {
  const Detection calm = detection("0"), aroused = detection("3");  // gains of 1 and 4
  report({.target = "T-M3", .what = "d' of a single unit, gain 4 minus gain 1", .measured = aroused.unit - calm.unit, .bar = {-0.01, 0.01}, .wanted = "0", .source = source});
  report({.target = "T-M3", .what = "d' of a single unit: signal over noise", .measured = calm.unit, .bar = {0.97, 1.03}, .wanted = "1", .source = source});
  report({.target = "T-M3", .what = "d' downstream of noise, gain 4 over gain 1", .measured = aroused.listener / calm.listener, .bar = {1.3, unbounded}, .wanted = "> 1", .source = source});
}

BOOST_AUTO_TEST_CASE(without_noise_downstream_gain_helps_nobody) {
  report({.target = "T-M3", .what = "ablation: d' downstream without noise there, gain 4 over gain 1",
          .measured = detection("3", "0").listener / detection("0", "0").listener, .bar = {0.99, 1.01}, .wanted = "1", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
