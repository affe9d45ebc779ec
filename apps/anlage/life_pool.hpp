// SPDX-License-Identifier: Apache-2.0
/// Many lives, each in a process of its own and some of them at a time: a crash costs one life.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "life_process.hpp"

namespace anlage {

class LifePool {
 public:
  struct Job {
    Genome genome;
    LifeOptions options;
  };
  struct Events {
    std::function<std::optional<Job>(std::size_t)> begin;        ///< nothing: this one needs no life
    std::function<void(std::size_t, const LifeOutcome&)> ended;  ///< in the order in which they end
    std::function<void(std::size_t running)> look = {};          ///< about every second, and when something happened
  };

  /// `jobs` lives at a time. [main]
  LifePool(const Places& places, std::uint64_t jobs) : places_(places), jobs_(jobs) {}

  /// Lives 0 to `count` - 1. The first SIGINT or SIGTERM is passed on, and no other life begins; the second one kills.
  /// Returns false after a signal. Throws: what `begin` and `ended` throw, with every life killed. [main]
  bool run(std::size_t count, const Events& events);

 private:
  const Places& places_;
  std::uint64_t jobs_;
};

/// Threads of each of `jobs` lives at a time, if the user does not say. [any]
[[nodiscard]] int threads_each(std::uint64_t jobs);

}  // namespace anlage
