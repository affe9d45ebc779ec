// SPDX-License-Identifier: Apache-2.0
#include "audit/account.hpp"

#include "anlage/brain/dtype.hpp"

namespace anlage::audit {

std::vector<PartId> owners(const Brain& brain) {
  std::vector<PartId> of(brain.components.size());
  for (std::size_t i = 0; i < brain.parts.size(); ++i) of[index_of(brain.parts[i].component)] = PartId{static_cast<std::uint32_t>(i)};
  for (const Projection& projection : brain.projections) {
    if (projection.connection) of[index_of(*projection.connection)] = projection.to;
    for (const ComponentId rule : projection.rules()) of[index_of(rule)] = projection.to;
  }
  return of;
}

std::vector<PartAccount> accounts(const Brain& brain) {
  std::vector<PartAccount> all;
  for (const Part& part : brain.parts) {
    const Component& component = brain.component(part.component);
    all.push_back({component.path, component.type->name, part.kind, {}});
  }
  const std::vector<PartId> of = owners(brain);
  for (const Block& block : brain.blocks) {
    Tally& tally = all[index_of(of[index_of(block.owner)])].by_origin[static_cast<std::size_t>(block.origin)];
    const auto numbers = static_cast<std::uint64_t>(block.rows * block.cols * block.depth);
    tally.numbers += numbers;
    tally.bytes += numbers * size_of(block.dtype);
  }
  return all;
}

}  // namespace anlage::audit
