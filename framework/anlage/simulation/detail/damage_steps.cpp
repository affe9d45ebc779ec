// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/damage_steps.hpp"

#include <algorithm>
#include <numeric>

#include "anlage/brain/dtype.hpp"

namespace anlage::detail {
namespace {

/// Numbers of a matrix by their place in memory, columns padded.
std::vector<std::uint32_t> places_of(std::vector<std::uint32_t> numbers, std::int64_t rows, std::int64_t stride) {
  if (rows == stride) return numbers;
  for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(number / rows * stride + number % rows);
  return numbers;
}

/// One part under its damage.
struct Builder {
  Program& program;
  const Brain& brain;
  BrainState& state;
  const Damage& damage;
  PartStep& step;
  PartDamage& built;

  [[nodiscard]] const Component& component() const { return brain.component(step.part); }
  [[nodiscard]] anlage_view& view(std::size_t field) const { return const_cast<anlage_view*>(step.call.fields)[field]; }

  void add_field(std::size_t index) {
    const Binding& binding = component().bindings[index];
    const Role role = component().type->fields[index].role;
    const int field = static_cast<int>(index);
    if (role == Role::out || role == Role::broadcast) {
      auto places = places_of(damage.silent_units(step.part, field), binding.rows, brain.block(binding.block).stride);
      if (!places.empty()) built.outputs.push_back({&view(index).data, nullptr, std::move(places)});
    } else if (role == Role::in && binding.source == Binding::Source::block) {
      auto places = places_of(damage.dead_units(step.part, field), binding.rows, brain.block(binding.block).stride);
      if (!places.empty()) built.sums.push_back({nullptr, state.data(binding.block), std::move(places)});
    } else if (role == Role::in && binding.source == Binding::Source::port) {
      add_wire(index, binding);
    } else if (role == Role::memory || role == Role::mutable_scalar) {
      add_memory(index, binding);
    }
  }

  [[nodiscard]] bool is_cut(int field) const {
    const std::vector<ProjectionId>& incoming = brain.part(step.part).incoming;
    return std::any_of(incoming.begin(), incoming.end(),
                       [&](ProjectionId id) { return brain.projection(id).to_field == field && damage.is_cut(id); });
  }

  /// The port reads its sender's numbers where they are: from now on it reads a copy.
  void add_wire(std::size_t index, const Binding& binding) {
    anlage_view& port = view(index);
    std::vector<std::uint32_t> gone = damage.dead_units(step.part, static_cast<int>(index));
    if (is_cut(static_cast<int>(index))) {
      gone.resize(static_cast<std::size_t>(binding.rows * binding.cols));
      std::iota(gone.begin(), gone.end(), 0U);
    }
    if (gone.empty()) return;
    const auto bytes = static_cast<std::size_t>(port.stride * port.cols) * sizeof(float);
    WireCopy& wire = built.wires.emplace_back(WireCopy{port.data, SharedNumbers(bytes), places_of(std::move(gone), port.rows, port.stride)});
    for (MovingPointer& pointer : Program::part_of(program.moving, step.moving))
      if (pointer.target == &port.data) pointer.target = &wire.source;
    port.data = wire.copy.data();
  }

  void add_memory(std::size_t index, const Binding& binding) {
    const Block& block = brain.block(binding.block);
    const std::string name = component().path + "/freeze/" + component().type->fields[index].name;
    auto numbers = drawn(brain.seed, name, binding.rows * binding.cols, damage.held_share(step.part));
    if (numbers.empty()) return;
    built.memories.push_back({state.data(binding.block), size_of(block.dtype), places_of(std::move(numbers), binding.rows, block.stride), {}});
  }
};

}  // namespace

PartDamage& add_part_damage(Program& program, const Brain& brain, BrainState& state, const Damage& damage, PartStep& step) {
  PartDamage& built = program.part_damage.emplace_back();
  built.dead = damage.is_dead(step.part);
  const std::size_t fields = brain.component(step.part).bindings.size();
  built.wires.reserve(fields);  // pointers into it follow the clock
  Builder builder{program, brain, state, damage, step, built};
  for (std::size_t i = 0; i < fields; ++i) builder.add_field(i);
  return built;
}

void add_synapse_damage(Program& program, const Brain& brain, BrainState& state, const Damage& damage) {
  program.damage_of.resize(brain.projections.size());
  for (std::size_t i = 0; i < brain.projections.size(); ++i) {
    const ProjectionId id{static_cast<std::uint32_t>(i)};
    if (!damage.touches_synapses(id)) continue;
    const anlage_synapses synapses = synapses_of(state, brain.projection(id));
    SynapseDamage made;
    made.lost = {nullptr, synapses.weights, damage.lost_synapses(id, synapses)};
    made.held = {reinterpret_cast<std::byte*>(synapses.weights), sizeof(float), damage.held_synapses(id, synapses), {}};
    program.damage_of[i] = &program.synapse_damage.emplace_back(std::move(made));
  }
}

void Program::keep_damage() {
  for (SynapseDamage& each : synapse_damage) {
    if (!each.lost.places.empty()) each.lost.write();
    each.held.keep();
  }
  for (PartDamage& part : part_damage)
    for (Held& memory : part.memories) memory.keep();
}

}  // namespace anlage::detail
