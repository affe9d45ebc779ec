// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage::test;

namespace {

PluginDriver& born(PluginDriver& critic, double alpha) {
  critic.set("alpha", alpha);
  critic.birth();
  return critic;
}

float reward(PluginDriver& critic, float amount) {
  critic.write("reward", {amount});
  critic.run();
  return critic.number("dopamine");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(RewardPrediction)

BOOST_AUTO_TEST_CASE(sends_reward_minus_expectation_then_learns_to_expect) {
  PluginDriver critic(shipped_plugins("reward_prediction").front(), "RewardPrediction");
  born(critic, 0.25);
  // expected: 0, 0.25, 0.4375
  BOOST_TEST(reward(critic, 1.0f) == 1.0f);
  BOOST_TEST(reward(critic, 1.0f) == 0.75f);
  BOOST_TEST(reward(critic, 1.0f) == 0.5625f);
}

BOOST_AUTO_TEST_CASE(falls_silent_for_a_reward_that_is_expected) {
  PluginDriver critic(shipped_plugins("reward_prediction").front(), "RewardPrediction");
  born(critic, 0.1);
  for (int i = 0; i < 200; ++i) reward(critic, 2.0f);
  BOOST_TEST(std::abs(reward(critic, 2.0f)) < 1e-5f);  // 2 * 0.9^200 = 1.4e-9, then rounding
}

BOOST_AUTO_TEST_CASE(dips_when_an_expected_reward_is_left_out) {
  PluginDriver critic(shipped_plugins("reward_prediction").front(), "RewardPrediction");
  born(critic, 0.5);
  reward(critic, 1.0f);
  BOOST_TEST(reward(critic, 0.0f) == -0.5f);
}

BOOST_AUTO_TEST_CASE(keeps_its_expectation_within_bounds) {
  PluginDriver critic(shipped_plugins("reward_prediction").front(), "RewardPrediction");
  born(critic, 1.0);
  reward(critic, 1e9f);
  BOOST_TEST(critic.number("expected") == 1e6f);
}

BOOST_AUTO_TEST_SUITE_END()
