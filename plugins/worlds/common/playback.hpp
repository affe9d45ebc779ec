// SPDX-License-Identifier: Apache-2.0
/// Playback: which sample a data stream shows next. A pass shows every sample once, in the file's order or shuffled;
/// each shuffled pass has an order of its own. Another split starts with a new pass.
#pragma once

#include <cstdint>

#include <anlage/sdk/rng.hpp>

#include "permutation.hpp"

namespace worlds {

/// Whole numbers in floats are exact up to here, so no stream counts further.
inline constexpr std::int64_t most_samples = std::int64_t{1} << 24;

/// The memory of a playback: three whole numbers below `most_samples`, kept in States.
struct Playback {
  anlage::Real& position;  ///< samples shown in this pass
  anlage::Real& epoch;     ///< passes before this one; starts again at 0 after 2^24 - 1
  anlage::Real& playing;   ///< 1 + index of the split shown last; 0: nothing shown yet

  /// Steps on and answers the sample of this tick, below `count` (1 … most_samples). [any]
  std::int64_t next(std::int64_t count, int split, bool shuffled, const anlage::Random& random) const {
    const auto wanted = static_cast<anlage::Real>(split + 1);
    if (playing != wanted || position >= static_cast<anlage::Real>(count)) begin_pass(wanted);
    const auto place = static_cast<std::uint32_t>(position);
    position += 1;
    if (!shuffled) return place;
    return Permutation(static_cast<std::uint32_t>(count), keys(random, static_cast<std::uint64_t>(epoch)))(place);
  }

  /// The round keys of a pass. [any]
  static Permutation::Keys keys(const anlage::Random& random, std::uint64_t epoch) {
    const auto a = random.words(epoch, 0);
    const auto b = random.words(epoch, 1);
    return {a[0], a[1], a[2], a[3], b[0], b[1]};
  }

 private:
  void begin_pass(anlage::Real wanted) const {
    if (playing != 0) epoch = epoch + 1 < static_cast<anlage::Real>(most_samples) ? epoch + 1 : 0;
    position = 0;
    playing = wanted;
  }
};

}  // namespace worlds
