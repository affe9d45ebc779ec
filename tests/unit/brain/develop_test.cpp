// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/develop.hpp"

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;
using anlage::test::error_text;

namespace {

std::string pair(const std::string& more_of_b, const std::string& more_of_edge) {
  return R"(
[brain]
name = "pair"
[regions.a]
type = "TestRamp"
size = { n = 6 }
[regions.b]
type = "TestEcho"
)" + more_of_b + R"(
[[projections]]
from = "a.rate"
to = "b.drive"
)" + more_of_edge + "\n";
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string failure(const std::string& more_of_b, const std::string& more_of_edge) {
  return error_text([&] { (void)develop_text(pair(more_of_b, more_of_edge)); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(develop)

BOOST_AUTO_TEST_CASE(carries_a_size_over_a_wire) {
  const Brain brain = develop_text(pair("", ""));

  BOOST_TEST(brain.binding(brain.find("b.rate").value()).rows == 6);
  BOOST_TEST(brain.projections[0].alias);
}

BOOST_AUTO_TEST_CASE(refuses_a_wire_whose_ends_differ_in_shape) {
  const std::string text = failure("size = { n = 5 }", "");

  BOOST_TEST(has(text, "a.rate is [n = 6] and b.rate is") == false);
  BOOST_TEST(has(text, "a.rate is [n = 6] and b.drive is [n = 5]"));
  BOOST_TEST(has(text, "[shape-mismatch]"));
}

BOOST_AUTO_TEST_CASE(asks_for_a_size_that_nobody_states) {
  const std::string text = failure("", "connection = { type = \"Dense\" }");

  BOOST_TEST(has(text, "nobody says how many units axis `n` of TestEcho has"));
  BOOST_TEST(has(text, "state size = { n = … }"));
}

BOOST_AUTO_TEST_CASE(names_the_nearest_type_for_an_unknown_one) {
  const std::string text = failure("", "connection = { type = \"Dens\" }");

  BOOST_TEST(has(text, "test.toml:"));
  BOOST_TEST(has(text, "Dense"));
  BOOST_TEST(has(text, "[unknown-type]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_type_of_another_kind) {
  const std::string text = failure("", "connection = { type = \"LeakyRates\" }");

  BOOST_TEST(has(text, "LeakyRates is a region, and a connection is needed"));
  BOOST_TEST(has(text, "[does-not-fit]"));
}

BOOST_AUTO_TEST_CASE(refuses_an_unknown_setting_with_the_nearest_legal_one) {
  const std::string text = failure("gian = 2", "");

  BOOST_TEST(has(text, "TestEcho has no `gian`"));
  BOOST_TEST(has(text, "did you mean `gain`"));
  BOOST_TEST(has(text, "[unknown-key]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_number_outside_its_range) {
  const std::string text = failure("gain = 101", "");

  BOOST_TEST(has(text, "is 101 1, outside its range [-100, 100]"));
  BOOST_TEST(has(text, "[out-of-range]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_schedule_that_leaves_the_range) {
  BOOST_TEST(has(failure("gain = { value = 60, schedule = [[0, 1.0], [5, 2.0]] }", ""), "is 120 1, outside its range"));
}

BOOST_AUTO_TEST_CASE(refuses_to_state_a_port) {
  BOOST_TEST(has(failure("rate = 3", ""), "ports are connected by [[projections]]"));
}

BOOST_AUTO_TEST_CASE(refuses_an_initial_law_that_is_none) {
  const std::string text = failure("size = { n = 2 }", "connection = { type = \"Dense\", w = \"gauss 0 1\" }");

  BOOST_TEST(has(text, "is no initial law: \"gauss 0 1\""));
  BOOST_TEST(has(text, "normal MEAN SD"));
}

BOOST_AUTO_TEST_CASE(refuses_unknown_ports_at_both_ends) {
  const std::string text = error_text([] {
    (void)develop_text("[brain]\nname = \"x\"\n[regions.a]\ntype = \"TestEcho\"\nsize = { n = 1 }\n"
                       "[[projections]]\nfrom = \"a.rat\"\nto = \"a.driv\"\n");
  });

  BOOST_TEST(has(text, "has no output `rat`"));
  BOOST_TEST(has(text, "has no input `driv`"));
}

BOOST_AUTO_TEST_CASE(asks_for_the_source_of_an_input) {
  const std::string text = error_text(
      [] { (void)develop_text("[brain]\nname = \"x\"\n[regions.a]\ntype = \"TestEcho\"\nsize = { n = 1 }\n"); });

  BOOST_TEST(has(text, "nothing is connected to `drive`"));
  BOOST_TEST(has(text, "[unconnected]"));
}

BOOST_AUTO_TEST_CASE(tells_what_to_connect_when_a_rule_lacks_its_error) {
  const std::string text =
      failure("size = { n = 2 }", "connection = { type = \"Dense\" }\nlearning = { type = \"Delta\" }");

  BOOST_TEST(has(text, "Delta needs `error`"));
  BOOST_TEST(has(text, "2 values"));
  BOOST_TEST(has(text, "offer it in signals"));
}

BOOST_AUTO_TEST_CASE(refuses_a_scalar_where_a_rule_wants_one_value_per_unit) {
  const std::string text = failure("size = { n = 2 }\n[steering.c]\ntype = \"TestCounter\"",
                                   "connection = { type = \"Dense\" }\nlearning = { type = \"Delta\", error = \"c.ticks\" }");

  BOOST_TEST(has(text, "`error` takes 2 values (post error), and c.ticks has 1"));
  BOOST_TEST(has(text, "connect one value per receiving unit"));
}

BOOST_AUTO_TEST_CASE(refuses_a_signal_where_a_rule_wants_an_error) {
  const std::string text = failure("size = { n = 2 }",
                                   "connection = { type = \"Dense\" }\nlearning = { type = \"Delta\", error = \"b.rate\" }");

  BOOST_TEST(has(text, "is no error but a signal"));
  BOOST_TEST(has(text, "TargetError.error"));
}

BOOST_AUTO_TEST_CASE(refuses_an_unknown_rule_among_those_that_follow) {
  const std::string text = failure("size = { n = 2 }", "connection = { type = \"Dense\" }\nlearning = { type = \"Oja\", then = [{ type = \"Bouns\" }] }");

  BOOST_TEST(has(text, "Bouns"));
}

BOOST_AUTO_TEST_CASE(refuses_a_vector_where_a_rule_wants_a_modulator) {
  const std::string text =
      failure("size = { n = 2 }", "connection = { type = \"Dense\" }\nlearning = { type = \"TestGated\", level = \"a.rate\" }");

  BOOST_TEST(has(text, "has no broadcast `rate`"));
}

BOOST_AUTO_TEST_CASE(asks_for_at_least_one_third_factor) {
  const std::string text =
      failure("size = { n = 2 }", "connection = { type = \"Dense\" }\nlearning = { type = \"ThreeFactor\" }");

  BOOST_TEST(has(text, "ThreeFactor needs at least one of"));
}

BOOST_AUTO_TEST_CASE(refuses_a_rule_on_wiring_that_stores_nothing) {
  const std::string text = failure("size = { n = 2 }",
                                   "connection = { type = \"LocalRandom\", fan_in = 2, storage = \"procedural\" }\n"
                                   "learning = { type = \"Oja\" }");

  BOOST_TEST(has(text, "[does-not-fit]") | has(text, "[plugin-failed]"));
}

BOOST_AUTO_TEST_CASE(takes_from_the_signals_on_offer_what_the_rule_declares) {
  const Brain brain =
      develop_text(pair("size = { n = 2 }\n[steering.c]\ntype = \"TestCounter\"",
                        "name = \"edge\"\nconnection = { type = \"Dense\" }\nlearning = { type = \"TestGated\" }\n"
                        "signals = { level = \"c.level\", error = \"a.rate\" }"));

  const Binding& binding = brain.binding(brain.find("edge.level").value());

  BOOST_TEST((binding.source == Binding::Source::port));
}

BOOST_AUTO_TEST_CASE(leaves_settings_of_a_swapped_rule_unused_and_says_so) {
  std::vector<std::string> notes;
  const std::string toml = pair("size = { n = 2 }\n[steering.c]\ntype = \"TestCounter\"",
                                "name = \"edge\"\nconnection = { type = \"Dense\" }\n"
                                "learning = { type = \"TestGated\", level = \"c.level\", eta = 0.5 }");

  const Brain brain = develop_text(toml, {{"projections.edge.learning.type", "Oja"}}, &notes);

  BOOST_TEST(brain.component(*brain.projections[0].rule).type->name == "Oja");
  BOOST_TEST_REQUIRE(notes.size() == 1U);
  BOOST_TEST(has(notes[0], "Oja has no `level`: left unused"));
  // What ran is what the resolved genome says, so it can be read again.
  BOOST_TEST(!has(brain.genome.resolved_toml(), "level = "));
  BOOST_CHECK_NO_THROW((void)develop_text(brain.genome.resolved_toml()));
}

BOOST_AUTO_TEST_CASE(reports_all_problems_at_once_in_the_order_of_the_file) {
  const std::string text = failure("gian = 2\nsize = { m = 3 }", "connection = { type = \"Nothing\" }");

  const auto first = text.find("gian");
  const auto second = text.find("no axis `m`");
  const auto third = text.find("Nothing");
  BOOST_TEST((first != std::string::npos && second != std::string::npos && third != std::string::npos));
  BOOST_TEST(first < third);
}

BOOST_AUTO_TEST_SUITE_END()
