// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace eprop {
using namespace anlage;

/// Eligibility propagation for leaky integrate-and-fire cells:
///   x_bar_i = exp(-dt / tau_m) x_bar_i + x_i
///   e_ji    = exp(-dt / tau_out) e_ji + psi_j x_bar_i
///   dw_ji   = eta error_j e_ji
/// psi: pseudo-derivative of the cell; error: the readout's error (target minus answer) as it is sent back to the cell.
struct Eprop {
  static constexpr const char* doc = "eligibility traces of spiking cells, turned into changes by an error of each cell";
  static constexpr const char* citation =
      "Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein & Maass 2020, Nature Communications 11:3625";

  Param     eta     {1e-3, "1", "learning rate", {0, infinity}};
  Param     tau_m   {20e-3, "s", "membrane time constant of the receiver", {1e-5, 10}};
  Param     tau_out {20e-3, "s", "time constant of the readout that made the error, 0: it has no memory", {0, 10}};
  Pre       x       {"pre", "1", "spikes that arrive"};
  Post      psi     {"post", "1", "pseudo-derivative of the receiver's spikes"};
  PostError error   {"post", "*", "learning signal of each receiver"};
  PreState  x_bar   {"pre", "1", "arrived spikes as the membrane keeps them"};
  PostState kept    {"post", "1", "share of the eligibility that a tick leaves"};
  Trace     e       {"post pre", "1", "eligibility of the synapse"};
  Weights   w       {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    x_bar = std::exp(-now.dt / tau_m) * x_bar + x;
    kept.setConstant(tau_out > 0 ? std::exp(-now.dt / tau_out) : Real{0});
  }
  void learn(Tick, Synapse auto s) {
    e[s] = kept[s] * e[s] + psi[s] * x_bar[s];
    w[s] += eta * error[s] * e[s];
  }
};

}  // namespace eprop

ANLAGE_PLUGIN(eprop::Eprop)
