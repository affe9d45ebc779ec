// SPDX-License-Identifier: Apache-2.0
// The vocal organ and the judge of song against their equations, and what dopamine makes of a song that is judged.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "exact/matrices.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

/// Tension and pressure of three moments, again and again; a song starts every 5 ticks.
std::string singer(const std::string& organ, const std::string& judge = {}) {
  return "[brain]\nname = \"singer\"\ntick = \"10 ms\"\n"
         "[world.occasion]\ntype = \"SpikeTimes\"\nsize = { n = 1 }\ninterval = \"50 ms\"\n"
         "[world.muscles]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"0.5 0.2; -0.3 0.4; 0.1 -0.6; 0 0; 0 0\"\n"
         "[world.syrinx]\ntype = \"SongPlant\"\n" + organ + wire("muscles.x", "syrinx.command") + wire("occasion.spike", "syrinx.start") +
         "[steering.judge]\ntype = \"SongJudge\"\nsong = \"0.4 0.1 0; 0 0.5 0; 0.2 -0.4 0\"\n" + judge + wire("occasion.spike", "judge.start") +
         wire("syrinx.sound", "judge.sound");
}
const double tension[] = {0.5, -0.3, 0.1}, pressure[] = {0.2, 0.4, -0.6};
const double pitch[] = {0.4, 0, 0.2}, loudness[] = {0.1, 0.5, -0.4};

double quality_of(int k) {
  const double high = std::tanh(tension[k] + 0.3 * pressure[k]), loud = std::tanh(pressure[k] - 0.2 * tension[k]);
  return -std::hypot(high - pitch[k], loud - loudness[k]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(song)

BOOST_AUTO_TEST_CASE(two_organs_make_other_sounds_of_the_same_muscles) {
  const Life bird(singer("")), dove(singer("plant = \"dove\"\n"));
  for (int k = 0; k < 3; ++k) {
    bird.simulator->run(1), dove.simulator->run(1);
    BOOST_TEST(bird.value("syrinx.sound", 0) == std::tanh(tension[k] + 0.3 * pressure[k]), boost::test_tools::tolerance(1e-5));
    BOOST_TEST(bird.value("syrinx.sound", 1) == std::tanh(pressure[k] - 0.2 * tension[k]), boost::test_tools::tolerance(1e-5));
    BOOST_TEST(dove.value("syrinx.sound", 0) == std::tanh(pressure[k] - 0.3 * tension[k]), boost::test_tools::tolerance(1e-5));
    BOOST_TEST(dove.value("syrinx.sound", 1) == std::tanh(0.3 * pressure[k] - tension[k]), boost::test_tools::tolerance(1e-5));
  }
}

BOOST_AUTO_TEST_CASE(a_moment_is_judged_by_its_distance_from_the_template) {
  const Life bird(singer("", "gain = 2\n"));
  for (int t = 0; t < 20; ++t) {
    bird.simulator->run(1);
    const double expected = t % 5 < 3 ? quality_of(t % 5) : 0;
    BOOST_TEST(bird.value("judge.quality") == expected, boost::test_tools::tolerance(1e-5));
    BOOST_TEST(bird.value("judge.reward") == 2 * expected, boost::test_tools::tolerance(1e-5));
  }
}

BOOST_AUTO_TEST_CASE(a_song_is_judged_by_its_mean_with_its_last_moment) {
  const Life bird(singer("", "verdict = \"song\"\n"));
  for (int t = 0; t < 20; ++t) {
    bird.simulator->run(1);
    const double expected = t % 5 == 2 ? (quality_of(0) + quality_of(1) + quality_of(2)) / 3 : 0;
    BOOST_TEST(bird.value("judge.reward") == expected, boost::test_tools::tolerance(1e-5));
  }
}

BOOST_AUTO_TEST_CASE(one_bit_tells_whether_a_song_was_better_than_usual) {
  // The criterion comes from 0 down to the mean m of a song that is always the same: m (1 - 0.5^n) after n songs, above m for ever.
  const Life bird(singer("", "verdict = \"song\"\nscale = \"binary\"\nalpha = 0.5\n"));
  const double mean = (quality_of(0) + quality_of(1) + quality_of(2)) / 3;
  for (int n = 1; n <= 6; ++n) {
    bird.simulator->run(5);
    BOOST_TEST(bird.value("judge.criterion") == mean * (1 - std::pow(0.5, n)), boost::test_tools::tolerance(1e-5));
  }
  bird.simulator->run(3);
  BOOST_TEST(bird.value("judge.reward") == 0);
}

BOOST_AUTO_TEST_CASE(noise_is_played_over_the_target_of_low_songs_only) {
  // The second moment, pitch tanh(-0.18) = -0.178, for two ticks.
  for (const double threshold : {-0.2, -0.1}) {
    const Life bird(singer("contingency = \"below\"\np = 1\ntarget = \"10 ms\"\nburst = \"20 ms\"\nthreshold = " + std::to_string(threshold) + "\n"));
    for (int t = 0; t < 20; ++t) {
      bird.simulator->run(1);
      BOOST_TEST(bird.value("syrinx.sound", 2) == (threshold > -0.15 && (t % 5 == 1 || t % 5 == 2)));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_threshold_follows_the_pitch_of_the_target) {
  const Life bird(singer("target = \"10 ms\"\nfollow = 0.25\n"));
  for (int n = 0; n < 6; ++n) {
    bird.simulator->run(5);
    BOOST_TEST(bird.value("syrinx.limit") == std::tanh(-0.18) * (1 - std::pow(0.75, n + 1)), boost::test_tools::tolerance(1e-5));
  }
}

BOOST_AUTO_TEST_SUITE_END()
