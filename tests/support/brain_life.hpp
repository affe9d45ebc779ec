// SPDX-License-Identifier: Apache-2.0
/// A ready-made brain, perhaps with other values, ready to run.
#pragma once

#include <string>
#include <vector>

#include "exact/matrices.hpp"

namespace anlage::test {

/// The text of apps/brains/NAME/genome.toml with `overrides`, nothing nested any more.
inline std::string ready_made(const std::string& name, const std::vector<Override>& overrides = {}) {
  std::string file = ANLAGE_TEST_SOURCE "/apps/brains/";
  file.append(name).append("/genome.toml");
  return read_genome(file, overrides).resolved_toml();
}

/// Lets `life` run and keeps `field` of every tick. [main]
inline Vector record(const Life& life, const std::string& field, std::uint64_t ticks) {
  Vector numbers(static_cast<Eigen::Index>(ticks));
  const FieldRef ref = life.brain->find(field).value();
  for (Eigen::Index t = 0; t < numbers.size(); ++t) {
    life.simulator->run(1);
    numbers[t] = life.state->value(ref, 0);
  }
  return numbers;
}

/// Gives weights that one brain has learned to another one of the same build.
inline void hand_over(const Life& from, const Life& to, const std::vector<std::string>& fields) {
  for (const std::string& field : fields) set_matrix(to, field, matrix_of(from, field));
}

}  // namespace anlage::test
