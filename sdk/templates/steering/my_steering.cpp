#include <anlage/sdk/plugin.hpp>

namespace my_steering {
using namespace anlage;
/// Hunger grows until what is eaten brings it down; reward is how much less hunger there is. Innate: it has no weights.
struct MySteering {
  static constexpr const char* doc = "one line for the catalogue";
  Param     tau    {10.0, "s", "time in which hunger grows", {1e-3, 1e6}};
  In        food   {"1", "1", "what is eaten in this tick"};
  State     hunger {"", "1", "0: none, 1: starving"};
  Broadcast reward {"1", "how much hunger went down"};
  void steer(Tick now) {
    const Real before = hunger + now.dt / tau * (1 - hunger);
    hunger = std::max(before - food[0], Real(0));
    reward = before - hunger;
  }
};
}  // namespace my_steering
ANLAGE_PLUGIN(my_steering::MySteering)
