// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/detail/birth.hpp"

#include <array>

#include "anlage/base/diagnostics.hpp"
#include "anlage/base/initial_law.hpp"
#include "anlage/base/philox.hpp"
#include "anlage/state/component_call.hpp"

namespace anlage::detail {
namespace {

bool is_parameter(Role role) { return role == Role::param || role == Role::choice; }

void set_parameters(BrainState& state) {
  const Brain& brain = state.brain();
  for (std::size_t i = 0; i < brain.blocks.size(); ++i) {
    const Block& block = brain.blocks[i];
    if (block.field < 0) continue;
    const Hyperparameter& stated = brain.component(block.owner).hyperparameters[static_cast<std::size_t>(block.field)];
    std::byte* data = state.data(BlockId{static_cast<std::uint32_t>(i)});
    if (is_parameter(block.role)) {
      reinterpret_cast<double*>(data)[0] = stated.value * stated.factor_at(brain.genome.age_at(0));
      reinterpret_cast<double*>(data)[1] = stated.value;
    } else if (block.role == Role::mutable_scalar) {
      *reinterpret_cast<float*>(data) = static_cast<float>(stated.value);
    }
  }
}

/// Lanes of the last slice that stand for no receiver go back to zero.
void clear_padding(const Projection& projection, const Block& block, float* numbers) {
  if (projection.layout != ANLAGE_LAYOUT_SPARSE) return;
  for (std::int64_t c = 0; c < block.cols; ++c)
    for (std::int64_t r = 0; r < block.rows; ++r)
      if (c / projection.fan_in * 16 + r >= projection.post) numbers[c * block.stride + r] = 0.0F;
}

void draw(BrainState& state, BlockId id, const InitialLaw& law) {
  const Block& block = state.brain().block(id);
  const std::uint64_t key = random_key(state.brain().seed, block.name);
  for (std::int64_t slot = 0; slot < block.depth; ++slot)
    law.draw_block(key, reinterpret_cast<float*>(state.data(id, slot)), block.rows, block.cols, block.stride);
}

void draw_all(BrainState& state) {
  const Brain& brain = state.brain();
  for (std::size_t i = 0; i < brain.blocks.size(); ++i) {
    const Block& block = brain.blocks[i];
    const Role role = block.role;
    const bool lawful = role == Role::state || role == Role::memory || role == Role::weights || role == Role::trace ||
                        role == Role::pre_state || role == Role::post_state;
    if (!lawful || block.dtype != ANLAGE_DTYPE_F32 || block.init.empty()) continue;
    const auto law = InitialLaw::parse(block.init);
    if (law && law->kind != InitialLaw::Kind::zero) draw(state, BlockId{static_cast<std::uint32_t>(i)}, *law);
  }
  for (const Projection& projection : brain.projections)
    if (projection.weights)
      clear_padding(projection, brain.block(*projection.weights), reinterpret_cast<float*>(state.data(*projection.weights)));
}

void fill(BrainState& state, ComponentId id, const Projection* projection, double dt, Diagnostics& problems) {
  const Component& component = state.brain().component(id);
  if (component.type->fill == nullptr) return;
  ComponentCall call(state, id, dt, 0, true);
  std::array<char, 1024> error{};
  call.set_error_buffer(error.data(), error.size());
  anlage_now now{sizeof(anlage_now), 0, 0, 0.0};
  call.call.now = &now;
  call.call.last = 1;
  if (projection != nullptr) {
    call.synapses = synapses_of(state, *projection);
    call.call.synapses = &call.synapses;
    call.call.last = projection->post;
  }
  if (component.type->fill(&call.call) != ANLAGE_OK)
    problems.add({ErrorCode::plugin_failed, component.type->name + ": " + failure_text(call.call), component.where, component.path});
}

}  // namespace

void give_birth(BrainState& state) {
  const Brain& brain = state.brain();
  set_parameters(state);
  draw_all(state);
  Diagnostics problems;
  for (const Part& part : brain.parts)
    fill(state, part.component, nullptr, brain.tick * static_cast<double>(part.period), problems);
  for (const Projection& projection : brain.projections)
    if (projection.connection && !projection.lender)  // borrowed synapses have been wired by their owner
      fill(state, *projection.connection, &projection,
           brain.tick * static_cast<double>(brain.part(projection.to).period), problems);
  problems.throw_if_any();
}

}  // namespace anlage::detail
