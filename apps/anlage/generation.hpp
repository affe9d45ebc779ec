// SPDX-License-Identifier: Apache-2.0
/// A generation: a demo with one version of its plugins. The next one takes over all numbers; this one stays as it is, so that
/// there is something to go back to.
#pragma once

#include <memory>
#include <string>

#include "anlage/recording/figure_meter.hpp"
#include "anlage/state/transfer.hpp"
#include "assembly.hpp"

namespace anlage {

class Generation {
 public:
  /// Is born. Throws: Error with every problem found. [build]
  Generation(const std::string& genome_file, const Places& places);
  /// Goes on where `before` stands, with the plugins and the genome as they now are. Throws: Error with every difference that a
  /// life cannot go on with. [main, between ticks]
  Generation(const std::string& genome_file, const Places& places, Generation& before);
  Generation(const Generation&) = delete;
  Generation& operator=(const Generation&) = delete;

  /// Runs; false if a fault stopped it. [main]
  bool run(std::uint64_t ticks);
  /// The fault that stopped it, as words; "" if none did. [main]
  [[nodiscard]] std::string fault() const;
  [[nodiscard]] std::uint64_t tick() const { return state_.clock.tick; }
  [[nodiscard]] const Brain& brain() const { return brain_; }
  /// "rate 0.4993  loss 0.021": the latest of every figure. [main]
  [[nodiscard]] std::string figures() const;
  [[nodiscard]] std::string hash();
  /// What of the state the change has begun anew and dropped. [any]
  [[nodiscard]] const Transfer& moved() const { return moved_; }

 private:
  Registry registry_;
  Brain brain_;
  Schedule schedule_;
  BrainState state_;
  Transfer moved_;
  Simulator simulator_;
  FigureMeter meter_;
};

}  // namespace anlage
