// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anlage/base/initial_law.hpp"
#include "check/groups.hpp"

namespace anlage::check {
namespace {

bool is_utf8(const std::string& text) {
  int follow = 0;
  for (const unsigned char byte : text) {
    if (follow > 0) {
      if ((byte & 0xC0) != 0x80) return false;
      --follow;
    } else if (byte >= 0xF0) {
      follow = 3;
    } else if (byte >= 0xE0) {
      follow = 2;
    } else if (byte >= 0xC0) {
      follow = 1;
    } else if (byte >= 0x80) {
      return false;
    }
  }
  return follow == 0;
}

bool is_version(const std::string& text) {
  return std::count(text.begin(), text.end(), '.') == 2 && text.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

Verdict words_are_valid(const Target& target) {
  const Loaded loaded(target);
  const TypeInfo& type = *loaded.type;
  if (!is_version(type.version)) return Verdict::fail(fmt::format("its version \"{}\" is not of the form 1.2.3", type.version));
  if (type.licence.empty() || type.licence.find(' ') == 0) return Verdict::fail("states no licence; an SPDX id such as Apache-2.0 is expected");
  for (const std::string& text : {type.name, type.doc, type.citation, type.licence})
    if (!is_utf8(text)) return Verdict::fail("holds text that is not UTF-8");
  for (const Field& field : type.fields)
    if (!is_utf8(field.doc) || !is_utf8(field.unit)) return Verdict::fail(fmt::format("`{}` holds text that is not UTF-8", field.name));
  if (type.doc.empty()) return Verdict::warn("says nothing of what it is: state `doc`");
  for (const Field& field : type.fields)
    if (field.doc.empty()) return Verdict::warn(fmt::format("says nothing of what `{}` is", field.name));
  return Verdict::pass();
}

Verdict numbers_are_valid(const Target& target) {
  const Loaded loaded(target);
  for (const Field& field : loaded.type->fields) {
    const bool stated = field.role == Role::param || field.role == Role::mutable_scalar;
    if (stated && !field.has(ANLAGE_FIELD_REQUIRED) && !(field.min <= field.default_value && field.default_value <= field.max))
      return Verdict::fail(fmt::format("`{}` = {:g} lies outside [{:g}, {:g}]", field.name, field.default_value, field.min, field.max));
    if (stated && !std::isfinite(field.default_value)) return Verdict::fail(fmt::format("`{}` has the default {:g}", field.name, field.default_value));
    if (field.role == Role::mutable_scalar && !(std::isfinite(field.min) && std::isfinite(field.max)))
      return Verdict::fail(fmt::format("`{}` may be adjusted in a life and has no bounds", field.name));
    if (!field.init.empty() && !InitialLaw::parse(field.init)) return Verdict::fail(fmt::format("`{}`: \"{}\" is no initial law", field.name, field.init));
  }
  (void)situations(*loaded.type, target);  // plans, sizes and layouts that cannot be are thrown
  return Verdict::pass();
}

Verdict learning_is_declared(const Target& target) {
  const Loaded loaded(target);
  const TypeInfo& type = *loaded.type;
  const auto keeps = [&](Role role) {
    return std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) { return field.role == role; });
  };
  if ((type.kind == Kind::steering || type.kind == Kind::world) && (keeps(Role::weights) || keeps(Role::memory)))
    return Verdict::fail("keeps weights or memory, and a " + std::string(to_string(type.kind)) + " is innate");
  if (type.kind == Kind::learning_rule && !keeps(Role::weights)) return Verdict::fail("is a learning rule and declares no weights");
  return Verdict::pass();
}

Verdict newer_host_is_harmless(const Target& target) {
  Manner newer;
  newer.longer = 64;
  return same_in(target, newer, "when structs of a newer host are longer");
}

}  // namespace anlage::check
