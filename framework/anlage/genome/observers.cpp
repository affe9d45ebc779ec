// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/table_reader.hpp"

namespace anlage::detail {
namespace {

const std::vector<std::string> kStatistics = {"mean", "sum", "last", "min", "max", "accuracy", "mse"};

/// Calls `read` with a reader for each named table below `group`.
template <class Read>
void each_named(const Value* group, const std::string& key, Diagnostics& problems, const Read& read) {
  if (group == nullptr) return;
  if (group->table() == nullptr) return refuse_kind(*group, key, "a table", problems, fmt::format("[{}.NAME]", key));
  for (const Entry& entry : *group->table()) {
    const std::string path = key + "." + entry.key;
    if (!is_path(entry.key)) {
      problems.add(
          {ErrorCode::wrong_value, fmt::format("`{}` cannot be a name here", entry.key), entry.where, path, kNameRule});
    } else if (entry.value.table() == nullptr) {
      refuse_kind(entry.value, path, "a table", problems);
    } else {
      TableReader reader(*entry.value.table(), entry.where, path, problems);
      read(entry, reader);
      reader.refuse_others();
    }
  }
}

std::vector<std::int64_t> read_units(TableReader& probe) {
  std::vector<std::int64_t> units;
  const List* list = probe.list("units");
  if (list == nullptr) return units;
  for (const Value& value : *list) {
    const std::int64_t* unit = value.integer();
    if (unit == nullptr) {
      refuse_kind(value, probe.path_of("units"), "the number of a unit", probe.problems());
    } else if (*unit < 0) {
      probe.problems().add({ErrorCode::out_of_range, fmt::format("is {}, and the first unit is 0", *unit), value.where,
                            probe.path_of("units")});
    } else {
      units.push_back(*unit);
    }
  }
  return units;
}

ProbeGene read_probe(const Entry& entry, TableReader& reader, const Level& level) {
  ProbeGene probe;
  probe.name = entry.key;
  probe.where = entry.where;
  reader.require("of", "what to record: \"part.port\" or \"projection.w\"");
  if (std::optional<PortName> of = reader.port("of")) {
    level.scope.resolve_field(*of, reader.path_of("of"), reader.problems());
    probe.of = of->text();
  }
  probe.every = reader.ticks("every", level.genome.tick, 1).value_or(1);
  probe.units = read_units(reader);
  return probe;
}

FigureGene read_figure(const Entry& entry, TableReader& reader, const Level& level) {
  FigureGene figure;
  figure.name = entry.key;
  figure.where = entry.where;
  reader.require("of", "the port it measures: \"part.port\"");
  if (std::optional<PortName> of = reader.port("of")) {
    level.scope.resolve_field(*of, reader.path_of("of"), reader.problems());
    figure.of = *of;
  }
  figure.against = reader.port("against");
  if (figure.against) level.scope.resolve_field(*figure.against, reader.path_of("against"), reader.problems());
  reader.require("statistic", "mean, sum, last, min, max, accuracy or mse");
  figure.statistic = reader.word("statistic", kStatistics).value_or("");
  figure.doc = reader.text("doc", true).value_or("");
  const bool compares = figure.statistic == "accuracy" || figure.statistic == "mse";
  if (compares) reader.require("against", fmt::format("the port that `{}` compares with", figure.statistic));
  if (!compares && !figure.statistic.empty() && reader.value("against") != nullptr) {
    reader.problems().add({ErrorCode::wrong_value, fmt::format("`{}` compares with nothing", figure.statistic),
                           reader.value("against")->where, reader.path_of("against"),
                           "`against` is for accuracy and mse"});
  }
  return figure;
}

void read_length(TableReader& reader, double tick, PhaseGene& phase) {
  const Value* ticks = reader.value("ticks");
  const Value* duration = reader.value("duration");
  if (ticks == nullptr && duration == nullptr) {
    return reader.require("ticks", "how long it lasts: ticks = 1000, or duration = \"1 s\"");
  }
  const bool both = ticks != nullptr && duration != nullptr;
  if (both && ticks->overridden == duration->overridden) {
    reader.problems().add({ErrorCode::wrong_value, "has both `ticks` and `duration`", duration->where,
                           reader.path_of("duration"), "take one of them out"});
    return;
  }
  const bool by_ticks = both ? ticks->overridden : ticks != nullptr;
  phase.ticks = reader.ticks(by_ticks ? "ticks" : "duration", tick, 1).value_or(0);
}

void read_setting(const std::string& name, const Value& value, const SourceLocation& where, TableReader& reader,
                  const Level& level, PhaseGene& phase) {
  const std::string path = reader.path_of("set." + name);
  std::optional<PortName> setting = split_port(name);
  if (!setting) {
    reader.problems().add({ErrorCode::wrong_value, fmt::format("`{}` is not a part and its setting", name), where, path,
                           "set = { \"stream.split\" = \"test\" }"});
    return;
  }
  setting->where = where;
  level.scope.resolve_setting(*setting, path, reader.problems());
  phase.set.push_back({setting->text(), value, where});
}

void read_settings(TableReader& reader, const Level& level, PhaseGene& phase) {
  const Table* set = reader.table("set");
  if (set == nullptr) return;
  for (const Entry& entry : *set) {
    const Table* unquoted = entry.key.find('.') == std::string::npos ? entry.value.table() : nullptr;
    if (unquoted == nullptr) {
      read_setting(entry.key, entry.value, entry.where, reader, level, phase);
      continue;
    }
    for (const Entry& below : *unquoted) {
      read_setting(entry.key + "." + below.key, below.value, below.where, reader, level, phase);
    }
  }
}

PhaseGene read_phase(const Value& value, TableReader& reader, const Level& level) {
  PhaseGene phase;
  phase.where = value.where;
  reader.require("name", "what the closing table calls it");
  phase.name = reader.text("name").value_or("");
  read_length(reader, level.genome.tick, phase);
  phase.learning = reader.boolean("learning").value_or(true);
  read_settings(reader, level, phase);
  reader.refuse_others();
  return phase;
}

void read_phases(const Value* phases, Level& level, Diagnostics& problems) {
  if (phases == nullptr) return;
  if (phases->list() == nullptr)
    return refuse_kind(*phases, "phases", "a list of tables", problems, "each begins with [[phases]]");
  std::map<std::string, SourceLocation> taken;
  for (std::size_t i = 0; i < phases->list()->size(); ++i) {
    const Value& value = (*phases->list())[i];
    const std::string path = fmt::format("phases.{}", i);
    if (value.table() == nullptr) {
      refuse_kind(value, path, "a table", problems, "each begins with [[phases]]");
      continue;
    }
    TableReader reader(*value.table(), value.where, path, problems);
    PhaseGene phase = read_phase(value, reader, level);
    const auto [first, is_new] = taken.emplace(phase.name, phase.where);
    if (!is_new && !phase.name.empty()) {
      problems.add({ErrorCode::duplicate_name,
                    fmt::format("there is already a phase `{}` at {}", phase.name, first->second.text()),
                    reader.value("name")->where, path + ".name"});
    }
    level.genome.phases.push_back(std::move(phase));
  }
}

}  // namespace

void read_observers(const Value* probes, const Value* figures, const Value* phases, Level& level, Context& context) {
  each_named(probes, "probes", context.problems, [&](const Entry& entry, TableReader& reader) {
    level.genome.probes.push_back(read_probe(entry, reader, level));
  });
  each_named(figures, "figures", context.problems, [&](const Entry& entry, TableReader& reader) {
    level.genome.figures.push_back(read_figure(entry, reader, level));
  });
  read_phases(phases, level, context.problems);
}

}  // namespace anlage::detail
