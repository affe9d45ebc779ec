// SPDX-License-Identifier: Apache-2.0
/// The JSON Schema of genome files: the genome's own keys, and those of the plugins that are there.
#pragma once

#include <vector>

#include "type_schema.hpp"

namespace anlage {

/// Draft 2020-12. [any]
[[nodiscard]] Json genome_schema(const std::vector<const TypeInfo*>& types);

}  // namespace anlage
