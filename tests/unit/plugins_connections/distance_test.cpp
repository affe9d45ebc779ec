// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "wired.hpp"

using anlage::SimulatorOptions;
using namespace anlage::test;

BOOST_AUTO_TEST_SUITE(distance)

BOOST_AUTO_TEST_CASE(drives_a_unit_by_minus_half_the_squared_distance) {
  // Senders 0, 1, 2, weights 1/2: -1/2 (1/4 + 1/4 + 9/4), for each of 20 receivers.
  Wired life(joined("{ type = \"Distance\", w = \"constant 0.5\" }", 3, 20, "", "TestRamp"));
  life.simulator->run(1);
  for (const std::int64_t j : {0, 15, 16, 19}) BOOST_TEST(life.value("target.rate", j) == -1.375);
}

BOOST_AUTO_TEST_CASE(adds_to_what_other_projections_bring) {
  const std::string more =
      "[[projections]]\nfrom = \"source.rate\"\nto = \"target.drive\"\ndelay = 0\nconnection = { type = \"Dense\", w = "
      "\"constant 1\" }\n";
  Wired life(joined("{ type = \"Distance\", w = \"constant 0.5\" }", 3, 2, more, "TestRamp"));
  life.simulator->run(1);
  BOOST_TEST(life.value("target.rate") == 3 - 1.375);
}

BOOST_AUTO_TEST_CASE(gives_the_same_bits_for_any_number_of_threads) {
  SimulatorOptions many;
  many.threads = 4;
  const std::string genome = joined("{ type = \"Distance\", w = \"normal 0 1\" }", 300, 300);
  Wired one(genome), all(genome, many);
  one.simulator->run(20);
  all.simulator->run(20);
  BOOST_TEST(one.hash() == all.hash());
}

BOOST_AUTO_TEST_SUITE_END()
