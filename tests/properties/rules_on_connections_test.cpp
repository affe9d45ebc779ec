// SPDX-License-Identifier: Apache-2.0
#include "rule_bench.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace anlage;
using namespace anlage::test;

namespace {

std::vector<std::string> names_of_rules() {
  std::vector<std::string> names;
  for (const TypeInfo* rule : rules()) names.push_back(rule->name);
  return names;
}

std::vector<Wire> fitting(const TypeInfo& rule, bool full_only) {
  std::vector<Wire> fit;
  std::copy_if(wires().begin(), wires().end(), std::back_inserter(fit),
               [&](const Wire& wire) { return (wire.full || !full_only) && !misfit(rule, wire); });
  return fit;
}

std::vector<float> numbers_of(const Life& life, const std::string& field) {
  life.simulator->flush();
  const Binding& binding = life.brain->binding(life.brain->find(field).value());
  const auto* first = reinterpret_cast<const float*>(life.state->data(binding.block));
  return {first, first + life.brain->block(binding.block).stride * binding.cols};
}

/// A rule that corrects another learns in a pass of its own, and so does the one before it.
bool fuses(const TypeInfo& rule) { return rule.fused != nullptr && !corrects(rule); }

/// Draws noise by the place of a synapse in its list, which differs between connections.
bool draws_by_place(const std::string& rule) { return rule == "WeightPerturbation"; }

const auto each_rule = boost::unit_test::data::make(names_of_rules());

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_on_connections)

BOOST_DATA_TEST_CASE(have_the_same_bits_fused_or_separate_by_events_or_not_on_one_thread_or_two, each_rule, name) {
  const ScratchFolder data;
  const TypeInfo& rule = registry().at(name);
  const std::vector<Wire> fit = fitting(rule, false);
  const std::string genome = bench_genome(rule, fit, data);
  Life first(genome, {.threads = 1, .fuse = true});
  std::vector<std::vector<float>> at_birth;
  for (const Wire& wire : fit) at_birth.push_back(numbers_of(first, wire.name + ".w"));

  BOOST_TEST_REQUIRE(first.simulator->run(40) == 40U);

  for (std::size_t i = 0; i < fit.size(); ++i)
    BOOST_TEST((numbers_of(first, fit[i].name + ".w") != at_birth[i]), name << " changes nothing on " << fit[i].name);
  if (fuses(rule)) BOOST_TEST(first.simulator->fused_projections() > 0U);
  for (const SimulatorOptions options : {SimulatorOptions{.threads = 1, .fuse = false}, {.threads = 2, .fuse = true},
                                         {.threads = 2, .fuse = false}, {.threads = 2, .events = false}}) {
    Life other(genome, options);
    other.simulator->run(40);
    if (options.events) BOOST_TEST(other.simulator->fused_projections() == (options.fuse ? first.simulator->fused_projections() : 0U));
    for (const Wire& wire : fit)
      BOOST_TEST((numbers_of(other, wire.name + ".w") == numbers_of(first, wire.name + ".w")),
                 name << " on " << wire.name << ", " << options.threads << " threads, " << (options.fuse ? "fused" : "separate")
                      << (options.events ? "" : ", every synapse"));
    BOOST_TEST(other.hash() == first.hash());
  }
}

BOOST_DATA_TEST_CASE(answer_alike_however_the_same_synapses_are_stored, each_rule, name) {
  // Sums over 48 senders in another order differ by a few units in the last place, 6e-8 each.
  if (draws_by_place(name)) return;
  const ScratchFolder data;
  const TypeInfo& rule = registry().at(name);
  const std::vector<Wire> fit = fitting(rule, true);
  Life life(bench_genome(rule, fit, data));
  for (int tick = 0; tick < 40; ++tick) {
    life.simulator->run(1);
    const std::vector<float> dense = numbers_of(life, "dense_cells.rate");
    float largest = 0;
    for (const float rate : dense) largest = std::max(largest, std::abs(rate));
    BOOST_TEST_REQUIRE(std::isfinite(largest));
    for (const Wire& wire : fit) {
      const std::vector<float> rate = numbers_of(life, wire.name + "_cells.rate");
      float apart = 0;
      for (std::size_t i = 0; i < rate.size(); ++i) apart = std::max(apart, std::abs(rate[i] - dense[i]));
      BOOST_TEST_REQUIRE(apart <= 1e-6F * largest,
                         name << " on " << wire.name << " at tick " << tick << ": " << apart << " of " << largest);
    }
  }
}

BOOST_DATA_TEST_CASE(are_refused_in_words_where_they_do_not_fit, each_rule, name) {
  const ScratchFolder data;
  const TypeInfo& rule = registry().at(name);
  for (const Wire& wire : wires()) {
    const std::string text = error_text([&] { develop_text(bench_genome(rule, {wire}, data)); });
    const auto reason = misfit(rule, wire);
    if (!reason) BOOST_TEST(text == "");
    if (reason) BOOST_TEST(text.find(*reason) != std::string::npos, name << " on " << wire.name << ": " << text);
  }
}

BOOST_AUTO_TEST_CASE(cover_every_connection_that_is_shipped) {
  // Tied and Transposed pass through the synapses of others, and a GapJunction has two directions that must not differ; SonataEdges
  // passes signals on as FixedTotalNumber does, and has its synapses out of files.
  const std::vector<std::string> without = {"Tied", "Transposed", "GapJunction", "SonataEdges"};
  for (const TypeInfo* type : registry().types()) {
    if (type->kind != Kind::connection || std::count(without.begin(), without.end(), type->name) > 0) continue;
    if (type->library->file().find(ANLAGE_SHIPPED_PLUGINS) != 0) continue;
    const bool covered = std::any_of(wires().begin(), wires().end(), [&](const Wire& wire) {
      return wire.connection.find("\"" + type->name + "\"") != std::string::npos;
    });
    BOOST_TEST(covered, type->name << " is in no list of tests/properties/rule_bench.cpp");
  }
}

BOOST_AUTO_TEST_SUITE_END()
