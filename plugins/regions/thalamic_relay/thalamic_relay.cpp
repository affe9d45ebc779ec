// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace thalamic_relay {
using namespace anlage;

/// Relay cells of the thalamus. Inhibition closes them; after it has lasted they answer with a burst, otherwise as they
/// are driven.
///   v_i = drive_i + cortex_i + arousal - inhibition_i
///   h_i -> 1 with tau_up while v_i < theta_h, -> 0 with tau_down while not          (T channels that can open)
///   rate_i = max(0, v_i) + burst h_i if v_i >= theta_h, else 0;   bursting_i = h_i if v_i >= theta_h, else 0
struct ThalamicRelay {
  static constexpr const char* doc = "relay cells: closed by inhibition, a burst after it, tonic otherwise";
  static constexpr const char* citation =
      "Sherman 2001, Trends in Neurosciences 24:122-126; Smith, Cox, Sherman & Rinzel 2000, Journal of Neurophysiology "
      "83:588-610";

  Param arousal    {0.0, "*", "drive of the brainstem"};
  Param burst      {0.0, "*", "answer of T channels that can all open", {0, infinity}};
  Param theta_h    {0.0, "*", "potential below which T channels recover"};
  Param tau_up     {0.1, "s", "recovery of T channels", {1e-4, 10}};
  Param tau_down   {0.02, "s", "their inactivation", {1e-4, 10}};
  In    drive      {"n", "*", "what is relayed", optional};
  In    cortex     {"n", "*", "layer 6 of the cortex", optional};
  In    inhibition {"n", "*", "pallidum, nigra or reticular nucleus, positive", optional};
  State h          {"n", "1", "T channels that can open"};
  Out   rate       {"n", "*", "activity"};
  Out   bursting   {"n", "1", "share of the burst in it: T channels that open"};

  void tick(Tick now) {
    const Real up = 1 - std::exp(-now.dt / tau_up), down = std::exp(-now.dt / tau_down);
    for (Index i = 0; i < rate.size(); ++i) {
      const Real v = drive[i] + cortex[i] + arousal - inhibition[i];
      const bool open = v >= theta_h;
      bursting[i] = open ? h[i] : Real(0);
      rate[i] = open ? std::max(Real(0), v) + burst * h[i] : Real(0);
      h[i] = open ? down * h[i] : h[i] + up * (1 - h[i]);
    }
  }
};

}  // namespace thalamic_relay

ANLAGE_PLUGIN(thalamic_relay::ThalamicRelay)
