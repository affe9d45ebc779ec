// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/overrides.hpp"
#include "anlage/genome/detail/row_table.hpp"
#include "anlage/genome/detail/slot.hpp"
#include "anlage/genome/detail/table_reader.hpp"
#include "anlage/genome/detail/ticks.hpp"
#include "anlage/genome/detail/toml_reader.hpp"
#include "anlage/genome/genome.hpp"
#include "anlage/genome/hyperparameter.hpp"

namespace anlage {
namespace detail {
namespace {

void read_tick(const Value& value, const Context& context, Genome& genome) {
  const std::optional<double> tick = read_quantity(value, "s", "brain.tick", context.problems);
  if (!tick) return;
  if (!(*tick > 0.0)) {
    context.problems.add({ErrorCode::out_of_range, "has to be longer than 0", value.where, "brain.tick"});
  } else if (context.tick && std::abs(*tick - *context.tick) > 1e-9 * *tick) {
    context.problems.add(
        {ErrorCode::nesting,
         fmt::format("a nested genome runs at the tick of the genome around it, {}, and this one asks for {}",
                     time_text(*context.tick), time_text(*tick)),
         value.where, "brain.tick", "take the line out, or make the two equal"});
  } else if (!context.tick) {
    genome.tick = *tick;
  }
}

void read_brain(const Value* brain, Context& context, Genome& genome) {
  genome.name = std::filesystem::path(context.file()).stem().string();
  genome.file = context.file();
  if (context.tick) genome.tick = *context.tick;
  if (brain == nullptr) return;
  if (brain->table() == nullptr) return refuse_kind(*brain, "brain", "a table", context.problems);
  TableReader reader(*brain->table(), brain->where, "brain", context.problems);
  genome.name = reader.text("name").value_or(genome.name);
  if (const Value* tick = reader.value("tick")) read_tick(*tick, context, genome);
  genome.seed = static_cast<std::uint64_t>(reader.integer("seed", 0, INT64_MAX).value_or(1));
  if (const auto birth = reader.ticks("birth", genome.tick, 0)) {
    if (context.is_outermost())
      genome.birth = *birth;
    else
      context.problems.add({ErrorCode::nesting, "only the outermost genome has a birth", reader.value("birth")->where, "brain.birth",
                            "move it to the genome that is run"});
  }
  genome.doc = reader.text("doc", true).value_or("");
  const std::string isolation = reader.word("isolation", {"none", "supervised", "guarded"}).value_or("none");
  genome.isolation = isolation == "guarded" ? Isolation::guarded : isolation == "supervised" ? Isolation::supervised : Isolation::none;
  reader.refuse_others();
}

void refuse_unknown_roots(const Table& root, Diagnostics& problems) {
  for (const Entry& entry : root) {
    if (std::ranges::find(root_keys(), entry.key) != root_keys().end()) continue;
    problems.add({ErrorCode::unknown_key, fmt::format("unknown key `{}`", entry.key), entry.where, "",
                  suggest(entry.key, root_keys())});
  }
}

}  // namespace

bool Context::is_from_outside(const Value& value) const {
  if (!value.overridden || is_outermost()) return false;
  if (value.where.file.starts_with("--set ")) return true;
  return std::any_of(chain.begin(), chain.end() - 1,
                     [&](const OpenFile& open) { return open.shown == value.where.file; });
}

std::string beside(const std::string& file, const std::string& path) {
  return (std::filesystem::path(file).parent_path() / path).lexically_normal().string();
}

OpenFile open_file(const std::string& shown) {
  std::error_code ignored;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(shown, ignored);
  return {shown, ignored ? shown : canonical.string()};
}

Level read_level(const Table& root, Context& context) {
  Level level;
  const std::size_t before = context.problems.problems().size();
  refuse_unknown_roots(root, context.problems);
  read_brain(find(root, "brain"), context, level.genome);
  read_parts(root, level, context);
  if (level.genome.parts.empty() && context.problems.problems().size() == before) {
    context.problems.add({ErrorCode::missing_key,
                          "a genome needs parts, and this one has none",
                          {context.file()},
                          "",
                          "state at least one [regions.NAME] with a `type`"});
  }
  read_projections(find(root, "projections"), level, context);
  read_observers(find(root, "probes"), find(root, "figures"), find(root, "phases"), level, context);
  read_interventions(find(root, "interventions"), level, context.problems);
  read_exports(find(root, "exports"), root, level, context);
  change_ports(level.genome, context, [&](std::string& text) { text = level.scope.port_in(text).value_or(text); });
  return level;
}

}  // namespace detail

Genome parse_genome(const std::string& toml, const std::string& file, const std::vector<Override>& overrides) {
  Diagnostics problems;
  Table root = detail::read_toml(toml, file, problems);
  detail::Context context{problems, {detail::open_file(file)}};
  std::vector<Override> of_tables, others;
  for (const Override& change : overrides) (detail::is_in_tables(root, change.path) ? of_tables : others).push_back(change);
  detail::apply_overrides(root, of_tables, problems);
  detail::expand_tables(root, context);
  detail::apply_overrides(root, others, problems);
  detail::Level level = detail::read_level(root, context);
  problems.throw_if_any();
  return std::move(level.genome);
}

Genome read_genome(const std::string& file, const std::vector<Override>& overrides) {
  return parse_genome(detail::read_file(file), file, overrides);
}

}  // namespace anlage
