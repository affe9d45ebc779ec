// SPDX-License-Identifier: Apache-2.0
/// anlage show: one type as its plugin declares it.
#include <cstdio>
#include <limits>

#include "anlage/registry/plugin_note.hpp"
#include "field_text.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "terminal/numbers.hpp"
#include "terminal/table.hpp"

namespace anlage {
namespace {

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

CommandLine show_line() {
  return {"anlage show TYPE [options]", "Prints the ports, parameters and numbers of a type, as its plugin declares them.",
          {{"plugin-path", "DIR", "look for plugins here first", true}, {"color", "WHEN", "auto, always, never"}}};
}

ExitCode show_verb(const Invocation& invocation) {
  CommandLine line = show_line();
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
