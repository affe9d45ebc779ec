// SPDX-License-Identifier: Apache-2.0
// The looming detector of the locust, and the threshold of escape in the mouse, as theory has them.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <Eigen/Dense>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr double alpha = 4.7, dt = 1e-4, collision = 0.6;
const std::string eta_source = "Hatsopoulos, Gabbiani & Laurent 1995; Gabbiani, Krapp & Laurent 1999";

struct Peak {
  double time;   ///< [s], 0: collision
  double angle;  ///< [rad], at the peak
};

/// Something of half-size l comes with velocity v. eta of a tick is that of half a tick before; its logarithm is fitted with a
/// polynomial of the fourth order within a tenth of the peak, since single values are only known to 1e-4.
Peak peak_of(double l_over_v, int delay = 0, double falls = alpha) {
  const Life life("[brain]\nname = \"approach\"\ntick = \"0.1 ms\"\n[world.sky]\ntype = \"Disc\"\nsize = { pixel = 4 }\ncourse = "
                  "\"approach\"\nduration = 0.6\nrepeat = 1.0\nl_over_v = " + std::to_string(l_over_v) +
                  "\n[steering.lgmd]\ntype = \"EtaFunction\"\nalpha = " + std::to_string(falls) + "\n" +
                  wire("sky.angle", "lgmd.theta", {}, delay));
  const auto ticks = static_cast<std::uint64_t>(collision / dt) + static_cast<std::uint64_t>(delay);
  const Vector eta = record(life, "lgmd.eta", ticks);
  Eigen::Index top = 0;
  eta.maxCoeff(&top);
  const auto time = [&](double tick) { return (tick - 0.5) * dt - collision; };
  const auto half = std::max<Eigen::Index>(static_cast<Eigen::Index>(0.1 * falls * l_over_v / dt), 1);
  if (top + half >= eta.size()) return {time(static_cast<double>(top)), 0};
  Matrix powers(2 * half + 1, 5);
  Vector logs(2 * half + 1);
  for (Eigen::Index k = -half; k <= half; ++k) {
    const double x = static_cast<double>(k) / static_cast<double>(half);
    powers.row(k + half) << 1, x, x * x, x * x * x, x * x * x * x;
    logs[k + half] = std::log(eta[top + k]);
  }
  const Vector c = powers.colPivHouseholderQr().solve(logs);
  double x = 0;
  for (int round = 0; round < 20; ++round)
    x -= (c[1] + 2 * c[2] * x + 3 * c[3] * x * x + 4 * c[4] * x * x * x) / (2 * c[2] + 6 * c[3] * x + 12 * c[4] * x * x);
  const double at = time(static_cast<double>(top) + x * static_cast<double>(half));
  return {at, 2 * std::atan(l_over_v / (static_cast<double>(delay) * dt - at))};
}

/// Seconds until flight begins with constant threat `c`, without noise; -1 if it never does. `vigour` is that after 0.4 s more.
double latency(double c, double gain, double* vigour = nullptr) {
  const Life life("[brain]\nname = \"threat\"\ntick = \"1 ms\"\n[regions.threat]\ntype = \"Constant\"\nvalue = " +
                  std::to_string(c) + "\n[regions.none]\ntype = \"Constant\"\nvalue = 0\n[steering.grey]\ntype = " +
                  "\"PeriaqueductalGrey\"\nsigma = 0\ngain = " + std::to_string(gain) + "\n" +
                  wire("threat.rate", "grey.threat", "connection = { type = \"OneToOne\" }\n") +
                  wire("none.rate", "grey.sweep", "connection = { type = \"OneToOne\" }\n"));
  for (int t = 1; t <= 3000; ++t) {
    life.simulator->run(1);
    if (life.value("grey.onset") == 0) continue;
    life.simulator->run(400);
    if (vigour != nullptr) *vigour = life.value("grey.flight");
    return t * 1e-3;
  }
  return -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(looming)

BOOST_AUTO_TEST_CASE(eta_peaks_at_a_time_proportional_to_size_by_velocity_and_at_one_angle) {
  // theta = 2 atan(x), x = (l/v) / -t: theta' = 2 (l/v) / (t^2 + (l/v)^2), and d/dt (ln theta' - alpha theta) = 0 where
  // t = -alpha l/v: theta = 2 atan(1 / alpha), whatever l and v are.
  double wrong_time = 0, wrong_angle = 0;
  std::vector<double> x, y;
  for (const double l_over_v : {0.01, 0.02, 0.03, 0.04, 0.05}) {
    const Peak peak = peak_of(l_over_v);
    wrong_time = std::max(wrong_time, std::abs(peak.time / (-alpha * l_over_v) - 1));
    wrong_angle = std::max(wrong_angle, std::abs(peak.angle / (2 * std::atan(1 / alpha)) - 1));
    x.push_back(l_over_v), y.push_back(peak.time);
  }
  report({.target = "T-I1", .what = "time of the peak of eta, l/v of 10 to 50 ms: largest relative error", .measured = wrong_time,
          .bar = {0, 1e-3}, .wanted = "-alpha l/v", .source = eta_source});
  report({.target = "T-I1", .what = "angle at the peak, 24.02 degrees: largest relative error", .measured = wrong_angle,
          .bar = {0, 1e-3}, .wanted = "2 atan(1/alpha)", .source = eta_source});
  report({.target = "X25", .what = "peak of eta: largest relative error of its time, and of its angle", .measured = std::max(wrong_time, wrong_angle), .bar = {0, 1e-3},
          .wanted = "-alpha l/v; 2 atan(1/alpha)", .source = eta_source});
  const Eigen::Map<Vector> a(x.data(), 5), b(y.data(), 5);
  const Vector da = a.array() - a.mean(), db = b.array() - b.mean();
  report({.target = "T-I1", .what = "correlation of the time of the peak with l/v", .measured = -da.dot(db) / (da.norm() * db.norm()),
          .bar = {0.999, 1}, .wanted = "1", .source = eta_source});
}

BOOST_AUTO_TEST_CASE(a_delay_shifts_the_peak_by_itself) {
  // The nerve's 27 ms, 270 ticks: from -141 ms to -114 ms.
  report({.target = "T-I1", .what = "time of the peak with a delay of 27 ms, l/v = 30 ms [ms]", .measured = 1e3 * peak_of(0.03, 270).time,
          .bar = {-114 * 1.001, -114 * 0.999}, .wanted = "-114", .source = eta_source});
}

BOOST_AUTO_TEST_CASE(without_inhibition_by_size_the_answer_peaks_at_the_collision) {
  // theta' alone is largest at t = 0.
  report({.target = "T-I1", .what = "ablation: alpha = 0: time of the peak, l/v = 30 ms [ms]", .measured = 1e3 * peak_of(0.03, 0, 0).time,
          .bar = {-1, 0}, .wanted = "0", .source = eta_source});
}

BOOST_AUTO_TEST_CASE(latency_of_escape_is_the_first_passage_of_a_leaky_integrator) {
  // V = gain c (1 - exp(-t / tau)) reaches 0.3 after -tau ln(1 - 0.3 / (gain c)), tau = 0.2 s: 277, 139, 94 and 71 ms; measured in
  // ticks of 1 ms, so that 1 ms is the error there can be.
  double worst = 0, before = 1e9, slower = 0, weaker = 0, last_vigour = 0;
  for (const double c : {0.4, 0.6, 0.8, 1.0}) {
    double vigour = 0;
    const double found = latency(c, 1, &vigour);
    worst = std::max(worst, std::abs(found - -0.2 * std::log(1 - 0.3 / c)));
    slower += found >= before, weaker += vigour <= last_vigour;
    before = found, last_vigour = vigour;
  }
  const std::string source = "Evans et al. 2018; parameters illustrative";
  report({.target = "T-I3", .what = "latency of escape, four contrasts: largest error [s]", .measured = worst, .bar = {0, 1.001e-3},
          .wanted = "-tau ln(1 - threshold / c)", .source = source});
  report({.target = "T-I3", .what = "steps of contrast that do not make escape quicker, of three", .measured = slower, .bar = {0, 0},
          .wanted = "0", .source = source});
  report({.target = "T-I3", .what = "steps of contrast that do not make escape more vigorous, of three", .measured = weaker, .bar = {0, 0},
          .wanted = "0", .source = source});
  report({.target = "T-I3", .what = "a contrast below threshold: time of escape, -1: never [s]", .measured = latency(0.29, 1), .bar = {-1, -1},
          .wanted = "-1", .source = source});
  report({.target = "T-I3", .what = "ablation: threat does not reach the integrator: time of escape, -1: never [s]",
          .measured = latency(1, 0), .bar = {-1, -1}, .wanted = "-1", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
