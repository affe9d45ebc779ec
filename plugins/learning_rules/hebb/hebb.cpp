// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../../common/hebbian.hpp"

namespace hebb {
using namespace anlage;

/// Hebb's rule with decay: dw = eta * (y * x - lambda * w).
struct Hebb {
  static constexpr const char* doc = "what fires together wires together, with a decay";
  static constexpr const char* citation = "Hebb 1949, The Organization of Behavior, Wiley";

  Param   eta    {1e-3, "1", "learning rate", {0, infinity}};
  Param   lambda {0, "1", "decay, in units of the learning rate", {0, infinity}};
  Pre     x      {"pre", "*", "sending activity"};
  Post    y      {"post", "*", "receiving activity"};
  Weights w      {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] += plasticity::hebbian_step(w[s], eta, y[s] * x[s], lambda); }
};

}  // namespace hebb

ANLAGE_PLUGIN(hebb::Hebb)
