// SPDX-License-Identifier: Apache-2.0
// Phasic dopamine as a circuit: amygdala, patch, habenula. Each phenomenon in parts of a full burst, 1.
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;
using Overrides = std::vector<Override>;

namespace {

constexpr int trial = 40, cue = 10, outcome = 19;  // ticks of 0.1 s in apps/brains/dopamine
const std::string mollick = "Mollick et al. 2020";

/// A kind of trial: context, cues of a second, and perhaps an outcome at their end, with its strength and probability.
std::string kind(const std::string& name, const std::string& context, const std::vector<std::string>& cues,
                 const std::string& ends = {}, const std::string& probability = "1",
                 const std::string& strength = "1") {
  std::string rows = name + " " + context + " 0 -;";
  for (const std::string& each : cues) rows += name + " " + each + " 1 1;";
  return ends.empty() ? rows : rows + name + " " + ends + " 1.9 0.1 " + probability + " " + strength + ";";
}

struct Session {
  Life life;
  Session(const std::string& events, const std::string& schedule, Overrides more = {})
      : life(ready_made("dopamine", with(std::move(more), events, schedule))) {}
  static Overrides with(Overrides more, const std::string& events, const std::string& schedule) {
    more.push_back({"chamber.cues", "tone light click smell"});
    more.push_back({"chamber.events", events});
    more.push_back({"chamber.schedule", schedule});
    return more;
  }
  /// Lets `n` trials pass.
  Session& pass(int n) {
    life.simulator->run(static_cast<std::uint64_t>(trial * n));
    return *this;
  }
  /// Dopamine in each tick of the next trial.
  Vector dopamine() const { return record(life, "vta.error", trial); }
};

void row(const std::string& target, const std::string& what, double measured, Bar bar, const std::string& wanted,
         const std::string& source = mollick) {
  report({.target = target, .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = source});
}

const std::string acquisition = kind("acquisition", "A", {"tone"}, "food");
const Bar burst{0.3, unbounded}, dip{-unbounded, -0.3}, gone{-0.1, 0.1};

/// Burst at the tone's appearance when extinction ends in `extinction`, and then in `test`.
struct Renewal {
  double extinguished, renewed;
};
Renewal renewal(const std::string& extinction, const std::string& test, const Overrides& more = {}) {
  Session session(acquisition + kind("extinction", extinction, {"tone"}) + kind("test", test, {"tone"}),
                  "150 acquisition; 60 extinction; test", more);
  const double last = session.pass(209).dopamine()[cue];
  return {last, session.dopamine()[cue]};
}

/// Answers to a reward or a punishment by half: means over the trials in which it came, and in which it did not.
struct ByHalf {
  double cue = 0, delivery = 0, omission = 0;
};
ByHalf by_half(const std::string& ends, const std::string& line) {
  Session session(kind("half", "A", {"tone"}, ends, "0.5"), "half");
  session.pass(300);
  ByHalf mean;
  constexpr int trials = 400;
  int came = 0;
  for (int k = 0; k < trials; ++k) {
    session.life.simulator->run(cue + 1);
    mean.cue += session.life.value("vta.error") / trials;
    session.life.simulator->run(outcome - cue);
    const bool now = session.life.value(line) > 0;
    came += now;
    (now ? mean.delivery : mean.omission) += session.life.value("vta.error");
    session.life.simulator->run(trial - outcome - 1);
  }
  mean.delivery /= came, mean.omission /= trials - came;
  return mean;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dopamine)

BOOST_AUTO_TEST_CASE(the_burst_goes_over_from_the_reward_to_the_cue_and_does_not_travel) {
  Session session(acquisition, "acquisition");
  const Vector first = session.dopamine();
  double between = 0;
  for (int k = 0; k < 148; ++k)
    between = std::max(between, session.dopamine().segment(cue + 1, outcome - cue - 1).cwiseAbs().maxCoeff());
  const Vector last = session.dopamine();
  row("T-E7", "first trial: burst at the reward", first[outcome], {1, 1}, "1");
  row("T-E7", "first trial: burst at the cue", first[cue], {0, 0}, "0");
  row("T-E7", "after 150 trials: burst at the cue", last[cue], burst, "a full burst");
  row("T-E7", "after 150 trials: burst at the reward", last[outcome], gone, "0");
  row("T-E5", "largest answer between cue and reward in 150 trials: two ways to dopamine, nothing travels", between,
      {0, 0.05}, "0; with temporal differences it travels");
}

BOOST_AUTO_TEST_CASE(each_part_of_the_circuit_is_needed_for_its_part_of_the_answer) {
  const std::string omission = acquisition + kind("omission", "A", {"tone"});
  const auto after = [&](const Overrides& cut) {
    Session session(omission, "150 acquisition; omission", cut);
    session.pass(149);
    const Vector rewarded = session.dopamine();
    return std::pair{rewarded, session.dopamine()};
  };
  const auto [rewarded, omitted] = after({});
  row("T-E7", "dip when the reward is missing", omitted[outcome], dip, "-1");
  row("T-E7", "ablation: no habenula; dip when the reward is missing",
      after({{"projections.habenula_dopamine", "none"}}).second.minCoeff(), {-0.05, 0}, "none");
  row("T-E7", "ablation: no amygdala; burst at the cue", after({{"projections.amygdala_dopamine", "none"}}).first[cue],
      {0, 0.05}, "none");
  row("T-E7", "ablation: no patch of striatum; burst at the reward",
      after({{"projections.patch_dopamine", "none"}, {"projections.patch_habenula", "none"}}).first[outcome], {0.9, 1},
      "it stays");
}

BOOST_AUTO_TEST_CASE(a_reward_by_half_leaves_half_of_each) {
  const ByHalf reward = by_half("food", "chamber.reward");
  row("T-E7", "reward by half: burst at the cue", reward.cue, {0.3, 0.7}, "half of that at full probability");
  row("T-E7", "reward by half: at delivery", reward.delivery, burst, "+0.5");
  row("T-E7", "reward by half: at omission", reward.omission, dip, "-0.5");
}

BOOST_AUTO_TEST_CASE(what_is_extinguished_in_one_place_is_renewed_in_another) {
  const Renewal aba = renewal("B", "A"), abc = renewal("B", "C"), aab = renewal("A", "B"), aaa = renewal("A", "A");
  row("T-E7", "extinction in B: burst at the cue that is lost", 1 - aba.extinguished, burst, "most of it");
  row("T-E7", "renewal ABA: burst that comes back", aba.renewed - aba.extinguished, burst, "most of it");
  row("T-E7", "renewal ABC: burst that comes back", abc.renewed - abc.extinguished, burst, "most of it");
  row("T-E7", "renewal AAB: burst that comes back", aab.renewed - aab.extinguished, burst, "most of it");
  row("T-E7", "ablation: same place, AAA; burst that comes back", aaa.renewed - aaa.extinguished, gone, "none");
  const Renewal lesioned =
      renewal("B", "A", {{"context_hippocampus.connection", "{ type = \"Dense\", w = \"constant 1\" }"}});
  row("T-E7", "ablation: a hippocampus that does not tell places apart, ABA; burst that comes back",
      lesioned.renewed - lesioned.extinguished, gone, "none");
  const Renewal kept = renewal("B", "A", {{"projections.habenula_reward", "none"}});
  row("T-E7", "ablation: omissions do not reach the amygdala; burst at the cue that is lost in extinction",
      1 - kept.extinguished, gone, "none");
}

BOOST_AUTO_TEST_CASE(a_punishment_is_never_foretold_away) {
  Session session(kind("danger", "A", {"tone"}, "shock") + kind("safe", "A", {"tone"}), "150 danger; safe");
  session.pass(149);
  const Vector last = session.dopamine(), spared = session.dopamine();
  row("T-E7", "punishment: dip at the cue after 150 trials", last[cue], dip, "a dip");
  row("T-E7", "punishment: dip at delivery after 150 trials", last[outcome], dip, "it stays");
  row("T-E7", "punishment that does not come: burst", spared[outcome], burst, "a burst");
  const ByHalf half = by_half("shock", "chamber.punishment");
  row("T-E7", "punishment by half: dip at delivery", half.delivery, dip, "deeper than the burst is high");
  row("T-E7", "punishment by half: burst at omission, part of that dip", half.omission / -half.delivery, {0.01, 0.7},
      "smaller");
  Session deaf(kind("danger", "A", {"tone"}, "shock"), "danger", {{"projections.habenula_dopamine", "none"}});
  row("T-E7", "ablation: no habenula; deepest dip in 150 trials with punishment", deaf.pass(149).dopamine().minCoeff(),
      {-0.05, 0}, "none");
}

BOOST_AUTO_TEST_CASE(a_cue_that_tells_nothing_new_gets_no_burst) {
  // Tone is rewarded, light is not; then tone and click, light and smell are. Click is blocked, smell is its control.
  const std::string events =
      acquisition + kind("bare", "A", {"light"}) + kind("blocked", "A", {"tone", "click"}, "food") +
      kind("free", "A", {"light", "smell"}, "food") + kind("click", "A", {"click"}) + kind("smell", "A", {"smell"});
  Session session(events, "150 acquisition bare; 60 blocked free; click; smell");
  session.pass(420);
  const double blocked = session.dopamine()[cue], control = session.dopamine()[cue];
  row("T-E6", "blocking: burst at the blocked cue, part of the control's", blocked / control, {-0.2, 0.2}, "below 0.2",
      "Waelti, Dickinson & Schultz 2001");
  row("T-E6", "burst at the control cue", control, burst, "a burst", "Waelti, Dickinson & Schultz 2001");
  Session naive(events, "150 bare bare; 60 blocked free; click; smell");
  naive.pass(420);
  const double shared = naive.dopamine()[cue];
  row("T-E6", "ablation: the tone was not rewarded before; burst at the click, part of the control's",
      shared / naive.dopamine()[cue], {0.8, 1.2}, "1", "ablation");
  Session larger(acquisition + kind("more", "A", {"tone", "click"}, "food", "1", "2") + kind("click", "A", {"click"}),
                 "150 acquisition; 60 more; click");
  row("T-E7", "unblocking: burst at a cue that comes with a doubled reward", larger.pass(210).dopamine()[cue], burst,
      "a burst");
}

BOOST_AUTO_TEST_CASE(a_cue_that_announces_an_omission_brings_a_dip) {
  const std::string events = acquisition + kind("inhibition", "A", {"tone", "click"}) + kind("click", "A", {"click"}) +
                             kind("tone", "A", {"tone"});
  Session session(events, "300 acquisition inhibition; click; inhibition; tone");
  session.pass(600);
  const double alone = session.dopamine()[cue], together = session.dopamine()[cue], excited = session.dopamine()[cue];
  row("T-E6", "inhibitor alone: dip", alone, dip, "a dip", "Tobler, Dickinson & Schultz 2003");
  row("T-E7", "summation: burst at the tone that the inhibitor takes away", excited - together, burst, "most of it");
  Session control(events, "300 inhibition; click; inhibition; tone");
  row("T-E6", "ablation: the tone is never rewarded; the same cue alone", control.pass(300).dopamine()[cue],
      {-0.05, 0.05}, "none", "ablation");
}

BOOST_AUTO_TEST_CASE(two_cues_that_foretell_too_much_together_lose) {
  const std::string events = acquisition + kind("second", "A", {"light"}, "food") +
                             kind("both", "A", {"tone", "light"}, "food") + kind("tone", "A", {"tone"});
  Session session(events, "150 acquisition second; 60 both; tone");
  const double before = session.pass(298).dopamine()[cue];
  session.pass(61);
  const double after = session.dopamine()[cue];
  row("T-E7", "overexpectation: burst at the tone that is lost though every trial was rewarded", before - after, burst,
      "some");
  Session alone(events, "150 acquisition second; 60 acquisition; tone");
  row("T-E7", "ablation: the tone goes on alone; burst that is lost", before - alone.pass(360).dopamine()[cue], gone,
      "none");
}

BOOST_AUTO_TEST_SUITE_END()
