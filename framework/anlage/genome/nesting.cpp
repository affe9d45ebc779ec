// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/overrides.hpp"
#include "anlage/genome/detail/row_table.hpp"
#include "anlage/genome/detail/slot.hpp"
#include "anlage/genome/detail/table_reader.hpp"
#include "anlage/genome/detail/toml_reader.hpp"

namespace anlage::detail {
namespace {

/// "regions.granule.gain" → "granule.gain", "readout.learning.eta" → "readout.eta": as the brain names its fields.
std::string field_name(std::string path) {
  for (const char* kind : {"regions.", "steering.", "world.", "projections."}) {
    if (path.starts_with(kind)) path.erase(0, std::string_view(kind).size());
  }
  for (const std::string middle : {".connection", ".learning"}) {
    const std::size_t last = path.rfind('.');
    if (last == std::string::npos || last < middle.size()) continue;
    if (path.compare(last - middle.size(), middle.size(), middle) == 0) path.erase(last - middle.size(), middle.size());
  }
  return path;
}

/// The target of an exported parameter, checked to lead somewhere; nothing if it does not.
std::optional<std::string> parameter_target(const Entry& entry, const std::string& path, Table& root,
                                            const Scope& scope, Diagnostics& problems) {
  const std::string* text = entry.value.text();
  if (text == nullptr) {
    refuse_kind(entry.value, path, "the path of a setting such as \"granule.gain\"", problems);
    return std::nullopt;
  }
  try {
    const Slot slot = find_slot(root, *text);
    if (slot.list != nullptr) throw Error({ErrorCode::nesting, "is a whole projection and no setting of one"});
  } catch (const Error& error) {
    const Problem& problem = error.problems().front();
    problems.add(
        {ErrorCode::nesting, fmt::format("`{}` {}", *text, problem.message), entry.value.where, path, problem.hint});
    return std::nullopt;
  }
  const std::string field = field_name(*text);
  std::optional<PortName> setting = split_port(field);
  if (!setting || !scope.has_nested(setting->part)) return field;
  setting->where = entry.value.where;
  scope.resolve_setting(*setting, path, problems);
  return setting->text();
}

std::optional<std::string> port_target(const Entry& entry, const std::string& path, const Scope& scope,
                                       Diagnostics& problems) {
  std::optional<PortName> port = read_port(entry.value, path, problems);
  if (!port) return std::nullopt;
  scope.resolve(*port, path, problems);
  return port->text();
}

void check_export_name(const Entry& entry, const std::string& path, Diagnostics& problems) {
  if (is_name(entry.key)) return;
  problems.add({ErrorCode::wrong_value, fmt::format("`{}` cannot be the name of an export", entry.key), entry.where,
                path, kNameRule});
}

/// Names of the parameters that a file exports, as written.
const Table* exported_parameters(const Table& root) {
  const Value* exports = find(root, "exports");
  const Value* parameters =
      exports != nullptr && exports->table() != nullptr ? find(*exports->table(), "parameters") : nullptr;
  return parameters != nullptr ? parameters->table() : nullptr;
}

/// Puts one setting of the use site where the nested genome exports it.
void set_parameter(const Entry& setting, const std::string& path, const std::string& file, Table& root,
                   Diagnostics& problems) {
  const Table none;
  const Table* parameters = exported_parameters(root);
  if (parameters == nullptr) parameters = &none;
  const Value* target = find(*parameters, setting.key);
  if (target == nullptr) {
    std::vector<std::string> legal = {"genome"};
    for (const Entry& entry : *parameters) legal.push_back(entry.key);
    problems.add({ErrorCode::unknown_key, fmt::format("`{}` exports no parameter `{}`", file, setting.key),
                  setting.where, path, suggest(setting.key, legal)});
    return;
  }
  if (target->text() == nullptr) return;
  try {
    Value value = setting.value;
    mark_overridden(value);
    const Slot slot = find_slot(root, *target->text());
    if (slot.list == nullptr) slot.assign(std::move(value));
  } catch (const Error&) {
    return;  // reading the exports reports it, whether they are used or not
  }
}

/// True if the parameter is one that all rows of a table share: it has to be there before they are made.
bool is_of_tables(const Entry& setting, const Table& root) {
  const Table* parameters = exported_parameters(root);
  const Value* target = parameters != nullptr ? find(*parameters, setting.key) : nullptr;
  return target != nullptr && target->text() != nullptr && is_in_tables(root, *target->text());
}

void refuse_outermost_keys(Table& root, Diagnostics& problems) {
  for (const char* key : {"phases", "figures", "interventions"}) {
    const Entry* entry = find_entry(root, key);
    if (entry == nullptr) continue;
    problems.add({ErrorCode::nesting, fmt::format("only the outermost genome has {}", key), entry->where, "",
                  "move them to the genome that is run"});
    std::erase_if(root, [&](const Entry& other) { return other.key == key; });
  }
}

/// Renames everything of a nested level and appends it to the level around it.
void unfold(Level inner, const std::string& name, const SourceLocation& where, const Context& inner_context,
            Level& level) {
  const std::string prefix = name + "/";
  change_ports(inner.genome, inner_context, [&](std::string& text) {
    if (inner.scope.port_in(text)) text.insert(0, prefix);
  });
  for (PartGene& part : inner.genome.parts) {
    part.path.insert(0, prefix);
    if (level.scope.has_part(part.path)) {
      inner_context.problems.add({ErrorCode::duplicate_name, fmt::format("there is already a part `{}`", part.path),
                                  where, "regions." + name});
    }
    level.scope.add_part(part.path);
    level.genome.parts.push_back(std::move(part));
  }
  for (ProjectionGene& projection : inner.genome.projections) {
    projection.name.insert(0, prefix);
    projection.from.part.insert(0, prefix);
    projection.to.part.insert(0, prefix);
    for (auto& signal : projection.signals) signal.second.part.insert(0, prefix);
    if (projection.when) projection.when->part.insert(0, prefix);
    level.scope.add_projection(projection.name);
    level.genome.projections.push_back(std::move(projection));
  }
  for (ProbeGene& probe : inner.genome.probes) {
    probe.name.insert(0, prefix);
    probe.of.insert(0, prefix);
    level.genome.probes.push_back(std::move(probe));
  }
  for (Export& port : inner.exports.ports) port.target.insert(0, prefix);
  for (Export& parameter : inner.exports.parameters) parameter.target.insert(0, prefix);
  level.scope.add_nested(name, std::move(inner.exports));
}

std::string chain_text(const std::vector<OpenFile>& chain, const OpenFile& last) {
  const auto first = std::ranges::find(chain, last.canonical, &OpenFile::canonical);
  std::string text;
  for (auto open = first; open != chain.end(); ++open) text += open->shown + " → ";
  return text + last.shown;
}

/// Reads the file with the settings of the use site; throws what keeps it from being read at all.
Level read_file_of(const Entry& region, const Value& file, const OpenFile& open, const Context& inner_context) {
  Context context = inner_context;
  Table root = read_toml(read_file(open.shown, file.where), open.shown, context.problems);
  const std::string path = "regions." + region.key;
  const auto set_parameters = [&](bool of_tables) {
    for (const Entry& setting : *region.value.table())
      if (setting.key != "genome" && is_of_tables(setting, root) == of_tables) set_parameter(setting, path, open.shown, root, context.problems);
  };
  set_parameters(true);
  expand_tables(root, context);
  set_parameters(false);
  refuse_outermost_keys(root, context.problems);
  return read_level(root, context);
}

}  // namespace

void read_nested(const Entry& region, const Value& file, Level& level, Context& context) {
  const std::string path = "regions." + region.key + ".genome";
  const std::string* text = file.text();
  if (text == nullptr || text->empty()) {
    refuse_kind(file, path, "the name of a genome file", context.problems);
    return level.scope.add_nested(region.key, {{}, {}, false});
  }
  const OpenFile open = open_file(beside(context.file(), *text));
  if (std::ranges::find(context.chain, open.canonical, &OpenFile::canonical) != context.chain.end()) {
    context.problems.add(
        {ErrorCode::nesting, "a genome cannot contain itself: " + chain_text(context.chain, open), file.where, path});
    return level.scope.add_nested(region.key, {{}, {}, false});
  }
  Context inner{context.problems, context.chain, level.genome.tick};
  inner.chain.push_back(open);
  const std::size_t before = context.problems.problems().size();
  try {
    Level nested = read_file_of(region, file, open, inner);
    nested.exports.is_complete = context.problems.problems().size() == before;
    unfold(std::move(nested), region.key, region.where, inner, level);
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) context.problems.add(problem);
    level.scope.add_nested(region.key, {{}, {}, false});
  }
}

void read_exports(const Value* exports, const Table& root, Level& level, Context& context) {
  if (exports == nullptr) return;
  if (exports->table() == nullptr) return refuse_kind(*exports, "exports", "a table", context.problems);
  TableReader reader(*exports->table(), exports->where, "exports", context.problems);
  if (const Table* ports = reader.table("ports")) {
    for (const Entry& entry : *ports) {
      const std::string path = "exports.ports." + entry.key;
      check_export_name(entry, path, context.problems);
      const auto target = port_target(entry, path, level.scope, context.problems);
      if (target) level.exports.ports.push_back({entry.key, *target});
    }
  }
  if (const Table* parameters = reader.table("parameters")) {
    Table scratch = root;
    for (const Entry& entry : *parameters) {
      const std::string path = "exports.parameters." + entry.key;
      check_export_name(entry, path, context.problems);
      const auto target = parameter_target(entry, path, scratch, level.scope, context.problems);
      if (target) level.exports.parameters.push_back({entry.key, *target});
    }
  }
  reader.refuse_others();
}

}  // namespace anlage::detail
