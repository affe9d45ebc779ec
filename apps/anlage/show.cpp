// SPDX-License-Identifier: Apache-2.0
/// anlage show: one type as its plugin declares it.
#include <cmath>
#include <cstdio>
#include <limits>

#include "anlage/registry/plugin_note.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "terminal/numbers.hpp"
#include "terminal/table.hpp"

namespace anlage {
namespace {

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

std::string shape_text(const Field& field) {
  return field.axes.empty() ? "scalar" : "[" + joined(field.axes, " x ") + "]";
}

std::string head(const TypeInfo& type, const Terminal& terminal) {
  std::string out =
      terminal.styled(Style::bold, type.name) + "  " + std::string(to_string(type.kind)) + "\n  " + type.doc + "\n\n";
  const auto line = [&](const char* name, const std::string& text) {
    if (!text.empty()) out += "  " + terminal.styled(Style::dim, name) + text + "\n";
  };
  line("citation  ", type.citation);
  line("version   ", type.version);
  line("licence   ", type.licence);
  if (type.library != nullptr) {
    const std::string built = type.library->compiler() + ", " + isa_name(type.library->isa());
    line("library   ", type.library->file() + " (" + built + ")");
  }
  if (type.has(ANLAGE_TYPE_NON_LOCAL)) line("locality  ", "non-local: looks at more than the synapse it changes");
  return out + "\n";
}

}  // namespace

ExitCode show_verb(const Invocation& invocation) {
  CommandLine line(
      "anlage show TYPE [options]", "Prints the ports, parameters and numbers of a type, as its plugin declares them.",
      {{"plugin-path", "DIR", "look for plugins here first", true}, {"color", "WHEN", "auto, always, never"}});
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const Terminal terminal(1, color_mode(line));
  const std::size_t width = terminal.redraws() ? terminal.width() : std::numeric_limits<std::size_t>::max();
  Registry registry = open_registry(line.texts("plugin-path"));
  const TypeInfo& type = registry.at(line.only_word("TYPE"));
  TextTable ports({"port", "role", "shape", "unit", "what it carries"}, {});
  TextTable settings({"setting", "default", "unit", "range", "what it does"}, {});
  TextTable numbers({"number", "role", "shape", "unit", "starts as", "what it holds"}, {});
  for (const Field& field : type.fields) {
    if (is_setting(field.role)) {
      settings.add({field.name, default_text(field), field.unit, range_text(field), remarks(field)});
    } else if (is_signal(field.role)) {
      ports.add({field.name, std::string(to_string(field.role)), shape_text(field), field.unit, remarks(field)});
    } else {
      numbers.add(
          {field.name, std::string(to_string(field.role)), shape_text(field), field.unit, field.init, remarks(field)});
    }
  }
  std::string out = head(type, terminal);
  for (const TextTable* table : {&ports, &settings, &numbers}) {
    if (!table->empty()) out += table->text(terminal, 2, width) + "\n";
  }
  out.pop_back();
  terminal.write(out);
  return ExitCode::ok;
}

}  // namespace anlage
