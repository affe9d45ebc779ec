// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace dendritic_prediction {
using namespace anlage;

/// Learning by the dendritic prediction of somatic spiking:
///   dw_ji = eta dt (S_j - prediction_j) h_j PSP_i
///   tau_s darrived/dt = x - arrived,   tau_L dPSP/dt = arrived - PSP
/// S: what the soma does; prediction = phi(V_star) and h = phi' / phi at V_star: what its dendrite expects (TwoCompartment).
struct DendriticPrediction {
  static constexpr const char* doc = "synapses of a dendrite learn to predict what the soma does";
  static constexpr const char* citation = "Urbanczik & Senn 2014, Neuron 81:521-528";

  Param     eta        {1e-3, "1", "learning rate", {0, infinity}};
  Param     tau_s      {3e-3, "s", "decay of synaptic currents, that of the receiver", {0, 10}};
  Param     tau_L      {10e-3, "s", "time constant of the dendrite, that of the receiver", {0, 10}};
  Pre       x          {"pre", "*", "sending activity"};
  Post      S          {"post", "*", "what the soma does"};
  Post      prediction {"post", "*", "what the dendrite expects it to do"};
  Post      h          {"post", "*", "relative slope of the prediction by the dendritic potential"};
  PreState  arrived    {"pre", "*", "synaptic current of a weight of 1"};
  PreState  PSP        {"pre", "*", "potential that it makes in the dendrite"};
  PostState m          {"post", "*", "error of the prediction, times h"};
  Weights   w          {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    arrived += share(now.dt, tau_s) * (x - arrived);
    PSP += share(now.dt, tau_L) * (arrived - PSP);
    m = eta * now.dt * (S - prediction).cwiseProduct(h);
  }
  void learn(Tick, Synapse auto s) { w[s] += m[s] * PSP[s]; }

  /// How far a low-pass gets in a tick.
  static Real share(Real dt, Real tau) { return tau > 0 ? 1 - std::exp(-dt / tau) : Real(1); }
};

}  // namespace dendritic_prediction

ANLAGE_PLUGIN(dendritic_prediction::DendriticPrediction)
