// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/type_info.hpp"

#include <algorithm>

namespace anlage {

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::region:
      return "region";
    case Kind::connection:
      return "connection";
    case Kind::learning_rule:
      return "learning rule";
    case Kind::steering:
      return "steering circuit";
    case Kind::world:
      return "world";
  }
  return "unknown kind";
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::param:
      return "param";
    case Role::choice:
      return "choice";
    case Role::text:
      return "text";
    case Role::in:
      return "in";
    case Role::out:
      return "out";
    case Role::state:
      return "state";
    case Role::memory:
      return "memory";
    case Role::mutable_scalar:
      return "mutable";
    case Role::broadcast:
      return "broadcast";
    case Role::modulator:
      return "modulator";
    case Role::pre:
      return "pre";
    case Role::post:
      return "post";
    case Role::pre_state:
      return "pre state";
    case Role::post_state:
      return "post state";
    case Role::trace:
      return "trace";
    case Role::weights:
      return "weights";
    case Role::post_error:
      return "post error";
    case Role::post_target:
      return "post target";
    case Role::table:
      return "table";
    case Role::scratch:
      return "scratch";
  }
  return "unknown role";
}

int TypeInfo::field_index(std::string_view field_name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == field_name; });
  return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

}  // namespace anlage
