// SPDX-License-Identifier: Apache-2.0
/// The same life with the lines of a world in another order: classes, pixels, cues. What is learned from scratch does
/// not mind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/registry/registry.hpp"
#include "assembly.hpp"

namespace anlage::audit {

/// Ports of worlds with two lines or more that a projection starts from, in the genome's order. [any]
[[nodiscard]] std::vector<PortName> world_lines(const Brain& brain);

/// The genome with a relay behind `port` that hands its lines on in an order drawn from the seed, within the tick, to
/// every projection, signal and figure that names the port. The order is written to `file`. Nothing if a brain cannot
/// be built that way, as where somebody needs to know height and width. Throws: Error{file_unwritable}. [main]
[[nodiscard]] std::optional<Genome> relabelled(const Brain& brain, const PortName& port, const std::string& file,
                                               Registry& registry, const Places& places);

}  // namespace anlage::audit
