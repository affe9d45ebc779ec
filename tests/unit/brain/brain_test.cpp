// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/brain.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;

namespace {

const std::string two = R"(
[brain]
name = "two"
[regions.a]
type = "TestRamp"
size = { n = 6 }
[regions.b]
type = "TestEcho"
size = { n = 4 }
[[projections]]
from = "a.rate"
to = "b.drive"
connection = { type = "Dense" }
learning = { type = "Oja" }
[[projections]]
name = "sparse"
from = "a.rate"
to = "b.drive"
connection = { type = "LocalRandom", fan_in = 2 }
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(brain)

BOOST_AUTO_TEST_CASE(finds_fields_of_parts_connections_and_rules_by_name) {
  const Brain brain = develop_text(two);

  BOOST_TEST(brain.field(brain.find("b.gain").value()).name == "gain");
  BOOST_TEST(brain.field(brain.find("a.rate->b.drive.w").value()).name == "w");
  BOOST_TEST(brain.field(brain.find("a.rate->b.drive.eta").value()).name == "eta");
  BOOST_TEST(brain.field(brain.find("sparse.fan_in").value()).name == "fan_in");
}

BOOST_AUTO_TEST_CASE(finds_nothing_for_an_unknown_part_field_or_a_bare_word) {
  const Brain brain = develop_text(two);

  BOOST_TEST(!brain.find("c.rate").has_value());
  BOOST_TEST(!brain.find("a.rat").has_value());
  BOOST_TEST(!brain.find("a").has_value());
}

BOOST_AUTO_TEST_CASE(lists_every_name_it_finds) {
  const Brain brain = develop_text(two);

  const auto names = brain.field_names();

  BOOST_TEST((std::find(names.begin(), names.end(), "a.rate->b.drive.eta") != names.end()));
  for (const std::string& name : names) BOOST_TEST(brain.find(name).has_value());
}

BOOST_AUTO_TEST_CASE(counts_synapses_without_padding) {
  BOOST_TEST(develop_text(two).synapse_count() == 6 * 4 + 4 * 2);
}

BOOST_AUTO_TEST_SUITE_END()
