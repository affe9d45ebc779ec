// SPDX-License-Identifier: Apache-2.0
/// What a role member says about itself: the source of its row in the field table.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

#include "anlage/contract/field.h"

namespace anlage {

/// Smallest and largest legal value, SI units.
struct Range {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
};

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Properties of a field, joined with `|`.
struct FieldFlags {
  std::uint32_t bits = 0;
  constexpr FieldFlags() = default;
  constexpr explicit FieldFlags(std::uint32_t b) : bits(b) {}
  constexpr FieldFlags operator|(FieldFlags other) const { return FieldFlags(bits | other.bits); }
};

inline constexpr FieldFlags optional{ANLAGE_FIELD_OPTIONAL};    ///< may stay unconnected (zeros) or unstated ("")
inline constexpr FieldFlags required{ANLAGE_FIELD_REQUIRED};    ///< no default: the genome has to state it
inline constexpr FieldFlags birth{ANLAGE_FIELD_BIRTH};          ///< shapes memory: fixed once the brain is developed
inline constexpr FieldFlags error_signal{ANLAGE_FIELD_ERROR};   ///< Out: errors, which a rule's PostError may take
inline constexpr FieldFlags skip_zero{ANLAGE_FIELD_SKIP_ZERO};  ///< where this is 0, no synapse of that sender changes
inline constexpr FieldFlags events{ANLAGE_FIELD_EVENTS};        ///< Out: mostly 0; Pre, Post: see ANLAGE_FIELD_EVENTS
inline constexpr FieldFlags integer{ANLAGE_FIELD_INTEGER};      ///< counts: whole numbers only

namespace detail {

inline constexpr std::uint32_t no_field = 0;  ///< role of members that have no row in the table (Rng)

struct Meta {
  std::uint32_t role = no_field;
  std::uint32_t dtype = ANLAGE_DTYPE_F32;
  std::uint32_t flags = 0;
  const char* shape = "";
  const char* unit = "1";
  const char* doc = "";
  const char* init = nullptr;
  const char* choices = nullptr;
  double default_value = 0.0;
  double min = -infinity;
  double max = infinity;
};

}  // namespace detail
}  // namespace anlage
