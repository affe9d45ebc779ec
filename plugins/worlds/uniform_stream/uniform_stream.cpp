// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace uniform_stream {
using namespace anlage;

/// Independent uniform numbers, new ones each tick: x = low + (high - low) * u, u in [0, 1).
struct UniformStream {
  static constexpr const char* doc = "independent uniform numbers, new ones each tick";

  Param low  {0, "1", "smallest number"};
  Param high {1, "1", "largest number"};
  Out   x    {"input", "1", "sample"};
  Rng   draw {"samples"};

  void advance(Tick now) {
    for (Index i = 0; i < x.size(); ++i) x[i] = low + (high - low) * draw.uniform(now, i);
  }
};

}  // namespace uniform_stream

ANLAGE_PLUGIN(uniform_stream::UniformStream)
