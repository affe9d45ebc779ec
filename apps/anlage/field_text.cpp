// SPDX-License-Identifier: Apache-2.0
#include "field_text.hpp"

#include <cmath>

#include "terminal/numbers.hpp"

namespace anlage {

bool is_setting(Role role) {
  return role == Role::param || role == Role::choice || role == Role::text || role == Role::mutable_scalar;
}

bool is_signal(Role role) {
  switch (role) {
    case Role::in:
    case Role::out:
    case Role::broadcast:
    case Role::modulator:
    case Role::pre:
    case Role::post:
    case Role::post_error:
    case Role::post_target:
      return true;
    default:
      return false;
  }
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string default_text(const Field& field) {
  if (field.has(ANLAGE_FIELD_REQUIRED)) return "required";
  if (field.role == Role::text) return field.has(ANLAGE_FIELD_OPTIONAL) ? "none" : "required";
  if (field.role != Role::choice) return number_text(field.default_value);
  const auto index = static_cast<std::size_t>(field.default_value);
  return index < field.choices.size() ? field.choices[index] : "";
}

std::string range_text(const Field& field) {
  if (field.role == Role::choice) return joined(field.choices, " | ");
  if (field.role == Role::text || (std::isinf(field.min) && std::isinf(field.max))) return "any";
  return "[" + number_text(field.min) + ", " + number_text(field.max) + "]";
}

std::string remarks(const Field& field) {
  std::vector<std::string> words;
  if (is_signal(field.role) && field.has(ANLAGE_FIELD_OPTIONAL)) words.emplace_back("optional");
  if (field.has(ANLAGE_FIELD_BIRTH)) words.emplace_back("fixed at birth");
  if (field.has(ANLAGE_FIELD_INTEGER)) words.emplace_back("whole number");
  if (field.has(ANLAGE_FIELD_SKIP_ZERO)) words.emplace_back("zeros are skipped");
  return words.empty() ? field.doc : field.doc + " (" + joined(words, ", ") + ")";
}

}  // namespace anlage
