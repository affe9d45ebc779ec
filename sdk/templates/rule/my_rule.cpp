#include <anlage/sdk/plugin.hpp>
namespace my_rule {
using namespace anlage;
struct MyRule {
  Param   eta {1e-3, "1", "learning rate", {0, 1}};
  Pre     x   {"pre", "*", "sending activity"};
  Post    y   {"post", "*", "receiving activity"};
  Weights w   {"post pre", "1", "synaptic weight"};
  void learn(Tick, Synapse auto s) { w[s] += eta * y[s] * (x[s] - y[s] * w[s]); }
};
}  // namespace my_rule
ANLAGE_PLUGIN(my_rule::MyRule)
