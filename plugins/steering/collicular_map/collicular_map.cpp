// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>
#include <complex>

namespace collicular_map {
using namespace anlage;

constexpr Index rows = 37, columns = 29;                 // v, u
constexpr double spacing = 0.2e-3, u_first = -0.8e-3;    // [m]
constexpr double v_first = -static_cast<double>(rows - 1) / 2 * spacing;

/// The map of the superior colliculus: a target at R, phi is a hill of activity at
///   u = B_u ln(sqrt(R^2 + A^2 + 2 A R cos phi) / A),   v = B_v atan2(R sin phi, R cos phi + A)
/// on the side opposite to it, of width sigma. Each unit stands for the saccade A (exp(u / B_u + i v / B_v) - 1), and the saccade
/// is their mean, weighted by activity; that a hill is symmetric on the map and not in the field is corrected by a constant,
/// exp(sigma^2 (1 / B_u^2 - 1 / B_v^2) / 2). Units: left side first, then v by v for each u.
struct CollicularMap {
  static constexpr const char* doc = "logarithmic map of targets, and the saccade that a population on it means";
  static constexpr const char* citation =
      "Ottes, Van Gisbergen & Eggermont 1986, Vision Research 26:857-873; Lee, Rohrer & Sparks 1988, Nature 332:357-360";

  Param A          {0.0523599, "rad", "where the map turns from linear to logarithmic; 3 degrees", {1e-3, 1}};
  Param B_u        {1.4e-3, "m", "scale along the axis of eccentricity", {5e-4, 1e-2}};
  Param B_v        {1.8e-3, "m", "scale along the axis of direction, a radian", {1e-3, 1e-2}};
  Param sigma      {0.4e-3, "m", "width of a hill of activity", {2e-4, 1e-3}};
  In    target     {"two", "rad", "place of the target: horizontal, vertical"};
  In    inhibition {"unit", "1", "what the substantia nigra takes away", optional};
  Out   place      {"two", "m", "u and v of the target"};
  Out   activity   {"unit", "1", "activity of the map, 1 at the top of a hill"};
  Out   saccade    {"two", "rad", "what the population means; 0 while it is silent"};

  void develop(Setup& setup) {
    setup.set_axis("two", 2);
    setup.set_axis("unit", 2 * rows * columns);
  }
  void steer(Tick) {
    const bool right = target[0] >= 0;
    const double h = std::abs(static_cast<double>(target[0])), y = static_cast<double>(target[1]);
    const double u = B_u.value * std::log(std::hypot(h + A.value, y) / A.value), v = B_v.value * std::atan2(y, h + A.value);
    place[0] = static_cast<Real>(u);
    place[1] = static_cast<Real>(v);
    activity.setZero();
    const Index first = right ? 0 : rows * columns;  // the left colliculus looks to the right
    std::complex<double> sum = 0;
    double total = 0;
    for (Index c = 0; c < columns; ++c)
      for (Index r = 0; r < rows; ++r) {
        const Index unit = first + c * rows + r;
        const double at_u = u_first + static_cast<double>(c) * spacing, at_v = v_first + static_cast<double>(r) * spacing;
        const double far = ((at_u - u) * (at_u - u) + (at_v - v) * (at_v - v)) / (sigma.value * sigma.value);
        const double active = std::max(std::exp(-far / 2) - static_cast<double>(inhibition[unit]), 0.0);
        activity[unit] = static_cast<Real>(active);
        total += active;
        sum += active * std::exp(std::complex<double>(at_u / B_u.value, at_v / B_v.value));
      }
    mean(total, sum, right);
  }
  void mean(double total, std::complex<double> sum, bool right) {
    const double wide = sigma.value * sigma.value * (1 / (B_u.value * B_u.value) - 1 / (B_v.value * B_v.value)) / 2;
    const std::complex<double> meant = total > 0 ? A.value * (sum / total / std::exp(wide) - 1.0) : 0.0;
    saccade[0] = static_cast<Real>(right ? meant.real() : -meant.real());
    saccade[1] = static_cast<Real>(meant.imag());
  }
};

}  // namespace collicular_map

ANLAGE_PLUGIN(collicular_map::CollicularMap)
