// SPDX-License-Identifier: Apache-2.0
/// SIGINT and SIGTERM while a brain runs: the first ends the run after the tick under way, the second ends the program.
#pragma once

#include <signal.h>

#include "anlage/simulation/simulator.hpp"

namespace anlage {

/// Holds the signals as long as it lives; one at a time. Lifetime: the simulator outlives it.
class Interruption {
 public:
  explicit Interruption(Simulator& simulator);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// True once a signal arrived. [any]
  [[nodiscard]] bool asked() const;

 private:
  struct sigaction interrupt_before_ {};
  struct sigaction terminate_before_ {};
};

}  // namespace anlage
