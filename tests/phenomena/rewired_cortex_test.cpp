// SPDX-License-Identifier: Apache-2.0
// An auditory area that an eye is wired to comes to prefer orientations as a visual area does (Sharma, Angelucci & Sur 2000, Nature
// 404:841-847; Roe, Pallas, Kwon & Sur 1992, Journal of Neuroscience 12:3651-3664).
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int edge = 16, orientations = 16, units = 128;

/// Response of linear weights to the best phase of a grating [cycles a pixel].
double response(const Vector& w, double frequency, double angle) {
  std::complex<double> sum = 0;
  for (int i = 0; i < edge * edge; ++i) {
    const double along = (i % edge) * std::cos(angle) + (i / edge) * std::sin(angle);
    sum += w[i] * std::polar(1.0, 2 * std::numbers::pi * frequency * along);
  }
  return std::abs(sum);
}

/// Orientation selectivity |sum R exp(2 i angle)| / sum R, R at the best frequency: 0 without a preference, 1 for one orientation.
double selectivity(const Vector& w) {
  std::complex<double> vector = 0;
  double sum = 0;
  for (int k = 0; k < orientations; ++k) {
    const double angle = k * std::numbers::pi / orientations;
    double best = 0;
    for (const double frequency : {0.06, 0.09, 0.125, 0.18, 0.25}) best = std::max(best, response(w, frequency, angle));
    vector += best * std::polar(1.0, 2 * angle);
    sum += best;
  }
  return std::abs(vector) / sum;
}

/// Of the units of an area's layer 4, in order.
std::vector<double> selectivities(const Life& life, const std::string& area) {
  const Matrix w = matrix_of(life, area + "/afferents_4.w");
  std::vector<double> found;
  for (Eigen::Index j = 0; j < w.rows(); ++j) found.push_back(selectivity(w.row(j).transpose()));
  std::sort(found.begin(), found.end());
  BOOST_TEST_MESSAGE(area << ": quartiles " << found[units / 4] << " " << found[units / 2] << " " << found[3 * units / 4]);
  return found;
}

/// Probability that two samples of one distribution differ as much (Kolmogorov and Smirnov, asymptotic, Stephens' correction).
double same(const std::vector<double>& a, const std::vector<double>& b) {
  double most = 0;
  for (const double x : a) {
    const auto share = [x](const std::vector<double>& of) {
      return static_cast<double>(std::upper_bound(of.begin(), of.end(), x) - of.begin()) / static_cast<double>(of.size());
    };
    most = std::max(most, std::abs(share(a) - share(b)));
  }
  const double n = std::sqrt(static_cast<double>(a.size() * b.size()) / static_cast<double>(a.size() + b.size()));
  const double x = (n + 0.12 + 0.11 / n) * most;
  double sum = 0;
  for (int k = 1; k < 100; ++k) sum += 2 * (k % 2 == 1 ? 1 : -1) * std::exp(-2 * k * k * x * x);
  return std::clamp(sum, 0.0, 1.0);
}

/// A ferret after 30,000 looks and sounds; `auditory` names what the auditory thalamus hears, `photographs` a folder that the eye
/// sees in place of dead leaves.
Life ferret(const std::string& auditory, const std::string& photographs = {}) {
  std::vector<anlage::Override> overrides = {{"projections.auditory_senses.from", auditory}};
  if (!photographs.empty()) overrides.insert(overrides.end(), {{"world.eye.kind", "photographs"}, {"world.eye.data", photographs}});
  Life life(ready_made("rewired-ferret", overrides));
  life.simulator->run(30000);
  return life;
}

const Life& native() {
  static const Life life = ferret("cochlea.sound");
  return life;
}

const std::string sharma = "Sharma, Angelucci & Sur 2000";

}  // namespace

BOOST_AUTO_TEST_SUITE(rewired_cortex)

BOOST_AUTO_TEST_CASE(a_wire_from_the_eye_makes_an_auditory_area_a_visual_one) {
  const Life rewired = ferret("eye.image");
  report({.target = "T-D12", .what = "p that visual and rewired auditory area have one distribution of orientation selectivity (KS, 128 units each)",
          .measured = same(selectivities(rewired, "visual"), selectivities(rewired, "auditory")), .bar = {.low = 0.05},
          .wanted = "no difference", .source = sharma});
}

BOOST_AUTO_TEST_CASE(the_same_holds_for_an_eye_that_sees_photographs) {
  const auto folder = data_or_skip("images/natural_gray");
  if (folder.empty()) return;
  const Life rewired = ferret("eye.image", folder.string());
  report({.target = "T-D12", .what = "the same p for photographs in place of dead leaves",
          .measured = same(selectivities(rewired, "visual"), selectivities(rewired, "auditory")), .bar = {.low = 0.05},
          .wanted = "no difference", .source = sharma});
}

BOOST_AUTO_TEST_CASE(an_auditory_area_that_hears_does_not_become_one) {
  report({.target = "T-D12", .what = "ablation: the same p with the ear wired to the auditory area",
          .measured = same(selectivities(native(), "visual"), selectivities(native(), "auditory")),
          .bar = {.high = 0.05}, .wanted = "different", .source = sharma});
}

BOOST_AUTO_TEST_CASE(an_area_prefers_orientations_only_after_it_has_seen) {
  const Life newborn(ready_made("rewired-ferret"));
  report({.target = "T-D12", .what = "ablation: p that newborn and grown visual area have one distribution",
          .measured = same(selectivities(newborn, "visual"), selectivities(native(), "visual")), .bar = {.high = 0.05}, .wanted = "different",
          .source = sharma});
}

BOOST_AUTO_TEST_SUITE_END()
