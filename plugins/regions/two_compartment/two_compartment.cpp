// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace two_compartment {
using namespace anlage;

/// Cells whose dendrite predicts what their soma does. Potentials are in units of the threshold, conductances per
/// capacitance; a drive passes a synapse (tau_s) and the dendrite's membrane (1 / g_L):
///   tau_s dI/dt = drive - I,   dV_w/dt = g_L (I - V_w)
///   dU/dt = -g_L U + g_D (V_w - U) + g_E (E_E - U) + g_I (E_I - U)
///   phi(u) = phi_max / (1 + k exp(beta (theta - u))),   rate = phi(U)
///   prediction = phi(V_star),   V_star = g_D / (g_L + g_D) V_w,   h = d ln phi / du at V_star
/// Conductances are held over a tick, within which the equations are solved exactly.
struct TwoCompartment {
  static constexpr const char* doc = "cells of two compartments: a dendrite that predicts what the soma does";
  static constexpr const char* citation = "Urbanczik & Senn 2014, Neuron 81:521-528";

  Choice soma       {"rate spikes", "what the soma sends as S: its rate, or spikes drawn with that rate"};
  Param  g_L        {100, "Hz", "leak", {1e-3, infinity}};
  Param  g_D        {1800, "Hz", "from dendrite to soma", {0, infinity}};
  Param  E_E        {14.0 / 3, "1", "reversal potential of excitation of the soma"};
  Param  E_I        {-1.0 / 3, "1", "reversal potential of inhibition of the soma"};
  Param  phi_max    {150, "Hz", "largest rate", {0, infinity}};
  Param  k          {0.5, "1", "shape of phi", {0, infinity}};
  Param  beta       {5, "1", "slope of phi", {0, infinity}};
  Param  theta      {1, "1", "threshold of phi"};
  Param  tau_s      {3e-3, "s", "decay of synaptic currents", {0, 10}};
  In     drive      {"n", "*", "what arrives at the dendrite"};
  In     g_E        {"n", "Hz", "excitatory conductance of the soma: the teacher", optional};
  In     g_I        {"n", "Hz", "inhibitory conductance of the soma: the teacher", optional};
  State  current    {"n", "1", "current of the dendrite's synapses"};
  State  V_w        {"n", "1", "potential of the dendrite"};
  Out    U          {"n", "1", "potential of the soma"};
  State  held       {"n", "1", "U from one tick to the next"};
  Out    V_star     {"n", "1", "what U would be with the dendrite alone"};
  Out    rate       {"n", "Hz", "phi(U)"};
  Out    prediction {"n", "Hz", "phi(V_star)"};
  Out    h          {"n", "1", "relative slope of phi at V_star"};
  Out    S          {"n", "Hz", "what the soma does: its rate, or 1 / dt in the tick of a spike"};
  Rng    draws      {"spikes"};

  void tick(Tick now) {
    const Real synapse = tau_s > 0 ? 1 - std::exp(-now.dt / tau_s) : Real(1), membrane = 1 - std::exp(-now.dt * g_L);
    const Real share = g_D / (g_L + g_D);
    for (Index i = 0; i < held.size(); ++i) {
      current[i] += synapse * (drive[i] - current[i]);
      V_w[i] += membrane * (current[i] - V_w[i]);
      const Real g = g_L + g_D + g_E[i] + g_I[i], aim = (g_D * V_w[i] + g_E[i] * E_E + g_I[i] * E_I) / g;
      held[i] = aim + (held[i] - aim) * std::exp(-now.dt * g);
      V_star[i] = share * V_w[i];
      prediction[i] = phi(V_star[i]);
      h[i] = phi_max > 0 ? beta * (1 - prediction[i] / phi_max) : Real(0);
      rate[i] = phi(held[i]);
      S[i] = soma == "rate" ? rate[i] : (draws.uniform(now, i) < rate[i] * now.dt ? 1 / now.dt : Real(0));
    }
    U = held;
  }
  Real phi(Real u) const { return phi_max / (1 + k * std::exp(beta * (theta - u))); }
};

}  // namespace two_compartment

ANLAGE_PLUGIN(two_compartment::TwoCompartment)
