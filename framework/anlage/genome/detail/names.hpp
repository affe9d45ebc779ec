// SPDX-License-Identifier: Apache-2.0
/// What names look like, and the names of projections.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/genome/genome.hpp"

namespace anlage::detail {

inline constexpr const char* kNameRule = "a name is lower-case letters, digits and _, and starts with a letter";

/// "kenyon_2". [any]
[[nodiscard]] bool is_name(std::string_view text);
/// Names joined by '/': "kenyon", "cerebellum/granule". [any]
[[nodiscard]] bool is_path(std::string_view text);
/// A path, or what a projection is called by default: "kenyon.rate->output.drive#2". [any]
[[nodiscard]] bool is_projection_name(std::string_view text);

/// "cerebellum/granule.rate" → part and port, split at the last dot; nothing if one of them is no name. [any]
[[nodiscard]] std::optional<PortName> split_port(std::string_view text);

/// One projection's name as stated (or empty) and the one it gets otherwise.
struct ProjectionLabel {
  std::string stated;
  std::string fallback;
};

/// A name for each: stated ones as they are, the others numbered "#2", "#3" from the second use on. [any]
[[nodiscard]] std::vector<std::string> projection_names(const std::vector<ProjectionLabel>& labels);

/// The name a list of tables knows its element by: `name`, or "from->to"; empty if there is neither. [any]
[[nodiscard]] std::vector<std::string> element_names(const List& list);

}  // namespace anlage::detail
