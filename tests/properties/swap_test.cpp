// SPDX-License-Identifier: Apache-2.0
/// One genome, any rule: the word after `learning.type` is all that changes.
#include "rule_bench.hpp"

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "support/rule_settings.hpp"
#include "support/rule_words.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

bool is_third(Role role) { return role == Role::post_error || role == Role::post_target || role == Role::modulator; }

/// A brain that learns by Hebb; `signals` offers what other rules need.
std::string genome_with(bool signals) {
  const ScratchFolder data;
  std::string text = bench_genome(registry().at("Hebb"), {wires().front()}, data);
  if (!signals) return text;
  std::set<std::string> offered;
  for (const TypeInfo* rule : rules())
    for (const Field& field : rule->fields)
      if (is_third(field.role)) offered.insert(words_for(field, rule_signals));
  text += "signals = { ";
  for (const std::string& words : offered) text += words + ", ";
  text.resize(text.size() - 2);
  return text + " }\n";
}

/// What --set says: the rule, and numbers that it has no default for.
std::vector<Override> swap_to(const TypeInfo& rule) {
  std::vector<Override> words = {{"projections.dense.learning.type", rule.name}};
  for (const Field& field : rule.fields)
    if (field.role == Role::param && field.has(ANLAGE_FIELD_REQUIRED)) {
      const std::string stated = words_for(field);
      words.push_back({"projections.dense.learning." + field.name, stated.substr(stated.find("= ") + 2)});
    }
  return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(swap)

BOOST_AUTO_TEST_CASE(every_rule_learns_on_one_genome_by_the_word_of_its_type_alone) {
  const std::string genome = genome_with(true);
  for (const TypeInfo* rule : rules()) {
    BOOST_TEST_CONTEXT(rule->name) {
      std::string refused;
      refused = error_text([&] {
        const Brain brain = develop_text(genome, swap_to(*rule));
        const Schedule schedule = make_schedule(brain);
        BrainState state(brain);
        Simulator simulator(brain, state, schedule);
        const auto& learning = brain.projections.back().rule;
        BOOST_TEST_REQUIRE(learning.has_value());
        BOOST_TEST(brain.component(*learning).type->name == rule->name);
        BOOST_TEST(simulator.run(4) == 4U);
      });
      BOOST_TEST(refused == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_rule_whose_signals_are_not_offered_is_refused_and_each_of_them_is_named) {
  const std::string genome = genome_with(false);
  int refused = 0;
  for (const TypeInfo* rule : rules()) {
    BOOST_TEST_CONTEXT(rule->name) {
      const std::string text = error_text([&] { develop_text(genome, swap_to(*rule)); });
      bool needs = false;
      for (const Field& field : rule->fields)
        if (is_third(field.role) && !field.has(ANLAGE_FIELD_OPTIONAL)) {
          needs = true;
          BOOST_TEST(text.find(rule->name + " needs `" + field.name + "`") != std::string::npos, text);
        }
      const bool any_of = text.find(rule->name + " needs at least one of") != std::string::npos;
      if (!needs && !any_of) BOOST_TEST(text == "");
      refused += needs || any_of ? 1 : 0;
    }
  }
  // Of the rules some need nothing but the two ends, as Hebb does.
  BOOST_TEST(refused > 10);
  BOOST_TEST(refused < static_cast<int>(rules().size()));
}

BOOST_AUTO_TEST_SUITE_END()
