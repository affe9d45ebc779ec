// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/fade.hpp"

namespace clopath_stdp {
using namespace anlage;

/// Voltage-based plasticity, with [v]+ = max(v, 0):
///   ltp_j = A_LTP dt / tau_x [V_m - theta_plus]+ [u_bar_plus - theta_minus]+
///   ltd_j = A_LTD [u_bar_minus - theta_minus]+ * (u_bar_bar - theta_minus)^2 / u_ref_squared  (1 without u_bar_bar)
///   dw_ji = ltp_j x_bar_i - ltd_j x_i,   x_bar: sum over earlier spikes of exp(-age / tau_x)
struct ClopathStdp {
  static constexpr const char* doc = "arriving spikes and the receiver's voltage, now and low-passed";
  static constexpr const char* citation =
      "Clopath, Buesing, Vasilaki & Gerstner 2010, Nature Neuroscience 13:344-352; discretisation: Stapmanns, Hahne, "
      "Helias, Bolten, Diesmann & Dahmen 2021, Frontiers in Neuroinformatics 15:609147";

  Param     A_LTD         {0.14, "1/V", "weakening by an arriving spike and a depolarisation", {0, infinity}};
  Param     A_LTP         {80.0, "1/V^2", "strengthening by a depolarisation after arrived spikes", {0, infinity}};
  Param     theta_minus   {-70.6e-3, "V", "low-passed voltage above which weights change"};
  Param     theta_plus    {-45.3e-3, "V", "voltage above which weights grow"};
  Param     tau_x         {15e-3, "s", "memory of arrived spikes", {1e-4, 10}};
  Param     u_ref_squared {60e-6, "V^2", "square of the mean depolarisation at which weakening is A_LTD", {1e-12, 1}};
  Pre       x             {"pre", "1", "spikes that arrive"};
  Post      V_m           {"post", "V", "voltage of the receiver"};
  Post      u_bar_plus    {"post", "V", "voltage, low-passed, for strengthening"};
  Post      u_bar_minus   {"post", "V", "voltage, low-passed, for weakening"};
  Post      u_bar_bar     {"post", "V", "voltage, low-passed for long: homeostasis", optional};
  PreState  x_bar         {"pre", "1", "trace of the sender's earlier spikes"};
  PreState  arrived       {"pre", "1", "spikes of the tick before"};
  PreState  active        {"pre", "1", "0 where no synapse changes in this tick", "zero", skip_zero};
  PostState ltp           {"post", "1", "growth per trace"};
  PostState ltd           {"post", "1", "loss per arriving spike"};
  Weights   w             {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    rules::fade(x_bar, arrived, std::exp(-now.dt / tau_x));
    arrived = x;
    const Real above = theta_plus, rest = theta_minus;
    ltp.array() = (V_m.array() - above).max(Real{0}) * (u_bar_plus.array() - rest).max(Real{0});
    ltp *= A_LTP * now.dt / tau_x;
    ltd.array() = A_LTD * (u_bar_minus.array() - rest).max(Real{0});
    if (u_bar_bar.connected()) ltd.array() *= (u_bar_bar.array() - rest).square() / Real(u_ref_squared);
    active = x;
    if (ltp.maxCoeff() > 0) active += x_bar;
  }
  void learn(Tick, Synapse auto s) { w[s] += ltp[s] * x_bar[s] - ltd[s] * x[s]; }
};

}  // namespace clopath_stdp

ANLAGE_PLUGIN(clopath_stdp::ClopathStdp)
