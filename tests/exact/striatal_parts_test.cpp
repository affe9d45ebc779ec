// SPDX-License-Identifier: Apache-2.0
// Parts of striatum, pallidum, thalamus, habenula and dopamine: each compared with its equation.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr double rounding = 1e-5;

std::string brain(const std::string& tick = "100 ms") {
  return "[brain]\nname = \"parts\"\ntick = \"" + tick + "\"\nseed = 4\n";
}
std::string steering(const std::string& name, const std::string& type, const std::string& more = {}) {
  return "[steering." + name + "]\ntype = \"" + type + "\"\n" + more;
}
std::string shown(const std::string& name, const std::string& given, const std::string& more = {}) {
  return "[world." + name + "]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"" + given + "\"\n" + more;
}

/// Weight of a synapse after some ticks in which its sender shows `x` and the error is `errors`, in turn.
double corticostriatal(const std::string& settings, int ticks, const std::string& x = "1; 2; 3; 4",
                       const std::string& errors = "1; 0; 0; -1") {
  const Life life(brain() + shown("x", x) + shown("errors", errors) + region("silent", "Readout", 1) +
                  region("cell", "Readout", 1) + steering("hindsight", "HindsightError", "horizon = 0\n") +
                  wire("x.x", "silent.drive", dense("zero")) + wire("silent.rate", "hindsight.prediction") +
                  wire("errors.x", "hindsight.truth") +
                  named("w", "x.x", "cell.drive",
                        dense("zero") + learns("Corticostriatal", "error = \"hindsight.error\"", settings)));
  life.simulator->run(static_cast<std::uint64_t>(ticks));
  return matrix_of(life, "w.w")(0, 0);
}

/// The broadcasts of a habenula for what comes and what was foretold.
double habenula(double reward, double expected, double punishment, double feared, const std::string& field) {
  const auto line = [](const std::string& name, double value) {
    return "[regions." + name + "]\ntype = \"Constant\"\nvalue = " + std::to_string(value) + "\n";
  };
  const Life life(brain() + line("r", reward) + line("e", expected) + line("p", punishment) + line("f", feared) +
                  steering("lhb", "LateralHabenula") + steering("vta", "VentralTegmentum") +
                  wire("r.rate", "lhb.reward") + wire("e.rate", "lhb.expected") + wire("p.rate", "lhb.punishment") +
                  wire("f.rate", "lhb.feared") + wire("r.rate", "vta.reward") + wire("e.rate", "vta.expected") +
                  wire("lhb.rate", "vta.habenula"));
  life.simulator->run(1);
  return life.value(field);
}

std::string chamber(const std::string& settings) {
  return brain() + "[world.chamber]\ntype = \"ConditioningChamber\"\n" + settings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(striatal_parts)

BOOST_AUTO_TEST_CASE(spiny_cells_correct_what_was_active_some_ticks_before_an_error) {
  // eta = 0.1. lag 0: 0.1 (1 * 1 - 4 * 1) = -0.3; lag 1: at the fourth tick x was 3: -0.3, at the first nothing yet;
  // lag 3: -0.1.
  BOOST_TEST(std::abs(corticostriatal("", 4) + 0.3) < rounding);
  BOOST_TEST(std::abs(corticostriatal(", lag = 1", 4) + 0.3) < rounding);
  BOOST_TEST(std::abs(corticostriatal(", lag = 3", 4) + 0.1) < rounding);
  BOOST_TEST(std::abs(corticostriatal(", lag = 3, receptor = \"D2\"", 4) - 0.1) < rounding);
  // Bursts count twice, dips half: 0.1 (2 - 2) = 0; dips not at all: 0.2.
  BOOST_TEST(std::abs(corticostriatal(", burst = 2, dip = 0.5", 4)) < rounding);
  BOOST_TEST(std::abs(corticostriatal(", burst = 2, dip = 0", 4) - 0.2) < rounding);
  // Eligibility that keeps half a tick: 1, 2.5, 4.25, 6.125.
  BOOST_TEST(std::abs(corticostriatal(", tau_e = " + std::to_string(0.1 / std::log(2.0)), 4) - 0.1 * (1 - 6.125)) <
             rounding);
}

BOOST_AUTO_TEST_CASE(the_window_of_dopamine_begins_with_its_lag_and_fades) {
  // One spine is active at tick 0; dopamine comes once, d ticks of 0.1 s later. lag = 3, tau_e = 1 s: exp(-(d - 3) /
  // 10) from d = 3 on.
  const auto gained = [](int d) {
    std::string x = "1", errors = d == 0 ? "1" : "0";
    for (int t = 1; t < 40; ++t) x += "; 0", errors += t == d ? "; 1" : "; 0";
    return corticostriatal(", eta = 1, lag = 3, tau_e = 1", 40, x, errors);
  };
  BOOST_TEST(gained(0) == 0);
  BOOST_TEST(gained(2) == 0);
  for (const int d : {3, 10, 20, 39}) BOOST_TEST(std::abs(gained(d) - std::exp(-(d - 3) / 10.0)) < rounding);
}

BOOST_AUTO_TEST_CASE(hindsight_compares_what_came_with_what_was_said) {
  // Truth 1, 2, 3, …, predictions 10, 20, 30, … of the same ticks. Signal, h = 2: truth(t) - prediction(t - 2): 1, 2, 3
  // - 10, 4 - 20. Return, h = 2, gamma = 0.5: truth(t - 1) + 0.5 truth(t) + 0.25 prediction(t) - prediction(t - 2); at
  // t = 3: 3 + 2 + 10 - 20.
  const auto error = [](const std::string& settings, int ticks) {
    const Life life(brain() + shown("truth", "1; 2; 3; 4") + shown("said", "10; 20; 30; 40") +
                    steering("hindsight", "HindsightError", settings) + wire("truth.x", "hindsight.truth") +
                    wire("said.x", "hindsight.prediction"));
    life.simulator->run(static_cast<std::uint64_t>(ticks));
    return life.value("hindsight.error");
  };
  BOOST_TEST(error("horizon = 0\n", 1) == -9);
  BOOST_TEST(error("horizon = 2\n", 2) == 2);
  BOOST_TEST(error("horizon = 2\n", 4) == -16);
  BOOST_TEST(error("foretold = \"return\"\nhorizon = 2\ngamma = 0.5\n", 4) == 3 + 2 + 10 - 20);
  BOOST_TEST(error("foretold = \"return\"\nhorizon = 1\ngamma = 0.5\n", 3) == 3 + 15 - 20);
  BOOST_TEST(error_text([&] { error("foretold = \"return\"\nhorizon = 0\n", 1); }).find("a return needs a horizon") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(several_steps_discount_what_is_far_by_a_power) {
  // A cue of ten ticks, then reward 1: after h steps back the value is gamma^h times that of the state it leads to. V_0
  // = gamma^9.
  for (const int h : {1, 3}) {
    const Life life(
        brain() +
        "[world.trials]\ntype = \"Conditioning\"\nschedule = \"A+\"\nlength = 20\ncue_on = 2\ncue_off = 12\noutcome_on "
        "= 12\n" +
        region("value", "Readout", 1) +
        steering("vta", "HindsightError", "foretold = \"return\"\ngamma = 0.9\nhorizon = " + std::to_string(h) + "\n") +
        named("values", "trials.element", "value.drive",
              dense("zero") +
                  learns("Corticostriatal", "error = \"vta.error\"", ", eta = 0.2, lag = " + std::to_string(h))) +
        wire("value.rate", "vta.prediction") + wire("trials.outcome", "vta.truth"));
    life.simulator->run(20 * 1000);
    report({.target = "T-M2",
            .what = "value ten ticks before a reward, learned over " + std::to_string(h) + " steps, gamma = 0.9",
            .measured = matrix_of(life, "values.w")(0, 0),
            .bar = {std::pow(0.9, 9) - 1e-4, std::pow(0.9, 9) + 1e-4},
            .wanted = "gamma^9 = 0.3874",
            .source = "Sutton 1988"});
  }
}

BOOST_AUTO_TEST_CASE(relay_cells_answer_with_a_burst_after_inhibition_alone) {
  // Closed for 0.4 s: h = 1 - exp(-4). Then a rate of 1 + 3 h, 3 h exp(-dt / 20 ms) less a tick later. Never closed: 1,
  // no burst.
  const auto relay = [](const std::string& inhibition, const std::string& more) {
    return Life(brain("10 ms") + shown("pallidum", inhibition, "on = 40\noff = 10\n") +
                "[regions.one]\ntype = \"Constant\"\n[regions.thalamus]\ntype = \"ThalamicRelay\"\n" + more +
                wire("one.rate", "thalamus.drive") + wire("pallidum.x", "thalamus.inhibition"));
  };
  const Life closed = relay("5", "burst = 3\n"), open = relay("0", "burst = 3\n");
  closed.simulator->run(40), open.simulator->run(41);
  BOOST_TEST(closed.value("thalamus.rate") == 0);
  closed.simulator->run(1);
  const double h = 1 - std::exp(-4.0);
  report({.target = "T-M6",
          .what = "thalamus: share of T channels that open after 0.4 s of inhibition, burst mode",
          .measured = closed.value("thalamus.bursting"),
          .bar = {h - rounding, h + rounding},
          .wanted = "1 - exp(-4) = 0.982",
          .source = "Smith, Cox, Sherman & Rinzel 2000"});
  BOOST_TEST(std::abs(closed.value("thalamus.rate") - (1 + 3 * h)) < rounding);
  closed.simulator->run(1);
  BOOST_TEST(std::abs(closed.value("thalamus.rate") - (1 + 3 * h * std::exp(-0.5))) < rounding);
  report({.target = "T-M6",
          .what = "ablation: thalamus without inhibition; share of T channels that open, tonic mode",
          .measured = open.value("thalamus.bursting"),
          .bar = {0, 0},
          .wanted = "0",
          .source = "Sherman 2001"});
  BOOST_TEST(open.value("thalamus.rate") == 1);
}

BOOST_AUTO_TEST_CASE(the_habenula_and_dopamine_cells_add_up_what_is_better_and_worse) {
  // 0.3 of 1 that was expected: omission 0.7, no primary burst: dopamine -0.7.
  BOOST_TEST(std::abs(habenula(0.3, 1, 0, 0, "lhb.omission") - 0.7) < rounding);
  BOOST_TEST(std::abs(habenula(0.3, 1, 0, 0, "vta.error") + 0.7) < rounding);
  // 1 where 0.4 was expected: dopamine 0.6.
  BOOST_TEST(std::abs(habenula(1, 0.4, 0, 0, "vta.error") - 0.6) < rounding);
  // A punishment of 1 that was wholly feared: half of it stays. One that was feared and does not come: a burst of a
  // half.
  BOOST_TEST(std::abs(habenula(0, 0, 1, 1, "vta.error") + 0.5) < rounding);
  BOOST_TEST(std::abs(habenula(0, 0, 0, 1, "vta.error") - 0.5) < rounding);
  BOOST_TEST(std::abs(habenula(0, 0, 0, 1, "lhb.relief") - 0.5) < rounding);
}

BOOST_AUTO_TEST_CASE(options_are_taken_by_their_worth_among_those_on_offer) {
  // Worth 1, 0, 5, beta = 2, the third not on offer: 1 / (1 + exp(-2)) = 0.8808; 20000 draws: a standard error of
  // 0.0023.
  const Life life(brain() + shown("worth", "1 0 5") + shown("offer", "1 1 0") +
                  "[regions.choice]\ntype = \"BoltzmannChoice\"\nbeta = 2\n" + wire("worth.x", "choice.drive") +
                  wire("offer.x", "choice.available"));
  double first = 0, third = 0;
  for (int t = 0; t < 20000; ++t) {
    life.simulator->run(1);
    first += life.value("choice.choice", 0) / 20000, third += life.value("choice.choice", 2);
  }
  BOOST_TEST(std::abs(life.value("choice.probability", 0) - 1 / (1 + std::exp(-2.0))) < rounding);
  BOOST_TEST(std::abs(first - 1 / (1 + std::exp(-2.0))) < 4 * 0.0023);
  BOOST_TEST(third == 0);
}

BOOST_AUTO_TEST_CASE(a_stripe_keeps_what_came_while_its_gate_was_open) {
  const Life life(brain() + shown("x", "1 0; 0 1; 0 1") + shown("gate", "1; 0; 0") +
                  "[regions.stripe]\ntype = \"GatedMemory\"\nkept = 0.5\n" + wire("x.x", "stripe.drive") +
                  wire("gate.x", "stripe.gate"));
  life.simulator->run(3);
  BOOST_TEST(life.value("stripe.rate", 0) == 0.25);
  BOOST_TEST(life.value("stripe.rate", 1) == 0);
}

BOOST_AUTO_TEST_CASE(events_of_a_chamber_come_as_they_are_written) {
  const Life life(
      chamber("cues = \"tone light\"\ncontexts = \"A B\"\noutcomes = \"food shock\"\nworth = \"1 -2\"\nlength = "
              "0.6\nspan = 0.2\n"
              "events = \"first A 0 -; first tone 0.1 0.2; first food 0.3 0.1 1 3; second B 0.1 0.2; second light 0 "
              "0.1 1 0.5; second shock 0.5 0\"\nschedule = \"2 first; second\"\n"));
  const auto now = [&](const char* field, int unit) { return life.value(std::string("chamber.") + field, unit); };
  for (int trial = 0; trial < 4; ++trial)
    for (int t = 0; t < 6; ++t) {
      life.simulator->run(1);
      const bool first = trial != 2;
      BOOST_TEST(now("context", 0) == (first ? 1 : 0));
      BOOST_TEST(now("context", 1) == (!first && (t == 1 || t == 2) ? 1 : 0));
      BOOST_TEST(now("cue", 0) == (first && (t == 1 || t == 2) ? 1 : 0));
      BOOST_TEST(now("cue", 1) == (!first && t == 0 ? 0.5 : 0));
      BOOST_TEST(now("element", 1) == (first && t == 2 ? 1 : 0));
      BOOST_TEST(now("element", 3) == (!first && t == 1 ? 0.5 : 0));
      BOOST_TEST(now("outcome", 0) == (first && t == 3 ? 3 : 0));
      BOOST_TEST(now("reward", 0) == (first && t == 3 ? 3 : 0));
      BOOST_TEST(now("punishment", 0) == (!first && t == 5 ? 2 : 0));
      BOOST_TEST(now("first", 0) == (t == 0 ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(events_by_chance_are_drawn_once_a_trial) {
  // 4000 trials: a standard error of sqrt(0.3 * 0.7 / 4000) = 0.0072; an event that lasts is on or off as a whole.
  const Life life(
      chamber("cues = \"tone\"\noutcomes = \"food\"\nlength = 0.3\nevents = \"a tone 0 0.1; a food 0.1 0.2 "
              "0.3\"\nschedule = \"a\"\n"));
  double came = 0;
  for (int trial = 0; trial < 4000; ++trial) {
    life.simulator->run(2);
    const double begins = life.value("chamber.outcome");
    life.simulator->run(1);
    BOOST_REQUIRE(life.value("chamber.outcome") == begins);
    came += begins / 4000;
  }
  BOOST_TEST(std::abs(came - 0.3) < 4 * 0.0072);
}

BOOST_AUTO_TEST_CASE(a_chamber_that_cannot_be_read_is_refused_with_its_word) {
  const auto said = [](const std::string& events, const std::string& schedule) {
    return error_text([&] {
      Life life(chamber("cues = \"tone\"\noutcomes = \"food\"\nevents = \"" + events + "\"\nschedule = \"" + schedule +
                        "\"\n"));
    });
  };
  BOOST_TEST(said("a bell 0 1", "a").find("no line is called `bell`") != std::string::npos);
  BOOST_TEST(said("a tone 0", "a").find("is no event") != std::string::npos);
  BOOST_TEST(said("a tone x 1", "a").find("the onset is `x`") != std::string::npos);
  BOOST_TEST(said("a tone 0 1 2", "a").find("the probability is `2`") != std::string::npos);
  BOOST_TEST(said("a tone 0 1", "b").find("the schedule names `b`") != std::string::npos);
  BOOST_TEST(said("a tone 0 1", "99999999 a").find("more than 1000000 trials") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(working_memory_is_asked_for_what_was_to_be_stored) {
  const Life life(brain() + "[world.task]\ntype = \"StoreIgnoreRecall\"\n");
  int ignored = 0, stored = -1, trials = 0, right = 0;
  for (int t = 0; t < 6000; ++t) {
    life.simulator->run(1);
    if (life.value("task.command", 0) == 1)
      for (int k = 0; k < 4; ++k) stored = life.value("task.item", k) == 1 ? k : stored, ignored = 0;
    ignored += life.value("task.command", 1) == 1;
    if (life.value("task.recall") == 1) {
      BOOST_REQUIRE((ignored >= 1 && ignored <= 3));
      BOOST_REQUIRE(life.value("task.answer", stored) == 1);
      BOOST_REQUIRE(vector_of(life, "task.item").sum() == 0);
    }
    if (life.value("task.judged") == 1) ++trials, right += life.value("task.reward") == 1;
  }
  // No answer at all is right by lot: a quarter, with a standard error of sqrt(3/16 / 1200) = 0.0125.
  BOOST_TEST(std::abs(double(right) / trials - 0.25) < 4 * 0.0125);
}

BOOST_AUTO_TEST_CASE(pairs_come_in_rounds_and_pay_by_their_symbols) {
  const Life life(brain() +
                  "[world.task]\ntype = \"ProbabilisticSelection\"\nprobability = \"0.8 0.2 0.7 "
                  "0.3\"\n[regions.choice]\ntype = \"BoltzmannChoice\"\nbeta = 0\n" +
                  wire("task.shown", "choice.available") + wire("task.shown", "choice.drive") +
                  wire("choice.choice", "task.choice", {}, 1));
  double shown[4] = {}, chosen[4] = {}, paid[4] = {};
  for (int t = 0; t < 40000; ++t) {
    life.simulator->run(1);
    for (int k = 0; k < 4; ++k) {
      shown[k] += life.value("task.shown", k), chosen[k] += life.value("task.chosen", k);
      paid[k] += life.value("task.chosen", k) * life.value("task.reward");
    }
  }
  const double odds[] = {0.8, 0.2, 0.7, 0.3};
  for (int k = 0; k < 4; ++k) {
    BOOST_TEST(shown[k] == 10000);
    BOOST_TEST(std::abs(paid[k] / chosen[k] - odds[k]) < 4 * std::sqrt(0.25 / 5000));
  }
  life.simulator->set("task.stage", "test");
  double best_with[4] = {}, pay = 0;
  for (int t = 0; t < 8; ++t) {
    life.simulator->run(1);
    for (int k = 0; k < 4; ++k) best_with[k] += life.value("task.shown", 0) * life.value("task.shown", k);
    pay += life.value("task.reward");
  }
  BOOST_TEST(best_with[1] == 0);
  BOOST_TEST(best_with[2] == 1);
  BOOST_TEST(best_with[3] == 1);
  BOOST_TEST(pay == 0);
}

BOOST_AUTO_TEST_SUITE_END()
