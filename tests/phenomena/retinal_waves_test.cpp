// SPDX-License-Identifier: Apache-2.0
// Waves of the retina before birth: how often they pass a place, how fast their fronts are, how far their correlation reaches.
// Ranges: Feller, Wellis, Stellwagen, Werblin & Shatz 1996, Science 272:1182-1187; Godfrey & Swindale 2007, PLoS Computational
// Biology 3:e245.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int edge = 24, cells = edge * edge, ticks = 18000;  // half an hour
constexpr double dt = 0.1, spacing = 34e-6;                   // [s], [m]

/// Thirty minutes of a sheet: when each cell began to burst, and the course of what ganglion cells send.
struct Recording {
  std::vector<std::vector<double>> onsets{std::size_t{cells}};  ///< [s], one list a cell
  Eigen::MatrixXf bursts{cells, ticks / 5};                     ///< every half second

  explicit Recording(const std::string& settings) {
    const Life life("[brain]\nname = \"waves\"\ntick = \"100 ms\"\n[world.retina]\ntype = \"RetinalWaves\"\nedge = 24\n" + settings +
                    region("view", "Readout", cells) + wire("retina.frame", "view.drive"));
    std::vector<bool> bursting(cells);
    const auto port = life.brain->find("retina.burst_now").value();
    for (int t = 0; t < ticks; ++t) {
      life.simulator->run(1);
      for (int i = 0; i < cells; ++i) {
        const bool now = life.state->value(port, i) > 0;
        if (now && !bursting[i]) onsets[i].push_back(t * dt);
        bursting[i] = now;
        if (t % 5 == 0) bursts(i, t / 5) = now ? 1.0f : 0.0f;
      }
    }
  }

  /// Mean time from one burst of a cell to its next [s].
  double interval() const {
    double sum = 0, count = 0;
    for (const auto& times : onsets)
      for (std::size_t k = 1; k < times.size(); ++k) sum += times[k] - times[k - 1], ++count;
    return count > 0 ? sum / count : 0;
  }

  /// Onset of a cell that lies nearest to a time; far away if it is silent.
  double nearest(int cell, double time) const {
    double best = 1e9;
    for (const double onset : onsets[cell])
      if (std::abs(onset - time) < std::abs(best - time)) best = onset;
    return best;
  }

  /// Median speed of fronts [m/s]: 1 / |gradient of the onset|, from cells `h` away on four sides whose onsets belong to one wave.
  double speed() const {
    constexpr int h = 3;
    std::vector<double> speeds;
    for (int cell = 0; cell < cells; ++cell) {
      const int r = cell / edge, c = cell % edge;
      if (r < h || c < h || r >= edge - h || c >= edge - h) continue;
      for (const double time : onsets[cell]) {
        const double left = nearest(cell - h, time), right = nearest(cell + h, time);
        const double up = nearest(cell - h * edge, time), down = nearest(cell + h * edge, time);
        const double far = std::max({std::abs(left - time), std::abs(right - time), std::abs(up - time), std::abs(down - time)});
        const double slope = std::hypot(right - left, down - up) / (2 * h * spacing);
        if (far < 3 && slope > 0) speeds.push_back(1 / slope);
      }
    }
    if (speeds.empty()) return 0;
    std::nth_element(speeds.begin(), speeds.begin() + static_cast<std::ptrdiff_t>(speeds.size() / 2), speeds.end());
    return speeds[speeds.size() / 2];
  }

  /// Correlation of bursts of cells that are `apart` cells apart in a row.
  double correlation(int apart) const {
    const Eigen::MatrixXf centred = bursts.colwise() - bursts.rowwise().mean();
    double sum = 0, count = 0;
    for (int cell = 0; cell < cells; cell += 3) {
      if (cell % edge + apart >= edge) continue;
      const double size = centred.row(cell).norm() * centred.row(cell + apart).norm();
      if (size > 0) sum += centred.row(cell).dot(centred.row(cell + apart)) / size, ++count;
    }
    return count > 0 ? sum / count : 0;
  }
};

const std::string feller = "Feller et al. 1996", swindale = "Godfrey & Swindale 2007";

const Recording& waves() {
  static const Recording recording("");
  return recording;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(retinal_waves)

BOOST_AUTO_TEST_CASE(a_place_is_passed_every_minute_or_two) {
  report({.target = "T-K1", .what = "interval between waves at a place [s]", .measured = waves().interval(), .bar = {60, 120},
          .wanted = "1 to 2 min", .source = feller});
}

BOOST_AUTO_TEST_CASE(fronts_move_by_a_fraction_of_a_millimetre_in_a_second) {
  report({.target = "T-K1", .what = "speed of fronts, median [um/s]", .measured = 1e6 * waves().speed(), .bar = {100, 300},
          .wanted = "100 to 300", .source = swindale});
}

BOOST_AUTO_TEST_CASE(correlation_falls_with_distance) {
  int rises = 0;
  double before = 1;
  for (const int apart : {1, 2, 4, 8, 16}) {
    const double here = waves().correlation(apart);
    BOOST_TEST_MESSAGE(apart * 34 << " um: " << here);
    rises += here >= before;
    before = here;
  }
  report({.target = "T-K1", .what = "steps of distance at which the correlation does not fall, from 34 to 544 um", .measured = double(rises),
          .bar = {0, 0}, .wanted = "none", .source = feller});
  report({.target = "T-K1", .what = "correlation of bursts 68 um apart", .measured = waves().correlation(2), .bar = {.low = 0.3},
          .wanted = "high", .source = feller});
}

BOOST_AUTO_TEST_CASE(cells_that_need_no_rest_do_not_wait_for_minutes) {
  const Recording restless("refractory = 0\nrest = \"zero\"\n");
  report({.target = "T-K1", .what = "ablation: interval without refractoriness [s]", .measured = restless.interval(), .bar = {.high = 10},
          .wanted = "no pauses", .source = swindale});
}

BOOST_AUTO_TEST_CASE(cells_that_do_not_hear_each_other_are_not_correlated) {
  const Recording lonely("radius = 1e-6\nspontaneous = 0.02\n");
  report({.target = "T-K1", .what = "ablation: correlation 68 um apart without dendrites", .measured = lonely.correlation(2),
          .bar = {-0.05, 0.05}, .wanted = "0", .source = feller});
}

BOOST_AUTO_TEST_SUITE_END()
