// SPDX-License-Identifier: Apache-2.0
#include "rule_swap.hpp"

#include <algorithm>

#include "anlage/base/nearest.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

// "a: b\n  hint: c" as one line.
std::string one_line(std::string text) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n'))
    text.replace(at, text.find_first_not_of(" \n", at) - at, "; ");
  return text;
}

std::string reason_of(const Error& error) {
  std::string text;
  for (Problem problem : error.problems()) {
    problem.where = {};  // the genome is not at fault
    text += (text.empty() ? "" : "; ") + one_line(problem.text());
  }
  return text;
}

// Why a setting of the old rule cannot go on; empty if it can.
std::string hindrance(const TypeInfo& old, const TypeInfo& now, const std::string& key) {
  const int before = old.field_index(key);
  const int after = now.field_index(key);
  if (after < 0) return now.name + " has no `" + key + "`";
  if (before < 0) return {};  // develop says so
  const Field& was = old.fields[static_cast<std::size_t>(before)];
  const Field& is = now.fields[static_cast<std::size_t>(after)];
  if (was.role != is.role)
    return "`" + key + "` is a " + std::string(to_string(was.role)) + " of " + old.name + " and a " +
           std::string(to_string(is.role)) + " of " + now.name;
  if (was.unit != is.unit)
    return "`" + key + "` is in [" + was.unit + "] for " + old.name + " and in [" + is.unit + "] for " + now.name;
  return {};
}

}  // namespace

std::size_t plastic_projection(const Genome& genome, const std::string& name) {
  std::vector<std::string> plastic;
  std::size_t found = genome.projections.size();
  for (std::size_t i = 0; i < genome.projections.size(); ++i) {
    if (!genome.projections[i].learning) continue;
    plastic.push_back(genome.projections[i].name);
    if (name.empty() || genome.projections[i].name == name) found = i;
  }
  if (plastic.empty()) throw UsageError("`" + genome.name + "` has no projection that learns");
  if (name.empty() && plastic.size() > 1)
    throw UsageError("several projections learn: " + list_words(plastic), "say which with `--projection NAME`");
  if (found == genome.projections.size())
    throw UsageError("no projection `" + name + "` learns", suggest(name, plastic));
  return found;
}

RuleSwap swap_rule(const Genome& genome, std::size_t projection, const std::string& rule, Registry& registry,
                   const Places& places) {
  RuleSwap swap{.rule = rule, .genome = genome, .notes = {}, .refusal = {}};
  TypeGene& gene = *swap.genome.projections[projection].learning;
  const TypeInfo& old = registry.at(gene.type);
  const TypeInfo& now = registry.at(rule);
  gene.type = rule;
  std::erase_if(gene.settings, [&](const Entry& entry) {
    const std::string why = hindrance(old, now, entry.key);
    if (!why.empty()) swap.notes.push_back(why + ": left out");
    return !why.empty();
  });
  try {
    std::vector<std::string> notes;
    (void)developed(swap.genome, registry, places, &notes);
    swap.notes.insert(swap.notes.end(), notes.begin(), notes.end());
  } catch (const Error& error) {
    swap.refusal = reason_of(error);
  }
  return swap;
}

}  // namespace anlage
