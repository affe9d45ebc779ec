// SPDX-License-Identifier: Apache-2.0
/// A brain under construction: what the steps of `develop` hand on to each other.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/brain/brain.hpp"
#include "anlage/brain/develop.hpp"
#include "anlage/registry/registry.hpp"

namespace anlage::detail {

/// A projection that passes through the synapses of another.
struct Loan {
  std::size_t projection = 0;
  std::string of;
  bool backwards = false;
};

/// What a genome states for one component, with the references that can be looked up only when all parts are known.
struct Draft {
  const Genome& genome;
  Registry& registry;
  std::vector<std::string> data_folders;
  Brain brain;
  Diagnostics problems;
  std::map<std::string, PartId> parts;                               ///< by path
  /// Settings of a swapped type that nobody reads: component path and key.
  std::vector<std::pair<std::string, std::string>> leftovers;
  /// References stated by name, per component and field: modulators, errors, targets, post.
  std::map<std::pair<std::uint32_t, int>, PortName> references;
  /// What has been reported already, so that its consequences are not reported as well: components with a wrong setting,
  /// parts with a wrong size, and inputs that a projection with a mistake was meant for (field -1: one of the part's).
  std::set<std::uint32_t> misstated = {};
  std::set<std::uint32_t> missized = {};
  std::set<std::pair<std::uint32_t, int>> missed = {};
  std::vector<Loan> loans = {};

  void add(ErrorCode code, std::string message, const SourceLocation& where, std::string path = {},
           std::string hint = {}) {
    problems.add({code, std::move(message), where, std::move(path), std::move(hint)});
  }
};

/// Makes a component of `type` from what the genome states; reports every unknown key, wrong unit and illegal number.
[[nodiscard]] ComponentId add_component(Draft& draft, const std::string& path, const TypeGene& gene, const TypeInfo& type);

/// The type a gene names, if there is one of one of the `kinds`; else a problem and nullptr.
[[nodiscard]] const TypeInfo* find_type(Draft& draft, const TypeGene& gene, Kind kind, const std::string& path);

/// The part of that name; else nullopt, and a problem unless the part itself has been reported.
[[nodiscard]] std::optional<PartId> find_part(Draft& draft, const PortName& name, const std::string& path);

/// Parts and projections with their components.
void add_parts(Draft& draft);
void add_projections(Draft& draft);

/// Sizes of all axes: what the genome says, what the plugins say, what wires carry over; then the storage of connections.
void resolve_axes(Draft& draft);
void plan_connections(Draft& draft);

/// Projections whose synapses others pass through.
void bind_lenders(Draft& draft);

/// Blocks of all fields that own memory.
void lay_out(Draft& draft);

/// References of rules and modulators to ports.
void bind_references(Draft& draft);

/// Inputs: sums and aliases; then the length of every delay line.
void bind_inputs(Draft& draft);

/// What a steering circuit may hear of what learns: no synapse of its own that does, and no unit by its number.
void guard_border(Draft& draft);

/// What interventions act on, by name; refuses what makes no sense there.
void bind_interventions(Draft& draft);

/// The port of a part by name, with the roles that are legal there; else a problem and -1.
[[nodiscard]] int find_port(Draft& draft, const PortName& name, PartId part, std::initializer_list<Role> roles,
                            std::string_view what);

/// Units of a field of a component: the product of its axes; -1 while an axis is unknown.
[[nodiscard]] std::int64_t units_of(const Component& component, const Field& field);
[[nodiscard]] std::int64_t axis_size(const Component& component, const std::string& axis);

}  // namespace anlage::detail
