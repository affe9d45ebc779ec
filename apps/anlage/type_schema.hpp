// SPDX-License-Identifier: Apache-2.0
/// What a genome may state for one type of a plugin, as JSON Schema.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "anlage/registry/type_info.hpp"

namespace anlage {

/// Keys keep the order they are written in, so the same plugins give the same bytes.
using Json = nlohmann::ordered_json;

/// Text that names a port or a field: "kenyon.rate". [any]
[[nodiscard]] Json port_schema(const std::string& doc);
/// The settings of a type beside `common`, keys that every part or rule of this kind may have; nothing else. [any]
[[nodiscard]] Json settings_schema(const TypeInfo& type, Json common);
/// Names of the settings without a default. [any]
[[nodiscard]] std::vector<std::string> required_settings(const TypeInfo& type);

}  // namespace anlage
