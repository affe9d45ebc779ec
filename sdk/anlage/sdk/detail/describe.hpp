// SPDX-License-Identifier: Apache-2.0
/// The static tables of a type and of a library, all made at compile time.
#pragma once

#include <array>

#include "anlage/contract/entry.h"
#include "anlage/sdk/detail/verbs.hpp"

namespace anlage::detail {

template <class T>
consteval auto make_fields() {
  std::array<anlage_field, field_count<T> + 1> fields{};
  for_each_member(prototype<T>, [&](const auto& member, auto i) {
    constexpr std::size_t index = decltype(i)::value;
    const Meta m = member.meta();
    if (m.role == no_field) return;
    fields[field_index<T, index>] = {sizeof(anlage_field), m.role, m.dtype, m.flags, member_text<T, index>.text,
                                     m.shape, m.unit, m.doc, m.init, m.choices, m.default_value, m.min, m.max};
  });
  return fields;
}

template <class T>
inline constexpr auto fields = make_fields<T>();

/// Transmits as y = W x over the stored synapses.
template <class T>
consteval bool is_linear() {
  if constexpr (!Wires<T>) {
    return false;
  } else if constexpr (requires { T::linear; }) {
    return T::linear;
  } else {
    return !detail::Transmits<T>;
  }
}

template <class T>
consteval bool borrows() {
  if constexpr (requires { T::borrows; }) return T::borrows;
  return false;
}

template <class T>
consteval std::uint32_t type_flags() {
  bool splittable = (Wires<T> && !detail::Transmits<T>) || LearnsLocally<T>;
  if constexpr (requires { T::splittable; }) splittable = T::splittable;
  return (splittable ? ANLAGE_TYPE_SPLITTABLE : 0u) | (is_linear<T>() ? ANLAGE_TYPE_LINEAR : 0u) |
         (LearnsGlobally<T> ? ANLAGE_TYPE_NON_LOCAL : 0u) | (borrows<T>() ? ANLAGE_TYPE_BORROWS : 0u);
}

template <class T>
consteval const char* stated_version() {
  if constexpr (requires { T::version; }) return T::version;
  return "1.0.0";
}
template <class T>
consteval const char* stated_licence() {
  if constexpr (requires { T::licence; }) return T::licence;
  return "Apache-2.0";
}
template <class T>
consteval const char* stated_doc() {
  if constexpr (requires { T::doc; }) return T::doc;
  return "";
}
template <class T>
consteval const char* stated_citation() {
  if constexpr (requires { T::citation; }) return T::citation;
  return "";
}

inline constexpr anlage_dense_sums dense_sums_table{sizeof(anlage_dense_sums), 0, &dense_sums};

/// What a connection with the standard transmission can do besides.
inline const void* linear_extension(const char* id) {
  return std::string_view(id) == ANLAGE_DENSE_SUMS ? &dense_sums_table : nullptr;
}

template <class T>
consteval anlage_type make_type() {
  anlage_type type{};
  type.struct_size = sizeof(anlage_type);
  type.kind = kind<T>();
  type.flags = type_flags<T>();
  type.field_count = field_count<T>;
  type.field_size = sizeof(anlage_field);
  type.name = type_text<T>.text;
  type.version = stated_version<T>();
  type.licence = stated_licence<T>();
  type.doc = stated_doc<T>();
  type.citation = stated_citation<T>();
  type.fields = fields<T>.data();
  if constexpr (Develops<T>) type.plan = &plan_type<T>;
  if constexpr (Fills<T> || Wires<T>) type.fill = &fill_type<T>;
  if constexpr (kind<T>() == ANLAGE_KIND_CONNECTION) {
    type.run = &run_connection<T>;
    if constexpr (is_linear<T>() && !detail::Transmits<T>) type.extension = &linear_extension;
  } else if constexpr (kind<T>() == ANLAGE_KIND_LEARNING_RULE) {
    type.run = &run_rule<T>;
    if constexpr (Settles<T>) type.settle = &settle_rule<T>;
    if constexpr (LearnsLocally<T>) type.fused = &fused_rule<T>;
  } else {
    type.run = &run_part<T>;
  }
  return type;
}

template <class T>
inline constexpr anlage_type table = make_type<T>();

#if defined(__clang__)
inline constexpr const char* compiler = "clang++ " __clang_version__;
#elif defined(__GNUC__)
inline constexpr const char* compiler = "g++ " __VERSION__;
#else
inline constexpr const char* compiler = "unknown";
#endif

template <class... T>
struct Tables {
  static constexpr std::array<const anlage_type*, sizeof...(T)> types{&table<T>...};
  static constexpr anlage_library library{sizeof(anlage_library), ANLAGE_MAKE_VERSION(1u, 0u), sizeof...(T), 0,
                                          compiler, types.data()};
};

/// The library's table; nullptr, after its sentences, if a type is wrong.
template <class... T>
constexpr const anlage_library* library() {
  static_assert(sizeof...(T) > 0, "ANLAGE_PLUGIN needs at least one type");
  constexpr bool sound = (int(check<T>()) * ...) != 0;
  if constexpr (sound) return &Tables<T...>::library;
  return nullptr;
}

struct Note {
  std::uint32_t owner_size;
  std::uint32_t content_size;
  std::uint32_t type;
  char owner[8];
  anlage_note content;
};

consteval Note make_note() {
#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VL__) && defined(__AVX512DQ__) && \
    defined(__AVX512CD__)
  constexpr std::uint32_t isa = ANLAGE_ISA_V4;
#elif defined(__AVX2__) && defined(__FMA__)
  constexpr std::uint32_t isa = ANLAGE_ISA_V3;
#elif defined(__SSE4_2__)
  constexpr std::uint32_t isa = ANLAGE_ISA_V2;
#elif defined(__x86_64__)
  constexpr std::uint32_t isa = ANLAGE_ISA_V1;
#else
  constexpr std::uint32_t isa = ANLAGE_ISA_ANY;
#endif
  std::uint32_t build = 0;
#ifdef __FAST_MATH__
  build |= ANLAGE_BUILD_FAST_MATH;
#endif
#ifndef __OPTIMIZE__
  build |= ANLAGE_BUILD_DEBUG;
#endif
  return {sizeof(ANLAGE_NOTE_OWNER), sizeof(anlage_note), ANLAGE_NOTE_TYPE, ANLAGE_NOTE_OWNER,
          {ANLAGE_MAKE_VERSION(1u, 0u), isa, build, 0}};
}

}  // namespace anlage::detail
