// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/draws.hpp"

namespace tsodyks_markram {
using namespace anlage;

/// Short-term depression and facilitation of all synapses of a sending unit. Between spikes
///   du/dt = -u / tau_fac,   dx/dt = (1 - x) / tau_rec,
/// and at a spike  u += u_se (1 - u),  w u x is passed on,  x -= u x.
struct TsodyksMarkram {
  static constexpr const char* doc = "short-term depression and facilitation of a sending unit's synapses";
  static constexpr const char* citation =
      "Tsodyks & Markram 1997, PNAS 94:719-723; Tsodyks, Pawelzik & Markram 1998, Neural Computation 10:821-835";

  Param  u_se {0.5, "1", "use of synaptic efficacy: share of what is left that a spike makes available (U)", {0, 1}};
  Param  tau_rec {0.8, "s", "recovery time constant", {1e-6, 1e3}};
  Param  tau_fac {0, "s", "facilitation time constant; 0: no facilitation", {0, 1e3}};
  Choice signal {"spikes rates", "x counts the spikes of a tick, or is a rate in Hz", birth};
  Choice storage {"dense sparse", "every pair, or fan_in senders drawn for each receiver", birth};
  Param  fan_in {10, "1", "senders of each receiving unit where storage is sparse", {1, 1e6}, birth | integer};
  State  u {"pre", "1", "share that is in use, as the last spike left it and decayed since"};
  State  x {"pre", "1", "share of the transmitter that is available", "constant 1"};
  Scratch sent {"pre", "*", "what is passed on, before weights"};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    if (storage == "dense") return setup.dense();
    const auto k = static_cast<Index>(fan_in.value);
    if (k > setup.pre())
      throw Failure("fan_in = " + std::to_string(k) + ", and there are only " + std::to_string(setup.pre()) +
                    " senders: each is drawn at most once");
    setup.sparse(k);
  }
  void wire(Wiring& wiring) {
    if (storage == "dense") return;
    connections::Sampler sampler(wiring.pre());
    for (Index j = 0; j < wiring.post(); ++j) {
      connections::Draws draws(wiring.random(0), j);
      const auto& senders = sampler.draw_without(draws, j, wiring.fan_in(), -1);
      for (Index k = 0; k < wiring.fan_in(); ++k) wiring.connect(j, k, senders[static_cast<std::size_t>(k)]);
    }
  }

  void transmit(Transmit& t) {
    const Real dt = t.now().dt;
    const Real used = tau_fac > 0 ? std::exp(-dt / tau_fac) : Real{0}, lost = std::exp(-dt / tau_rec);
    const Real spikes_of = signal == "rates" ? dt : Real{1};
    for (Index i = 0; i < u.size(); ++i) {
      const Real arrives = t.x()[i];
      const Real spikes = std::clamp(spikes_of * arrives, Real{0}, Real{1});
      const Real before = used * u[i], left = 1 - (1 - x[i]) * lost;
      const Real released = before + u_se * (1 - before);
      sent[i] = released * left * arrives;
      u[i] = before + u_se * (1 - before) * spikes;
      x[i] = left - released * left * spikes;
    }
    linear(t, sent.data());
  }
};

}  // namespace tsodyks_markram

ANLAGE_PLUGIN(tsodyks_markram::TsodyksMarkram)
