// SPDX-License-Identifier: Apache-2.0
/// Cell: the equations of one adaptive exponential cell; potentials are above rest. The afterpotential and the threshold
/// depend on the time since the latest spike alone and need no integration.
#pragma once

#include <algorithm>
#include <cmath>

namespace adex_cells {

struct Point {
  double v;  ///< [V]
  double w;  ///< [A]
};

struct Cell {
  double C_m, g_L, Delta_T, peak, reset, V_th_rest, V_th_rise, tau_V_th, a, b, tau_w, I_sp, tau_z;

  [[nodiscard]] double threshold(double age) const { return V_th_rest + V_th_rise * std::exp(-age / tau_V_th); }

  /// True if the exponential alone takes v to infinity within `time` [s], or v is at its height already:
  /// the solution of C_m dv/dt = g_L Delta_T exp((v - V_th) / Delta_T) ends after C_m / g_L exp(-(v - V_th) / Delta_T).
  [[nodiscard]] bool escapes(double v, double age, double time) const {
    return !(v < peak) || C_m / g_L * std::exp(-(v - threshold(age)) / Delta_T) < time;
  }

  [[nodiscard]] Point slope(Point at, double age, double current) const {
    const double v = std::min(at.v, peak);
    const double upswing = g_L * Delta_T * std::exp((v - threshold(age)) / Delta_T);
    const double z = I_sp * std::exp(-age / tau_z);
    return {(-g_L * v + upswing - at.w + z + current) / C_m, (a * v - at.w) / tau_w};
  }

  /// A Runge-Kutta step of length h [s].
  [[nodiscard]] Point step(Point at, double age, double h, double current) const {
    const auto ahead = [&](const Point& k, double by) { return Point{at.v + by * k.v, at.w + by * k.w}; };
    const Point k1 = slope(at, age, current);
    const Point k2 = slope(ahead(k1, h / 2), age + h / 2, current);
    const Point k3 = slope(ahead(k2, h / 2), age + h / 2, current);
    const Point k4 = slope(ahead(k3, h), age + h, current);
    return {at.v + h / 6 * (k1.v + 2 * k2.v + 2 * k3.v + k4.v), at.w + h / 6 * (k1.w + 2 * k2.w + 2 * k3.w + k4.w)};
  }
};

}  // namespace adex_cells
