// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace distance {
using namespace anlage;

/// Every pair, and a drive that is largest where the weights lie nearest: y_j = -1/2 sum_i (x_i - w_ji)^2.
struct Distance {
  static constexpr const char* doc = "the nearer a receiver's weights to the signal, the larger its drive";
  static constexpr const char* citation = "Kohonen 1982, Biological Cybernetics 43:59-69";
  static constexpr bool splittable = true;

  Weights w {"post pre", "1", "synaptic weight", "zero"};

  void develop(Setup& setup) { setup.dense(); }
  void wire(Wiring&) {}

  void transmit(Transmit& t) {
    const anlage_synapses& synapses = t.synapses();
    for (Index first = t.first(); first < t.last(); first += 16) {
      Real squares[16] = {};
      for (Index i = 0; i < synapses.pre; ++i) {
        const Real* row = synapses.weights + i * synapses.stride + first;
        for (Index j = 0; j < 16; ++j) squares[j] += (t.x()[i] - row[j]) * (t.x()[i] - row[j]);
      }
      Real* y = t.y() + first;
      for (Index j = 0; j < std::min<Index>(16, t.last() - first); ++j)
        y[j] = (t.accumulate() ? y[j] : Real(0)) - Real(0.5) * squares[j];
    }
  }
};

}  // namespace distance

ANLAGE_PLUGIN(distance::Distance)
