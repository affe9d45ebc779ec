// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::Life;

namespace {

/// Two senders that say 1 and 2 for ever, one receiver, w = 0 at birth.
std::string hebb(const std::string& rule) {
  return R"(
[brain]
name = "hebb"
[regions.pre]
type = "TestRamp"
size = { n = 2 }
start = 1
step = 0
[regions.post]
type = "TestRamp"
size = { n = 1 }
start = 3
step = 0
[regions.sink]
type = "TestEcho"
size = { n = 1 }
[steering.counter]
type = "TestCounter"
[[projections]]
name = "plastic"
from = "pre.rate"
to = "sink.drive"
delay = 0
connection = { type = "Dense" }
learning = )" + rule + "\n";
}

const std::string gated = R"({ type = "TestGated", level = "counter.level" })";

std::string recurrent(const std::string& connection, const std::string& rule, int n) {
  const std::string size = std::to_string(n);
  return R"(
[brain]
name = "recurrent"
seed = 11
[regions.noise]
type = "TestNoise"
size = { n = )" + size + R"( }
[regions.a]
type = "TestEcho"
gain = 0.1
size = { n = )" + size + R"( }
[regions.b]
type = "TestEcho"
gain = 0.1
size = { n = )" + size + R"( }
[[projections]]
from = "noise.rate"
to = "a.drive"
[[projections]]
from = "a.rate"
to = "b.drive"
connection = )" + connection + R"(
learning = )" + rule + R"(
[[projections]]
from = "b.rate"
to = "a.drive"
delay = 3
connection = )" + connection + "\n";
}

const std::string dense = R"({ type = "Dense", w = "normal 0 0.05" })";
const std::string one_to_one = R"({ type = "OneToOne" })";
const std::string oja = R"({ type = "Oja", eta = 0.01 })";

}  // namespace

BOOST_AUTO_TEST_SUITE(learning)

BOOST_DATA_TEST_CASE(applies_each_tick_once_whether_fused_or_not, boost::unit_test::data::make({true, false}), fuse) {
  SimulatorOptions options;
  options.fuse = fuse;
  Life life(hebb(gated), options);

  life.simulator->run(4);
  life.simulator->flush();

  // w_i = sum over ticks of level · x_i with level 1, 2, 3, 4 and x = (1, 2).
  BOOST_TEST(life.value("plastic.w", 0) == 10.0);
  BOOST_TEST(life.value("plastic.w", 1) == 20.0);
  BOOST_TEST((life.simulator->fused_projections() == 1U) == fuse);
}

BOOST_DATA_TEST_CASE(transmits_with_the_weights_of_the_tick_before, boost::unit_test::data::make({true, false}), fuse) {
  SimulatorOptions options;
  options.fuse = fuse;
  Life life(hebb(gated), options);

  life.simulator->run(3);

  // At tick 2 two ticks have been learned: w = (3, 6), so the sum is 1 · 3 + 2 · 6.
  BOOST_TEST(life.value("sink.rate") == 15.0);
}

BOOST_AUTO_TEST_CASE(rests_while_learning_is_off) {
  Life life(hebb(gated));
  life.simulator->run(2);
  life.simulator->set_learning(false);

  life.simulator->run(5);
  life.simulator->flush();

  BOOST_TEST(life.value("plastic.w", 0) == 3.0);
}

BOOST_DATA_TEST_CASE(gives_the_same_bits_fused_and_separate,
                     boost::unit_test::data::make({1, 10, 16, 17, 300}), n) {
  for (const std::string& connection : {dense, one_to_one}) {
    SimulatorOptions separate;
    separate.fuse = false;
    Life a(recurrent(connection, oja, n));
    Life b(recurrent(connection, oja, n), separate);

    a.simulator->run(25);
    b.simulator->run(25);

    BOOST_TEST(a.simulator->fused_projections() == 1U);
    BOOST_TEST(a.hash() == b.hash());
  }
}

BOOST_DATA_TEST_CASE(gives_the_same_bits_for_any_number_of_threads, boost::unit_test::data::make({2, 4, 8}), threads) {
  for (const bool fuse : {true, false}) {
    SimulatorOptions one;
    one.fuse = fuse;
    SimulatorOptions many = one;
    many.threads = threads;
    Life a(recurrent(dense, oja, 300), one);
    Life b(recurrent(dense, oja, 300), many);

    a.simulator->run(60);
    b.simulator->run(60);

    BOOST_TEST(a.hash() == b.hash());
  }
}

BOOST_AUTO_TEST_CASE(gives_the_same_bits_however_often_it_is_flushed) {
  Life a(recurrent(dense, oja, 40));
  Life b(recurrent(dense, oja, 40));
  a.simulator->run(30);

  for (int i = 0; i < 30; ++i) {
    b.simulator->run(1);
    b.simulator->flush();
  }

  BOOST_TEST(a.hash() == b.hash());
}

BOOST_AUTO_TEST_CASE(learns_only_when_the_receiving_part_ticks) {
  Life life(hebb(gated) + "[regions.slow]\ntype = \"TestEcho\"\nsize = { n = 1 }\nperiod = 2\n"
                          "[[projections]]\nname = \"late\"\nfrom = \"pre.rate\"\nto = \"slow.drive\"\ndelay = 0\n"
                          "connection = { type = \"Dense\" }\nlearning = { type = \"TestGated\", level = \"counter.level\" }\n");

  life.simulator->run(4);
  life.simulator->flush();

  BOOST_TEST(life.value("late.w", 0) == 1.0 + 3.0);  // levels of ticks 0 and 2
}

BOOST_AUTO_TEST_SUITE_END()
