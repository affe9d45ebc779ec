// SPDX-License-Identifier: Apache-2.0
// Cart-pole by an associative search element and an adaptive critic element: how often the pole falls before it stays up.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string barto = "Barto, Sutton & Anderson 1983; numbers of our own reproduction of it";
constexpr int most_failures = 1000;
constexpr int balanced = 100000;  // steps, that is 33 minutes

/// Falls before the pole is up for 100,000 steps; -1 if there are more than 1000.
int failures(int seed, std::vector<Override> overrides = {}, int most = most_failures) {
  overrides.push_back({"brain.seed", std::to_string(seed)});
  const Life life(ready_made("cart-pole", overrides), {.check_finite = false});
  const FieldRef last = life.brain->find("cart.last").value();
  int fallen = 0;
  for (int up = 0; up < balanced && fallen <= most; ++up) {
    life.simulator->run(1);
    if (life.state->value(last) != 0) up = -1, ++fallen;
  }
  return fallen > most ? -1 : fallen;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cart_pole)

BOOST_AUTO_TEST_CASE(a_critic_makes_an_actor_learn_to_balance) {
  std::vector<int> solved;
  for (int seed = 1; seed <= 200; ++seed)
    if (const int fallen = failures(seed); fallen >= 0) solved.push_back(fallen);
  std::sort(solved.begin(), solved.end());
  const std::size_t n = solved.size();
  BOOST_TEST_REQUIRE(n > 0U);
  BOOST_TEST_MESSAGE("10 to 90 %: " << solved[n / 10] << " to " << solved[9 * n / 10]);
  report({.target = "T-E12", .what = "median number of falls before 100,000 steps upright, 200 seeds", .measured = static_cast<double>(solved[n / 2]),
          .bar = {60, 115}, .wanted = "84", .source = barto});
  report({.target = "T-E12", .what = "seeds that get there within 1000 falls, of 200", .measured = static_cast<double>(n), .bar = {190, 200},
          .wanted = "197", .source = barto});
}

BOOST_AUTO_TEST_CASE(without_a_critic_it_never_does) {
  // The actor hears the blow itself instead of how much worse things have become.
  int solved = 0;
  for (int seed = 1; seed <= 20; ++seed)
    solved += failures(seed, {{"projections.values.learning.alpha", "0"}}) >= 0;
  report({.target = "T-E12", .what = "ablation: no critic: seeds that get there within 1000 falls, of 20", .measured = static_cast<double>(solved),
          .bar = {0, 0}, .wanted = "0", .source = barto});
}

BOOST_AUTO_TEST_SUITE_END()
