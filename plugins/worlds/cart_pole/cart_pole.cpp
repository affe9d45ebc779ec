// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../common/exact.hpp"

namespace cart_pole {
using namespace anlage;

constexpr double gravity = 9.8, cart = 1.0, pole = 0.1, half_length = 0.5, force_size = 10.0;  // [m/s^2, kg, kg, m, N]
constexpr double degree = 3.14159265358979323846 / 180;
constexpr double widest = 2.4, steepest = 12 * degree;

/// Where v lies among the bounds of its boxes, from 0.
template <std::size_t N>
Index box_of(double v, const double (&bounds)[N]) {
  return std::upper_bound(std::begin(bounds), std::end(bounds), v) - std::begin(bounds);
}

/// Number of the box, of 3 x 3 x 6 x 3, in which the four numbers lie.
inline Index box(const std::array<double, 4>& s) {
  constexpr double x[] = {-0.8, 0.8}, v[] = {-0.5, 0.5}, omega[] = {-50 * degree, 50 * degree};
  constexpr double theta[] = {-6 * degree, -degree, 0, degree, 6 * degree};
  return ((box_of(s[0], x) * 3 + box_of(s[1], v)) * 6 + box_of(s[2], theta)) * 3 + box_of(s[3], omega);
}

/// A pole hinged to a cart, which is pushed to the right or to the left with 10 N. With M = 1.1 kg of both and l half the pole,
///   u  = (F + m l theta'^2 sin theta) / M
///   theta'' = (g sin theta - u cos theta) / (l (4/3 - m cos^2 theta / M)),   x'' = u - m l theta'' cos theta / M
/// An episode ends beyond 2.4 m or 12 degrees, with reward -1 and no box; the next tick begins another one.
struct CartPole {
  static constexpr const char* doc = "a pole on a cart, to be kept upright by pushes to the right and to the left";
  static constexpr const char* citation =
      "Barto, Sutton & Anderson 1983, IEEE Transactions on Systems, Man, and Cybernetics 13:834-846";

  Param     step       {0.02, "s", "time that passes in a tick", {1e-4, 0.1}};
  Choice    integrator {"euler semi_implicit", "places move by the old velocities, or by the new ones"};
  Param     x_0        {0.0, "m", "place of the cart at the start"};
  Param     v_0        {0.0, "m/s", "its velocity at the start"};
  Param     theta_0    {0.0, "rad", "angle of the pole at the start, 0: upright"};
  Param     omega_0    {0.0, "rad/s", "its angular velocity at the start"};
  Param     spread     {0.0, "1", "each of the four is drawn from so far around it", {0, 1}};
  In        push       {"1", "1", "above 0: to the right, else to the left"};
  State     numbers    {"float", "1", "x, x', theta, theta' in double precision, three floats each"};
  State     alive      {"", "1", "an episode is on"};
  Out       state      {"four", "*", "x [m], x' [m/s], theta [rad], theta' [rad/s]"};
  Out       box        {"box", "1", "1 for the box that they lie in, of 162; all 0 when the pole falls"};
  Out       reward     {"1", "1", "-1 when it falls, else 0"};
  Broadcast first      {"1", "1 in the first tick of an episode"};
  Broadcast last       {"1", "1 in its last tick"};
  Rng       draws      {"where an episode starts"};

  void develop(Setup& setup) {
    setup.set_axis("float", 12);
    setup.set_axis("four", 4);
    setup.set_axis("box", 162);
  }
  void advance(Tick now) {
    const bool begins = alive == 0;
    const std::array<double, 4> s = begins ? start(now) : moved(worlds::exact<4>(numbers), push[0] > 0);
    worlds::keep(s, numbers);
    const bool falls = !begins && (std::abs(s[0]) > widest || std::abs(s[2]) > steepest);
    for (Index k = 0; k < 4; ++k) state[k] = static_cast<Real>(s[static_cast<std::size_t>(k)]);
    box.setZero();
    if (!falls) box[cart_pole::box(s)] = 1;
    reward[0] = falls ? Real(-1) : Real(0);
    first = Real(begins);
    last = Real(falls);
    alive = Real(!falls);
  }
  std::array<double, 4> start(Tick now) const {
    std::array<double, 4> s{x_0.value, v_0.value, theta_0.value, omega_0.value};
    for (std::size_t k = 0; k < 4; ++k)
      s[k] += spread.value * (2 * static_cast<double>(draws.uniform(now, static_cast<Index>(k))) - 1);
    return s;
  }
  std::array<double, 4> moved(std::array<double, 4> s, bool right) const {
    const double total = cart + pole, h = step.value, c = std::cos(s[2]), sine = std::sin(s[2]);
    const double u = ((right ? force_size : -force_size) + pole * half_length * s[3] * s[3] * sine) / total;
    const double turn = (gravity * sine - c * u) / (half_length * (4.0 / 3.0 - pole * c * c / total));
    const double gain = u - pole * half_length * turn * c / total;
    const std::array<double, 4> old = s;
    s[1] += h * gain;
    s[3] += h * turn;
    const std::array<double, 4>& moving = integrator == "euler" ? old : s;
    s[0] += h * moving[1];
    s[2] += h * moving[3];
    return s;
  }
};

}  // namespace cart_pole

ANLAGE_PLUGIN(cart_pole::CartPole)
