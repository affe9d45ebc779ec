// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/damage.hpp"

#include <algorithm>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "anlage/state/component_call.hpp"
#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;
using anlage::test::error_text;
using anlage::test::Life;

namespace {

/// Ramps into an echo by a wire, noise into it by synapses that learn, and from there into another.
std::string genome(const std::string& more) {
  return R"(
[brain]
name = "damaged"
seed = 5
[world.clock]
type = "TestClock"
size = { n = 2 }
[regions.noise]
type = "TestNoise"
size = { n = 20 }
[regions.echo]
type = "TestEcho"
size = { n = 40 }
gain = 0.2
[regions.last]
type = "TestEcho"
[regions.deaf]
type = "TestEcho"
size = { n = 3 }
[steering.counter]
type = "TestCounter"
[[projections]]
name = "plastic"
from = "noise.rate"
to = "echo.drive"
connection = { type = "Dense", w = "normal 1 0.1" }
learning = { type = "Oja", eta = 0.001 }
[[projections]]
name = "back"
from = "echo.rate"
to = "echo.drive"
delay = 2
connection = { type = "FixedFanIn", fan_in = 5, w = "normal 0 0.05" }
[[projections]]
name = "wire"
from = "echo.rate"
to = "last.drive"
[[projections]]
name = "late"
from = "clock.time"
to = "deaf.drive"
connection = { type = "Dense", w = "constant 1" }
)" + more;
}

std::string at(int tick, const std::string& what) { return "[[interventions]]\ntick = " + std::to_string(tick) + "\n" + what + "\n"; }

std::vector<double> values(const Life& life, const std::string& field) {
  life.simulator->flush();
  return life.state->values(life.brain->find(field).value());
}

std::size_t zeros(const std::vector<double>& numbers) { return static_cast<std::size_t>(std::count(numbers.begin(), numbers.end(), 0.0)); }

std::string refusal(const std::string& what) {
  return error_text([&] { (void)develop_text(genome(at(3, what))); });
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string everything = at(5, "lesion = \"noise\"\nfraction = 0.3") + at(6, "silence = \"echo\"\nfraction = 0.5\nuntil = 20") +
                               at(8, "cut = \"back\"\nfraction = 0.4") + at(9, "freeze = \"plastic\"\nfraction = 0.5\nuntil = 17") +
                               at(11, "cut = \"wire\"\nuntil = 25") + at(13, "lesion = \"last\"\nfraction = 0.2") + at(30, "lesion = \"echo\"");

}  // namespace

BOOST_AUTO_TEST_SUITE(damage)

BOOST_AUTO_TEST_CASE(a_larger_fraction_holds_the_smaller_one) {
  const auto few = detail::drawn(7, "ca3", 100, 0.1);
  const auto many = detail::drawn(7, "ca3", 100, 0.6);
  BOOST_TEST(few.size() == 10U);
  BOOST_TEST(many.size() == 60U);
  BOOST_TEST(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  BOOST_TEST(detail::drawn(8, "ca3", 100, 0.1) != few);
}

BOOST_AUTO_TEST_CASE(a_lesion_takes_units_for_good) {
  Life life(genome(at(3, "lesion = \"noise\"\nfraction = 0.3")));
  life.simulator->run(3);
  BOOST_TEST(zeros(values(life, "noise.rate")) == 0U);
  life.simulator->run(1);
  BOOST_TEST(zeros(values(life, "noise.rate")) == 6U);  // 0.3 of 20
  life.simulator->run(40);
  BOOST_TEST(zeros(values(life, "noise.rate")) == 6U);
}

// 6 of 20 senders: 6 · 40 of 800 weights.
BOOST_AUTO_TEST_CASE(synapses_of_the_dead_are_gone_and_stay_gone) {
  Life life(genome(at(3, "lesion = \"noise\"\nfraction = 0.3")));
  life.simulator->run(30);
  BOOST_TEST(zeros(values(life, "plastic.w")) == 240U);
}

BOOST_AUTO_TEST_CASE(the_dead_receive_nothing) {
  Life life(genome(at(3, "lesion = \"last\"\nfraction = 0.25")));
  life.simulator->run(10);
  BOOST_TEST(zeros(values(life, "last.rate")) == 10U);  // 0.25 of 40, read through a wire
  BOOST_TEST(zeros(values(life, "echo.rate")) == 0U);
}

BOOST_AUTO_TEST_CASE(two_lesions_of_one_part_add_up) {
  Life life(genome(at(3, "lesion = \"noise\"\nfraction = 0.3") + at(5, "lesion = \"noise\"\nfraction = 0.2")));
  life.simulator->run(10);
  BOOST_TEST(zeros(values(life, "noise.rate")) == 10U);
}

BOOST_AUTO_TEST_CASE(a_part_that_is_dead_does_nothing) {
  Life life(genome(at(3, "lesion = \"counter\"")));
  life.simulator->run(10);
  BOOST_TEST(life.value("counter.level") == 0.0);
  BOOST_TEST(life.value("counter.count") == 3.0);
}

BOOST_AUTO_TEST_CASE(a_part_that_is_silent_goes_on_and_is_heard_again) {
  Life life(genome(at(3, "silence = \"counter\"\nuntil = 6")));
  life.simulator->run(5);
  BOOST_TEST(life.value("counter.level") == 0.0);
  life.simulator->run(2);
  BOOST_TEST(life.value("counter.level") == 7.0);
}

BOOST_AUTO_TEST_CASE(a_wire_that_is_cut_carries_nothing_for_a_time) {
  Life life(genome(at(3, "cut = \"wire\"\nuntil = 6")));
  life.simulator->run(5);
  BOOST_TEST(zeros(values(life, "last.rate")) == 40U);
  life.simulator->run(5);
  BOOST_TEST(zeros(values(life, "last.rate")) == 0U);
}

BOOST_AUTO_TEST_CASE(a_projection_that_is_cut_keeps_its_numbers) {
  Life life(genome(at(3, "cut = \"late\"\nuntil = 6")));
  life.simulator->run(5);
  BOOST_TEST(zeros(values(life, "deaf.rate")) == 3U);
  BOOST_TEST(zeros(values(life, "late.w")) == 0U);
  life.simulator->run(3);
  BOOST_TEST(life.value("deaf.rate") == 12.0);  // two units that say 6 at tick 6, heard at tick 7
}

// 40 units with 5 synapses each.
BOOST_AUTO_TEST_CASE(a_fraction_of_the_synapses_is_cut_for_good) {
  Life life(genome(at(3, "cut = \"back\"\nfraction = 0.4")));
  life.simulator->run(10);
  const detail::Damage damage(*life.brain, 10);
  const Projection& back = life.brain->projections[1];
  BOOST_TEST(damage.lost_synapses(ProjectionId{1}, synapses_of(*life.state, back)).size() == 80U);
}

BOOST_AUTO_TEST_CASE(frozen_synapses_stay_what_they_are) {
  Life life(genome(at(3, "freeze = \"plastic\"\nuntil = 9")));
  life.simulator->run(3);
  const std::vector<double> before = values(life, "plastic.w");
  life.simulator->run(6);
  BOOST_TEST((values(life, "plastic.w") == before));
  life.simulator->run(1);
  BOOST_TEST((values(life, "plastic.w") != before));
}

BOOST_AUTO_TEST_CASE(a_fraction_of_the_synapses_stays) {
  Life life(genome(at(3, "freeze = \"echo\"\nfraction = 0.25")));
  life.simulator->run(3);
  const std::vector<double> before = values(life, "plastic.w");
  life.simulator->run(20);
  const std::vector<double> after = values(life, "plastic.w");
  std::size_t same = 0;
  for (std::size_t i = 0; i < before.size(); ++i) same += before[i] == after[i] ? 1U : 0U;
  BOOST_TEST(same == 200U);  // 0.25 of 800
}

BOOST_DATA_TEST_CASE(has_the_same_bits_however_it_is_run, boost::unit_test::data::make({1, 2, 4}), threads) {
  Life plain(genome(everything));
  Life other(genome(everything), {.threads = threads, .fuse = threads != 2});
  plain.simulator->run(40);
  for (int i = 0; i < 40; ++i) other.simulator->run(1);
  BOOST_TEST(other.hash() == plain.hash());
}

BOOST_DATA_TEST_CASE(goes_on_from_a_snapshot_at_any_tick, boost::unit_test::data::make({4, 5, 7, 12, 17, 29, 30, 35}), tick) {
  Life whole(genome(everything));
  whole.simulator->run(40);
  Life first(genome(everything));
  first.simulator->run(static_cast<std::uint64_t>(tick));
  first.simulator->flush();
  std::vector<std::byte> snapshot;
  first.state->snapshot(snapshot);
  Life rest(genome(everything));
  rest.state->restore(snapshot);
  rest.simulator->run(static_cast<std::uint64_t>(40 - tick));
  BOOST_TEST(rest.hash() == whole.hash());
}

BOOST_AUTO_TEST_CASE(goes_back_in_time_with_the_state) {
  Life life(genome(at(3, "lesion = \"noise\"\nfraction = 0.3")));
  std::vector<std::byte> young;
  life.state->snapshot(young);
  life.simulator->run(10);
  life.state->restore(young);
  life.simulator->run(2);
  BOOST_TEST(zeros(values(life, "plastic.w")) == 0U);
}

BOOST_AUTO_TEST_CASE(the_name_of_a_nested_genome_means_every_part_inside) {
  Life life(R"(
[brain]
name = "nested"
[regions."column/a"]
type = "TestRamp"
size = { n = 4 }
start = 1
[regions."column/b"]
type = "TestRamp"
size = { n = 8 }
start = 1
[regions.columnar]
type = "TestRamp"
size = { n = 4 }
start = 1
)" + at(2, "lesion = \"column\"\nfraction = 0.5"));
  life.simulator->run(5);
  BOOST_TEST(zeros(values(life, "column/a.rate")) == 2U);
  BOOST_TEST(zeros(values(life, "column/b.rate")) == 4U);
  BOOST_TEST(zeros(values(life, "columnar.rate")) == 0U);
}

BOOST_AUTO_TEST_CASE(refuses_what_makes_no_sense_and_says_what_does) {
  BOOST_TEST(says(refusal("lesion = \"nose\""), "did you mean `noise`?"));
  BOOST_TEST(says(refusal("cut = \"plastics\""), "did you mean `plastic`?"));
  BOOST_TEST(says(refusal("cut = \"echo\""), "only projections are cut"));
  BOOST_TEST(says(refusal("lesion = \"plastic\""), "`lesion` is for parts"));
  BOOST_TEST(says(refusal("lesion = \"clock\""), "is a world and no part of the brain"));
  BOOST_TEST(says(refusal("freeze = \"late\""), "has no rule: it never changes"));
  BOOST_TEST(says(refusal("freeze = \"last\""), "nothing in `last` learns"));
  BOOST_TEST(says(refusal("lesion = \"deaf\"\nfraction = 0.1"), "0.1 of 3 units is none"));
  BOOST_TEST(says(refusal("cut = \"wire\"\nfraction = 0.1"), "stores no number for each synapse"));
}

BOOST_AUTO_TEST_SUITE_END()
