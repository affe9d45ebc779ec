// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

namespace {

Genome with(const std::vector<std::string>& sets, const std::string& toml = kSmall) {
  std::vector<Override> overrides;
  for (const std::string& set : sets) overrides.push_back(Override::parse(set));
  return parse_genome(toml, "g.toml", overrides);
}

const std::string kWires =
    "[[projections]]\nfrom = \"output.rate\"\nto = \"kenyon.drive\"\n"
    "[[projections]]\nfrom = \"output.rate\"\nto = \"kenyon.drive\"\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(overrides)

BOOST_AUTO_TEST_CASE(splits_at_the_first_equals_sign) {
  const Override change = Override::parse(" a.b = x=1 ");
  BOOST_TEST(change.path == "a.b");
  BOOST_TEST(change.value == "x=1");
}

BOOST_AUTO_TEST_CASE(refuses_text_without_an_equals_sign) {
  BOOST_TEST(has(error_of([] { (void)Override::parse("a.b"); }), "is not PATH=VALUE [syntax]"));
  BOOST_TEST(has(error_of([] { (void)Override::parse("=3"); }), "[syntax]"));
}

BOOST_AUTO_TEST_CASE(sets_a_value_and_says_so) {
  const Genome genome = with({"regions.kenyon.active=0.1"});
  const Value* active = find(genome.parts.at(0).gene.settings, "active");
  BOOST_TEST(active->number() == 0.1);
  BOOST_TEST(active->overridden);
  BOOST_TEST(active->where.text() == "--set regions.kenyon.active");
}

BOOST_AUTO_TEST_CASE(what_is_in_the_file_is_not_marked) {
  const Genome genome = with({"brain.seed=4"});
  BOOST_TEST(genome.seed == 4u);
  BOOST_TEST(!find(genome.parts.at(0).gene.settings, "active")->overridden);
}

BOOST_AUTO_TEST_CASE(the_kind_may_be_left_out) {
  BOOST_TEST(find(with({"kenyon.active=0.2"}).parts.at(0).gene.settings, "active")->number() == 0.2);
  BOOST_TEST(with({"readout.delay=4"}).projections.at(0).delay == 4u);
}

BOOST_AUTO_TEST_CASE(a_leaf_that_is_not_there_is_made) {
  const Genome genome = with({"kenyon.gain=2"});
  const Value* gain = find(genome.parts.at(0).gene.settings, "gain");
  BOOST_REQUIRE(gain != nullptr);
  BOOST_TEST(gain->number() == 2.0);
}

BOOST_AUTO_TEST_CASE(swapping_a_type_is_remembered) {
  const Genome genome = with({"readout.learning.type=Oja"});
  BOOST_TEST(genome.projections.at(0).learning->type == "Oja");
  BOOST_TEST(genome.projections.at(0).learning->type_overridden);
  BOOST_TEST(!genome.projections.at(0).connection->type_overridden);
  BOOST_TEST(with({"kenyon.type=Other"}).parts.at(0).gene.type_overridden);
}

BOOST_AUTO_TEST_CASE(learning_can_be_added_and_removed) {
  BOOST_CHECK(!with({"readout.learning=none"}).projections.at(0).learning);
  const Genome genome = with({"readout.learning=none", "readout.learning.type=Oja"});
  BOOST_TEST(genome.projections.at(0).learning->type == "Oja");
}

BOOST_AUTO_TEST_CASE(projections_are_found_by_number_and_by_default_name) {
  const Genome genome =
      with({"projections.1.delay=2", "projections.output.rate->kenyon.drive#2.delay=3"}, kSmall + kWires);
  BOOST_TEST(genome.projections.at(1).delay == 2u);
  BOOST_TEST(genome.projections.at(2).delay == 3u);
}

BOOST_AUTO_TEST_CASE(removing_a_projection_does_not_shift_the_others) {
  const Genome genome = with({"projections.0=none", "projections.2.delay=7"}, kSmall + kWires);
  BOOST_TEST(genome.projections.size() == 2u);
  BOOST_TEST(genome.projections.at(1).delay == 7u);
}

BOOST_AUTO_TEST_CASE(settings_of_a_phase_hold_dots) {
  const std::string phase = "[[phases]]\nname = \"test\"\nticks = 5\n";
  const Genome fresh = with({"phases.test.set.kenyon.active=0.3", "test.ticks=9"}, kSmall + phase);
  BOOST_TEST(find(fresh.phases.at(0).set, "kenyon.active")->number() == 0.3);
  BOOST_TEST(fresh.phases.at(0).ticks == 9u);
  const Genome there = with({"test.set.\"kenyon.active\"=0.4"}, kSmall + phase + "set = { \"kenyon.active\" = 0.1 }\n");
  BOOST_TEST(there.phases.at(0).set.size() == 1u);
  BOOST_TEST(there.phases.at(0).set.at(0).value.number() == 0.4);
}

BOOST_AUTO_TEST_CASE(ticks_from_outside_replace_a_duration) {
  const std::string phase = "[[phases]]\nname = \"life\"\nduration = \"1 min\"\n";
  BOOST_TEST(with({"life.ticks=9"}, kSmall + phase).phases.at(0).ticks == 9u);
}

BOOST_AUTO_TEST_CASE(values_are_toml_or_else_bare_text) {
  const auto set = [](const std::string& value) {
    return find(with({"kenyon.x=" + value}).parts.at(0).gene.settings, "x")->toml();
  };
  BOOST_TEST(set("3") == "3");
  BOOST_TEST(set("[1, 2]") == "[1, 2]");
  BOOST_TEST(set("true") == "true");
  BOOST_TEST(set("20 ms") == "\"20 ms\"");
  BOOST_TEST(set("fashion-mnist") == "\"fashion-mnist\"");
  BOOST_TEST(set("\"7\"") == "\"7\"");
  BOOST_TEST(set("1\ny = 2") == "\"1\\ny = 2\"");
  BOOST_TEST(set("2026-01-01") == "\"2026-01-01\"");
}

BOOST_AUTO_TEST_SUITE_END()
