// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/witness.hpp"

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const char* const toml = R"(
[brain]
name = "watched"
[regions.ramp]
type = "TestRamp"
size = { n = 2 }
[regions.bad]
type = "TestFailing"
size = { n = 2 }
at = 3
[[projections]]
name = "w"
from = "ramp.rate"
to = "bad2.drive"
connection = { type = "Dense" }
learning = { type = "TestHebb" }
[regions.bad2]
type = "TestEcho"
size = { n = 2 }
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(witness)

BOOST_AUTO_TEST_CASE(knows_nobody_between_ticks) {
  Witness seen;
  Life life(toml, {.witness = &seen});
  life.simulator->run(2);
  BOOST_TEST(seen.part == Witness::nobody);
  BOOST_TEST(seen.projection == Witness::nobody);
}

BOOST_AUTO_TEST_CASE(changes_no_bit) {
  Witness seen;
  Life watched(toml, {.witness = &seen}), alone(toml);
  watched.simulator->run(2);
  alone.simulator->run(2);
  BOOST_TEST(watched.hash() == alone.hash());
}

BOOST_AUTO_TEST_CASE(a_part_that_is_silenced_says_nothing_until_it_may_live_again) {
  Life life(toml);
  life.simulator->set_mode("ramp", FaultPolicy::silence);
  life.simulator->run(1);
  BOOST_TEST(life.value("ramp.rate", 1) == 0.0);
  life.simulator->set_mode("ramp", FaultPolicy::stop);
  life.simulator->run(1);
  BOOST_TEST(life.value("ramp.rate", 1) == 2.0);  // start 0 + unit 1 + step 1 x tick 1
}

BOOST_AUTO_TEST_CASE(an_unknown_part_cannot_be_frozen) {
  Life life(toml);
  BOOST_TEST(error_text([&] { life.simulator->set_mode("nobody", FaultPolicy::freeze); }).find("nobody") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
