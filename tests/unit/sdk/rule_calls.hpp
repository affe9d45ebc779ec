// SPDX-License-Identifier: Apache-2.0
/// A rule on a connection: its fields, bound.
#pragma once

#include "calls.hpp"
#include "rules.hpp"

namespace calls {

/// All numbers that the rules of rules.hpp ask for.
struct Plasticity {
  Plasticity(const Connection& on, float silent)
      : c(on),
        x(c.synapses.pre, 21, silent),
        y(c.synapses.post, 22, 0.2f),
        error(c.synapses.post, 23, 0.2f),
        pre_state(c.synapses.pre, 24, silent),
        post_state(c.synapses.post, 25),
        trace(c.weights.size(), 26) {}
  Plasticity(const Plasticity&) = default;

  anlage_view weights_view() const { return matrix(c.weights); }
  anlage_view matrix(const Block& block) const {
    return {block.data(), c.synapses.post, c.synapses.pre, padded(c.synapses.post)};
  }
  template <class Rule>
  std::vector<anlage_view> fields();

  Connection c;
  Block x, y, error, pre_state, post_state, trace;
  float dopamine = 0.3f;
  double eta = 0.05, tau = 0.02;
};

template <>
inline std::vector<anlage_view> Plasticity::fields<rules::ByError>() {
  return {number_view(eta), vector_view(x, c.synapses.pre), vector_view(error, c.synapses.post), weights_view()};
}
template <>
inline std::vector<anlage_view> Plasticity::fields<rules::ByBoth>() {
  return {number_view(eta), vector_view(x, c.synapses.pre), vector_view(y, c.synapses.post), weights_view()};
}
template <>
inline std::vector<anlage_view> Plasticity::fields<rules::ByUnitState>() {
  return {number_view(eta), vector_view(x, c.synapses.pre), vector_view(error, c.synapses.post), {&dopamine, 1, 1, 16},
          vector_view(pre_state, c.synapses.pre), vector_view(post_state, c.synapses.post), weights_view()};
}
template <>
inline std::vector<anlage_view> Plasticity::fields<rules::ByTrace>() {
  return {number_view(eta), number_view(tau), vector_view(x, c.synapses.pre), vector_view(y, c.synapses.post),
          {&dopamine, 1, 1, 16}, matrix(trace), weights_view()};
}

/// The change of one synapse, written out.
template <class Rule>
void change(Plasticity& p, std::int64_t s, std::int64_t pre, std::int64_t post, float dt) {
  const float eta = static_cast<float>(p.eta);
  float& w = p.c.weights[s];
  if constexpr (std::is_same_v<Rule, rules::ByError>) {
    w += eta * p.error[post] * p.x[pre];
  } else if constexpr (std::is_same_v<Rule, rules::ByBoth>) {
    w += eta * p.y[post] * (p.x[pre] - p.y[post] * w);
  } else if constexpr (std::is_same_v<Rule, rules::ByUnitState>) {
    w += eta * p.post_state[post] * p.pre_state[pre];
  } else {
    float& e = p.trace[s];
    e += dt / static_cast<float>(p.tau) * (p.y[post] * p.x[pre] - e);
    w += eta * p.dopamine * e;
  }
}

/// All synapses, one after the other.
template <class Rule>
void reference_learn(Plasticity& p, float dt) {
  const anlage_synapses& c = p.c.synapses;
  if (p.c.is_dense()) {
    for (std::int64_t i = 0; i < c.pre; ++i)
      for (std::int64_t j = 0; j < c.post; ++j) change<Rule>(p, i * c.stride + j, i, j, dt);
    return;
  }
  for (std::int64_t j = 0; j < c.post; ++j)
    for (std::int64_t k = 0; k < c.fan_in; ++k) {
      const std::int64_t s = ((j / 16) * c.fan_in + k) * 16 + j % 16;
      change<Rule>(p, s, p.c.sender(s), j, dt);
    }
}

/// The same bits in all weights of real receivers.
inline bool same_weights(const Connection& a, const Connection& b) {
  const anlage_synapses& c = a.synapses;
  const std::int64_t rows = a.is_dense() ? c.pre : c.fan_in * (padded(c.post) / 16);
  const std::int64_t width = a.is_dense() ? c.stride : 16;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t l = 0; l < width; ++l) {
      const std::int64_t post = a.is_dense() ? l : row / c.fan_in * 16 + l;
      const float u = a.weights[row * width + l], v = b.weights[row * width + l];
      if (post < c.post && std::memcmp(&u, &v, sizeof u) != 0) return false;
    }
  return true;
}

}  // namespace calls
