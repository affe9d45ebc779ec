// SPDX-License-Identifier: Apache-2.0
/// What is said of a type that nobody offers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anlage/registry/registry.hpp"

namespace anlage {

struct Surroundings {
  std::vector<Offer> offers;
  const std::vector<Problem>& refusals;
  const std::vector<std::string>& folders;
};

/// Names the nearest type, everything known by kind, the folders, and refusals that could be the reason. [any]
[[nodiscard]] Problem unknown_type(std::string_view name, const Surroundings& here);

/// "a, b (missing)". [any]
[[nodiscard]] std::string list_folders(const std::vector<std::string>& folders);

}  // namespace anlage
