// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/component_call.hpp"

#include <cstring>

#include "anlage/brain/host.hpp"

namespace anlage {

namespace {

/// Fields that a verb reads and never writes.
bool is_read_only(Role role, bool filling) {
  return role == Role::param || role == Role::choice || role == Role::in || (role == Role::table && !filling);
}

}  // namespace

void point(BrainState& state, BlockId block, std::int64_t delay, void** target, std::vector<MovingPointer>& moving, bool writes) {
  std::byte* first = writes ? state.data(block) : state.readable(block);
  *target = first;
  const std::int64_t depth = state.brain().block(block).depth;
  if (depth > 1) {
    moving.push_back({target, first, state.slot_bytes(block), static_cast<std::uint32_t>(depth - 1),
                      static_cast<std::uint32_t>(delay)});
  }
}

anlage_synapses synapses_of(BrainState& state, const Projection& projection) {
  if (projection.lender) return synapses_of(state, state.brain().projection(*projection.lender));
  anlage_synapses synapses{};
  synapses.struct_size = sizeof(anlage_synapses);
  synapses.layout = projection.layout;
  const bool shared = projection.layout == ANLAGE_LAYOUT_SHARED;
  synapses.pre = projection.senders;
  synapses.post = projection.post;
  synapses.stride = ((shared ? projection.channels : projection.post) + 15) / 16 * 16;
  synapses.fan_in = projection.fan_in;
  synapses.channels = projection.channels;
  synapses.count = projection.layout == ANLAGE_LAYOUT_DENSE ? synapses.stride * projection.pre
                                                            : synapses.stride * projection.fan_in;
  if (projection.weights) synapses.weights = reinterpret_cast<float*>(state.data(*projection.weights));
  if (projection.index) {
    synapses.index = state.data(*projection.index);
    if (projection.degree) synapses.degree = reinterpret_cast<std::uint32_t*>(state.data(*projection.degree));
    synapses.index_bits = state.brain().block(*projection.index).dtype == ANLAGE_DTYPE_U16 ? 16 : 32;
  }
  return synapses;
}

ComponentCall::ComponentCall(BrainState& state, ComponentId id, double dt, std::int64_t extra_delay, bool filling) {
  const Brain& brain = state.brain();
  const Component& component = brain.component(id);
  views.resize(component.bindings.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    const Binding& binding = component.bindings[i];
    const Field& field = component.type->fields[i];
    anlage_view& view = views[i];
    view = {nullptr, binding.rows, binding.cols, (binding.rows + 15) / 16 * 16};
    if (field.role == Role::text) {
      view.data = const_cast<char*>(component.texts[i].c_str());
      view.rows = static_cast<std::int64_t>(component.texts[i].size());
    } else if (binding.source == Binding::Source::block) {
      view.stride = brain.block(binding.block).stride;
      point(state, binding.block, 0, &view.data, moving, !is_read_only(field.role, filling));
    } else if (binding.source == Binding::Source::port) {
      point(state, binding.block, binding.delay + extra_delay, &view.data, moving);
    }
  }
  call.struct_size = sizeof(anlage_call);
  call.dt = dt;
  call.key = component.key;
  call.fields = views.data();
  call.host = &host();
}

std::string failure_text(const anlage_call& call) {
  if (call.error == nullptr) return "reported a failure without a reason";
  std::string text(call.error, strnlen(call.error, call.error_size));
  return text.empty() ? "reported a failure without a reason" : text;
}

}  // namespace anlage
