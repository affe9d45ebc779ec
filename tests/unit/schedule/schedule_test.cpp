// SPDX-License-Identifier: Apache-2.0
#include "anlage/schedule/schedule.hpp"

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;
using anlage::test::error_text;

namespace {

const std::string chain = R"(
[brain]
name = "chain"
[regions.c]
type = "TestEcho"
[regions.b]
type = "TestEcho"
[regions.a]
type = "TestRamp"
size = { n = 4 }
[[projections]]
from = "a.rate"
to = "b.drive"
delay = 0
[[projections]]
from = "b.rate"
to = "c.drive"
delay = 0
)";

std::vector<std::vector<std::string>> names(const Brain& brain, const Schedule& schedule) {
  std::vector<std::vector<std::string>> waves;
  for (const Wave& wave : schedule.waves) {
    waves.emplace_back();
    for (const PartId part : wave.parts) waves.back().push_back(brain.component(part).path);
  }
  return waves;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schedule)

BOOST_AUTO_TEST_CASE(puts_a_part_after_all_it_reads_within_the_tick) {
  const Brain brain = develop_text(chain);

  const auto waves = names(brain, make_schedule(brain));

  BOOST_TEST_REQUIRE(waves.size() == 3U);
  BOOST_TEST(waves[0][0] == "a");
  BOOST_TEST(waves[1][0] == "b");
  BOOST_TEST(waves[2][0] == "c");
}

BOOST_AUTO_TEST_CASE(lets_parts_run_together_when_every_edge_has_a_delay) {
  const Brain brain = develop_text(chain, {{"projections.0.delay", "1"}, {"projections.1.delay", "1"}});

  const auto waves = names(brain, make_schedule(brain));

  BOOST_TEST_REQUIRE(waves.size() == 1U);
  BOOST_TEST(waves[0].size() == 3U);
}

BOOST_AUTO_TEST_CASE(names_every_port_of_a_zero_delay_cycle_and_the_edge_to_delay) {
  const Brain brain = develop_text(chain + "[[projections]]\nfrom = \"c.rate\"\nto = \"b.drive\"\ndelay = 0\n");

  const std::string text = error_text([&] { (void)make_schedule(brain); });

  BOOST_TEST(text.find("b.rate -> c.drive") != std::string::npos);
  BOOST_TEST(text.find("c.rate -> b.drive") != std::string::npos);
  BOOST_TEST(text.find("delay = 1 on \"c.rate->b.drive\"") != std::string::npos);
  BOOST_TEST(text.find("[zero-delay-cycle]") != std::string::npos);
  BOOST_TEST(text.find("a.rate") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(reports_two_separate_cycles_at_once) {
  const Brain brain = develop_text(R"(
[brain]
name = "loops"
[regions.a]
type = "TestEcho"
size = { n = 1 }
[regions.b]
type = "TestEcho"
size = { n = 1 }
[[projections]]
from = "a.rate"
to = "a.drive"
delay = 0
[[projections]]
from = "b.rate"
to = "b.drive"
delay = 0
)");

  const std::string text = error_text([&] { (void)make_schedule(brain); });

  BOOST_TEST(text.find("a.rate -> a.drive") != std::string::npos);
  BOOST_TEST(text.find("b.rate -> b.drive") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
