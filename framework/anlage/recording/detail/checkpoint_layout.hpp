// SPDX-License-Identifier: Apache-2.0
/// What a checkpoint of a brain has to hold, and how a file differs from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/recording/safetensors.hpp"

namespace anlage::detail {

inline constexpr std::string_view checkpoint_format = "1";

/// "F32" for ANLAGE_DTYPE_F32, and so on.
[[nodiscard]] std::string dtype_name(std::uint32_t dtype);

/// Shape of a block on disk, slowest axis first: [slots, columns, rows] without the ones in front.
[[nodiscard]] std::vector<std::uint64_t> shape_of(const Block& block);

/// Everything about the brain that its state depends on: name, seed, tick, genome, the type of each component.
[[nodiscard]] Metadata describe(const Brain& brain);

/// Throws: Error{checkpoint_mismatch} with a table of what the file has and what the brain needs.
void check_fits(const SafetensorsFile& file, const Brain& brain);

}  // namespace anlage::detail
