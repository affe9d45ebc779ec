// SPDX-License-Identifier: Apache-2.0
/// Hyperparameters that live: evaluated before the verb that reads them.
///
///   value(t) = base · schedule(age) · gain(t - 1)
#pragma once

#include <cstdint>
#include <vector>

#include "anlage/state/component_call.hpp"

namespace anlage::detail {

class LiveParameters {
 public:
  /// Rules are evaluated apart: at the stage in which they learn.
  LiveParameters(const Brain& brain, BrainState& state);

  void evaluate_parts(std::uint64_t tick) { evaluate(parts_, tick); }
  void evaluate_rules(std::uint64_t tick) { evaluate(rules_, tick); }

 private:
  struct Entry {
    double* numbers;  ///< [value, base]
    const Hyperparameter* stated;
    MovingPointer gain;  ///< base nullptr: none
  };

  void evaluate(std::vector<Entry>& entries, std::uint64_t tick);

  double tick_length_;
  std::vector<Entry> parts_;
  std::vector<Entry> rules_;
};

}  // namespace anlage::detail
