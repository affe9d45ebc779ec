// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace perceptron {
using namespace anlage;

/// Perceptron rule: dw = eta * target * x where target * y <= kappa, else 0.
struct Perceptron {
  static constexpr const char* doc = "learns a sample unless it is on its side of the boundary, by a margin";
  static constexpr const char* citation = "Rosenblatt 1958, Psychological Review 65:386-408";

  Param      eta    {1.0, "1", "learning rate", {0, infinity}};
  Param      kappa  {0.0, "*", "margin: what target * y has to exceed", {0, infinity}};
  Pre        x      {"pre", "*", "sending activity", skip_zero};
  Post       y      {"post", "*", "receiving activity, linear in the weights"};
  PostTarget target {"post", "1", "1 or -1; 0: nothing is wanted"};
  PostState  m      {"post", "1", "target where there is something to learn, else 0"};
  Weights    w      {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    for (Index j = 0; j < m.size(); ++j) m[j] = target[j] * y[j] <= kappa ? target[j] : Real(0);
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * m[s] * x[s]; }
};

}  // namespace perceptron

ANLAGE_PLUGIN(perceptron::Perceptron)
