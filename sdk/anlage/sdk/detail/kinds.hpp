// SPDX-License-Identifier: Apache-2.0
/// Which kind a struct is, told by its verb, and which roles a kind may have.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "anlage/contract/type.h"
#include "anlage/sdk/detail/meta.hpp"
#include "anlage/sdk/setup.hpp"
#include "anlage/sdk/synapse.hpp"
#include "anlage/sdk/tick.hpp"
#include "anlage/sdk/transmit.hpp"
#include "anlage/sdk/wiring.hpp"

namespace anlage::detail {

template <class T>
concept Ticks = requires(T t, Tick now) { { t.tick(now) } -> std::same_as<void>; };
template <class T>
concept Steers = requires(T t, Tick now) { { t.steer(now) } -> std::same_as<void>; };
template <class T>
concept Advances = requires(T t, Tick now) { { t.advance(now) } -> std::same_as<void>; };
template <class T>
concept Wires = requires(T t, Wiring& wiring) { { t.wire(wiring) } -> std::same_as<void>; };
template <class T>
concept Transmits = requires(T t, Transmit& passage) { { t.transmit(passage) } -> std::same_as<void>; };
template <class T>
concept LearnsLocally = requires(T t, Tick now, DenseSynapse s) { { t.learn(now, s) } -> std::same_as<void>; };
template <class T>
concept LearnsGlobally = requires(T t, Tick now) { { t.learn(now) } -> std::same_as<void>; };
template <class T>
concept Settles = requires(T t, Tick now) { { t.settle(now) } -> std::same_as<void>; };
template <class T>
concept Develops = requires(T t, Setup& setup) { { t.develop(setup) } -> std::same_as<void>; };
template <class T>
concept Fills = requires(T t) { { t.fill() } -> std::same_as<void>; };

/// A member function of that name that is no template, whatever its parameters.
template <class T>
concept NamesVerb = requires { &T::tick; } || requires { &T::steer; } || requires { &T::advance; } ||
                    requires { &T::wire; } || requires { &T::learn; };

template <class T>
consteval int verb_count() {
  return int(Ticks<T>) + int(Steers<T>) + int(Advances<T>) + int(Wires<T>) + int(LearnsLocally<T> || LearnsGlobally<T>);
}

template <class T>
consteval std::uint32_t kind() {
  if (Ticks<T>) return ANLAGE_KIND_REGION;
  if (Wires<T>) return ANLAGE_KIND_CONNECTION;
  if (LearnsLocally<T> || LearnsGlobally<T>) return ANLAGE_KIND_LEARNING_RULE;
  if (Steers<T>) return ANLAGE_KIND_STEERING;
  return ANLAGE_KIND_WORLD;
}

constexpr std::uint32_t roles(std::initializer_list<std::uint32_t> list) {
  std::uint32_t mask = 0;
  for (const std::uint32_t role : list) mask |= 1u << role;
  return mask;
}

/// Roles that a kind may have, as bits. Bit 0 is Rng.
constexpr std::uint32_t allowed_roles(std::uint32_t kind) {
  const std::uint32_t settings = roles({no_field, ANLAGE_ROLE_PARAM, ANLAGE_ROLE_CHOICE, ANLAGE_ROLE_TEXT,
                                        ANLAGE_ROLE_MODULATOR, ANLAGE_ROLE_SCRATCH});
  const std::uint32_t part =
      settings | roles({ANLAGE_ROLE_IN, ANLAGE_ROLE_OUT, ANLAGE_ROLE_STATE, ANLAGE_ROLE_BROADCAST, ANLAGE_ROLE_TABLE});
  switch (kind) {
    case ANLAGE_KIND_REGION: return part | roles({ANLAGE_ROLE_MEMORY});
    case ANLAGE_KIND_STEERING: return part | roles({ANLAGE_ROLE_MUTABLE});
    case ANLAGE_KIND_WORLD: return part;
    case ANLAGE_KIND_CONNECTION: return settings | roles({ANLAGE_ROLE_WEIGHTS, ANLAGE_ROLE_STATE, ANLAGE_ROLE_TABLE});
    default:
      return settings |
             roles({ANLAGE_ROLE_PRE, ANLAGE_ROLE_POST, ANLAGE_ROLE_PRE_STATE, ANLAGE_ROLE_POST_STATE, ANLAGE_ROLE_TRACE,
                    ANLAGE_ROLE_WEIGHTS, ANLAGE_ROLE_POST_ERROR, ANLAGE_ROLE_POST_TARGET});
  }
}

}  // namespace anlage::detail
