// SPDX-License-Identifier: Apache-2.0
#include "common/permutation.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <vector>

using worlds::Permutation;

namespace {

constexpr Permutation::Keys keys{0x12345678u, 0x9ABCDEF0u, 3u, 5u, 7u, 0xFFFFFFFFu};

bool is_a_bijection(std::uint32_t count) {
  const Permutation order(count, keys);
  std::vector<bool> seen(count, false);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t to = order(i);
    if (to >= count || seen[to]) return false;
    seen[to] = true;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Permutation_)

BOOST_AUTO_TEST_CASE(shows_every_sample_once_for_every_small_count) {
  for (std::uint32_t count = 1; count <= 300; ++count) BOOST_TEST(is_a_bijection(count), "not for " << count);
}

BOOST_AUTO_TEST_CASE(shows_every_sample_once_at_the_borders_of_its_domain) {
  for (const std::uint32_t count : {1023u, 1024u, 1025u, 4095u, 4096u, 4097u, 60000u})
    BOOST_TEST(is_a_bijection(count), "not for " << count);
}

BOOST_AUTO_TEST_CASE(stays_within_the_largest_count) {
  const std::uint32_t count = std::uint32_t{1} << 31;
  const Permutation order(count, keys);
  for (const std::uint32_t i : {0u, 1u, count / 2, count - 1}) BOOST_TEST(order(i) < count);
}

BOOST_AUTO_TEST_CASE(differs_with_its_keys) {
  Permutation::Keys other = keys;
  other[3] += 1;
  const Permutation a(200, keys), b(200, other);
  int same = 0;
  for (std::uint32_t i = 0; i < 200; ++i) same += a(i) == b(i);
  BOOST_TEST(same < 10);  // 1 on average for independent orders; 10 or more has probability 1e-7
}

BOOST_AUTO_TEST_CASE(leaves_no_trace_of_the_old_order) {
  const std::uint32_t count = 1000;
  const Permutation order(count, keys);
  double product = 0;
  for (std::uint32_t i = 0; i < count; ++i) product += (i - 499.5) * (order(i) - 499.5);
  const double correlation = product / (count * (1e6 - 1) / 12);  // variance of 0 … 999 is (1000^2 - 1) / 12
  BOOST_TEST(std::abs(correlation) < 0.13);                       // 4 / sqrt(1000)
}

BOOST_AUTO_TEST_SUITE_END()
