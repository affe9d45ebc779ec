// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "anlage/base/initial_law.hpp"
#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

constexpr std::int64_t lanes = 16;

std::int64_t padded(std::int64_t rows, std::int64_t to = lanes) { return (rows + to - 1) / to * to; }

/// Elements to which a column is padded: sixteen, and at least 64 bytes.
std::int64_t padding(std::uint32_t dtype) {
  if (dtype == ANLAGE_DTYPE_U8) return 64;
  return dtype == ANLAGE_DTYPE_U16 ? 32 : lanes;
}

Origin origin_of(const Field& field, const std::string& init) {
  switch (field.role) {
    case Role::param:
    case Role::choice: return Origin::innate;
    case Role::mutable_scalar: return Origin::adjustable;
    case Role::memory: return Origin::learned;
    case Role::weights: {
      const auto law = InitialLaw::parse(init);
      return law && law->is_random() ? Origin::drawn : Origin::innate;
    }
    case Role::table: return Origin::innate;
    default: return Origin::transient;
  }
}

bool owns_block(Role role) {
  switch (role) {
    case Role::param:
    case Role::choice:
    case Role::out:
    case Role::state:
    case Role::memory:
    case Role::mutable_scalar:
    case Role::broadcast:
    case Role::pre_state:
    case Role::post_state:
    case Role::table:
    case Role::scratch: return true;
    default: return false;
  }
}

/// Rows and columns of a field; unknown sizes, reported elsewhere, count as 1.
std::pair<std::int64_t, std::int64_t> extent(const Component& component, const Field& field) {
  std::int64_t rows = 1;
  std::int64_t cols = 1;
  for (std::size_t i = 0; i < field.axes.size(); ++i) {
    const std::int64_t size = std::max<std::int64_t>(axis_size(component, field.axes[i]), 0);
    (i == 0 ? rows : cols) *= size;
  }
  return {rows, cols};
}

BlockId add_block(Draft& draft, Block block) {
  block.stride = padded(std::max<std::int64_t>(block.rows, 1), padding(block.dtype));
  draft.brain.blocks.push_back(std::move(block));
  return BlockId{static_cast<std::uint32_t>(draft.brain.blocks.size() - 1)};
}

Block block_of(const Draft& draft, ComponentId id, std::size_t index) {
  const Component& component = draft.brain.component(id);
  const Field& field = component.type->fields[index];
  Block block;
  block.name = component.path + "/" + field.name;
  block.role = field.role;
  block.dtype = field.dtype;
  block.unit = field.unit;
  block.init = component.texts[index].empty() || field.role == Role::text ? field.init : component.texts[index];
  std::tie(block.rows, block.cols) = extent(component, field);
  block.origin = origin_of(field, block.init);
  block.saved = field.role != Role::table && field.role != Role::scratch;
  block.owner = id;
  block.field = static_cast<int>(index);
  if (field.role == Role::param || field.role == Role::choice) {
    block.dtype = ANLAGE_DTYPE_F64;
    block.rows = 2;  // as it is now, and as it was last set
  }
  return block;
}

void add_component_blocks(Draft& draft, ComponentId id) {
  Component& component = draft.brain.components[index_of(id)];
  for (std::size_t i = 0; i < component.type->fields.size(); ++i) {
    const Field& field = component.type->fields[i];
    if (!owns_block(field.role)) continue;
    Binding& binding = component.bindings[i];
    binding.source = Binding::Source::block;
    std::tie(binding.rows, binding.cols) = extent(component, field);
    binding.block = add_block(draft, block_of(draft, id, i));
  }
}

int weights_field(const Component& component) {
  for (std::size_t i = 0; i < component.type->fields.size(); ++i)
    if (component.type->fields[i].role == Role::weights) return static_cast<int>(i);
  return -1;
}

/// A block laid out as the synapses of a projection.
Block synapse_block(const Projection& projection) {
  Block block;
  if (projection.layout == ANLAGE_LAYOUT_DENSE) {
    block.rows = projection.post;
    block.cols = projection.pre;
  } else if (projection.layout == ANLAGE_LAYOUT_SHARED) {
    block.rows = projection.channels;
    block.cols = projection.fan_in;
  } else {
    block.rows = lanes;
    block.cols = padded(projection.post) / lanes * projection.fan_in;
  }
  return block;
}

void bind_block(Component& component, int field, BlockId block, const Block& layout) {
  Binding& binding = component.bindings[static_cast<std::size_t>(field)];
  binding.source = Binding::Source::block;
  binding.block = block;
  binding.rows = layout.rows;
  binding.cols = layout.cols;
}

/// Synapses stored per receiver are no matrix.
void check_law(Draft& draft, const Projection& projection, const Block& block) {
  const auto law = InitialLaw::parse(block.init);
  if (projection.layout != ANLAGE_LAYOUT_SPARSE || !law || law->is_per_number()) return;
  draft.add(ErrorCode::does_not_fit,
            fmt::format("`{}` needs a whole matrix, and {} stores {} of {} synapses per receiver", block.init,
                        draft.brain.component(*projection.connection).type->name, projection.fan_in, projection.pre),
            draft.brain.component(block.owner).where, block.name,
            "use a connection that joins every pair, or a law that draws each number for itself");
}

void add_weights(Draft& draft, Projection& projection) {
  Component& connection = draft.brain.components[index_of(*projection.connection)];
  int field = weights_field(connection);
  Block block = synapse_block(projection);
  block.name = projection.name + "/w";
  block.role = Role::weights;
  block.owner = *projection.connection;
  block.field = field;
  if (field >= 0) {
    const Block described = block_of(draft, *projection.connection, static_cast<std::size_t>(field));
    block.name = described.name;
    block.unit = described.unit;
    block.init = described.init;
    block.origin = described.origin;
  } else {
    block.init = "zero";
    block.origin = Origin::innate;
  }
  if (projection.rule) block.origin = Origin::learned;
  check_law(draft, projection, block);
  projection.weights = add_block(draft, block);
  if (field >= 0) bind_block(connection, field, *projection.weights, block);
}

void add_rule_blocks(Draft& draft, const Projection& projection, ComponentId id) {
  Component& rule = draft.brain.components[index_of(id)];
  for (std::size_t i = 0; i < rule.type->fields.size(); ++i) {
    const Field& field = rule.type->fields[i];
    Block layout = synapse_block(projection);
    if (field.role == Role::weights && projection.weights) bind_block(rule, static_cast<int>(i), *projection.weights, layout);
    if (field.role != Role::trace) continue;
    Block block = block_of(draft, id, i);
    block.rows = layout.rows;
    block.cols = layout.cols;
    check_law(draft, projection, block);
    bind_block(rule, static_cast<int>(i), add_block(draft, block), layout);
  }
}

/// Numbers that `wire` writes at every birth.
Block wiring_block(const Projection& projection, const std::string& what, std::uint32_t dtype, std::int64_t count) {
  Block block;
  block.name = projection.name + "/" + what;
  block.role = Role::table;
  block.dtype = dtype;
  block.rows = count;
  block.origin = Origin::drawn;
  block.unit = "1";
  block.init = "zero";
  block.saved = false;
  block.owner = *projection.connection;
  return block;
}

void add_index(Draft& draft, Projection& projection) {
  const bool shared = projection.layout == ANLAGE_LAYOUT_SHARED;
  const std::int64_t most = shared ? 65535 : 65536;  // a shared synapse may have the sender after the last: none
  const std::uint32_t dtype = projection.senders <= most ? ANLAGE_DTYPE_U16 : ANLAGE_DTYPE_U32;
  const std::int64_t receivers = shared ? projection.post / projection.channels : padded(projection.post);
  projection.index = add_block(draft, wiring_block(projection, "senders", dtype, receivers * projection.fan_in));
  if (projection.synapses == projection.post * projection.fan_in || shared) return;
  projection.degree = add_block(draft, wiring_block(projection, "degree", ANLAGE_DTYPE_U32, projection.post));
}

bool ends_here(const Draft& draft, ProjectionId id, int field) { return draft.brain.projection(id).to_field == field; }

void bind_input(Draft& draft, const Part& part, int index) {
  Component& component = draft.brain.components[index_of(part.component)];
  const Field& field = component.type->fields[static_cast<std::size_t>(index)];
  std::vector<ProjectionId> sources;
  for (const ProjectionId id : part.incoming)
    if (ends_here(draft, id, index)) sources.push_back(id);
  Binding& binding = component.bindings[static_cast<std::size_t>(index)];
  std::tie(binding.rows, binding.cols) = extent(component, field);
  if (sources.empty()) {
    const auto id = static_cast<std::uint32_t>(index_of(part.component));
    const bool reported = draft.missed.contains({id, index}) || draft.missed.contains({id, -1});
    if (!field.has(ANLAGE_FIELD_OPTIONAL) && !reported)
      draft.add(ErrorCode::unconnected, "nothing is connected to `" + field.name + "`: " + field.doc, component.where,
                component.path + "." + field.name, "add a [[projections]] entry that ends in \"" + component.path + "." + field.name + "\"");
    return;
  }
  Projection& first = draft.brain.projections[index_of(sources[0])];
  if (sources.size() == 1 && !first.connection) {
    first.alias = true;
    binding.source = Binding::Source::port;
    binding.block = draft.brain.component(first.from).bindings[static_cast<std::size_t>(first.from_field)].block;
    binding.delay = static_cast<std::int64_t>(first.delay);
    return;
  }
  Block block = block_of(draft, part.component, static_cast<std::size_t>(index));
  block.saved = false;
  binding.source = Binding::Source::block;
  binding.block = add_block(draft, block);
}

void deepen(Brain& brain, BlockId block, std::int64_t delay) {
  Block& line = brain.blocks[index_of(block)];
  // A power of two, so that finding a slot is one masking.
  while (line.depth < delay + 1) line.depth *= 2;
}

void set_depths(Draft& draft) {
  Brain& brain = draft.brain;
  for (const Component& component : brain.components) {
    for (const Binding& binding : component.bindings)
      if (binding.source == Binding::Source::port) deepen(brain, binding.block, binding.delay);
    for (const auto& gain : component.gains)
      if (gain) deepen(brain, gain->block, gain->delay);
  }
  for (const Projection& projection : brain.projections) {
    const BlockId sender = brain.component(projection.from).bindings[static_cast<std::size_t>(projection.from_field)].block;
    deepen(brain, sender, static_cast<std::int64_t>(projection.delay));
    // Pending learning looks one tick further back than the rule itself.
    for (const ComponentId rule : projection.rules())
      for (const Binding& binding : brain.component(rule).bindings)
        if (binding.source == Binding::Source::port) deepen(brain, binding.block, binding.delay + 1);
    if (projection.when) deepen(brain, projection.when->block, projection.when->delay);
  }
  for (const Part& part : brain.parts)
    if (part.on_fault == FaultPolicy::freeze)
      for (const Binding& binding : brain.component(part.component).bindings)
        if (binding.source == Binding::Source::block &&
            (brain.block(binding.block).role == Role::out || brain.block(binding.block).role == Role::broadcast))
          deepen(brain, binding.block, 1);  // the last good output is kept
}

void bind_pre(Draft& draft, const Projection& projection, ComponentId id) {
  Component& rule = draft.brain.components[index_of(id)];
  for (std::size_t i = 0; i < rule.type->fields.size(); ++i) {
    if (rule.type->fields[i].role != Role::pre) continue;
    Binding& binding = rule.bindings[i];
    if (projection.relay >= 0) {
      const Component& connection = draft.brain.component(*projection.connection);
      binding = connection.bindings[static_cast<std::size_t>(projection.relay)];
      binding.rows = projection.senders;
      binding.cols = 1;
      continue;
    }
    binding.source = Binding::Source::port;
    binding.block = draft.brain.component(projection.from).bindings[static_cast<std::size_t>(projection.from_field)].block;
    binding.delay = static_cast<std::int64_t>(projection.delay);
    binding.rows = projection.pre;
  }
}

}  // namespace

void lay_out(Draft& draft) {
  for (std::size_t i = 0; i < draft.brain.components.size(); ++i)
    add_component_blocks(draft, ComponentId{static_cast<std::uint32_t>(i)});
  for (Projection& projection : draft.brain.projections) {
    if (!projection.connection) continue;
    if (projection.weights) add_weights(draft, projection);
    if (projection.layout == ANLAGE_LAYOUT_SPARSE || projection.layout == ANLAGE_LAYOUT_SHARED) add_index(draft, projection);
    for (const ComponentId rule : projection.rules()) add_rule_blocks(draft, projection, rule);
  }
}

void bind_inputs(Draft& draft) {
  for (const Part& part : draft.brain.parts) {
    const auto& fields = draft.brain.component(part.component).type->fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].role == Role::in) bind_input(draft, part, static_cast<int>(i));
  }
  for (const Projection& projection : draft.brain.projections)
    for (const ComponentId rule : projection.rules()) bind_pre(draft, projection, rule);
  set_depths(draft);
  Block modes;  // which parts are frozen or silenced by their fault policy
  modes.name = "anlage/part_mode";
  modes.role = Role::state;
  modes.dtype = ANLAGE_DTYPE_U8;
  modes.unit = "1";
  modes.init = "zero";
  modes.rows = static_cast<std::int64_t>(draft.brain.parts.size());
  add_block(draft, modes);
}

}  // namespace anlage::detail
