// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/damage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anlage/base/philox.hpp"

namespace anlage::detail {
namespace {

constexpr std::int64_t lanes = 16;

std::int64_t units_of(const Binding& binding) { return binding.rows * binding.cols; }

void merge(std::vector<std::uint32_t>& places, const std::vector<std::uint32_t>& more) {
  places.insert(places.end(), more.begin(), more.end());
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

/// Calls `visit(place, sender, receiver)` for every synapse that a projection stores, receiver by receiver or sender by sender.
template <class Visit>
void each_synapse(const anlage_synapses& synapses, const Visit& visit) {
  if (synapses.layout == ANLAGE_LAYOUT_DENSE) {
    for (std::int64_t sender = 0; sender < synapses.pre; ++sender)
      for (std::int64_t receiver = 0; receiver < synapses.post; ++receiver) visit(sender * synapses.stride + receiver, sender, receiver);
    return;
  }
  for (std::int64_t receiver = 0; receiver < synapses.post; ++receiver) {
    const std::int64_t degree = synapses.degree == nullptr ? synapses.fan_in : synapses.degree[receiver];
    for (std::int64_t k = 0; k < degree; ++k) {
      const std::int64_t place = (receiver / lanes * synapses.fan_in + k) * lanes + receiver % lanes;
      const std::int64_t sender = synapses.index_bits == 16 ? static_cast<const std::uint16_t*>(synapses.index)[place]
                                                            : static_cast<const std::uint32_t*>(synapses.index)[place];
      visit(place, sender, receiver);
    }
  }
}

bool stores_each(const anlage_synapses& synapses) { return synapses.weights != nullptr && synapses.layout != ANLAGE_LAYOUT_SHARED; }

std::vector<std::uint32_t> some_synapses(const Brain& brain, const std::string& name, const anlage_synapses& synapses, double share) {
  std::vector<std::uint32_t> all;
  if (share <= 0.0 || !stores_each(synapses)) return all;
  each_synapse(synapses, [&](std::int64_t place, std::int64_t, std::int64_t) { all.push_back(static_cast<std::uint32_t>(place)); });
  std::vector<std::uint32_t> places;
  for (const std::uint32_t i : drawn(brain.seed, name, std::ssize(all), share)) places.push_back(all[i]);
  return places;
}

}  // namespace

std::vector<std::uint32_t> drawn(std::uint64_t seed, const std::string& name, std::int64_t count, double fraction) {
  const auto wanted = static_cast<std::size_t>(std::llround(std::min(fraction, 1.0) * static_cast<double>(count)));
  const Random random(random_key(seed, name));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
  for (std::int64_t i = 0; i < count; ++i)
    order.emplace_back(random.words(0, static_cast<std::uint64_t>(i))[0], static_cast<std::uint32_t>(i));
  std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wanted), order.end());
  std::vector<std::uint32_t> first;
  for (std::size_t i = 0; i < wanted; ++i) first.push_back(order[i].second);
  std::sort(first.begin(), first.end());
  return first;
}

Damage::Damage(const Brain& brain, std::uint64_t tick) : brain_(brain), parts_(brain.parts.size()), projections_(brain.projections.size()) {
  for (const Intervention& each : brain.interventions) {
    if (!each.gene.holds_at(tick)) continue;
    for (const PartId id : each.parts) {
      OfPart& part = parts_[index_of(id)];
      const Operation operation = each.gene.operation;
      (operation == Operation::lesion ? part.lesion : operation == Operation::silence ? part.silence : part.freeze) += each.gene.fraction;
    }
    for (const ProjectionId id : each.projections) {
      OfProjection& projection = projections_[index_of(id)];
      (each.gene.operation == Operation::cut ? projection.cut : projection.freeze) += each.gene.fraction;
    }
  }
  for (std::size_t i = 0; i < projections_.size(); ++i) projections_[i].freeze += parts_[index_of(brain.projections[i].to)].freeze;
}

std::uint64_t Damage::changes_after(const Brain& brain, std::uint64_t tick) {
  std::uint64_t next = std::numeric_limits<std::uint64_t>::max();
  for (const Intervention& each : brain.interventions) {
    if (each.gene.begin > tick) next = std::min(next, each.gene.begin);
    if (each.gene.end && *each.gene.end > tick) next = std::min(next, *each.gene.end);
  }
  return next;
}

bool Damage::is_cut(ProjectionId id) const { return projections_[index_of(id)].cut >= 1.0 || is_dead(brain_.projection(id).to); }

bool Damage::is_still(ProjectionId id) const { return is_cut(id) || projections_[index_of(id)].freeze >= 1.0; }

bool Damage::touches(PartId id) const {
  const OfPart& part = parts_[index_of(id)];
  if (part.lesion > 0.0 || part.silence > 0.0 || part.freeze > 0.0) return true;
  const std::vector<ProjectionId>& incoming = brain_.part(id).incoming;
  return std::any_of(incoming.begin(), incoming.end(), [&](ProjectionId each) { return is_cut(each); });
}

bool Damage::touches_synapses(ProjectionId id) const {
  const Projection& projection = brain_.projection(id);
  const OfProjection& own = projections_[index_of(id)];
  return own.cut > 0.0 || own.freeze > 0.0 || parts_[index_of(projection.from)].lesion > 0.0 || parts_[index_of(projection.to)].lesion > 0.0;
}

std::vector<std::uint32_t> Damage::units(PartId id, int field, const char* what, double share) const {
  const Component& component = brain_.component(id);
  if (share <= 0.0) return {};
  const Field& port = component.type->fields[static_cast<std::size_t>(field)];
  std::string name = component.path + what;
  for (const std::string& axis : port.axes) name += "/" + axis;  // ports with the same axes have the same units
  return drawn(brain_.seed, name, units_of(component.bindings[static_cast<std::size_t>(field)]), share);
}

std::vector<std::uint32_t> Damage::dead_units(PartId id, int field) const {
  const std::vector<Field>& fields = brain_.component(id).type->fields;
  const Field& port = fields[static_cast<std::size_t>(field)];
  const bool is_unit = std::any_of(fields.begin(), fields.end(), [&](const Field& other) {
    return (other.role == Role::out || other.role == Role::broadcast) && other.axes == port.axes;
  });
  return is_unit ? units(id, field, "/lesion", parts_[index_of(id)].lesion) : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> Damage::silent_units(PartId id, int field) const {
  std::vector<std::uint32_t> silent = dead_units(id, field);
  merge(silent, units(id, field, "/silence", parts_[index_of(id)].silence));
  return silent;
}

std::vector<std::uint32_t> Damage::lost_synapses(ProjectionId id, const anlage_synapses& synapses) const {
  const Projection& projection = brain_.projection(id);
  if (!stores_each(synapses) || projection.lender) return {};
  const double cut = projections_[index_of(id)].cut;
  std::vector<std::uint32_t> lost;
  if (cut < 1.0) lost = some_synapses(brain_, projection.name + "/cut", synapses, cut);
  // A relay sends other numbers than its part has units.
  const std::vector<std::uint32_t> senders = projection.relay >= 0 ? std::vector<std::uint32_t>{} : dead_units(projection.from, projection.from_field);
  const std::vector<std::uint32_t> receivers = dead_units(projection.to, projection.to_field);
  if (senders.empty() && receivers.empty()) return lost;
  std::vector<bool> gone_from(static_cast<std::size_t>(projection.senders)), gone_to(static_cast<std::size_t>(projection.post));
  for (const std::uint32_t unit : senders) gone_from[unit] = true;
  for (const std::uint32_t unit : receivers) gone_to[unit] = true;
  std::vector<std::uint32_t> dead;
  each_synapse(synapses, [&](std::int64_t place, std::int64_t sender, std::int64_t receiver) {
    if (gone_from[static_cast<std::size_t>(sender)] || gone_to[static_cast<std::size_t>(receiver)]) dead.push_back(static_cast<std::uint32_t>(place));
  });
  merge(lost, dead);
  return lost;
}

std::vector<std::uint32_t> Damage::held_synapses(ProjectionId id, const anlage_synapses& synapses) const {
  const Projection& projection = brain_.projection(id);
  return projection.lender ? std::vector<std::uint32_t>{}
                           : some_synapses(brain_, projection.name + "/freeze", synapses, projections_[index_of(id)].freeze);
}

}  // namespace anlage::detail
