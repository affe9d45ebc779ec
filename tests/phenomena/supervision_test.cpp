// SPDX-License-Identifier: Apache-2.0
// Controls that every brain has to pass: without its supervision nothing is learned, without learning nothing changes,
// and who is told nothing is not born.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "audit/supervision.hpp"
#include "exact/matrices.hpp"
#include "support/science.hpp"
#include "support/shipped_brains.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string control = "framework control";

/// Ticks in which everything that is told something gets to learn: one image, one trial, one phase of a clock takes as
/// long.
std::uint64_t ticks_of(const std::string& name) {
  static const std::map<std::string, std::uint64_t> longer = {
      {"ab-ac", 200},  {"arm", 400},  {"cart-pole", 400},      {"dopamine", 7000}, {"eyeblink", 600},
      {"forager", 3000}, {"gating", 400}, {"gaze", 600}, {"newborn-face", 30000}, {"striatum", 3000}};
  const auto found = longer.find(name);
  return found == longer.end() ? 150 : found->second;
}

/// Steering circuits at the roots of what tells a learner.
std::set<std::string> circuits_behind(const Brain& brain, const std::vector<audit::Supervision>& learners) {
  std::set<std::string> names;
  for (const audit::Supervision& learner : learners) {
    if (learner.sources.empty()) continue;
    for (const PartId source : learner.sources) names.insert(brain.component(source).path);
    for (const PartId root : learner.roots)
      if (brain.part(root).kind == PartKind::steering) names.insert(brain.component(root).path);
  }
  return names;
}

struct Told {
  int learners = 0;            ///< projections and memories that are told something
  std::set<std::string> move;  ///< of them, whose numbers are other ones after some ticks
};

/// With `cut`, whoever tells somebody something is silent for life, unless it is itself what learns.
Told told_learners(const std::string& name, bool cut) {
  Genome genome = shipped_brain(name);
  const Brain brain = develop(genome, registry());
  const std::vector<audit::Supervision> learners = audit::supervisions(brain);
  std::set<std::string> told;
  for (const audit::Supervision& learner : learners)
    if (!learner.sources.empty()) told.insert(learner.learner);
  if (told.empty()) return {};
  genome.interventions.clear();
  if (cut)
    for (const std::string& circuit : circuits_behind(brain, learners))
      genome.interventions.push_back({.operation = Operation::silence, .target = circuit, .begin = 0});
  GenomeLife life(genome);
  std::map<std::size_t, std::string> at_birth;
  for (const BlockId block : learned_blocks(life.brain)) at_birth[index_of(block)] = bytes_of(life, block);
  life.simulator.run(ticks_of(name));
  Told found{.learners = static_cast<int>(told.size()), .move = {}};
  for (const auto& [block, bytes] : at_birth) {
    const std::string owner = life.brain.blocks[block].name.substr(0, life.brain.blocks[block].name.rfind('/'));
    if (told.contains(owner) && bytes_of(life, BlockId{static_cast<std::uint32_t>(block)}) != bytes)
      found.move.insert(owner);
  }
  for (const std::string& learner : told)
    if (found.move.contains(learner) == cut)
      BOOST_TEST_MESSAGE(name << ": " << learner << (cut ? " moves although cut" : " does not move"));
  return found;
}

/// Share of 400 drawn images that a small mushroom body names right after 1200 others, perhaps without a wire.
double accuracy_of_images(bool supervised) {
  Genome genome = shipped_brain("mushroom-body", {{"kenyon.size.n", "2000"}});
  if (!supervised) genome.interventions.push_back({.operation = Operation::cut, .target = "supervision", .begin = 0});
  GenomeLife life(genome);
  life.simulator.run(1200);
  life.simulator.set_learning(false);
  int right = 0;
  const auto largest = [&](const char* field) {
    const FieldRef ref = life.brain.find(field).value();
    std::int64_t best = 0;
    for (std::int64_t k = 1; k < 10; ++k)
      if (life.state.value(ref, k) > life.state.value(ref, best)) best = k;
    return best;
  };
  for (int i = 0; i < 400; ++i) {
    life.simulator.run(1);
    right += largest("output.rate") == largest("stream.label");
  }
  return right / 400.0;
}

/// Share of the time in which a fly's stronger output is the right one, after it has met each odour often; a draw
/// counts half.
double accuracy_of_odours(bool supervised) {
  Genome genome = shipped_brain("fly");
  if (!supervised) genome.interventions.push_back({.operation = Operation::cut, .target = "outcome", .begin = 0});
  GenomeLife life(genome);
  life.simulator.run(20000);
  life.simulator.set_learning(false);
  double right = 0;
  const auto preference = [&](const char* field) {
    const FieldRef ref = life.brain.find(field).value();
    return life.state.value(ref, 0) - life.state.value(ref, 1);
  };
  for (int i = 0; i < 3300; ++i) {
    life.simulator.run(1);
    const double agreement = preference("output.rate") * preference("odours.outcome");
    right += agreement > 0 ? 1 : agreement == 0 ? 0.5 : 0;
  }
  return right / 3300;
}

/// What rules say when a genome tells them nothing; empty if it is not refused.
std::string refusal(const std::string& rule) {
  return error_text([&] {
    (void)develop_text(
        "[brain]\nname = \"untold\"\n" + region("x", "TestRamp", 4) + region("y", "Readout", 2) +
        named("wire", "x.rate", "y.drive", dense("constant 0.1") + "learning = { type = \"" + rule + "\" }\n"));
  });
}

/// Rules that ask to be told something, with the shipped ones that can do without left out.
std::vector<std::string> rules_that_ask() {
  registry().load_all();
  std::vector<std::string> names;
  for (const TypeInfo* type : registry().types()) {
    if (type->kind != Kind::learning_rule || type->name.starts_with("Test")) continue;
    int needed = 0, offered = 0;
    for (const Field& field : type->fields) {
      if (field.role != Role::post_error && field.role != Role::post_target && field.role != Role::modulator) continue;
      (field.has(ANLAGE_FIELD_OPTIONAL) ? offered : needed) += 1;
    }
    if (needed > 0 || offered > 0) names.push_back(type->name);
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(supervision)

BOOST_AUTO_TEST_CASE(whoever_is_told_learns_only_while_it_is_told) {
  int learners = 0;
  std::size_t whole = 0, cut = 0;
  for (const std::string& name : shipped_brains()) {
    const Told with = told_learners(name, false);
    if (with.learners == 0) continue;
    learners += with.learners;
    whole += with.move.size();
    cut += told_learners(name, true).move.size();
  }
  report({.target = "T-P1",
          .what =
              "projections and memories of all shipped brains that are told an error, a target, a modulator or a phase",
          .measured = static_cast<double>(learners),
          .bar = {60, unbounded},
          .wanted = "every supervised region",
          .source = control});
  report({.target = "T-P1",
          .what = "of them, those that learn within a moment of life (the others are told later, and two areas of the "
                  "ferret never)",
          .measured = static_cast<double>(whole),
          .bar = {100, unbounded},
          .wanted = "most",
          .source = control});
  report({.target = "T-P1",
          .what = "ablation: whoever tells them is silent: those in which a bit changes",
          .measured = static_cast<double>(cut),
          .bar = {0, 0},
          .wanted = "0: they stay what they were at birth",
          .source = control});
}

BOOST_AUTO_TEST_CASE(a_mushroom_body_without_its_wire_is_at_chance) {
  // 400 images of ten classes: 0.1 +- 1.96 sqrt(0.09 / 400) = 0.029.
  report({.target = "T-P1",
          .what = "mushroom body: share of 400 drawn images named right",
          .measured = accuracy_of_images(true),
          .bar = {0.9, 1},
          .wanted = "far above chance",
          .source = control});
  report({.target = "T-P1",
          .what = "ablation: the wire `supervision` is cut: the same share",
          .measured = accuracy_of_images(false),
          .bar = {0.071, 0.129},
          .wanted = "0.1",
          .source = control});
}

BOOST_AUTO_TEST_CASE(a_fly_without_outcomes_is_at_chance) {
  // 110 odours, half of them good: 0.5 +- 1.96 sqrt(0.25 / 110) = 0.094.
  report({.target = "T-P1",
          .what = "fly: share of the time in which the stronger output is right",
          .measured = accuracy_of_odours(true),
          .bar = {0.8, 1},
          .wanted = "far above chance",
          .source = control});
  report({.target = "T-P1",
          .what = "ablation: the wire `outcome` is cut: the same share",
          .measured = accuracy_of_odours(false),
          .bar = {0.406, 0.594},
          .wanted = "0.5",
          .source = control});
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_told_nothing_is_never_born) {
  double born = 0;
  for (const std::string& rule : rules_that_ask()) {
    const std::string said = refusal(rule);
    const bool names_it = said.find(rule + " needs ") != std::string::npos;
    if (!names_it) BOOST_TEST_MESSAGE(rule << " untold: " << said);
    born += !names_it;
  }
  report({.target = "T-P3",
          .what = "shipped rules that ask for an error, a target or a modulator",
          .measured = static_cast<double>(rules_that_ask().size()),
          .bar = {15, unbounded},
          .wanted = "all are asked",
          .source = control});
  report({.target = "T-P3",
          .what = "of them, those that develop without a source, or are refused without a word of what they lack",
          .measured = born,
          .bar = {0, 0},
          .wanted = "0",
          .source = control});
  report({.target = "T-P3",
          .what = "ablation: rules of two ends, which are their own truth: refused of Hebb, Oja, Covariance",
          .measured =
              static_cast<double>(!refusal("Hebb").empty() + !refusal("Oja").empty() + !refusal("Covariance").empty()),
          .bar = {0, 0},
          .wanted = "0",
          .source = control});
}

BOOST_AUTO_TEST_SUITE_END()
