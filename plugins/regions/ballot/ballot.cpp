// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace ballot {
using namespace anlage;

/// Keeps what each candidate was worth when it was last put forward: where candidate_i is not 0, tally_i = worth.
struct Ballot {
  static constexpr const char* doc = "what each candidate was worth when it was last put forward";

  In    candidate {"n", "1", "who is put forward, one-hot"};
  In    worth     {"1", "*", "what it is worth"};
  State held      {"n", "*", "worth of each candidate"};
  Out   tally     {"n", "*", "worth of each candidate"};

  void tick(Tick) {
    for (Index i = 0; i < held.size(); ++i)
      if (candidate[i] != 0) held[i] = worth[0];
    tally = held;
  }
};

}  // namespace ballot

ANLAGE_PLUGIN(ballot::Ballot)
