// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/table_reader.hpp"

namespace anlage::detail {
namespace {

struct Read {
  ProjectionGene gene;
  ProjectionLabel label;
  SourceLocation name_where;
  std::string path;
};

std::vector<std::pair<std::string, PortName>> read_signals(TableReader& projection, const Scope& scope) {
  std::vector<std::pair<std::string, PortName>> signals;
  const Table* table = projection.table("signals");
  if (table == nullptr) return signals;
  for (const Entry& entry : *table) {
    const std::string path = projection.path_of("signals." + entry.key);
    std::optional<PortName> port = read_port(entry.value, path, projection.problems());
    if (!port) continue;
    scope.resolve(*port, path, projection.problems());
    signals.emplace_back(entry.key, *port);
  }
  return signals;
}

/// Takes `key` out of the settings of a rule: what is left is the rule's own.
std::optional<Value> take_out(Table& settings, std::string_view key) {
  const auto found = std::ranges::find(settings, key, &Entry::key);
  if (found == settings.end()) return std::nullopt;
  Value value = std::move(found->value);
  settings.erase(found);
  return value;
}

void read_then(const Value& list, const std::string& path, ProjectionGene& gene, Diagnostics& problems) {
  if (list.list() == nullptr)
    return refuse_kind(list, path, "a list of rules", problems, "[{ type = \"Bounds\", min = 0, max = 1 }]");
  for (std::size_t i = 0; i < list.list()->size(); ++i) {
    const auto rule = read_type((*list.list())[i], fmt::format("{}.{}", path, i), problems);
    if (!rule) continue;
    const auto twice = std::ranges::find(gene.then, rule->type, &TypeGene::type);
    if (twice != gene.then.end() && !rule->type.empty()) {
      problems.add({ErrorCode::duplicate_name, fmt::format("lists {} twice, first at {}", rule->type, twice->where.text()),
                    rule->where, path, "what it does to the weights is stated once"});
    } else {
      gene.then.push_back(*rule);
    }
  }
}

void read_learning(const Value& value, const std::string& path, ProjectionGene& gene, const Scope& scope, Diagnostics& problems) {
  gene.learning = read_type(value, path, problems);
  if (!gene.learning) return;
  if (const auto then = take_out(gene.learning->settings, "then")) read_then(*then, path + ".then", gene, problems);
  const auto when = take_out(gene.learning->settings, "when");
  if (!when) return;
  gene.when = read_port(*when, path + ".when", problems);
  if (gene.when) scope.resolve(*gene.when, path + ".when", problems);
}

PortName read_end(TableReader& projection, const char* key, const char* hint, const Scope& scope) {
  projection.require(key, hint);
  std::optional<PortName> port = projection.port(key);
  if (!port) return {};
  scope.resolve(*port, projection.path_of(key), projection.problems());
  return *port;
}

void read_name(TableReader& projection, Read& read) {
  const std::optional<std::string> name = projection.text("name");
  if (!name) return;
  read.name_where = projection.value("name")->where;
  if (is_projection_name(*name)) {
    read.label.stated = *name;
  } else {
    projection.problems().add({ErrorCode::wrong_value, fmt::format("`{}` cannot be the name of a projection", *name),
                               read.name_where, projection.path_of("name"), kNameRule});
  }
}

Read read_projection(const Value& value, const std::string& path, const Level& level, Context& context) {
  Read read;
  read.path = path;
  TableReader reader(*value.table(), value.where, path, context.problems);
  read_name(reader, read);
  ProjectionGene& gene = read.gene;
  gene.where = value.where;
  gene.from = read_end(reader, "from", "the port that sends: \"part.port\"", level.scope);
  gene.to = read_end(reader, "to", "the port that receives: \"part.port\"", level.scope);
  const Value* from = reader.value("from");
  const Value* to = reader.value("to");
  if (from != nullptr && to != nullptr && from->text() != nullptr && to->text() != nullptr) {
    read.label.fallback = *from->text() + "->" + *to->text();
  }
  gene.delay = reader.ticks("delay", level.genome.tick, 0).value_or(1);
  if (const Value* type = reader.value("connection"))
    gene.connection = read_type(*type, path + ".connection", context.problems);
  if (const Value* type = reader.value("learning"))
    read_learning(*type, path + ".learning", gene, level.scope, context.problems);
  if (reader.value("learning") != nullptr && reader.value("connection") == nullptr) {
    context.problems.add({ErrorCode::missing_key, "has `learning` but no `connection`: there are no weights to learn",
                          reader.value("learning")->where, path, "add connection = { type = \"Dense\" }"});
  }
  gene.signals = read_signals(reader, level.scope);
  reader.refuse_others();
  return read;
}

std::vector<std::pair<std::string, const Value*>> tables_of(const Value* list, const char* key, Diagnostics& problems) {
  std::vector<std::pair<std::string, const Value*>> tables;
  if (list == nullptr) return tables;
  if (list->list() == nullptr) {
    refuse_kind(*list, key, "a list of tables", problems, fmt::format("each begins with [[{}]]", key));
    return tables;
  }
  for (std::size_t i = 0; i < list->list()->size(); ++i) {
    const Value& value = (*list->list())[i];
    const std::string path = fmt::format("{}.{}", key, i);
    if (value.table() == nullptr) {
      refuse_kind(value, path, "a table", problems, fmt::format("each begins with [[{}]]", key));
    } else {
      tables.emplace_back(path, &value);
    }
  }
  return tables;
}

/// Gives every projection its name, and refuses names that are taken.
void keep(std::vector<Read> reads, Level& level, Diagnostics& problems) {
  std::vector<ProjectionLabel> labels;
  for (const Read& read : reads) labels.push_back(read.label);
  const std::vector<std::string> names = projection_names(labels);
  std::unordered_map<std::string, SourceLocation> taken;
  for (const ProjectionGene& nested : level.genome.projections) taken.emplace(nested.name, nested.where);
  for (std::size_t i = 0; i < reads.size(); ++i) {
    Read& read = reads[i];
    read.gene.name = names[i];
    if (level.scope.has_part(names[i]) || level.scope.has_nested(names[i])) {
      problems.add({ErrorCode::duplicate_name, fmt::format("there is already a part `{}`", names[i]), read.name_where,
                    read.path + ".name",
                    "fields are addressed as NAME.FIELD, so parts and projections share their names"});
    } else if (const auto [first, is_new] = taken.emplace(names[i], read.gene.where); !is_new && !names[i].empty()) {
      problems.add({ErrorCode::duplicate_name,
                    fmt::format("there is already a projection `{}` at {}", names[i], first->second.text()),
                    read.name_where, read.path + ".name"});
    }
    level.scope.add_projection(names[i]);
    level.genome.projections.push_back(std::move(read.gene));
  }
}

}  // namespace

std::optional<TypeGene> read_type(const Value& value, const std::string& path, Diagnostics& problems) {
  if (value.table() == nullptr) {
    refuse_kind(value, path, "a table", problems,
                fmt::format("{{ type = {} }}", value.text() != nullptr ? value.toml() : "\"…\""));
    return std::nullopt;
  }
  TableReader reader(*value.table(), value.where, path, problems);
  reader.require("type", "the name of a plugin's type");
  TypeGene gene;
  gene.type = reader.text("type").value_or("");
  gene.where = value.where;
  if (const Value* type = reader.value("type")) {
    gene.where = type->where;
    gene.type_overridden = type->overridden;
  }
  gene.settings = reader.others();
  return gene;
}

void read_projections(const Value* projections, Level& level, Context& context) {
  std::vector<Read> reads;
  for (const auto& [path, value] : tables_of(projections, "projections", context.problems)) {
    reads.push_back(read_projection(*value, path, level, context));
  }
  keep(std::move(reads), level, context.problems);
}

}  // namespace anlage::detail
