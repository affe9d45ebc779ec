// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::Life;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

std::string with_policy(const std::string& type, const std::string& policy) {
  return R"(
[brain]
name = "faults"
[regions.bad]
type = ")" + type + R"("
size = { n = 4 }
on_fault = ")" + policy + R"("
[regions.echo]
type = "TestEcho"
[[projections]]
from = "bad.rate"
to = "echo.drive"
delay = 0
)";
}

const std::string two_sources = R"(
[brain]
name = "injected"
[regions.a]
type = "TestRamp"
size = { n = 20 }
[regions.b]
type = "TestNoise"
size = { n = 20 }
[regions.echo]
type = "TestEcho"
[[projections]]
from = "a.rate"
to = "echo.drive"
[[projections]]
from = "b.rate"
to = "echo.drive"
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(fault)

BOOST_AUTO_TEST_CASE(stops_and_names_part_field_unit_and_tick) {
  Life life(with_policy("TestNaN", "stop"));

  const std::uint64_t done = life.simulator->run(10);

  BOOST_TEST(done == 3U);
  BOOST_TEST_REQUIRE(life.simulator->stopped_by().has_value());
  BOOST_TEST(life.simulator->stopped_by()->text() == "tick 3: bad.rate[1] is NaN; on_fault = stop");
}

BOOST_AUTO_TEST_CASE(leaves_the_state_of_the_last_good_tick) {
  Life life(with_policy("TestNaN", "stop"));
  Life good(with_policy("TestNaN", "stop"));
  good.simulator->run(3);

  life.simulator->run(10);

  BOOST_TEST(life.state->clock.tick == 3U);
  BOOST_TEST(life.hash() == good.hash());
}

BOOST_AUTO_TEST_CASE(freezes_a_part_at_its_last_good_output_and_runs_on) {
  Life life(with_policy("TestNaN", "freeze"));

  const std::uint64_t done = life.simulator->run(10);

  BOOST_TEST(done == 10U);
  BOOST_TEST(life.value("echo.rate", 1) == 3.0);  // ticks 0, 1, 2 were good
  BOOST_TEST_REQUIRE(life.simulator->faults().size() == 1U);
  BOOST_TEST(life.simulator->faults()[0].tick == 3U);
}

BOOST_AUTO_TEST_CASE(silences_a_part_and_runs_on) {
  Life life(with_policy("TestNaN", "silence"));

  BOOST_TEST(life.simulator->run(10) == 10U);
  BOOST_TEST(life.value("echo.rate", 0) == 0.0);
}

BOOST_AUTO_TEST_CASE(keeps_a_frozen_part_frozen_after_a_snapshot) {
  Life life(with_policy("TestNaN", "freeze"));
  life.simulator->run(5);
  std::vector<std::byte> kept;
  life.state->snapshot(kept);
  Life other(with_policy("TestNaN", "freeze"));
  other.state->restore(kept);

  other.simulator->run(5);
  life.simulator->run(5);

  BOOST_TEST(other.hash() == life.hash());
  BOOST_TEST(other.simulator->faults().empty());
}

BOOST_AUTO_TEST_CASE(reports_the_words_of_a_failing_verb) {
  Life life(with_policy("TestFailing", "stop"));

  life.simulator->run(10);

  BOOST_TEST_REQUIRE(life.simulator->stopped_by().has_value());
  BOOST_TEST(life.simulator->stopped_by()->text() == "tick 3: bad failed: the planted failure; on_fault = stop");
  BOOST_TEST(life.state->clock.tick == 3U);
}

BOOST_AUTO_TEST_CASE(names_every_port_that_a_nan_is_planted_in) {
  for (const std::string port : {"a.rate", "b.rate", "echo.drive", "echo.rate"}) {
    for (const int unit : {0, 7, 19}) {
      Life life(two_sources);
      life.simulator->inject(life.brain->find(port).value(), unit, 12, not_a_number);

      life.simulator->run(40);

      BOOST_TEST_REQUIRE(life.simulator->stopped_by().has_value());
      BOOST_TEST(life.simulator->stopped_by()->text() ==
                 "tick 12: " + port + "[" + std::to_string(unit) + "] is NaN; on_fault = stop");
      BOOST_TEST(life.state->clock.tick == 12U);
    }
  }
}

BOOST_AUTO_TEST_CASE(can_go_on_from_the_last_good_tick_as_if_nothing_had_happened) {
  Life stopped(two_sources);
  stopped.simulator->inject(stopped.brain->find("b.rate").value(), 3, 12, not_a_number);
  stopped.simulator->run(40);
  std::vector<std::byte> kept;
  stopped.state->snapshot(kept);
  Life resumed(two_sources);
  resumed.state->restore(kept);
  Life straight(two_sources);

  resumed.simulator->run(28);
  straight.simulator->run(40);

  BOOST_TEST(resumed.hash() == straight.hash());
}

BOOST_AUTO_TEST_SUITE_END()
