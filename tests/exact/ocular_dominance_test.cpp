// SPDX-License-Identifier: Apache-2.0
// Ocular dominance: which eye a place of the cortex listens to changes across it with the period at which the Fourier transform of
// the lateral interaction has its peak (Miller, Keller & Stryker 1989).
//
// With y = I (wl xl + wr xr) and Hebbian growth, the difference of the eyes d = wl - wr grows by d' = eta (c0 - c1) I d, so each wave
// across the cortex grows by itself, at the rate of its Fourier coefficient of I.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>
#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int places = 60;

/// A Mexican hat around each place of a ring: exp(-r² / 2 near²) - depth exp(-r² / 2 far²), the ring being 1 long.
struct Hat {
  double near, far, depth;

  double at(int distance) const {
    const double r = std::min(distance, places - distance) / static_cast<double>(places);
    return std::exp(-r * r / (2 * near * near)) - depth * std::exp(-r * r / (2 * far * far));
  }
  double fourier(int waves) const {
    double sum = 0;
    for (int d = 0; d < places; ++d) sum += at(d) * std::cos(2 * std::numbers::pi * waves * d / places);
    return sum;
  }
  int peak() const {
    int best = 0;
    for (int k = 1; k <= places / 2; ++k)
      if (fourier(k) > fourier(best)) best = k;
    return best;
  }
};

std::string lateral(const std::string& name, double sigma, double weight) {
  return named(name, "afferents.rate", "cortex.drive",
               "connection = { type = \"Topographic\", fan_in = " + std::to_string(places) + ", sigma = " + std::to_string(sigma) +
                   ", senders = \"nearest\", weights = \"profile\", edges = \"wrapped\", w = \"constant " + std::to_string(weight) + "\" }\n");
}

/// Two eyes that know nothing of each other; a decay a little below the fastest growth keeps numbers in range and no wave from another.
std::string cortex(const std::string& interaction, double decay) {
  return "[brain]\nname = \"stripes\"\ntick = \"1 s\"\n[world.eyes]\ntype = \"GaussianStream\"\naxes = \"inputs\"\nsd = \"1 1\"\n" +
         region("afferents", "Readout", places) + region("cortex", "Readout", places) +
         named("eyes_to_cortex", "eyes.x", "afferents.drive",
               dense("normal 0 1") + "learning = { type = \"Hebb\", eta = 0.01, lambda = " + std::to_string(decay) + ", y = \"cortex.rate\" }\n") +
         interaction;
}

/// Power of each wave in the difference of the eyes.
Vector spectrum(const Life& life) {
  const Matrix w = matrix_of(life, "eyes_to_cortex.w");
  Vector power = Vector::Zero(places / 2 + 1);
  for (int k = 0; k <= places / 2; ++k) {
    double re = 0, im = 0;
    for (int i = 0; i < places; ++i) {
      const double d = w(i, 0) - w(i, 1), angle = 2 * std::numbers::pi * k * i / places;
      re += d * std::cos(angle), im += d * std::sin(angle);
    }
    power[k] = re * re + im * im;
  }
  return power;
}

const std::string source = "Miller, Keller & Stryker 1989; widths illustrative";

void has_the_period_of(const Hat& hat) {
  const Life life(cortex(lateral("excites", hat.near, 1) + lateral("inhibits", hat.far, -hat.depth), 0.98 * hat.fourier(hat.peak())));
  life.simulator->run(20000);
  const Vector power = spectrum(life);
  Eigen::Index waves = 0;
  const double highest = power.maxCoeff(&waves);
  const std::string what = "widths " + std::to_string(hat.near).substr(0, 5) + " and " + std::to_string(hat.far).substr(0, 5);
  report({.target = "T-K3", .what = "period of ocular dominance over the one of the Fourier peak, " + what,
          .measured = hat.peak() / static_cast<double>(waves), .bar = {1, 1}, .wanted = "1, exactly", .source = source});
  report({.target = "T-K3", .what = "share of that wave in the pattern, " + what, .measured = highest / power.sum(), .bar = {0.5, 1},
          .wanted = "one period", .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ocular_dominance)

BOOST_AUTO_TEST_CASE(stripes_have_the_period_at_which_the_lateral_interaction_peaks) {
  for (const Hat& hat : {Hat{0.02, 0.06, 0.4}, Hat{0.03, 0.09, 0.35}, Hat{0.04, 0.16, 0.3}}) has_the_period_of(hat);
}

BOOST_AUTO_TEST_CASE(without_lateral_interaction_no_period_is_preferred) {
  // Every wave then grows alike, and noise stays noise: the largest of 31 has some (ln 31 + 0.58) / 31 = 0.13 of the power.
  const Life life(cortex(named("alone", "afferents.rate", "cortex.drive", "connection = { type = \"OneToOne\" }\n"), 0.98));
  life.simulator->run(20000);
  const Vector power = spectrum(life);
  report({.target = "T-K3", .what = "ablation: share of the strongest wave, no lateral interaction", .measured = power.maxCoeff() / power.sum(),
          .bar = {0, 0.3}, .wanted = "no period", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
