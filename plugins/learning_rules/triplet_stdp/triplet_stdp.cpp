// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/fade.hpp"

namespace triplet_stdp {
using namespace anlage;

/// Triplets of spikes; traces r of the sender and o of the receiver, of earlier spikes only:
///   at a receiving spike   w += r1 (Aplus + Aplus_triplet o2)
///   at a sending spike     w -= o1 (Aminus + Aminus_triplet r2)
/// all_to_all: a spike adds 1 to its traces; nearest: it sets them to 1.
struct TripletStdp {
  static constexpr const char* doc = "spike triplets: the frequency of firing counts besides the order of spikes";
  static constexpr const char* citation = "Pfister & Gerstner 2006, Journal of Neuroscience 26:9673-9682";

  Choice    pairing           {"all_to_all nearest", "whether all earlier spikes count or the latest"};
  Param     tau_plus          {16.8e-3, "s", "of r1", {1e-4, 10}};
  Param     tau_plus_triplet  {101e-3, "s", "of r2", {1e-4, 10}};
  Param     tau_minus         {33.7e-3, "s", "of o1", {1e-4, 10}};
  Param     tau_minus_triplet {125e-3, "s", "of o2", {1e-4, 10}};
  Param     Aplus             {5e-10, "1", "strengthening by a pair", {0, infinity}};
  Param     Aplus_triplet     {6.2e-3, "1", "strengthening by two receiving spikes and one sending", {0, infinity}};
  Param     Aminus            {7e-3, "1", "weakening by a pair", {0, infinity}};
  Param     Aminus_triplet    {2.3e-4, "1", "weakening by two sending spikes and one receiving", {0, infinity}};
  Pre       x                 {"pre", "1", "spikes that arrive", events};
  Post      spike             {"post", "1", "spikes of the receiver", events};
  PreState  r1                {"pre", "1", "fast trace of the sender's earlier spikes"};
  PreState  r2                {"pre", "1", "slow trace of the sender's earlier spikes"};
  PreState  arrived           {"pre", "1", "spikes of the tick before"};
  PreState  active            {"pre", "1", "0 where no synapse changes in this tick", "zero", skip_zero};
  PostState o1                {"post", "1", "fast trace of the receiver's earlier spikes"};
  PostState o2                {"post", "1", "slow trace of the receiver's earlier spikes"};
  PostState fired             {"post", "1", "the receiver's spikes of the tick before"};
  Weights   w                 {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    fade(r1, arrived, now.dt / tau_plus);
    fade(r2, arrived, now.dt / tau_plus_triplet);
    fade(o1, fired, now.dt / tau_minus);
    fade(o2, fired, now.dt / tau_minus_triplet);
    arrived = x;
    fired = spike;
    active = x;
    if (spike.maxCoeff() > 0) active += r1;
  }
  void learn(Tick, Synapse auto s) {
    w[s] += spike[s] * r1[s] * (Aplus + Aplus_triplet * o2[s]) - x[s] * o1[s] * (Aminus + Aminus_triplet * r2[s]);
  }
  /// Takes up the spikes of the tick before and lets a tick pass.
  template <class Memory, class Spikes>
  void fade(Memory& trace, const Spikes& spikes, Real ticks) const {
    const Real kept = std::exp(-ticks);
    if (pairing == "nearest") {
      rules::fade_latest(trace, spikes, kept);
    } else {
      rules::fade(trace, spikes, kept);
    }
  }
};

}  // namespace triplet_stdp

ANLAGE_PLUGIN(triplet_stdp::TripletStdp)
