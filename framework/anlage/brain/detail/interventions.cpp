// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "anlage/base/nearest.hpp"
#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

/// One intervention that is looked up by its name.
struct Search {
  Draft& draft;
  const InterventionGene& gene;
  Intervention found;

  void refuse(ErrorCode code, std::string why, std::string hint) const {
    draft.add(code, std::move(why), gene.where, gene.text(), std::move(hint));
  }

  /// The part, or the parts of the nested genome, of that name; else the projection.
  bool look_up() {
    const Brain& brain = draft.brain;
    const std::string inside = gene.target + "/";
    for (std::size_t i = 0; i < brain.parts.size(); ++i) {
      const std::string& path = brain.component(brain.parts[i].component).path;
      if (path == gene.target || path.starts_with(inside)) found.parts.push_back(PartId{static_cast<std::uint32_t>(i)});
    }
    if (!found.parts.empty()) return true;
    for (std::size_t i = 0; i < brain.projections.size(); ++i)
      if (brain.projections[i].name == gene.target) found.projections.push_back(ProjectionId{static_cast<std::uint32_t>(i)});
    if (!found.projections.empty()) return true;
    std::vector<std::string> legal;
    if (gene.operation != Operation::cut)
      for (const Part& part : brain.parts) legal.push_back(brain.component(part.component).path);
    if (gene.operation == Operation::cut || gene.operation == Operation::freeze)
      for (const Projection& projection : brain.projections) legal.push_back(projection.name);
    refuse(ErrorCode::unknown_part, fmt::format("there is no part and no projection `{}`", gene.target), suggest(gene.target, legal));
    return false;
  }

  [[nodiscard]] std::int64_t units_of_part(PartId id) const {
    const Component& component = draft.brain.component(id);
    std::int64_t most = 0;
    for (const Field& field : component.type->fields)
      if (field.role == Role::out || field.role == Role::broadcast) most = std::max(most, units_of(component, field));
    return most;
  }

  void check_count(std::int64_t units, const char* what) const {
    if (units <= 0 || std::llround(gene.fraction * static_cast<double>(units)) > 0) return;
    refuse(ErrorCode::out_of_range, fmt::format("{} of {} {} is none", gene.fraction, units, what), "take a larger fraction");
  }

  void check_parts() const {
    if (gene.operation == Operation::cut)
      return refuse(ErrorCode::does_not_fit, fmt::format("`{}` is no projection, and only projections are cut", gene.target),
                    "lesion or silence it");
    bool learns = false;
    std::int64_t units = 0;
    for (const PartId id : found.parts) {
      const Part& part = draft.brain.part(id);
      if (part.kind == PartKind::world && gene.operation != Operation::silence)
        return refuse(ErrorCode::does_not_fit, fmt::format("`{}` is a world and no part of the brain", gene.target),
                      "silence it, or cut what comes from it");
      learns = learns || learns_within(part);
      units = std::max(units, units_of_part(id));
    }
    if (gene.operation == Operation::freeze) {
      if (!learns) refuse(ErrorCode::does_not_fit, fmt::format("nothing in `{}` learns", gene.target), "silence it, or freeze a projection");
    } else {
      check_count(units, "units");
    }
  }

  /// A memory or a mutable of its own, or a rule that ends in it.
  [[nodiscard]] bool learns_within(const Part& part) const {
    for (const Field& field : draft.brain.component(part.component).type->fields)
      if (field.role == Role::memory || field.role == Role::mutable_scalar) return true;
    return std::any_of(part.incoming.begin(), part.incoming.end(),
                       [&](ProjectionId id) { return draft.brain.projection(id).rule.has_value(); });
  }

  void check_projection() const {
    const Projection& projection = draft.brain.projection(found.projections.front());
    if (gene.operation == Operation::lesion || gene.operation == Operation::silence)
      return refuse(ErrorCode::does_not_fit,
                    fmt::format("`{}` is a projection, and `{}` is for parts", gene.target, to_string(gene.operation)),
                    "cut it, or freeze it");
    if (gene.operation == Operation::freeze && !projection.rule)
      return refuse(ErrorCode::does_not_fit, fmt::format("`{}` has no rule: it never changes", gene.target), "cut it");
    if (gene.fraction == 1.0) return;
    const bool single = projection.weights && !projection.lender && projection.layout != ANLAGE_LAYOUT_SHARED;
    if (!single)
      return refuse(ErrorCode::does_not_fit, fmt::format("`{}` stores no number for each synapse, so there is no fraction of them", gene.target),
                    "take the whole of it, or a fraction of the units at its ends");
    check_count(projection.synapses, "synapses");
  }
};

}  // namespace

void bind_interventions(Draft& draft) {
  for (const InterventionGene& gene : draft.genome.interventions) {
    Search search{draft, gene, {gene, {}, {}}};
    if (!search.look_up()) continue;
    if (search.found.parts.empty())
      search.check_projection();
    else
      search.check_parts();
    draft.brain.interventions.push_back(std::move(search.found));
  }
}

}  // namespace anlage::detail
