// SPDX-License-Identifier: Apache-2.0
/// Hyperparameters that live: evaluated before the verb that reads them.
///
///   value(t) = base · schedule(age) · gain(level(t - 1))
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
    MovingPointer level;      ///< of the modulator; base nullptr: none
    std::int64_t offset = 0;  ///< [floats] of the compartment
  };

  void evaluate(std::vector<Entry>& entries, std::uint64_t tick);

  const Brain& brain_;
  std::vector<Entry> parts_;
  std::vector<Entry> rules_;
};

}  // namespace anlage::detail
