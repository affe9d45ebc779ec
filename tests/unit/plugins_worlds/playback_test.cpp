// SPDX-License-Identifier: Apache-2.0
#include "common/playback.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

namespace {

struct Player {
  float position = 0, epoch = 0, playing = 0;
  anlage::Random random{11};

  std::int64_t next(std::int64_t count, int split = 0, bool shuffled = false) {
    return worlds::Playback{position, epoch, playing}.next(count, split, shuffled, random);
  }
  std::vector<std::int64_t> pass(std::int64_t count, bool shuffled) {
    std::vector<std::int64_t> shown;
    for (std::int64_t i = 0; i < count; ++i) shown.push_back(next(count, 0, shuffled));
    return shown;
  }
};

const std::vector<std::int64_t> in_order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

}  // namespace

BOOST_AUTO_TEST_SUITE(Playback)

BOOST_AUTO_TEST_CASE(shows_samples_in_order_and_begins_again) {
  Player player;
  BOOST_TEST(player.pass(10, false) == in_order);
  BOOST_TEST(player.next(10) == 0);
  BOOST_TEST(player.epoch == 1.0f);
}

BOOST_AUTO_TEST_CASE(shows_every_sample_once_in_a_shuffled_pass) {
  Player player;
  auto shown = player.pass(10, true);
  BOOST_TEST(shown != in_order);
  std::sort(shown.begin(), shown.end());
  BOOST_TEST(shown == in_order);
}

BOOST_AUTO_TEST_CASE(shuffles_each_pass_anew) {
  Player player;
  const auto first = player.pass(10, true);
  BOOST_TEST(player.pass(10, true) != first);
}

BOOST_AUTO_TEST_CASE(starts_at_the_first_sample_of_another_split) {
  Player player;
  player.next(10, 0);
  player.next(10, 0);
  BOOST_TEST(player.next(5, 1) == 0);
  BOOST_TEST(player.next(5, 1) == 1);
  BOOST_TEST(player.next(10, 0) == 0);
}

BOOST_AUTO_TEST_CASE(counts_to_the_last_sample_that_a_float_tells_apart) {
  Player player;
  player.playing = 1;
  player.position = static_cast<float>(worlds::most_samples - 1);
  BOOST_TEST(player.next(worlds::most_samples) == worlds::most_samples - 1);
  BOOST_TEST(player.next(worlds::most_samples) == 0);
}

BOOST_AUTO_TEST_CASE(counts_passes_from_zero_again_before_a_float_cannot) {
  Player player;
  player.playing = 1;
  player.position = 1;
  player.epoch = static_cast<float>(worlds::most_samples - 1);
  player.next(1);
  BOOST_TEST(player.epoch == 0.0f);
}

BOOST_AUTO_TEST_SUITE_END()
