// SPDX-License-Identifier: Apache-2.0
/// A brain that has every shipped type in it: what holds for this brain holds for every plugin.
///
/// Parts, connections and worlds are stated in every_type.cpp. Learning rules are not: each one in the registry gets
/// projections of its own, its ports connected by their roles. A type that is left out is found by `types_left_out`.
#pragma once

#include <string>
#include <vector>

#include "support/life.hpp"
#include "support/scratch_folder.hpp"

namespace anlage::test {

/// All types of the shipped plugins. Throws: std::runtime_error if the registry refused one of their files.
std::vector<const TypeInfo*> shipped_types();

/// The genome, as TOML. Writes the files that its worlds read to `data`.
std::string every_type_genome(const ScratchFolder& data);

/// One sentence for each of `types` that no part, connection or rule of the brain has.
std::vector<std::string> types_left_out(const Brain& brain, const std::vector<const TypeInfo*>& types);

}  // namespace anlage::test
