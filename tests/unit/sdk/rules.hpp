// SPDX-License-Identifier: Apache-2.0
/// Learning rules of every form, small.
#pragma once

#include <anlage/sdk/plugin.hpp>

namespace rules {
using namespace anlage;

/// Needs the sender and an error; silent senders are skipped.
struct ByError {
  Param     eta   {0.1, "1", "learning rate", {0, 1}};
  Pre       x     {"pre", "Hz", "sender", skip_zero};
  PostError error {"post", "Hz", "error"};
  Weights   w     {"post pre", "1", "weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * error[s] * x[s]; }
};

/// Needs both ends and the weight itself.
struct ByBoth {
  Param   eta {0.1, "1", "learning rate", {0, 1}};
  Pre     x   {"pre", "Hz", "sender"};
  Post    y   {"post", "Hz", "receiver"};
  Weights w   {"post pre", "1", "weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * y[s] * (x[s] - y[s] * w[s]); }
};

/// Keeps numbers of its own per unit; two modulating factors that may be missing.
struct ByUnitState {
  Param     eta   {0.1, "1", "learning rate", {0, 1}};
  Pre       x     {"pre", "Hz", "sender"};
  PostError error {"post", "Hz", "error", optional};
  Modulator third {"1", "third factor", optional};
  PreState  e     {"pre", "Hz", "eligibility", "zero", skip_zero};
  PostState m     {"post", "Hz", "factors"};
  Weights   w     {"post pre", "1", "weight"};

  void settle(Tick) {
    e = 0.5f * e + x;
    m = third.connected() ? Real(third) : Real(1);
    if (error.connected()) m.array() *= error.array();
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * m[s] * e[s]; }
};

/// Keeps a number per synapse.
struct ByTrace {
  Param     eta      {0.1, "1", "learning rate", {0, 1}};
  Param     tau_e    {1.0, "s", "decay", {1e-3, 60.0}};
  Pre       x        {"pre", "Hz", "sender"};
  Post      y        {"post", "Hz", "receiver"};
  Modulator dopamine {"1", "third factor"};
  Trace     e        {"post pre", "Hz^2", "eligibility", "zero"};
  Weights   w        {"post pre", "1", "weight"};

  void learn(Tick now, Synapse auto s) {
    e[s] += now.dt / tau_e * (y[s] * x[s] - e[s]);
    w[s] += eta * dopamine * e[s];
  }
};

}  // namespace rules
