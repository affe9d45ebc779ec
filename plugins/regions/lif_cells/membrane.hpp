// SPDX-License-Identifier: Apache-2.0
/// Membrane: what a tick does to the potential of a leaky integrator, in closed form.
#pragma once

#include <cmath>

namespace lif_cells {

/// Mean over a tick of exp(-t / tau).
inline double mean_of_decay(double dt, double tau) { return -std::expm1(-dt / tau) * tau / dt; }

struct Membrane {
  double dt;           ///< [s]
  double tau_m;        ///< [s]
  double C_m;          ///< [F]
  double kept;         ///< share of the potential that a tick leaves
  double per_current;  ///< potential that a constant current adds in a tick [V/A]

  Membrane(double tick, double tau, double capacitance)
      : dt(tick), tau_m(tau), C_m(capacitance), kept(std::exp(-tick / tau)),
        per_current(-std::expm1(-tick / tau) * tau / capacitance) {}

  /// Potential that a current of 1 A, decaying from now on with tau_syn, adds in a tick [V/A]:
  /// (1 / C_m) integral_0^dt exp(-(dt - s) / tau_m) exp(-s / tau_syn) ds
  [[nodiscard]] double per_decaying(double tau_syn) const {
    const double slope = dt * (1 / tau_m - 1 / tau_syn);
    const double mean = std::abs(slope) < 1e-9 ? 1.0 : std::expm1(slope) / slope;
    return kept * mean * dt / C_m;
  }
};

}  // namespace lif_cells
