// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/change_plan.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "anlage/state/transfer.hpp"
#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;
using anlage::test::Life;

namespace {

std::string genome(const std::string& rule) {
  return R"(
[brain]
name = "changing"
seed = 9
[regions.noise]
type = "TestNoise"
size = { n = 40 }
[regions.echo]
type = "TestEcho"
size = { n = 40 }
gain = 0.2
[steering.counter]
type = "TestCounter"
[[projections]]
name = "plastic"
from = "noise.rate"
to = "echo.drive"
connection = { type = "Dense", w = "normal 0 0.1" }
learning = )" + rule + R"(
[[projections]]
name = "back"
from = "echo.rate"
to = "echo.drive"
delay = 2
connection = { type = "Dense", w = "normal 0 0.05" }
)";
}

const std::string phases = R"([[phases]]
name = "life"
ticks = 20
[[phases]]
name = "late"
ticks = 20
set = { "plastic.eta" = 0.001 }
)";

const std::string oja = R"({ type = "Oja", eta = 0.01 })";
const std::string affine = R"({ type = "TestAffine", factor = 0.9 })";

std::vector<TimedChange> changes(const std::string& toml) { return parse_timed_changes(toml, "later.toml", 1e-3); }

std::string swap_at(int tick, const std::string& rule) {
  return "[[changes]]\ntick = " + std::to_string(tick) + "\nprojection = \"plastic\"\nlearning = " + rule + "\n";
}

/// A life with its changes made at their ticks, as the program does it.
struct ChangingLife {
  Life life;
  std::vector<PlannedChange> plan;
  std::vector<std::unique_ptr<Schedule>> schedules;
  std::vector<std::unique_ptr<BrainState>> states;
  BrainState* now;

  ChangingLife(const std::string& toml, const std::string& later, SimulatorOptions options = {})
      : life(toml, options), plan(plan_changes(*life.brain, test::registry(), changes(later))), now(life.state.get()) {}

  void run_to(std::uint64_t end) {
    for (const PlannedChange& change : plan) {
      life.simulator->run(change.tick - now->clock.tick);
      make(change);
    }
    life.simulator->run(end - now->clock.tick);
    life.simulator->flush();
  }

  void make(const PlannedChange& change) {
    life.simulator->flush();
    schedules.push_back(std::make_unique<Schedule>(make_schedule(change.brain)));
    states.push_back(std::make_unique<BrainState>(change.brain));
    (void)transfer(*now, *states.back());
    life.simulator->go_on_with(change.brain, *states.back(), *schedules.back());
    now = states.back().get();
  }
};

std::string refusal(const std::string& later, std::uint64_t now = 0) {
  const Brain brain = develop_text(genome(oja) + phases);
  try {
    (void)plan_changes(brain, test::registry(), changes(later), now);
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += problem.text() + "\n";
    return text;
  }
  return {};
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(change_plan)

BOOST_AUTO_TEST_CASE(makes_a_life_with_a_change_before_tick_0_a_life_of_the_changed_genome) {
  ChangingLife changing(genome(oja), swap_at(0, affine));
  Life born(genome(affine));

  changing.run_to(15);
  born.simulator->run(15);

  BOOST_TEST(changing.now->hash() == born.hash());
}

BOOST_DATA_TEST_CASE(gives_the_same_bits_for_any_number_of_threads_fused_or_not, boost::unit_test::data::make({1, 2, 4}), threads) {
  const std::string later = swap_at(7, affine) + swap_at(12, oja);
  ChangingLife one(genome(oja), later);
  ChangingLife many(genome(oja), later, {.threads = threads, .fuse = threads != 2});

  one.run_to(19);
  many.run_to(19);

  BOOST_TEST(one.now->hash() == many.now->hash());
}

BOOST_AUTO_TEST_CASE(applies_pending_learning_before_the_rule_goes) {
  // Ten ticks of Oja, then none: the same weights as a life that stops to learn there.
  ChangingLife changing(genome(oja), swap_at(10, "\"none\""));
  Life learner(genome(oja));

  changing.run_to(15);
  learner.simulator->run(10);
  learner.simulator->flush();

  BOOST_TEST(changing.now->values(*changing.now->brain().find("plastic.w")) ==
             learner.state->values(*learner.brain->find("plastic.w")));
}

BOOST_AUTO_TEST_CASE(begins_the_state_of_a_new_rule_at_the_change) {
  ChangingLife changing(genome(oja), swap_at(10, affine));

  changing.run_to(15);

  BOOST_TEST(changing.now->value(*changing.now->brain().find("plastic.seen")) == 5.0);  // ticks 10 to 14
}

BOOST_AUTO_TEST_CASE(builds_every_change_on_the_one_before) {
  const auto plan = plan_changes(develop_text(genome(oja)), test::registry(),
                                 changes("[[changes]]\ntick = 3\nset = { \"regions.echo.gain\" = 0.5 }\n" + swap_at(25, affine)));

  BOOST_TEST_REQUIRE(plan.size() == 2U);
  const Component& echo = plan[1].brain.component(plan[1].brain.find("echo.gain")->component);
  BOOST_TEST(echo.hyperparameters[static_cast<std::size_t>(echo.type->field_index("gain"))].value == 0.5);
  BOOST_TEST(plan[1].brain.find("plastic.seen").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_rule_that_lacks_a_port_and_names_it) {
  const std::string text = refusal(swap_at(25, R"({ type = "TestGated" })"));

  BOOST_TEST(says(text, "later.toml:4:21: plastic.learning: TestGated needs `level`: third factor"));
}

BOOST_AUTO_TEST_CASE(names_the_place_of_a_misspelt_parameter) {
  BOOST_TEST(says(refusal(swap_at(25, R"({ type = "Oja", eat = 1 })")), "later.toml:4:28: plastic/rule: Oja has no `eat`"));
}

BOOST_AUTO_TEST_CASE(names_the_nearest_projection) {
  const std::string text = refusal("[[changes]]\ntick = 3\nprojection = \"plastik\"\nlearning = { type = \"Oja\" }\n");

  BOOST_TEST(says(text, "later.toml:3:14"));
  BOOST_TEST(says(text, "did you mean `plastic`?"));
}

BOOST_AUTO_TEST_CASE(refuses_times_that_are_over) {
  BOOST_TEST(says(refusal(swap_at(3, oja), 10), "comes before tick 3, which is over: 10 ticks of this life are done"));
}

BOOST_AUTO_TEST_CASE(refuses_to_change_more_than_the_brain) {
  BOOST_TEST(says(refusal("[[changes]]\ntick = 3\nset = { \"phases.0.ticks\" = 3 }\n"), "changes more than the brain"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_fixed_at_birth_where_it_is_stated) {
  const std::string text = refusal("[[changes]]\ntick = 3\nset = { \"plastic.connection.w\" = \"zero\" }\n");

  BOOST_TEST(says(text, "later.toml:3:34: plastic.w: is an initial law"));
}

BOOST_AUTO_TEST_CASE(refuses_to_take_from_a_later_phase_what_it_sets) {
  BOOST_TEST(says(refusal(swap_at(10, affine)), "later.toml:1:1: plastic.eta: the phase `late` sets it, and it would be gone"));
  BOOST_TEST(says(refusal(swap_at(20, affine)), "plastic.eta: the phase `late` sets it"));  // it begins with tick 20, after the change
  const std::string other = "[[changes]]\ntick = 15\nset = { \"regions.echo.gain\" = 0.5 }\n";
  BOOST_TEST(says(refusal(swap_at(10, affine) + other), "plastic.eta: the phase `late` sets it"));
  BOOST_TEST(refusal(swap_at(21, affine)).empty());
  BOOST_TEST(refusal(swap_at(10, affine) + swap_at(20, oja)).empty());  // back before that phase
}

BOOST_AUTO_TEST_CASE(reports_the_problems_of_every_change) {
  const std::string text = refusal(swap_at(22, R"({ type = "TestGated" })") + swap_at(23, R"({ type = "Oja", eat = 1 })"));

  BOOST_TEST(says(text, "needs `level`"));
  BOOST_TEST(says(text, "has no `eat`"));
}

BOOST_AUTO_TEST_SUITE_END()
