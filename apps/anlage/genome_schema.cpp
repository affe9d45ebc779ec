// SPDX-License-Identifier: Apache-2.0
#include "genome_schema.hpp"

#include <cstdint>

#include <nlohmann/json.hpp>

namespace anlage {
namespace {

using Types = std::vector<const TypeInfo*>;

constexpr const char* name_pattern = "^[a-z][a-z0-9_]*$";
constexpr const char* path_pattern = "^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)*$";
constexpr const char* time_pattern = "^\\s*[-+]?[0-9.]";

Json reference(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

Json documented(Json schema, const char* doc) {
  schema["description"] = doc;
  return schema;
}

Json text(const char* doc) { return {{"description", doc}, {"type", "string"}, {"minLength", 1}}; }
Json free_text(const char* doc) { return {{"description", doc}, {"type", "string"}}; }
Json words(std::vector<std::string> legal, const char* doc) { return {{"description", doc}, {"type", "string"}, {"enum", std::move(legal)}}; }

/// A whole number of ticks, or a time.
Json ticks(int least, const char* doc) {
  return {{"description", doc}, {"type", {"integer", "string"}}, {"minimum", least}, {"pattern", time_pattern}};
}

/// A table with these keys and no others.
Json closed(const char* doc, Json keys, const std::vector<std::string>& required = {}) {
  Json schema{{"description", doc}, {"type", "object"}, {"properties", std::move(keys)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  return schema;
}

/// A table of things by name.
Json named(const char* doc, const char* pattern, Json of) {
  return {{"description", doc}, {"type", "object"}, {"propertyNames", {{"pattern", pattern}}}, {"additionalProperties", std::move(of)}};
}

Json list_of(const char* doc, Json of) { return {{"description", doc}, {"type", "array"}, {"items", std::move(of)}}; }

Types of_kind(const Types& types, Kind kind) {
  Types found;
  for (const TypeInfo* type : types)
    if (type->kind == kind) found.push_back(type);
  return found;
}

/// The word that names a type: JSON Schema has no place for what each word means, but editors have.
Json type_word(const Types& types) {
  std::vector<std::string> names;
  std::vector<std::string> docs;
  for (const TypeInfo* type : types) {
    names.push_back(type->name);
    docs.push_back(type->doc);
  }
  return {{"description", "the name of a plugin's type"},
          {"type", "string"},
          {"enum", names},
          {"enumDescriptions", docs},
          {"x-taplo", {{"docs", {{"enumValues", docs}}}}}};
}

/// A table whose legal keys depend on its `type`; `complete`: what has no default has to stand in it.
Json by_type(const Types& types, const std::string& group, Json common, bool complete) {
  Json branches = Json::array();
  for (const TypeInfo* type : types) {
    Json then = reference(group + "." + type->name);
    const std::vector<std::string> required = required_settings(*type);
    if (complete && !required.empty()) then["required"] = required;
    branches.push_back({{"if", {{"properties", {{"type", {{"const", type->name}}}}}, {"required", {"type"}}}}, {"then", std::move(then)}});
  }
  common["type"] = type_word(types);
  Json schema{{"type", "object"}, {"properties", std::move(common)}};
  if (complete) schema["required"] = {"type"};
  if (!branches.empty()) schema["allOf"] = std::move(branches);
  return schema;
}

/// One definition a type, and `group`, which chooses among them.
void define_kind(Json& defs, const Types& types, const std::string& group, const Json& common, bool with_rows) {
  for (const TypeInfo* type : types) {
    Json keys{{"type", true}};
    keys.update(common);
    defs[group + "." + type->name] = settings_schema(*type, std::move(keys));
  }
  defs[group] = by_type(types, group, common, true);
  if (with_rows) defs[group + "_of_rows"] = by_type(types, group, common, false);
}

Json part_keys() {
  const Json units{{"type", "integer"}, {"minimum", 1}, {"maximum", 2147483647}};
  return {{"size", named("units per axis: { n = 784 }; default: the type's", name_pattern, units)},
          {"period", ticks(1, "advances every so many ticks, default 1")},
          {"offset", ticks(0, "first tick, less than the period, default 0")},
          {"on_fault", words({"stop", "freeze", "silence"}, "what happens when it fails or its output is not finite; default stop")}};
}

/// The keys of a part, and those of a table of parts.
Json area_keys(Json keys) {
  keys["name"] = text("a group: the row v1 becomes the region NAME/v1");
  keys["table"] = text("a CSV file with one region a row, relative to this file");
  return keys;
}

void define_parts(Json& defs, const Types& types) {
  const Json keys = part_keys();
  define_kind(defs, of_kind(types, Kind::region), "region", keys, false);
  define_kind(defs, of_kind(types, Kind::region), "area", area_keys(keys), true);
  define_kind(defs, of_kind(types, Kind::steering), "steering", keys, false);
  define_kind(defs, of_kind(types, Kind::world), "world", keys, false);
  defs["nested"] = {{"description", "a genome as a region; its other keys are the parameters that the genome exports"},
                    {"type", "object"},
                    {"properties", {{"genome", text("a genome file, looked for beside this one")}}}};
  defs["region_or_genome"] = {{"if", {{"required", {"genome"}}}}, {"then", reference("nested")}, {"else", reference("region")}};
}

void define_synapses(Json& defs, const Types& types) {
  const Types rules = of_kind(types, Kind::learning_rule);
  define_kind(defs, of_kind(types, Kind::connection), "connection", Json::object(), true);
  define_kind(defs, rules, "rule", Json::object(), false);
  const Json keys{{"then", list_of("rules that go over the same weights after it: bounds, normalisation, …", reference("rule"))},
                  {"when", port_schema("they all rest in ticks where this broadcast is 0")}};
  define_kind(defs, rules, "learning", keys, true);
}

/// The keys of a projection; `suffix` tells the tables of a row, which columns may complete.
Json projection_keys(const std::string& suffix) {
  return {{"name", text("a name; default from->to")},
          {"from", port_schema("the port that sends: \"part.port\"")},
          {"to", port_schema("the port that receives: \"part.port\"")},
          {"delay", ticks(0, "ticks or a time; 0 is within the same tick; default 1")},
          {"connection", documented(reference("connection" + suffix), "how it is wired; without one it is a wire that hands the signal on")},
          {"learning", documented(reference("learning" + suffix), "the rule that changes its weights; needs a connection")},
          {"signals", {{"description", "ports on offer to whichever rule learns here: { error = \"teacher.error\" }"},
                       {"type", "object"},
                       {"additionalProperties", port_schema("")}}}};
}

Json projections() {
  Json one = closed("an edge of the brain's graph", projection_keys(""), {"from", "to"});
  one["dependentRequired"] = {{"learning", {"connection"}}};
  return list_of("edges of the brain's graph, each with [[projections]]", std::move(one));
}

Json areas() {
  return list_of("tables of regions; every key holds for all rows", {{"allOf", {reference("area_of_rows"), Json{{"required", {"table"}}}}}});
}

Json wiring() {
  Json keys = projection_keys("_of_rows");
  keys["table"] = text("a CSV file with one projection a row, relative to this file");
  keys["name"] = text("a name of the table, for --set");
  keys["from_group"] = text("put before a bare part in the column `from`");
  keys["to_group"] = text("put before a bare part in the column `to`");
  keys["from_port"] = text("appended to a bare part in the column `from`");
  keys["to_port"] = text("appended to a bare part in the column `to`");
  return list_of("tables of projections; every key of a projection holds for all rows", closed("a table of projections", std::move(keys), {"table"}));
}

Json brain() {
  Json tick{{"description", "length of a tick, longer than 0 [s]; default \"1 ms\""},
            {"type", {"number", "string"}},
            {"exclusiveMinimum", 0},
            {"pattern", time_pattern},
            {"default", "1 ms"}};
  Json seed{{"description", "every random number follows from it; default 1"},
            {"type", "integer"},
            {"minimum", 0},
            {"maximum", INT64_MAX},
            {"default", 1}};
  return closed("the brain as a whole",
                {{"name", text("name of the brain; default: name of the file")}, {"tick", std::move(tick)}, {"seed", std::move(seed)},
                 {"birth", ticks(0, "how long the clock runs before birth, age 0; default 0")},
                 {"doc", free_text("one or more sentences about it")}});
}

Json probe() {
  return closed("writes a port or the numbers of a field to a CSV file",
                {{"of", port_schema("\"part.field\", or \"projection.w\"")},
                 {"every", ticks(1, "ticks between two records, default 1")},
                 {"units", list_of("unit numbers, from 0; default all", {{"type", "integer"}, {"minimum", 0}})}},
                {"of"});
}

Json figure() {
  Json schema = closed("one number a phase, in the closing table",
                       {{"of", port_schema("the port it measures")},
                        {"statistic", words({"mean", "sum", "last", "min", "max", "accuracy", "mse"}, "how a phase becomes one number")},
                        {"against", port_schema("the port that accuracy and mse compare with, required for these")},
                        {"doc", free_text("a sentence")}},
                       {"of", "statistic"});
  schema["if"] = {{"properties", {{"statistic", {{"enum", {"accuracy", "mse"}}}}}}};
  schema["then"] = {{"required", {"against"}}};
  schema["else"] = {{"properties", {{"against", false}}}};
  return schema;
}

Json phase() {
  Json schema = closed("a stretch of the life",
                       {{"name", text("what the closing table calls it")},
                        {"ticks", ticks(1, "how long it lasts")},
                        {"duration", ticks(1, "how long it lasts, as a time: \"1 s\"")},
                        {"learning", {{"description", "whether rules learn; default true"}, {"type", "boolean"}, {"default", true}}},
                        {"set", {{"description", "settings that change when it begins: { \"stream.split\" = \"test\" }"}, {"type", "object"}}}},
                       {"name"});
  schema["oneOf"] = {Json{{"required", {"ticks"}}}, Json{{"required", {"duration"}}}};
  return schema;
}

Json intervention() {
  Json schema = closed("what an experimenter does to a part or a wire at an age",
                       {{"at", text("an age: \"5 min\"")},
                        {"tick", ticks(0, "the tick it comes before, in place of `at`")},
                        {"lesion", text("a part whose units die")},
                        {"silence", text("a part that sends nothing while it lasts")},
                        {"cut", text("a projection that carries nothing")},
                        {"freeze", text("a part or projection whose numbers stay")},
                        {"fraction", {{"description", "of its units or synapses; default 1"}, {"type", {"number", "string"}}}},
                        {"until", {{"description", "an age, or a tick, at which it is over; default never"}, {"type", {"integer", "string"}}}}});
  schema["oneOf"] = {Json{{"required", {"lesion"}}}, Json{{"required", {"silence"}}}, Json{{"required", {"cut"}}}, Json{{"required", {"freeze"}}}};
  return schema;
}

Json exports() {
  return closed("what the genome around this one may use by a short name",
                {{"ports", named("{ output = \"purkinje.rate\" }", name_pattern, port_schema("a port of this genome"))},
                 {"parameters", named("{ gain = \"granule.gain\" }", name_pattern, text("the path of a setting"))}});
}

}  // namespace

Json genome_schema(const Types& types) {
  Json defs = Json::object();
  define_parts(defs, types);
  define_synapses(defs, types);
  Json keys{{"brain", brain()},
            {"world", named("worlds: body, surroundings, data", path_pattern, reference("world"))},
            {"regions", named("regions: receive, compute, send", path_pattern, reference("region_or_genome"))},
            {"areas", areas()},
            {"steering", named("steering circuits: the innate circuits", path_pattern, reference("steering"))},
            {"projections", projections()},
            {"wiring", wiring()},
            {"probes", named("what is recorded while the brain lives", path_pattern, probe())},
            {"figures", named("what the closing table measures", path_pattern, figure())},
            {"phases", list_of("the life, stretch by stretch, each with [[phases]]", phase())},
            {"interventions", list_of("what is done to the brain at an age, each with [[interventions]]", intervention())},
            {"exports", exports()}};
  Json schema = closed("A genome of Anlage, with the types of the plugins that are installed.", std::move(keys));
  Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Genome"}};
  out.update(schema);
  out["$defs"] = std::move(defs);
  return out;
}

}  // namespace anlage
