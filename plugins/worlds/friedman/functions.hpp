// SPDX-License-Identifier: Apache-2.0
/// The three regression functions of Friedman 1991 (Annals of Statistics 19:1-67) and the ranges of their inputs.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

namespace friedman {

/// Uniform on [low, high).
struct Uniform {
  double low = 0;
  double high = 1;

  /// The value at fraction `u` of the range.
  double at(double u) const { return low + (high - low) * u; }
  /// x with mean 0 and standard deviation 1: the deviation of a uniform law is its width / sqrt 12.
  double standardised(double x) const { return (x - 0.5 * (low + high)) * (std::sqrt(12.0) / (high - low)); }
};

/// Ranges of x1 … x4 of functions two and three.
inline constexpr Uniform circuit[4] = {
    {0, 100}, {40 * 3.14159265358979323846, 560 * 3.14159265358979323846}, {0, 1}, {1, 11}};

/// Inputs of a function: ten, of which five matter; or four. `function` is 0, 1 or 2.
constexpr std::size_t inputs_of(int function) { return function == 0 ? 10 : 4; }
constexpr Uniform range_of(int function, std::size_t input) { return function == 0 ? Uniform{} : circuit[input]; }

/// y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5
inline double one(std::span<const double> x) {
  const double bend = x[2] - 0.5;
  return 10 * std::sin(3.14159265358979323846 * x[0] * x[1]) + 20 * bend * bend + 10 * x[3] + 5 * x[4];
}

/// Reactance of an alternating-current circuit: x2 x3 - 1 / (x2 x4); x3 is the inductance, x4 the capacitance.
inline double reactance(std::span<const double> x) { return x[1] * x[2] - 1 / (x[1] * x[3]); }

/// Impedance: y = sqrt(x1^2 + reactance^2)
inline double two(std::span<const double> x) { return std::hypot(x[0], reactance(x)); }

/// Phase: y = arctan(reactance / x1)
inline double three(std::span<const double> x) { return std::atan2(reactance(x), x[0]); }

inline double value(int function, std::span<const double> x) {
  return function == 0 ? one(x) : function == 1 ? two(x) : three(x);
}

}  // namespace friedman
