// SPDX-License-Identifier: Apache-2.0
/// What a genome has to say so that a rule can learn: words for what it requires, by the roles of its fields.
///
/// The genome has `teacher.error` (one error for each receiver), `wish.rate` (one target for each) and `critic.dopamine`.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>

#include "anlage/registry/type_info.hpp"

namespace anlage::test {

/// Whether a field of the rule plays one of these roles.
inline bool has_role(const TypeInfo& rule, std::initializer_list<Role> roles) {
  return std::any_of(rule.fields.begin(), rule.fields.end(), [&](const Field& field) {
    return std::find(roles.begin(), roles.end(), field.role) != roles.end();
  });
}

/// Where a field of a rule gets its numbers from; "" if it needs no word for it.
inline std::string words_for(const Field& field, const std::map<std::string, std::string>& modulators = {}) {
  switch (field.role) {
    case Role::post_error:
      return field.name + " = \"teacher.error\"";
    case Role::post_target:
      return field.name + " = \"wish.rate\"";
    case Role::modulator: {
      const auto known = modulators.find(field.name);
      return field.name + " = \"" + (known == modulators.end() ? "critic.dopamine" : known->second) + "\"";
    }
    case Role::param:
      if (!field.has(ANLAGE_FIELD_REQUIRED)) return {};
      return field.name + " = " +
             std::to_string(std::clamp(field.has(ANLAGE_FIELD_INTEGER) ? 1.0 : 0.01, field.min, field.max));
    default:
      return {};
  }
}

/// The line `learning = { ... }`. `settings`: words about the rule's parameters, which come first.
inline std::string learning_line(const TypeInfo& rule, const std::string& settings = {},
                                 const std::map<std::string, std::string>& modulators = {}) {
  std::string text = "learning = { type = \"" + rule.name + "\"";
  if (!settings.empty()) text += ", " + settings;
  for (const Field& field : rule.fields) {
    const std::string words = settings.find(field.name + " =") == std::string::npos ? words_for(field, modulators) : "";
    if (!words.empty()) text += ", " + words;
  }
  return text + " }\n";
}

}  // namespace anlage::test
