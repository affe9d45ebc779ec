// SPDX-License-Identifier: Apache-2.0
/// Numbers in double precision kept in the floats of a State: x is the sum of three floats, each of which holds the next 24
/// of its 53 bits.
#pragma once

#include <array>
#include <cstddef>

#include <anlage/sdk/tick.hpp>

namespace worlds {

inline constexpr std::size_t floats_a_number = 3;

/// The N numbers of a state [3 N]. [any]
template <std::size_t N, class State>
std::array<double, N> exact(const State& state) {
  std::array<double, N> x{};
  for (std::size_t k = 0; k < N; ++k)
    for (std::size_t part = floats_a_number; part-- > 0;)
      x[k] += static_cast<double>(state[static_cast<Eigen::Index>(floats_a_number * k + part)]);
  return x;
}

/// The three floats whose sum is x. Out of line: g++ 12 loses a float where it splits two numbers side by side. [any]
[[gnu::noinline]] inline std::array<anlage::Real, floats_a_number> split(double x) {
  std::array<anlage::Real, floats_a_number> parts{};
  for (anlage::Real& part : parts) {
    part = static_cast<anlage::Real>(x);
    x -= static_cast<double>(part);
  }
  return parts;
}

/// Keeps N numbers in a state [3 N]. [any]
template <std::size_t N, class State>
void keep(const std::array<double, N>& x, State& state) {
  for (std::size_t k = 0; k < N; ++k) {
    const auto parts = split(x[k]);
    for (std::size_t part = 0; part < floats_a_number; ++part)
      state[static_cast<Eigen::Index>(floats_a_number * k + part)] = parts[part];
  }
}

}  // namespace worlds
