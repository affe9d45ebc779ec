// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/philox.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

using namespace anlage;

namespace {

using Words = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

constexpr int kDraws = 200000;

}  // namespace

BOOST_AUTO_TEST_SUITE(philox_numbers)

// The three known answers for philox4x32-10 published with Random123.
BOOST_AUTO_TEST_CASE(knows_the_answer_for_zeros) {
  BOOST_CHECK((philox(Words{0, 0, 0, 0}, Key{0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

BOOST_AUTO_TEST_CASE(knows_the_answer_for_ones) {
  constexpr std::uint32_t f = 0xffffffff;
  BOOST_CHECK((philox(Words{f, f, f, f}, Key{f, f}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

BOOST_AUTO_TEST_CASE(knows_the_answer_for_the_digits_of_pi) {
  BOOST_CHECK((philox(Words{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, Key{0xa4093822, 0x299f31d0}) ==
               Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

BOOST_AUTO_TEST_CASE(streams_ticks_and_indices_never_share_a_counter) {
  std::set<Words> seen;
  for (std::uint32_t stream = 0; stream < 4; ++stream) {
    for (std::uint64_t tick : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 33}) {
      for (std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, (std::uint64_t{1} << 40) - 1}) {
        seen.insert(Random(7, stream).words(tick, index));
      }
    }
  }
  BOOST_TEST(seen.size() == 4u * 3u * 3u);
}

BOOST_AUTO_TEST_CASE(uniform_stays_below_one) {
  const Random random(random_key(1, "uniform"));
  float most = 0.0f;
  for (int i = 0; i < kDraws; ++i) most = std::max(most, random.uniform(0, static_cast<std::uint64_t>(i)));
  BOOST_TEST(most < 1.0f);
}

// Mean 1/2 and variance 1/12; the tolerances are five standard errors: sqrt(1/12/n) and sqrt(1/180/n).
BOOST_AUTO_TEST_CASE(uniform_has_the_moments_of_a_uniform) {
  const Random random(random_key(1, "uniform"));
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < kDraws; ++i) {
    const double u = random.uniform(3, static_cast<std::uint64_t>(i)) - 0.5;
    sum += u;
    squares += u * u;
  }
  BOOST_TEST(std::abs(sum / kDraws) < 5.0 * std::sqrt(1.0 / 12.0 / kDraws));
  BOOST_TEST(std::abs(squares / kDraws - 1.0 / 12.0) < 5.0 * std::sqrt(1.0 / 180.0 / kDraws));
}

// Moments 0, 1, 0, 3; variances of the powers of a normal are 1, 2, 15, 96.
BOOST_AUTO_TEST_CASE(normal_has_the_moments_of_a_normal) {
  const Random random(random_key(1, "normal"));
  std::array<double, 4> sums{};
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.normal(static_cast<std::uint64_t>(i), 5);
    sums[0] += x;
    sums[1] += x * x;
    sums[2] += x * x * x;
    sums[3] += x * x * x * x;
  }
  constexpr std::array<double, 4> expected = {0.0, 1.0, 0.0, 3.0};
  constexpr std::array<double, 4> variance = {1.0, 2.0, 15.0, 96.0};
  for (std::size_t power = 0; power < 4; ++power) {
    BOOST_TEST(std::abs(sums[power] / kDraws - expected[power]) < 5.0 * std::sqrt(variance[power] / kDraws));
  }
}

BOOST_AUTO_TEST_CASE(below_reaches_every_number_and_no_other) {
  const Random random(random_key(1, "below"));
  std::array<int, 7> counts{};
  for (int i = 0; i < 7000; ++i) ++counts.at(random.below(7, 0, static_cast<std::uint64_t>(i)));
  // 1000 expected each, standard deviation sqrt(7000 * 1/7 * 6/7) = 29.3; five of them
  for (const int count : counts) BOOST_TEST(std::abs(count - 1000) < 147);
}

BOOST_AUTO_TEST_CASE(keys_differ_by_seed_and_by_name) {
  BOOST_TEST(random_key(1, "kenyon") != random_key(2, "kenyon"));
  BOOST_TEST(random_key(1, "kenyon") != random_key(1, "kenyom"));
  BOOST_TEST(random_key(1, "kenyon") == random_key(1, "kenyon"));
}

BOOST_AUTO_TEST_SUITE_END()
