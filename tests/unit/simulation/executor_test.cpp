// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/executor.hpp"

#include <array>
#include <atomic>
#include <stdexcept>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(executor)

BOOST_DATA_TEST_CASE(runs_every_lane_exactly_once_per_round, boost::unit_test::data::make({1, 2, 4, 8}), threads) {
  Executor executor(threads);
  std::array<std::atomic<int>, 8> visits{};

  executor.section([&](Team& team) {
    for (int round = 0; round < 100; ++round)
      team.together([](void* context, int lane) { ++(*static_cast<std::array<std::atomic<int>, 8>*>(context))[static_cast<std::size_t>(lane)]; },
                    &visits);
  });

  for (int lane = 0; lane < 8; ++lane) BOOST_TEST(visits[static_cast<std::size_t>(lane)] == (lane < threads ? 100 : 0));
}

BOOST_AUTO_TEST_CASE(makes_the_writes_of_one_round_visible_to_the_next) {
  Executor executor(2);
  struct Numbers {
    std::array<long, 2> mine{};
    std::array<long, 2> seen{};
  } numbers;

  executor.section([&](Team& team) {
    for (int round = 0; round < 1000; ++round) {
      team.together([](void* c, int lane) { ++static_cast<Numbers*>(c)->mine[static_cast<std::size_t>(lane)]; }, &numbers);
      team.together(
          [](void* c, int lane) {
            auto* all = static_cast<Numbers*>(c);
            all->seen[static_cast<std::size_t>(lane)] += all->mine[static_cast<std::size_t>(1 - lane)];
          },
          &numbers);
    }
  });

  BOOST_TEST(numbers.seen[0] == 500500);  // 1 + 2 + … + 1000
  BOOST_TEST(numbers.seen[1] == 500500);
}

BOOST_AUTO_TEST_CASE(sends_the_team_home_before_an_exception_leaves_the_section) {
  Executor executor(2);

  BOOST_CHECK_THROW(executor.section([](Team&) { throw std::runtime_error("planted"); }), std::runtime_error);
  int runs = 0;
  executor.section([&](Team&) { ++runs; });

  BOOST_TEST(runs == 1);
}

BOOST_AUTO_TEST_SUITE_END()
