// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/live_parameters.hpp"

#include <algorithm>

namespace anlage::detail {

LiveParameters::LiveParameters(const Brain& brain, BrainState& state) : brain_(brain) {
  std::vector<const Component*> rules;
  for (const Projection& projection : brain.projections)
    for (const ComponentId rule : projection.rules()) rules.push_back(&brain.component(rule));
  for (const Component& component : brain.components) {
    const bool rule = std::find(rules.begin(), rules.end(), &component) != rules.end();
    for (std::size_t i = 0; i < component.bindings.size(); ++i) {
      const Hyperparameter& stated = component.hyperparameters[i];
      if (stated.is_constant() || component.type->fields[i].role != Role::param) continue;
      Entry entry{reinterpret_cast<double*>(state.data(component.bindings[i].block)), &stated, {}};
      if (const auto& gain = component.gains[i]) {
        const Block& block = brain.block(gain->block);
        entry.level = {nullptr, state.data(gain->block), state.slot_bytes(gain->block), static_cast<std::uint32_t>(block.depth - 1),
                       static_cast<std::uint32_t>(gain->delay)};
        const std::int64_t unit = stated.gain->compartment.value_or(0);
        entry.offset = unit / block.rows * block.stride + unit % block.rows;
      }
      (rule ? rules_ : parts_).push_back(entry);
    }
  }
}

void LiveParameters::evaluate(std::vector<Entry>& entries, std::uint64_t tick) {
  for (Entry& entry : entries) {
    double value = entry.numbers[1] * entry.stated->factor_at(brain_.genome.age_at(tick));
    if (entry.level.base != nullptr) {
      void* level = nullptr;
      entry.level.target = &level;
      entry.level.follow(tick);
      value *= entry.stated->gain->factor(static_cast<double>(static_cast<const float*>(level)[entry.offset]));
    }
    entry.numbers[0] = value;
  }
}

}  // namespace anlage::detail
