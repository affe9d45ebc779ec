// SPDX-License-Identifier: Apache-2.0
/// Rules that follow a rule (`then`), and the broadcast that lets all of them work (`when`).
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::Life;

namespace {

/// Two senders that say 1 and 2 for ever, one receiver, w = 0 at birth; level is 1, 2, 3, … and beat 1 every third tick.
std::string small(const std::string& rule) {
  return R"(
[brain]
name = "followed"
[regions.pre]
type = "TestRamp"
size = { n = 2 }
start = 1
step = 0
[regions.sink]
type = "TestEcho"
size = { n = 1 }
[steering.counter]
type = "TestCounter"
[steering.metronome]
type = "TestMetronome"
[[projections]]
name = "plastic"
from = "pre.rate"
to = "sink.drive"
delay = 0
connection = { type = "Dense" }
learning = { type = "TestGated", level = "counter.level", )" + rule + " }\n";
}

std::string large(const std::string& rule) {
  return R"(
[brain]
name = "large"
seed = 11
[regions.noise]
type = "TestNoise"
size = { n = 300 }
[regions.sink]
type = "TestEcho"
gain = 0.1
size = { n = 300 }
[steering.metronome]
type = "TestMetronome"
every = 2
[[projections]]
name = "plastic"
from = "noise.rate"
to = "sink.drive"
connection = { type = "Dense", w = "normal 0 0.05" }
learning = { type = "Oja", eta = 0.01, )" + rule + " }\n";
}

const std::string affine = R"({ type = "TestAffine", factor = 2, offset = 1 })";
const std::string decay = R"({ type = "TestDecay", keep = 0.5 })";
const std::string both = "then = [" + affine + ", " + decay + "], when = \"metronome.beat\"";

}  // namespace

BOOST_AUTO_TEST_SUITE(followed_rule)

BOOST_DATA_TEST_CASE(is_followed_in_the_order_of_the_list, boost::unit_test::data::make({true, false}), fuse) {
  SimulatorOptions options;
  options.fuse = fuse;
  Life forth(small("then = [" + affine + ", " + decay + "]"), options);
  Life back(small("then = [" + decay + ", " + affine + "]"), options);

  forth.simulator->run(4);
  back.simulator->run(4);
  forth.simulator->flush();
  back.simulator->flush();

  // x = 1: w ← ((w + level) · 2 + 1) / 2 = w + level + 1/2, against ((w + level) / 2) · 2 + 1; levels 1 to 4.
  BOOST_TEST(forth.value("plastic.w", 0) == 12.0);
  BOOST_TEST(back.value("plastic.w", 0) == 14.0);
}

BOOST_AUTO_TEST_CASE(is_seen_by_the_next_transmission_with_all_that_follows_it) {
  Life life(small("then = [" + affine + ", " + decay + "]"));

  life.simulator->run(2);

  // After tick 0: w_0 = 1 + 1/2 and w_1 = 2 + 1/2; the sum at tick 1 is 1 · 1.5 + 2 · 2.5.
  BOOST_TEST(life.value("sink.rate") == 6.5);
}

BOOST_AUTO_TEST_CASE(shares_weights_with_its_followers_and_no_state) {
  Life life(small("then = [" + affine + ", " + decay + "]"));

  life.simulator->run(3);
  life.simulator->flush();

  BOOST_TEST(life.value("plastic.TestAffine.seen", 1) == 3.0);
  BOOST_TEST(life.value("plastic.TestDecay.settled") == 3.0);
  BOOST_TEST(life.brain->find("plastic.TestAffine.w").has_value());
  BOOST_TEST(!life.brain->find("plastic.seen").has_value());
}

BOOST_AUTO_TEST_CASE(lets_the_parameters_of_followers_be_set_by_their_type) {
  Life life(small("then = [" + decay + "]"));
  life.simulator->set("plastic.TestDecay.keep", "0");

  life.simulator->run(3);
  life.simulator->flush();

  BOOST_TEST(life.value("plastic.w", 0) == 0.0);
  BOOST_TEST(life.value("plastic.TestDecay.keep") == 0.0);
}

BOOST_DATA_TEST_CASE(works_only_while_its_broadcast_is_not_zero, boost::unit_test::data::make({true, false}), fuse) {
  SimulatorOptions options;
  options.fuse = fuse;
  Life life(small("when = \"metronome.beat\""), options);

  life.simulator->run(4);
  life.simulator->flush();

  BOOST_TEST(life.value("plastic.w", 0) == 1.0 + 4.0);  // levels of ticks 0 and 3
}

BOOST_AUTO_TEST_CASE(rests_with_all_its_followers_settling_included) {
  Life life(small(both));

  life.simulator->run(6);
  life.simulator->flush();

  BOOST_TEST(life.value("plastic.TestAffine.seen", 0) == 2.0);   // ticks 0 and 3 of 6
  BOOST_TEST(life.value("plastic.TestDecay.settled") == 2.0);
  BOOST_TEST(life.value("plastic.w", 0) == 1.5 + 4.5);  // w + level + 1/2 on each beat
}

BOOST_DATA_TEST_CASE(gives_the_same_bits_for_any_number_of_threads, boost::unit_test::data::make({2, 4}), threads) {
  Life one(large(both));
  Life many(large(both), {.threads = threads});

  one.simulator->run(40);
  many.simulator->run(40);

  BOOST_TEST(one.hash() == many.hash());
}

BOOST_AUTO_TEST_CASE(gives_the_same_bits_however_often_it_is_flushed) {
  for (const std::string& rule : {both, std::string("when = \"metronome.beat\"")}) {
    Life seldom(large(rule));
    Life often(large(rule));
    seldom.simulator->run(20);

    for (int i = 0; i < 20; ++i) {
      often.simulator->run(1);
      often.simulator->flush();
    }

    BOOST_TEST(seldom.hash() == often.hash());
  }
}

BOOST_AUTO_TEST_CASE(goes_on_exactly_from_a_snapshot) {
  Life straight(large(both));
  Life resumed(large(both));
  straight.simulator->run(11);
  straight.simulator->flush();
  std::vector<std::byte> snapshot;
  straight.state->snapshot(snapshot);
  straight.simulator->run(9);

  resumed.state->restore(snapshot);
  resumed.simulator->run(9);

  BOOST_TEST(resumed.hash() == straight.hash());
}

BOOST_AUTO_TEST_CASE(is_written_out_in_full_by_the_resolved_genome) {
  const Brain brain = test::develop_text(large(both));

  const Brain again = test::develop_text(brain.genome.resolved_toml());

  BOOST_TEST(again.genome.resolved_toml() == brain.genome.resolved_toml());
  BOOST_TEST(again.projections[0].then.size() == 2U);
  BOOST_TEST(again.projections[0].when.has_value());
}

BOOST_AUTO_TEST_CASE(keeps_a_follower_whose_type_is_swapped_free_of_leftovers) {
  std::vector<std::string> notes;
  const Brain brain = test::develop_text(large("then = [" + affine + "]"), {{"projections.plastic.learning.then.0.type", "TestDecay"}},
                                         &notes);

  BOOST_TEST(notes.size() == 2U);  // factor and offset
  BOOST_TEST(brain.genome.projections[0].then[0].settings.empty());
}

BOOST_AUTO_TEST_SUITE_END()
