// SPDX-License-Identifier: Apache-2.0
/// One talk with a plugin's `plan`: the contract's setup over a component under construction.
#pragma once

#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/contract/setup.h"

namespace anlage::detail {

/// `axes` may grow during the call. Not copyable: the plugin holds its address while the call lasts.
struct SetupCall {
  anlage_setup setup{};  ///< first member: the services find the rest from its address
  Component& component;
  const std::vector<std::string>& data_folders;
  std::vector<std::string> contradictions;  ///< "axis `n`: 10 in the genome, 784 from the plugin"
  std::vector<anlage_view> views;
  std::vector<double> numbers;
  std::string found;
  std::string error = std::string(1024, '\0');

  SetupCall(Component& component, const std::vector<std::string>& data_folders, double dt);
  SetupCall(const SetupCall&) = delete;
  SetupCall& operator=(const SetupCall&) = delete;

  /// Empty, or the reason of the failure.
  [[nodiscard]] std::string run();
};

}  // namespace anlage::detail
