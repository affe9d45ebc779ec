// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace random_walk {
using namespace anlage;

/// A walk at random along a chain of states, a step a tick. It begins in the middle and ends beyond either end; the
/// next tick begins another one.
struct RandomWalk {
  static constexpr const char* doc = "walks along a chain of states, with a reward at each end";
  static constexpr const char* citation = "Sutton 1988, Machine Learning 3:9-44";

  Param p_right      {0.5, "1", "probability of a step to the right", {0, 1}};
  Param reward_left  {0.0, "1", "reward beyond the first state"};
  Param reward_right {1.0, "1", "reward beyond the last state"};
  Param reward_step  {0.0, "1", "reward of any other step"};
  State place        {"", "1", "number of the state, from 1; 0: none"};
  Out   state        {"state", "1", "1 for the state of now, else 0; all 0 when a walk ends"};
  Out   reward       {"1", "1", "reward of this tick"};
  Broadcast first    {"1", "1 in the first tick of a walk, else 0"};
  Broadcast last     {"1", "1 in the last tick of a walk, else 0"};
  Rng   steps        {"which way"};

  void develop(Setup& setup) {
    if (setup.axis("state") < 0) setup.set_axis("state", 5);
  }
  void advance(Tick now) {
    const Index n = state.size();
    state.setZero();
    const bool begins = place == 0;
    const auto from = static_cast<Index>(place.value());
    const Index to = begins ? (n + 1) / 2 : from + (steps.uniform(now, 0) < p_right ? 1 : -1);
    const bool ends = to < 1 || to > n;
    first = Real(begins);
    last = Real(ends);
    reward[0] = begins ? Real(0) : (to < 1 ? Real(reward_left) : (to > n ? Real(reward_right) : Real(reward_step)));
    if (!ends) state[to - 1] = 1;
    place = ends ? Real(0) : static_cast<Real>(to);
  }
};

}  // namespace random_walk

ANLAGE_PLUGIN(random_walk::RandomWalk)
