// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/simulator.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::error_text;
using anlage::test::Life;

namespace {

std::string ramp_into_echo(const std::string& delay, const std::string& more = "") {
  return R"(
[brain]
name = "delays"
[regions.ramp]
type = "TestRamp"
size = { n = 3 }
[regions.echo]
type = "TestEcho"
)" + more + R"(
[[projections]]
from = "ramp.rate"
to = "echo.drive"
delay = )" + delay + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(simulator)

BOOST_DATA_TEST_CASE(hands_a_signal_on_after_its_delay, boost::unit_test::data::make({0, 1, 2, 3, 5, 8, 100}), delay) {
  Life life(ramp_into_echo(std::to_string(delay)));

  life.simulator->run(120);

  // The ramp's unit 2 is 2 + t; the last tick was 119.
  BOOST_TEST(life.value("echo.rate", 2) == 2 + 119 - delay);
}

BOOST_AUTO_TEST_CASE(reads_zeros_before_the_first_signal_arrives) {
  Life life(ramp_into_echo("4"));

  life.simulator->run(4);
  BOOST_TEST(life.value("echo.rate", 2) == 0.0);
  life.simulator->run(1);

  BOOST_TEST(life.value("echo.rate", 2) == 2.0);
}

BOOST_AUTO_TEST_CASE(sums_all_projections_that_end_in_one_port) {
  Life life(ramp_into_echo("0", R"(
[regions.other]
type = "TestRamp"
size = { n = 3 }
start = 100
[[projections]]
from = "other.rate"
to = "echo.drive"
delay = 1
)"));

  life.simulator->run(11);

  // ramp unit 1 at tick 10 is 11, other unit 1 at tick 9 is 100 + 1 + 9.
  BOOST_TEST(life.value("echo.rate", 1) == 11 + 110);
}

BOOST_AUTO_TEST_CASE(holds_the_output_of_a_slow_part_between_its_ticks) {
  Life life(R"(
[brain]
name = "slow"
[regions.ramp]
type = "TestRamp"
size = { n = 1 }
period = 4
offset = 1
[regions.echo]
type = "TestEcho"
[[projections]]
from = "ramp.rate"
to = "echo.drive"
delay = 1
)");

  std::vector<double> seen;
  for (int i = 0; i < 8; ++i) {
    life.simulator->run(1);
    seen.push_back(life.value("ramp.rate"));
  }

  // It ticks at 1 and 5 and shows the tick.
  const std::vector<double> expected{0, 1, 1, 1, 1, 5, 5, 5};
  BOOST_TEST(seen == expected, boost::test_tools::per_element());
  BOOST_TEST(life.value("echo.rate") == 5.0);
}

BOOST_AUTO_TEST_CASE(evaluates_a_scheduled_parameter_before_the_verb) {
  Life life(R"(
[brain]
name = "age"
tick = "1 s"
[regions.ramp]
type = "TestRamp"
size = { n = 1 }
step = 0
start = 10
[regions.echo]
type = "TestEcho"
gain = { value = 2.0, schedule = [[0, 1.0], ["10 s", 0.0]] }
[[projections]]
from = "ramp.rate"
to = "echo.drive"
delay = 0
)");

  life.simulator->run(5);

  // At tick 4 the age is 4 s: 2 · 0.6 · 10.
  BOOST_TEST(life.value("echo.rate") == 12.0, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(gates_a_parameter_by_the_broadcast_of_the_tick_before) {
  Life life(R"(
[brain]
name = "gate"
[regions.ramp]
type = "TestRamp"
size = { n = 1 }
step = 0
start = 1
[steering.counter]
type = "TestCounter"
[regions.echo]
type = "TestEcho"
gain = { value = 0.5, gain = "counter.level" }
[[projections]]
from = "ramp.rate"
to = "echo.drive"
delay = 0
)");

  life.simulator->run(5);

  // At tick 4 the counter said 4 at the tick before: 0.5 · 4 · 1.
  BOOST_TEST(life.value("echo.rate") == 2.0);
}

BOOST_AUTO_TEST_CASE(changes_a_parameter_between_ticks_and_refuses_what_is_illegal) {
  Life life(ramp_into_echo("0"));
  life.simulator->run(1);

  life.simulator->set("echo.gain", "3");
  life.simulator->run(1);

  BOOST_TEST(life.value("echo.rate", 0) == 3.0);
  BOOST_TEST(error_text([&] { life.simulator->set("echo.gain", "1000"); }).find("[out-of-range]") != std::string::npos);
  BOOST_TEST(error_text([&] { life.simulator->set("echo.gian", "1"); }).find("did you mean `echo.gain`") != std::string::npos);
  BOOST_TEST(error_text([&] { life.simulator->set("echo.rate", "1"); }).find("[does-not-fit]") != std::string::npos);
  BOOST_TEST(error_text([&] { life.simulator->set("echo.gain", "loud"); }).find("[wrong-value]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lives_through_its_phases_and_applies_what_each_sets) {
  Life life(R"(
[brain]
name = "phases"
[world.clock]
type = "TestClock"
size = { n = 1 }
[[phases]]
name = "plus"
ticks = 3
[[phases]]
name = "minus"
ticks = 2
set = { "clock.face" = "minus" }
)");
  std::vector<std::string> seen;

  const bool ended = life.simulator->run_phases({[&](const PhaseGene& phase) { seen.push_back("begin " + phase.name); },
                                                 [&](const PhaseGene& phase) {
                                                   seen.push_back("end " + phase.name + " " +
                                                                  std::to_string(static_cast<int>(life.value("clock.time"))));
                                                 }});

  BOOST_TEST(ended);
  const std::vector<std::string> expected{"begin plus", "end plus 2", "begin minus", "end minus -4"};
  BOOST_TEST(seen == expected, boost::test_tools::per_element());
  BOOST_TEST(life.state->clock.tick == 5U);
}

BOOST_AUTO_TEST_CASE(calls_observers_at_multiples_of_their_interval) {
  Life life(ramp_into_echo("1"));
  std::vector<std::uint64_t> ticks;
  life.simulator->observe(4, [&](std::uint64_t tick) { ticks.push_back(tick); });

  life.simulator->run(10);

  const std::vector<std::uint64_t> expected{4, 8};
  BOOST_TEST(ticks == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(stops_after_the_tick_under_way_when_asked) {
  Life life(ramp_into_echo("1"));
  life.simulator->observe(1, [&](std::uint64_t tick) {
    if (tick == 7) life.simulator->request_stop();
  });

  BOOST_TEST(life.simulator->run(100) == 7U);
  BOOST_TEST(life.state->clock.tick == 7U);
}

BOOST_AUTO_TEST_CASE(continues_bit_for_bit_from_a_snapshot_in_another_state) {
  const std::string toml = ramp_into_echo("5", "[regions.noise]\ntype = \"TestNoise\"\nsize = { n = 20 }\n");
  Life straight(toml);
  straight.simulator->run(50);
  Life first(toml);
  first.simulator->run(20);
  std::vector<std::byte> kept;
  first.state->snapshot(kept);
  Life second(toml);
  second.state->restore(kept);

  second.simulator->run(30);

  BOOST_TEST(second.hash() == straight.hash());
}

BOOST_AUTO_TEST_SUITE_END()
