// SPDX-License-Identifier: Apache-2.0
/// Reading one genome file: what is read, and what is known about the files around it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/detail/scope.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage::detail {

/// A file that is being read; the outermost is first in the chain.
struct OpenFile {
  std::string shown;      ///< as the user gave it, and as messages print it
  std::string canonical;  ///< for telling files apart
};

struct Context {
  Diagnostics& problems;
  std::vector<OpenFile> chain = {};
  std::optional<double> tick = {};  ///< [s] of the genome around this one

  [[nodiscard]] bool is_outermost() const { return chain.size() == 1; }
  [[nodiscard]] const std::string& file() const { return chain.back().shown; }
  /// True if a value came from a genome around this one, so that names in it mean what they mean there.
  [[nodiscard]] bool is_from_outside(const Value& value) const;
};

/// One file, its nested genomes unfolded into it.
struct Level {
  Genome genome;
  Exports exports;
  Scope scope;
};

/// Makes a level of a file's Value tree (overrides applied). Adds every problem found. [build]
[[nodiscard]] Level read_level(const Table& root, Context& context);

/// `path`, as written in `file`, seen from where the program stands. [any]
[[nodiscard]] std::string beside(const std::string& file, const std::string& path);
[[nodiscard]] OpenFile open_file(const std::string& shown);

/// Each reads its tables of `root` into the level. [build]
void read_parts(const Table& root, Level& level, Context& context);
void read_projections(const Value* projections, Level& level, Context& context);
void read_observers(const Value* probes, const Value* figures, const Value* phases, Level& level, Context& context);
void read_interventions(const Value* interventions, Level& level, Diagnostics& problems);
void read_exports(const Value* exports, const Table& root, Level& level, Context& context);

/// Reads `genome = "file.toml"` of region `name`, unfolds it into the level under "name/". [build]
void read_nested(const Entry& region, const Value& file, Level& level, Context& context);

/// `{ type = "Dense", … }`. [build]
[[nodiscard]] std::optional<TypeGene> read_type(const Value& value, const std::string& path, Diagnostics& problems);

/// Applies `change` to every port named in the settings of a type: gains of hyperparameters, and (`ports`) texts that
/// are ports. Values from outside are left alone. [build]
template <class Change>
void change_ports(Table& settings, bool ports, const Context& context, const Change& change) {
  for (Entry& entry : settings) {
    if (context.is_from_outside(entry.value)) continue;
    if (auto* text = std::get_if<std::string>(&entry.value.data); text != nullptr && ports) change(*text);
    auto* table = std::get_if<Table>(&entry.value.data);
    if (table == nullptr) continue;
    for (Entry& below : *table) {
      if (below.key != "gain" || context.is_from_outside(below.value)) continue;
      auto* gain = std::get_if<std::string>(&below.value.data);
      if (gain != nullptr) change(*gain);
      if (auto* receptor = std::get_if<Table>(&below.value.data); receptor != nullptr)
        for (Entry& key : *receptor)
          if (auto* of = std::get_if<std::string>(&key.value.data); of != nullptr && key.key == "of") change(*of);
    }
  }
}

/// The same for all settings of a genome.
template <class Change>
void change_ports(Genome& genome, const Context& context, const Change& change) {
  for (PartGene& part : genome.parts) change_ports(part.gene.settings, part.kind != PartKind::world, context, change);
  for (ProjectionGene& projection : genome.projections) {
    if (projection.connection) change_ports(projection.connection->settings, true, context, change);
    if (projection.learning) change_ports(projection.learning->settings, true, context, change);
    for (TypeGene& rule : projection.then) change_ports(rule.settings, true, context, change);
  }
}

}  // namespace anlage::detail
