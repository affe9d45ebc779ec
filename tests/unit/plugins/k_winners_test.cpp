// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "anlage/base/philox.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage;
using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

struct Setting {
  double active = 0.05;
  double winners = 0;
  double floor = 0;
  std::string output = "binary";
  std::uint64_t key = 7;
};

Numbers compete(const std::string& file, const Numbers& drive, const Setting& setting) {
  PluginDriver winners(file, "KWinners", setting.key);
  winners.set("active", setting.active);
  winners.set("winners", setting.winners);
  winners.set("floor", setting.floor);
  winners.choose("output", setting.output);
  winners.axis("n", static_cast<std::int64_t>(drive.size()));
  winners.birth();
  winners.write("drive", drive);
  winners.run();
  return winners.read("rate");
}

/// The rates, after a check that every build of the plugin gives the same.
Numbers compete(const Numbers& drive, const Setting& setting) {
  const auto files = shipped_plugins("k_winners");
  const Numbers rate = compete(files.front(), drive, setting);
  for (const auto& file : files) BOOST_TEST(compete(file, drive, setting) == rate, file);
  return rate;
}

std::ptrdiff_t firing(const Numbers& rate) {
  return static_cast<std::ptrdiff_t>(rate.size()) - std::count(rate.begin(), rate.end(), 0.0f);
}

/// Normal numbers; with `steps` > 0 rounded to that many steps per unit, so that there are ties.
Numbers normal(std::size_t n, float mean, int steps, std::uint64_t seed) {
  const Random random(seed);
  Numbers drive(n);
  for (std::size_t i = 0; i < n; ++i) {
    drive[i] = mean + random.normal(0, i);
    if (steps > 0) drive[i] = std::round(drive[i] * static_cast<float>(steps)) / static_cast<float>(steps);
  }
  return drive;
}

/// No loser has a larger drive than a winner, and the right number of units fires.
void check_against_sorting(const Numbers& drive, const Numbers& rate, std::ptrdiff_t k, float floor) {
  Numbers sorted = drive;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const auto above = std::count_if(drive.begin(), drive.end(), [&](float d) { return d > floor; });
  const std::ptrdiff_t expected = std::min<std::ptrdiff_t>(k, above);
  BOOST_TEST(firing(rate) == expected);
  if (expected == 0) return;
  const float last = sorted[static_cast<std::size_t>(expected - 1)];
  for (std::size_t i = 0; i < drive.size(); ++i) {
    if (drive[i] > last) BOOST_REQUIRE(rate[i] != 0);
    if (drive[i] < last) BOOST_REQUIRE(rate[i] == 0);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(KWinners)

BOOST_AUTO_TEST_CASE(picks_what_sorting_would_pick) {
  for (const std::size_t n : {1u, 5u, 16u, 37u, 1000u, 4099u, 20000u})
    for (const double active : {0.01, 0.05, 0.4, 0.9}) {
      const Numbers drive = normal(n, 5.0f, 0, n);
      check_against_sorting(drive, compete(drive, {active}), std::llround(active * static_cast<double>(n)), 0);
    }
}

BOOST_AUTO_TEST_CASE(fires_exactly_k_units_however_many_are_equal) {
  // 20000 normal numbers in steps of 1/4: about 30 values, so the threshold is shared by hundreds of units.
  const Numbers drive = normal(20000, 5.0f, 4, 3);
  const Numbers rate = compete(drive, {0.05});
  check_against_sorting(drive, rate, 1000, 0);
}

BOOST_AUTO_TEST_CASE(fires_exactly_k_units_when_all_are_equal) {
  BOOST_TEST(firing(compete(Numbers(5003, 2.5f), {0.05})) == 250);  // round(0.05 * 5003) = 250
}

BOOST_AUTO_TEST_CASE(breaks_ties_by_the_seed_and_not_by_the_place) {
  const Numbers drive(1000, 1.0f);
  const Numbers first = compete(drive, {0.1, 0, 0, "binary", 1});
  const Numbers second = compete(drive, {0.1, 0, 0, "binary", 2});
  BOOST_TEST(first != second);
  // Of 100 winners drawn at random, half are expected in the first 500 places, with a standard deviation of 4.7.
  const auto early = std::count(first.begin(), first.begin() + 500, 1.0f);
  BOOST_TEST(std::abs(static_cast<double>(early) - 50.0) < 24.0);
}

BOOST_AUTO_TEST_CASE(ranks_equal_units_in_the_same_order_for_life) {
  PluginDriver winners(shipped_plugins("k_winners").front(), "KWinners");
  winners.axis("n", 200);
  winners.birth();
  winners.write("drive", Numbers(200, 3.0f));
  winners.run();
  const Numbers first = winners.read("rate");
  winners.run();
  BOOST_TEST(winners.read("rate") == first);
}

BOOST_AUTO_TEST_CASE(gives_no_code_for_a_silent_input) { BOOST_TEST(firing(compete(Numbers(500, 0.0f), {0.2})) == 0); }

BOOST_AUTO_TEST_CASE(leaves_units_at_or_below_the_floor_silent) {
  Numbers drive(300, -1.0f);
  drive[17] = drive[200] = 0.5f;
  drive[5] = -0.0f;
  const Numbers rate = compete(drive, {0.2});
  BOOST_TEST(firing(rate) == 2);
  BOOST_TEST(rate[17] == 1.0f);
  BOOST_TEST(rate[200] == 1.0f);
}

BOOST_AUTO_TEST_CASE(lets_negative_drives_win_where_the_floor_allows) {
  const Numbers drive = normal(5000, -3.0f, 0, 9);
  check_against_sorting(drive, compete(drive, {0.3, 0, -100.0}), 1500, -100.0f);
}

BOOST_AUTO_TEST_CASE(takes_both_zeros_for_equal) {
  Numbers drive(64, 0.0f);
  for (std::size_t i = 0; i < 64; i += 2) drive[i] = -0.0f;
  const Numbers rate = compete(drive, {0.5, 0, -1.0});
  // All 64 are tied: were -0 less than 0, exactly the odd units would win.
  BOOST_TEST(firing(rate) == 32);
  int even = 0;
  for (std::size_t i = 0; i < 64; i += 2) even += rate[i] != 0;
  BOOST_TEST(even > 0);
}

BOOST_AUTO_TEST_CASE(never_lets_what_is_not_a_number_win) {
  Numbers drive = normal(3000, 5.0f, 0, 4);
  drive[100] = drive[2999] = std::numeric_limits<float>::quiet_NaN();
  const Numbers rate = compete(drive, {0.05});
  BOOST_TEST(firing(rate) == 150);
  BOOST_TEST(rate[100] == 0.0f);
  BOOST_TEST(rate[2999] == 0.0f);
}

BOOST_AUTO_TEST_CASE(silences_all_when_no_unit_may_fire) {
  BOOST_TEST(firing(compete(normal(100, 5.0f, 0, 1), {0.0})) == 0);
}

BOOST_AUTO_TEST_CASE(lets_all_fire_when_all_may) { BOOST_TEST(firing(compete(Numbers(101, 2.0f), {1.0})) == 101); }

BOOST_AUTO_TEST_CASE(prefers_a_stated_number_of_winners_to_a_share) {
  BOOST_TEST(firing(compete(normal(4096, 5.0f, 0, 2), {0.5, 3})) == 3);
}

BOOST_AUTO_TEST_CASE(is_right_when_the_sample_misleads) {
  // 64 groups of sixteen out of 1250 are looked at. All of them are strong, the other 18976 units are not: judged by the
  // sample, the winners lie far above what there is.
  Numbers drive(20000);
  for (std::size_t i = 0; i < drive.size(); ++i) drive[i] = 1.0f + static_cast<float>(i % 977) * 1e-3f;
  for (std::size_t g = 0; g < 64; ++g)
    for (std::size_t l = 0; l < 16; ++l) drive[g * 1250 / 64 * 16 + l] = static_cast<float>(50 + 16 * g + l);
  check_against_sorting(drive, compete(drive, {0.05}), 1000, 0);
  check_against_sorting(drive, compete(drive, {0.25}), 5000, 0);
}

BOOST_AUTO_TEST_CASE(hands_on_the_drive_of_winners_when_graded) {
  const Numbers rate = compete({1.0f, 4.0f, 2.0f, 3.0f}, {0.5, 0, 0, "graded"});
  BOOST_TEST(rate == (Numbers{0.0f, 4.0f, 0.0f, 3.0f}));
}

BOOST_AUTO_TEST_CASE(refuses_more_winners_than_units) {
  PluginDriver winners(shipped_plugins("k_winners").front(), "KWinners");
  winners.set("winners", 11);
  winners.axis("n", 10);
  const std::string refusal = winners.plan();
  BOOST_TEST(refusal.find("winners = 11") != std::string::npos);
  BOOST_TEST(refusal.find("only 10 units") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
