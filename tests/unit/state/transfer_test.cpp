// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/transfer.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;
using anlage::test::error_text;
using anlage::test::Life;

namespace {

const std::string toml = R"(
[brain]
name = "transfer"
seed = 4
[regions.pre]
type = "TestNoise"
size = { n = 3 }
[regions.post]
type = "TestEcho"
size = { n = 2 }
gain = 2
[[projections]]
name = "plastic"
from = "pre.rate"
to = "post.drive"
delay = 3
connection = { type = "Dense", w = "normal 0 0.5" }
learning = { type = "TestAffine", factor = 0.5 }
[probes.seen]
of = "plastic.seen"
)";

const std::string without_probe = toml.substr(0, toml.find("[probes"));

Brain changed(const std::string& genome, const std::string& path, const std::string& value) {
  return develop_text(genome, {{path, value}});
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string refusal(const std::string& genome, const std::string& path, const std::string& value) {
  const Brain before = develop_text(genome);
  const Brain after = changed(genome, path, value);
  return error_text([&] { check_transfer(before, after); });
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(transferred_state)

BOOST_AUTO_TEST_CASE(keeps_weights_and_signals_and_the_clock_bit_for_bit) {
  Life life(without_probe);
  life.simulator->run(7);
  life.simulator->flush();
  const Brain brain = changed(without_probe, "projections.plastic.learning.type", "TestDecay");
  BrainState state(brain);

  const Transfer moved = transfer(*life.state, state);

  BOOST_TEST(state.clock.tick == 7U);
  BOOST_TEST(state.values(*brain.find("plastic.w")) == life.state->values(*life.brain->find("plastic.w")));
  BOOST_TEST(state.values(*brain.find("pre.rate")) == life.state->values(*life.brain->find("pre.rate")));
  BOOST_TEST(has(moved.kept, "plastic/w"));
}

BOOST_AUTO_TEST_CASE(begins_what_a_new_rule_has_and_drops_what_the_old_one_had) {
  Life life(without_probe);
  life.simulator->run(7);
  life.simulator->flush();
  const Brain brain = changed(without_probe, "projections.plastic.learning.type", "TestDecay");
  BrainState state(brain);

  const Transfer moved = transfer(*life.state, state);

  BOOST_TEST(has(moved.begun, "plastic/rule/settled"));
  BOOST_TEST(has(moved.dropped, "plastic/rule/seen"));
  BOOST_TEST(state.value(*brain.find("plastic.settled")) == 0.0);
}

BOOST_AUTO_TEST_CASE(keeps_the_state_of_a_rule_whose_parameter_changes) {
  Life life(without_probe);
  life.simulator->run(7);
  life.simulator->flush();
  const Brain brain = changed(without_probe, "projections.plastic.learning.factor", "0.25");
  BrainState state(brain);

  (void)transfer(*life.state, state);

  BOOST_TEST(state.value(*brain.find("plastic.seen")) == 7.0);
  BOOST_TEST(state.value(*brain.find("plastic.factor")) == 0.25);
}

BOOST_AUTO_TEST_CASE(keeps_what_a_parameter_was_set_to_while_running) {
  Life life(without_probe);
  life.simulator->set("post.gain", "5");
  const Brain brain = changed(without_probe, "projections.plastic.learning.type", "TestDecay");
  BrainState state(brain);

  (void)transfer(*life.state, state);

  BOOST_TEST(state.value(*brain.find("post.gain")) == 5.0);
}

BOOST_AUTO_TEST_CASE(takes_a_parameter_that_is_stated_anew_even_if_it_is_the_genomes) {
  Life life(without_probe);
  life.simulator->set("post.gain", "5");
  const Brain brain = changed(without_probe, "regions.post.gain", "2");
  BrainState state(brain);

  (void)transfer(*life.state, state);

  BOOST_TEST(state.value(*brain.find("post.gain")) == 2.0);
}

BOOST_AUTO_TEST_CASE(allows_rules_and_parameters_to_differ) {
  BOOST_TEST(refusal(without_probe, "projections.plastic.learning.type", "TestDecay").empty());
  BOOST_TEST(refusal(without_probe, "projections.plastic.learning", "none").empty());
  BOOST_TEST(refusal(without_probe, "regions.post.gain", "3").empty());
}

BOOST_AUTO_TEST_CASE(refuses_whatever_is_fixed_at_birth) {
  BOOST_TEST(says(refusal(toml, "brain.seed", "5"), "the seed is fixed at birth"));
  BOOST_TEST(says(refusal(toml, "brain.tick", "\"2 ms\""), "the length of a tick is fixed at birth"));
  BOOST_TEST(says(refusal(toml, "projections.plastic.delay", "4"), "the delay changes: 3 before, 4 after"));
  BOOST_TEST(says(refusal(toml, "projections.plastic.connection.w", "zero"), "is an initial law"));
  BOOST_TEST(says(refusal(toml, "regions.post.size.n", "5"), "would become"));
  BOOST_TEST(says(refusal(toml, "regions.pre.type", "TestRamp"), "is TestNoise 1.0.0 and would become TestRamp 1.0.0"));
  const std::string twice = without_probe + "[[projections]]\nname = \"wire\"\nfrom = \"post.rate\"\nto = \"post.drive\"\n";
  BOOST_TEST(says(refusal(twice, "projections.wire", "none"), "the number of projections changes: 2 before, 1 after"));
}

BOOST_AUTO_TEST_CASE(refuses_to_take_away_what_a_probe_or_a_figure_looks_at) {
  const std::string figure = without_probe + "[figures.visits]\nof = \"plastic.seen\"\nstatistic = \"mean\"\n";

  BOOST_TEST(says(refusal(toml, "projections.plastic.learning.type", "TestDecay"),
                  "the probe `seen` looks at it, and it would be gone"));
  BOOST_TEST(says(refusal(figure, "projections.plastic.learning.type", "TestDecay"),
                  "the figure `visits` looks at it, and it would be gone"));
}

BOOST_AUTO_TEST_SUITE_END()
