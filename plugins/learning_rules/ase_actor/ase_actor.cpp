// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace ase_actor {
using namespace anlage;

/// Associative search element: what was done, where it was done, is done again if reward follows.
///   dw_ji = alpha * reward * e_ji,   then   e_ji = d e_ji + (1 - d) (y_j - y_0) x_i
/// `first` begins an episode: what was done before it is forgotten.
struct AseActor {
  static constexpr const char* doc = "associative search: what was done where is done again if reward follows";
  static constexpr const char* citation =
      "Barto, Sutton & Anderson 1983, IEEE Transactions on Systems, Man, and Cybernetics 13:834-846";

  Param     alpha  {1.0, "1", "learning rate", {0, infinity}};
  Param     d      {0.9, "1", "what stays of the trace a tick", {0, 1}};
  Param     y_0    {0.5, "*", "activity between doing and not doing"};
  Pre       x      {"pre", "*", "sending activity"};
  Post      y      {"post", "*", "what is done"};
  Modulator reward {"*", "reward, or how much it is more than foretold"};
  Modulator first  {"1", "not 0 in the first tick of an episode", optional};
  Trace     e      {"post pre", "*", "eligibility"};
  Weights   w      {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) {
    w[s] += alpha * reward * e[s];
    const Real kept = first != 0 ? Real(0) : Real(d);
    e[s] = kept * e[s] + (1 - d) * (y[s] - y_0) * x[s];
  }
};

}  // namespace ase_actor

ANLAGE_PLUGIN(ase_actor::AseActor)
