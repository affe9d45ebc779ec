// SPDX-License-Identifier: Apache-2.0
// Temporal differences: what a critic comes to foretell, and how its surprise moves from a reward to what foretells it.
#include <boost/test/unit_test.hpp>

#include <Eigen/LU>
#include <cmath>
#include <functional>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

std::string number(double value) { return std::to_string(value); }

/// A critic of `features`; `episodes` is the part that says when one begins and ends.
std::string critic(const std::string& features, const std::string& reward, const std::string& episodes, double alpha,
                   double gamma, double lambda, const std::string& start = "zero") {
  return region("value", "Readout", 1) +
         "[steering.vta]\ntype = \"TemporalDifferenceError\"\ngamma = " + number(gamma) + "\nlast = \"" + episodes +
         ".last\"\n" +
         named("values", features, "value.drive",
               dense(start) + learns("TemporalDifference", "delta = \"vta.delta\", first = \"" + episodes + ".first\"",
                                     ", alpha = " + number(alpha) + ", gamma = " + number(gamma) +
                                         ", lambda = " + number(lambda))) +
         wire("value.rate", "vta.value") + wire(reward, "vta.reward");
}

const std::string walk = "[brain]\nname = \"walk\"\nseed = 5\n[world.walk]\ntype = \"RandomWalk\"\n";

struct Mean {
  Vector mean, error;  // standard error, from twenty parts of the run
};

/// Means of the weights over a run, looked at every eleventh tick.
Mean mean_weights(const Life& life, int ticks) {
  constexpr int parts = 20;
  const Eigen::Index n = matrix_of(life, "values.w").size();
  Matrix means = Matrix::Zero(n, parts);
  for (int part = 0; part < parts; ++part) {
    const int looks = ticks / parts / 11;
    for (int k = 0; k < looks; ++k) {
      life.simulator->run(11);
      means.col(part) += vector_of(life, "values.w") / looks;
    }
  }
  const Vector mean = means.rowwise().mean();
  const Vector spread = ((means.colwise() - mean).array().square().rowwise().sum() / (parts - 1)).sqrt();
  return {mean, spread / std::sqrt(parts)};
}

/// The walk in closed form: transitions, expected visits in a walk, expected reward of the next step.
struct Chain {
  Matrix transitions = Matrix::Zero(5, 5), visits;
  Vector rewards = Vector::Zero(5);
  Chain() {
    for (int i = 0; i < 4; ++i) transitions(i, i + 1) = transitions(i + 1, i) = 0.5;
    rewards[4] = 0.5;
    Vector start = Vector::Zero(5);
    start[2] = 1;
    visits = (Matrix::Identity(5, 5) - transitions.transpose()).inverse() * start;
    visits = Matrix(visits.col(0).asDiagonal());
  }
};

/// Cue at tick 10, outcome at tick 30 of 40.
std::string trials(const std::string& schedule, double gamma) {
  return "[brain]\nname = \"trials\"\nseed = 2\n[world.trials]\ntype = \"Conditioning\"\nlength = 40\ncue_on = "
         "10\ncue_off = 30\n"
         "outcome_on = 30\nschedule = \"" +
         schedule + "\"\n" + critic("trials.element", "trials.outcome", "trials", 0.3, gamma, 0);
}

double binomial(int n, int k, double p) {
  return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(p) +
                  (n - k) * std::log1p(-p));
}
double at_least(int n, int k, double p) {
  double sum = 0;
  for (int i = k; i <= n; ++i) sum += binomial(n, i, p);
  return sum;
}

/// Surprise in every tick of the trial that follows `n` others.
Vector surprise(const Life& life, int n) {
  life.simulator->run(static_cast<std::uint64_t>(40 * n));
  Vector delta(40);
  for (int t = 0; t < 40; ++t) {
    life.simulator->run(1);
    delta[t] = life.value("vta.error");
  }
  return delta;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(temporal_difference)

BOOST_AUTO_TEST_CASE(the_value_of_a_walk_at_random_is_the_share_of_the_way) {
  // k / 6 (Sutton 1988). A constant alpha leaves a bias of order alpha in each value, besides the wavering.
  const double alpha = 0.005;
  const Life life(walk + critic("walk.state", "walk.reward", "walk", alpha, 1, 0, "constant 0.5"));
  life.simulator->run(20000);
  const Mean values = mean_weights(life, 4000000);
  for (int k = 0; k < 5; ++k) {
    const double off = values.mean[k] - (k + 1) / 6.0;
    BOOST_TEST_MESSAGE("state " << k + 1 << ": " << values.mean[k] << ", off by " << off << ", standard error "
                                << values.error[k]);
    BOOST_TEST(std::abs(off) < 4 * values.error[k] + alpha);
    BOOST_TEST(values.error[k] < 0.001);
  }
}

BOOST_AUTO_TEST_CASE(with_features_the_weights_tend_to_those_of_least_squares) {
  // Fixed point of TD(lambda): A w = b, A = F' D (I - gamma lambda P)^-1 (I - gamma P) F, b = F' D (I - gamma lambda
  // P)^-1 r.
  const double alpha = 0.005, gamma = 0.9, lambda = 0.6;
  const Life life(walk + region("feature", "Readout", 3) +
                  named("phi", "walk.state", "feature.drive", dense("normal 0 1")) +
                  critic("feature.rate", "walk.reward", "walk", alpha, gamma, lambda));
  const Chain chain;
  const Matrix f = matrix_of(life, "phi.w").transpose(), one = Matrix::Identity(5, 5);
  const Matrix traced = f.transpose() * chain.visits * (one - gamma * lambda * chain.transitions).inverse();
  const Vector expected = (traced * (one - gamma * chain.transitions) * f).inverse() * (traced * chain.rewards);
  const Vector without_trace = (f.transpose() * chain.visits * (one - gamma * chain.transitions) * f).inverse() *
                               (f.transpose() * chain.visits * chain.rewards);
  life.simulator->run(20000);
  const Mean weights = mean_weights(life, 4000000);
  BOOST_TEST_MESSAGE("weights " << weights.mean.transpose() << ", expected " << expected.transpose()
                                << ", standard errors " << weights.error.transpose() << ", without a trace "
                                << without_trace.transpose());
  for (int k = 0; k < 3; ++k) BOOST_TEST(std::abs(weights.mean[k] - expected[k]) < 4 * weights.error[k] + alpha);
  BOOST_TEST((weights.mean - without_trace).norm() > 4 * weights.error.norm() + alpha);
}

BOOST_AUTO_TEST_CASE(states_that_are_not_met_as_their_transitions_lead_to_them_let_the_weights_grow_without_end) {
  // Baird 1995: seven states, all lead to the seventh, no reward, so all values are 0. Each is met equally often,
  // whatever came before: a tick in the state, a tick in the seventh. The iteration is written out here in double
  // precision.
  std::string rows;
  Matrix states = Matrix::Zero(7, 8);
  for (int s = 0; s < 7; ++s) states(s, s) = s < 6 ? 2 : 1, states(s, 7) = s < 6 ? 1 : 2;
  for (int s = 0; s < 7; ++s)
    for (const int at : {s, 6}) {
      rows += rows.empty() ? "" : ";";
      for (int i = 0; i < 8; ++i) rows += " " + std::to_string(static_cast<int>(states(at, i)));
    }
  const auto baird = [&](const std::string& given) {
    return "[brain]\nname = \"baird\"\n[world.star]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"" + given +
           "\"\n[regions.nothing]\ntype = \"TestRamp\"\nsize = { n = 1 }\nstep = 0\n[steering.clock]\ntype = "
           "\"PhaseClock\"\nlength = 2\nto = 2\n" +
           critic("star.x", "nothing.rate", "clock", 0.02, 0.99, 0);
  };
  Matrix start = Matrix::Ones(1, 8);
  start(0, 6) = 10;
  Vector w = start.row(0);
  for (int sweep = 0; sweep < 500; ++sweep)
    for (int s = 0; s < 7; ++s)
      w += 0.02 * (0.99 * states.row(6).dot(w) - states.row(s).dot(w)) * states.row(s).transpose();
  const Life off_policy(baird(rows));
  set_matrix(off_policy, "values.w", start);
  off_policy.simulator->run(14 * 500);
  const Vector found = vector_of(off_policy, "values.w");
  BOOST_TEST_MESSAGE("length of the weights: " << start.norm() << ", after 500 sweeps " << found.norm() << ", expected "
                                               << w.norm());
  BOOST_TEST((found - w).norm() < 1e-3 * w.norm());
  BOOST_TEST(found.norm() > 5 * start.norm());
  // Met as they lead to each other, it is the seventh alone: its value falls to 0.
  const Life on_policy(baird("0 0 0 0 0 0 1 2"));
  set_matrix(on_policy, "values.w", start);
  on_policy.simulator->run(14 * 2000);
  BOOST_TEST(std::abs(on_policy.value("value.rate")) < 0.01);
}

BOOST_AUTO_TEST_CASE(the_burst_travels_back_from_the_reward_to_the_cue_as_a_binomial_distribution) {
  // With V_m the value m ticks before the reward, V_m <- (1 - a) V_m + a gamma V_m-1 in every trial: after n trials
  // V_m = gamma^(m-1) P(Bin(n, a) >= m), the surprise on going from m + 1 to m is gamma^m P(Bin(n, a) = m), and that at
  // the cue, 20 ticks before the reward, gamma^20 P(Bin(n, a) >= 20).
  for (const double gamma : {1.0, 0.98})
    for (const int n : {0, 9, 40}) {
      const Vector delta = surprise(Life(trials("A+", gamma)), n);
      for (int m = 0; m < 20; ++m)
        BOOST_TEST(std::abs(delta[30 - m] - (m <= n ? std::pow(gamma, m) * binomial(n, m, 0.3) : 0.0)) < 1e-5);
      BOOST_TEST(std::abs(delta[10] - (n < 20 ? 0.0 : std::pow(gamma, 20) * at_least(n, 20, 0.3))) < 1e-5);
      BOOST_TEST(delta.head(10).norm() == 0);
      BOOST_TEST(delta.tail(9).norm() == 0);
    }
}

BOOST_AUTO_TEST_CASE(in_the_end_the_cue_has_the_burst_and_a_missing_reward_a_dip) {
  // gamma^20 = 0.667608 at the cue, 0 at the reward, -1 when it does not come.
  const Life life(trials("400 A+; 1 A-", 0.98));
  const Vector learned = surprise(life, 399), omitted = surprise(life, 0);
  BOOST_TEST(std::abs(learned[10] - std::pow(0.98, 20)) < 1e-5);
  BOOST_TEST(std::abs(learned[30]) < 1e-5);
  BOOST_TEST(std::abs(omitted[10] - std::pow(0.98, 20)) < 1e-5);
  BOOST_TEST(std::abs(omitted[30] + 1) < 1e-5);
}

BOOST_AUTO_TEST_CASE(rows_of_the_shift_of_dopamine) {
  // Cue at tick 10, reward at 30, alpha = 0.3. At the reward (1 - alpha)^n: 0.7^9 = 0.040 after nine trials.
  const std::string source = "Schultz, Dayan & Montague 1997; closed form";
  for (const double gamma : {1.0, 0.98}) {
    const Life life(trials("1000 A+; 1 A-", gamma));
    int small = 0, large = 0;
    double travelling = 0;
    for (int n = 0; n < 1000; ++n) {
      const Vector delta = surprise(life, 0);
      if (n == 0)
        report({.target = "T-E5",
                .what = "gamma " + number(gamma).substr(0, 4) + ", first trial: dopamine at the reward",
                .measured = delta[30],
                .bar = {1, 1},
                .wanted = "1",
                .source = source});
      if (small == 0 && delta[30] < 0.05) small = n;
      if (large == 0 && delta[10] > 0.5) large = n;
      travelling = std::max(travelling, delta.segment(15, 10).maxCoeff());
      if (n < 999) continue;
      report({.target = "T-E5",
              .what = "gamma " + number(gamma).substr(0, 4) + ": dopamine at the cue in the end",
              .measured = delta[10],
              .bar = {std::pow(gamma, 20) - 1e-4, std::pow(gamma, 20) + 1e-4},
              .wanted = "gamma^20: 1, 0.6676",
              .source = source});
      report({.target = "T-E5",
              .what = "gamma " + number(gamma).substr(0, 4) + ": dopamine at the reward in the end",
              .measured = delta[30],
              .bar = {-1e-4, 1e-4},
              .wanted = "0",
              .source = source});
    }
    report({.target = "T-E5",
            .what = "gamma " + number(gamma).substr(0, 4) + ": trials until dopamine at the reward is below 0.05",
            .measured = double(small),
            .bar = {9, 9},
            .wanted = "9",
            .source = source});
    report({.target = "T-E5",
            .what = "gamma " + number(gamma).substr(0, 4) + ": trials until dopamine at the cue is above 0.5",
            .measured = double(large),
            .bar = {gamma == 1 ? 66.0 : 74.0, gamma == 1 ? 66.0 : 74.0},
            .wanted = gamma == 1 ? "66" : "74",
            .source = source});
    report(
        {.target = "T-E5",
         .what = "gamma " + number(gamma).substr(0, 4) + ": largest dopamine midway between cue and reward, on its way",
         .measured = travelling,
         .bar = {0.1, 1},
         .wanted = "the burst travels back",
         .source = source});
    report({.target = "T-E5",
            .what = "gamma " + number(gamma).substr(0, 4) + ": dopamine where the reward is missing",
            .measured = surprise(life, 0)[30],
            .bar = {-1 - 1e-4, -1 + 1e-4},
            .wanted = "-1",
            .source = source});
  }
  // Without predictions of predictions, gamma = 0, the reward is foretold a tick before it and by nothing else.
  const Life myopic(trials("A+", 0));
  report({.target = "T-E5",
          .what = "ablation: no later prediction counts, gamma 0; dopamine at the cue after 1000 trials",
          .measured = surprise(myopic, 999)[10],
          .bar = {-1e-6, 1e-6},
          .wanted = "0",
          .source = "ablation"});
}

BOOST_AUTO_TEST_CASE(a_reward_by_chance_leaves_p_at_the_cue_one_minus_p_at_the_reward_and_minus_p_where_it_is_missing) {
  // The mean value over N trials is the mean of about as many outcomes: a standard error of sqrt(p (1 - p) / N).
  constexpr int trials_seen = 4000;
  for (const double p : {0.25, 0.5, 0.75}) {
    const Life life(
        "[brain]\nname = \"chance\"\nseed = 4\n[world.trials]\ntype = \"Conditioning\"\nschedule = \"A?\"\nlength = 8\n"
        "cue_on = 2\ncue_off = 5\noutcome_on = 5\np = " +
        number(p) + "\n" + critic("trials.element", "trials.outcome", "trials", 0.01, 1, 0));
    life.simulator->run(8 * 1500);
    double cue = 0, reward = 0, omission = 0;
    int rewards = 0;
    for (int k = 0; k < trials_seen; ++k) {
      life.simulator->run(3);
      cue += life.value("vta.error") / trials_seen;
      life.simulator->run(3);
      const bool came = life.value("trials.outcome") > 0;
      rewards += came;
      (came ? reward : omission) += life.value("vta.error");
      life.simulator->run(2);
    }
    reward /= rewards, omission /= trials_seen - rewards;
    BOOST_TEST_MESSAGE("p = " << p << ": cue " << cue << ", reward " << reward << ", omission " << omission);
    const double error = std::sqrt(p * (1 - p) / trials_seen);
    BOOST_TEST(std::abs(cue - p) < 4 * error);
    BOOST_TEST(std::abs(reward - (1 - p)) < 4 * error);
    BOOST_TEST(std::abs(omission + p) < 4 * error);
    const std::string named_p = "probability " + number(p).substr(0, 4) + ": dopamine at ",
                      fiorillo = "Fiorillo, Tobler & Schultz 2003; closed form";
    report({.target = "T-E5",
            .what = named_p + "the cue",
            .measured = cue,
            .bar = {p - 4 * error, p + 4 * error},
            .wanted = "p",
            .source = fiorillo});
    report({.target = "T-E5",
            .what = named_p + "the reward",
            .measured = reward,
            .bar = {1 - p - 4 * error, 1 - p + 4 * error},
            .wanted = "1 - p",
            .source = fiorillo});
    report({.target = "T-E5",
            .what = named_p + "an omission",
            .measured = omission,
            .bar = {-p - 4 * error, -p + 4 * error},
            .wanted = "-p",
            .source = fiorillo});
  }
}

BOOST_AUTO_TEST_CASE(a_trace_keeps_what_was_active_and_an_episode_s_begin_clears_it) {
  // x = 1 in every tick, V = 0 before learning and delta = r = 1: after 4 ticks of reward the trace is 0, 1, 1 + k, 1 +
  // k + k^2 for k = gamma lambda = 0.5, or 0, 1, 1, 1 if it is replaced; w = 0.1 times what delta meets. Values are
  // held at 0.
  const auto genome = [](const std::string& kind, int length) {
    return "[brain]\nname = \"trace\"\n[regions.one]\ntype = \"Constant\"\n[regions.sink]\ntype = \"Readout\"\nsize = "
           "{ n = 1 }\n"
           "[regions.nothing]\ntype = \"TestRamp\"\nsize = { n = 1 }\nstep = 0\n[steering.vta]\ntype = "
           "\"TemporalDifferenceError\"\n"
           "[steering.clock]\ntype = \"PhaseClock\"\nlength = " +
           std::to_string(length) + "\n" +
           named("values", "one.rate", "sink.drive",
                 dense("zero") + learns("TemporalDifference", "delta = \"vta.delta\", first = \"clock.first\"",
                                        ", alpha = 0.1, lambda = 0.5, kind = \"" + kind + "\"")) +
           wire("nothing.rate", "vta.value") + wire("one.rate", "vta.reward");
  };
  const auto weight = [&](const std::string& kind, int length) {
    const Life life(genome(kind, length));
    life.simulator->run(4);
    return matrix_of(life, "values.w")(0, 0);
  };
  BOOST_TEST(std::abs(weight("accumulating", 100) - 0.1 * (1 + 1.5 + 1.75)) < 1e-6);
  BOOST_TEST(std::abs(weight("replacing", 100) - 0.3) < 1e-6);
  BOOST_TEST(std::abs(weight("accumulating", 2) - 0.2) < 1e-6);
}

BOOST_AUTO_TEST_CASE(a_walk_begins_in_the_middle_and_takes_nine_steps_on_average) {
  // From place k of 0 to 6 an end is k (6 - k) steps away, and the right one is met with k / 6. With its beginning a
  // walk takes 10 ticks; the variance of its steps is 2/3 (a^4 - a^2) = 48 for a = 3 from the middle to an end.
  const Life life(walk);
  constexpr int ticks = 50000;
  int begun = 0, ended = 0, right = 0;
  bool in_the_middle = true, nowhere = true;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    const bool first = life.value("walk.first") == 1, last = life.value("walk.last") == 1;
    begun += first, ended += last, right += life.value("walk.reward") == 1;
    in_the_middle = in_the_middle && (!first || life.value("walk.state", 2) == 1);
    nowhere = nowhere && (vector_of(life, "walk.state").sum() == (last ? 0 : 1));
  }
  BOOST_TEST(in_the_middle);
  BOOST_TEST(nowhere);
  BOOST_TEST(std::abs(static_cast<double>(ticks) / ended - 10) < 4 * std::sqrt(48.0 / ended));
  BOOST_TEST(std::abs(static_cast<double>(right) / ended - 0.5) < 4 * 0.5 / std::sqrt(ended));
  BOOST_TEST(begun - ended <= 1);
}

BOOST_AUTO_TEST_SUITE_END()
