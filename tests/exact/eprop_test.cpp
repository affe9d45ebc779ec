// SPDX-License-Identifier: Apache-2.0
// Without recurrent connections e-prop is backpropagation through time (Bellec et al. 2020, Nature Communications 11:3625):
// the change of a weight is the gradient of the readout's squared error, to the precision of the numbers.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

constexpr int inputs = 6, cells = 4, outputs = 2, ticks = 150;
constexpr double eta = 1e-9;  // so small that learning changes no spike of the sequence it learns from
constexpr double answer_weight = 0.7;

/// Fixed weights make the cells fire; the weights that learn start at 0 beside them.
std::string brain() {
  const auto size = [](int n) { return "size = { n = " + std::to_string(n) + " }\n"; };
  return "[brain]\nname = \"eprop\"\ntick = \"1 ms\"\nseed = 3\n"
         "[world.input]\ntype = \"PoissonStream\"\nrate = 120\n" + size(inputs) +
         "[world.wish]\ntype = \"PoissonStream\"\noutput = \"counts\"\nrate = 900\n" + size(outputs) +
         "[regions.cell]\ntype = \"EpropCells\"\nV_th = 0.8\n" + size(cells) +
         "[regions.answer]\ntype = \"EpropCells\"\ntau_m = 0.03\nV_th = 1e6\n" + size(outputs) +
         "[regions.signal]\ntype = \"ErrorUnits\"\n" + size(cells) +
         "[steering.teacher]\ntype = \"TargetError\"\n" + size(outputs) +
         "[[projections]]\nfrom = \"input.spike\"\nto = \"cell.drive\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"normal 0.15 0.3\" }\n"
         "[[projections]]\nname = \"joined\"\nfrom = \"input.spike\"\nto = \"cell.drive\"\ndelay = 0\nconnection = { type = \"Dense\" }\n"
         "learning = { type = \"Eprop\", eta = 1e-9, tau_m = 0.02, tau_out = 0.03 }\nsignals = { error = \"signal.error\" }\n"
         "[[projections]]\nfrom = \"cell.spike\"\nto = \"answer.drive\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 0.7\" }\n"
         "[[projections]]\nfrom = \"answer.V_m\"\nto = \"teacher.prediction\"\ndelay = 0\n"
         "[[projections]]\nfrom = \"wish.spike\"\nto = \"teacher.target\"\ndelay = 0\n"
         "[[projections]]\nfrom = \"teacher.error\"\nto = \"signal.feedback\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 0.7\" }\n";
}

struct Moment {
  std::array<double, inputs> x;
  std::array<double, cells> psi;
  std::array<double, outputs> error;  ///< target minus answer
};

/// Backwards in time. E = 1/2 sum error^2; answer(t) = k answer(t-1) + 0.7 sum spike; v(t) = a v(t-1) + W x(t), the reset
/// taken as given; spike' = psi. Returns -dE/dW, [cell][input].
std::array<std::array<double, inputs>, cells> backpropagated(const std::vector<Moment>& life) {
  const double a = std::exp(-1e-3f / 0.02f), k = std::exp(-1e-3f / 0.03f);  // rounded as in the brain
  std::array<std::array<double, inputs>, cells> gradient{};
  std::array<double, outputs> by_answer{};
  std::array<double, cells> by_v{};
  for (std::size_t t = life.size(); t-- > 0;) {
    double by_spike = 0;
    for (std::size_t o = 0; o < outputs; ++o) {
      by_answer[o] = -life[t].error[o] + k * by_answer[o];
      by_spike += answer_weight * by_answer[o];
    }
    for (std::size_t j = 0; j < cells; ++j) {
      by_v[j] = by_spike * life[t].psi[j] + a * by_v[j];
      for (std::size_t i = 0; i < inputs; ++i) gradient[j][i] -= by_v[j] * life[t].x[i];
    }
  }
  return gradient;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(eprop)

BOOST_AUTO_TEST_CASE(is_backpropagation_through_time_without_recurrence) {
  Life life(brain());
  std::vector<Moment> seen(ticks);
  double spikes = 0;
  for (Moment& moment : seen) {
    life.simulator->run(1);
    for (int i = 0; i < inputs; ++i) moment.x[static_cast<std::size_t>(i)] = life.value("input.spike", i);
    for (int j = 0; j < cells; ++j) moment.psi[static_cast<std::size_t>(j)] = life.value("cell.psi", j);
    for (int o = 0; o < outputs; ++o) moment.error[static_cast<std::size_t>(o)] = life.value("teacher.error", o);
    for (int j = 0; j < cells; ++j) spikes += life.value("cell.spike", j);
  }
  life.simulator->flush();
  BOOST_TEST(spikes > 20);  // otherwise there is little to be compared
  const auto gradient = backpropagated(seen);
  double largest = 0, off = 0;
  for (int j = 0; j < cells; ++j)
    for (int i = 0; i < inputs; ++i) {
      const double expected = gradient[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)];
      largest = std::max(largest, std::abs(expected));
      off = std::max(off, std::abs(life.value("joined.w", i * cells + j) / eta - expected));
    }
  BOOST_TEST_MESSAGE("largest " << largest << ", off by " << off / largest);
  BOOST_TEST(off / largest < 1e-6);
}

BOOST_AUTO_TEST_SUITE_END()
