// SPDX-License-Identifier: Apache-2.0
#include "type_schema.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "field_text.hpp"

namespace anlage {
namespace {

constexpr const char* quantity_pattern = "^\\s*[-+]?[0-9.]";

/// "membrane time constant [s], default 0.02, range [0.0001, 1]": what an editor shows.
std::string description(const Field& field) {
  std::string out = remarks(field);
  if (!field.unit.empty() && field.unit != "1") out += " [" + field.unit + "]";
  if (!is_setting(field.role)) return out;
  out += ", default " + default_text(field);
  const std::string range = range_text(field);
  return range == "any" ? out : out + ", " + (field.role == Role::choice ? "one of " : "range ") + range;
}

void put_default(Json& schema, const Field& field) {
  if (field.has(ANLAGE_FIELD_REQUIRED) || !std::isfinite(field.default_value)) return;
  if (field.has(ANLAGE_FIELD_INTEGER))
    schema["default"] = static_cast<std::int64_t>(field.default_value);
  else
    schema["default"] = field.default_value;
}

/// The points of a factor over age.
Json schedule_schema() {
  const Json age{{"type", {"number", "string"}}, {"pattern", quantity_pattern}};
  const Json factor{{"type", {"number", "string"}}, {"pattern", quantity_pattern}};
  return {{"description", "[[age, factor], …]: a factor over age, linear between its points; ages increase"},
          {"type", "array"},
          {"minItems", 1},
          {"items", {{"type", "array"}, {"prefixItems", {age, factor}}, {"minItems", 2}, {"maxItems", 2}}}};
}

/// A modulator by its level, or through receptors.
Json gain_schema() {
  const Json receptor{{"description", "its sign: \"+\", \"-\", or the name of a receptor such as \"D2\""}, {"type", "string"}};
  Json through{{"type", "object"},
               {"properties",
                {{"of", port_schema("a broadcast, or an output with one value a compartment")},
                 {"compartment", {{"description", "which value of it, from 0"}, {"type", "integer"}, {"minimum", 0}}},
                 {"receptor", receptor},
                 {"strength", {{"description", "of the receptors, default 1"}, {"type", {"number", "string"}}}}}},
               {"required", {"of"}},
               {"additionalProperties", false}};
  const char* doc = "a modulator that moves it moment by moment: its level is the factor, or max(0, 1 + sign · strength · level) through a receptor";
  return {{"description", doc}, {"anyOf", {port_schema("a broadcast"), std::move(through)}}};
}

/// A number, a quantity, or a table of value, schedule and gain. The range holds for numbers: quantities are text here.
Json number_schema(const Field& field) {
  Json schema{{"type", {"number", "string", "object"}}, {"pattern", quantity_pattern}};
  if (std::isfinite(field.min)) schema["minimum"] = field.min;
  if (std::isfinite(field.max)) schema["maximum"] = field.max;
  if (field.has(ANLAGE_FIELD_INTEGER)) schema["multipleOf"] = 1;
  Json& keys = schema["properties"];
  keys["value"] = {{"description", "the number; required"}, {"type", {"number", "string"}}, {"pattern", quantity_pattern}};
  if (!field.has(ANLAGE_FIELD_BIRTH)) {
    keys["schedule"] = schedule_schema();
    keys["gain"] = gain_schema();
  }
  schema["required"] = {"value"};
  schema["additionalProperties"] = false;
  put_default(schema, field);
  return schema;
}

Json choice_schema(const Field& field) {
  Json schema{{"type", "string"}, {"enum", field.choices}};
  const auto index = static_cast<std::size_t>(field.default_value);
  if (!field.has(ANLAGE_FIELD_REQUIRED) && index < field.choices.size()) schema["default"] = field.choices[index];
  return schema;
}

Json law_schema(const Field& field) {
  Json schema{{"type", "string"},
              {"pattern", "^\\s*(zero|constant|uniform|normal|lognormal|sparse|orthogonal)(\\s|$)"},
              {"examples", {"zero", "constant 1", "uniform 0 1", "normal 0 0.1", "orthogonal 1"}}};
  if (!field.init.empty()) schema["default"] = field.init;
  return schema;
}

/// Null for what a genome does not state in a type's table, as framework/anlage/brain/detail/components.cpp decides it.
Json field_schema(const TypeInfo& type, const Field& field) {
  switch (field.role) {
    case Role::param:
    case Role::mutable_scalar: return number_schema(field);
    case Role::choice: return choice_schema(field);
    case Role::text: return {{"type", "string"}};
    case Role::weights:
      if (type.kind == Kind::learning_rule) return nullptr;
      return law_schema(field);
    case Role::state:
    case Role::memory:
    case Role::trace:
    case Role::pre_state:
    case Role::post_state: return law_schema(field);
    case Role::modulator:
    case Role::post:
    case Role::post_error:
    case Role::post_target: return port_schema("");
    default: return nullptr;
  }
}

}  // namespace

Json port_schema(const std::string& doc) {
  Json schema{{"type", "string"}, {"pattern", "^.+\\.[A-Za-z_][A-Za-z0-9_]*$"}};
  if (!doc.empty()) schema["description"] = doc;
  return schema;
}

Json settings_schema(const TypeInfo& type, Json common) {
  for (const Field& field : type.fields) {
    Json schema = field_schema(type, field);
    if (schema.is_null() || common.contains(field.name)) continue;
    schema["description"] = description(field);
    if (!field.unit.empty()) schema["x-unit"] = field.unit;
    common[field.name] = std::move(schema);
  }
  std::string doc = type.doc;
  if (!type.citation.empty()) doc += " (" + type.citation + ")";
  return {{"title", type.name},
          {"description", std::move(doc)},
          {"type", "object"},
          {"properties", std::move(common)},
          {"additionalProperties", false}};
}

std::vector<std::string> required_settings(const TypeInfo& type) {
  std::vector<std::string> names;
  for (const Field& field : type.fields) {
    const bool text = field.role == Role::text && !field.has(ANLAGE_FIELD_OPTIONAL);
    if (text || field.has(ANLAGE_FIELD_REQUIRED)) names.push_back(field.name);
  }
  return names;
}

}  // namespace anlage
