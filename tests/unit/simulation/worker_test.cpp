// SPDX-License-Identifier: Apache-2.0
/// Parts, connections and rules whose verbs run in a sandboxed process.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::Life;

namespace {

/// A learner behind noise, its rule with a settle and a fused pass; `where` is none or worker.
std::string learner(const std::string& where, const std::string& connection, const std::string& rule) {
  return R"(
[brain]
name = "learner"
seed = 7
[regions.noise]
type = "TestNoise"
size = { n = 40 }
[regions.units]
type = "LeakyRates"
size = { n = 24 }
isolation = ")" + where + R"("
[[projections]]
name = "plastic"
from = "noise.rate"
to = "units.drive"
connection = { )" + connection + R"( }
learning = { )" + rule + R"( }
)";
}

const std::vector<std::string> connections{R"(type = "Dense", w = "normal 0 0.1")", R"(type = "FixedFanIn", fan_in = 5, w = "normal 0 0.1")"};
const std::vector<std::string> rules{R"(type = "Oja", eta = 1e-3)", R"(type = "Bcm")"};

std::string hash_of(const std::string& genome, SimulatorOptions options) {
  Life life(genome, options);
  life.simulator->run(60);
  return life.hash();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worker)

BOOST_DATA_TEST_CASE(has_the_same_bits_as_a_life_without_one,
                     boost::unit_test::data::make(connections) * boost::unit_test::data::make(rules) *
                         boost::unit_test::data::make({true, false}) * boost::unit_test::data::make({1, 2}),
                     connection, rule, fuse, threads) {
  const SimulatorOptions options{.threads = threads, .fuse = fuse};
  BOOST_TEST(hash_of(learner("worker", connection, rule), options) == hash_of(learner("none", connection, rule), options));
}

BOOST_AUTO_TEST_CASE(tells_the_words_of_a_failing_verb) {
  Life life(R"(
[brain]
name = "failing"
[regions.bad]
type = "TestFailing"
size = { n = 3 }
isolation = "worker"
)");
  BOOST_TEST(life.simulator->run(10) == 3u);
  BOOST_TEST(life.simulator->stopped_by().value().text() == "tick 3: bad failed: the planted failure; on_fault = stop");
}

BOOST_AUTO_TEST_CASE(hires_another_after_a_crash) {
  const std::string crashing = R"(
type = "TestCrash"
how = "null"
size = { n = 2 }
on_fault = "freeze"
isolation = "worker"
)";
  Life life("[brain]\nname = \"two\"\n[regions.a]" + crashing + "at = 5\n[regions.b]" + crashing + "at = 9\n");
  BOOST_TEST(life.simulator->run(20) == 20u);
  BOOST_TEST(life.simulator->faults().size() == 2u);
  BOOST_TEST(life.value("a.rate") == 4.0);
  BOOST_TEST(life.value("b.rate") == 8.0);
}

BOOST_AUTO_TEST_SUITE_END()
