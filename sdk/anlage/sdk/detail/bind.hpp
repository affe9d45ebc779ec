// SPDX-License-Identifier: Apache-2.0
/// Binding: the author's struct around the views of a call, for the length of that call.
#pragma once

#include <cstring>

#include "anlage/contract/call.h"
#include "anlage/sdk/detail/checks.hpp"
#include "anlage/sdk/failure.hpp"

namespace anlage::detail {

/// Row of member I in the field table: members without a row (Rng) are not counted.
template <class T, std::size_t I>
inline constexpr std::size_t field_index = [] {
  std::size_t index = 0;
  for_each_member(prototype<T>, [&](const auto& member, auto i) { index += i < I && member.meta().role != no_field; });
  return index;
}();

/// Members of Rng before member I.
template <class T, std::size_t I>
inline constexpr std::uint32_t stream_index = static_cast<std::uint32_t>(I - field_index<T, I>);

template <class T>
inline constexpr std::size_t field_count = field_index<T, member_count<T>()>;

constexpr bool same_axis(const char* a, const char* b) { return std::string_view(a) == b; }

/// The axis that a splittable part is cut along: that of its first one-axis Out or State.
template <class T>
inline constexpr const char* split_axis = [] {
  const char* axis = "";
  for_each_member(prototype<T>, [&](const auto& member, auto) {
    const Meta m = member.meta();
    if (*axis == 0 && (m.role == ANLAGE_ROLE_OUT || m.role == ANLAGE_ROLE_STATE)) axis = m.shape;
  });
  return axis;
}();

template <class T>
consteval bool splits_units() {
  if constexpr (requires { T::splittable; } && !Wires<T> && !LearnsLocally<T> && !LearnsGlobally<T>) {
    return T::splittable;
  } else {
    return false;
  }
}

/// Binds all members. Parts that are cut into slices see only their units [first, last).
template <class T>
[[gnu::always_inline]] inline void bind(T& self, const anlage_call& call) {
  for_each_member(self, [&](auto& member, auto i) __attribute__((always_inline)) {
    constexpr std::size_t index = decltype(i)::value;
    using M = std::remove_cvref_t<decltype(member)>;
    if constexpr (requires { member.bind_stream(0, 0, 0); }) {
      member.bind_stream(call.key, stream_index<T, index>, splits_units<T>() ? call.first : 0);
    } else if constexpr (splits_units<T>() && requires(M m) { m.bind_slice(call.fields[0], 0, 0); }) {
      constexpr const char* shape = std::get<index>(members(prototype<T>)).meta().shape;
      const anlage_view& view = call.fields[field_index<T, index>];
      if constexpr (*shape != 0 && same_axis(shape, split_axis<T>)) {
        member.bind_slice(view, call.first, call.last);
      } else {
        member.bind(view);
      }
    } else {
      member.bind(call.fields[field_index<T, index>]);
    }
  });
}

/// Binds what exists before memory does: Params, Choices and Texts.
template <class T>
void bind_settings(T& self, const anlage_setup& setup) {
  for_each_member(self, [&](auto& member, auto i) {
    constexpr std::size_t index = decltype(i)::value;
    constexpr std::uint32_t role = std::get<index>(members(prototype<T>)).meta().role;
    if constexpr (role == ANLAGE_ROLE_PARAM || role == ANLAGE_ROLE_CHOICE || role == ANLAGE_ROLE_TEXT)
      member.bind(setup.fields[field_index<T, index>]);
  });
}

[[gnu::noinline, gnu::cold]] inline std::int32_t report(char* error, std::uint64_t size, const char* text) noexcept {
  if (error != nullptr && size > 0) {
    const std::size_t length = std::min<std::size_t>(std::strlen(text), size - 1);
    std::memcpy(error, text, length);
    error[length] = 0;
  }
  return ANLAGE_FAILED;
}

/// The failure being handled, as code and text.
[[gnu::noinline, gnu::cold]] inline std::int32_t report_current(char* error, std::uint64_t size) noexcept {
  try {
    throw;
  } catch (const std::exception& failure) {
    return report(error, size, failure.what());
  } catch (...) {
    return report(error, size, "an exception of unknown type");
  }
}

}  // namespace anlage::detail
