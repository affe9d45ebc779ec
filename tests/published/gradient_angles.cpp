// SPDX-License-Identifier: Apache-2.0
// Prints how far each way of assigning credit points away from the gradient, at birth and after learning, as a table in
// Markdown. One small task for all: ten inputs, tanh layers of 20 and 15, three linear outputs that follow a teacher network.
//   gradient_angles > docs/results/gradient-angles.md
#include <cstdio>
#include <functional>
#include <numbers>
#include <stdexcept>

#include "exact/matrices.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr int birth_samples = 50;
constexpr int samples = 200;   // over which an angle after learning is averaged

struct Scheme {
  std::string name;
  std::string toml;
  int ticks;                        ///< of a sample
  int lessons;                      ///< samples learned in between
  std::vector<std::string> hidden;  ///< projections that end in hidden layers
  std::function<std::vector<Matrix>(const Life&, const std::vector<Matrix>&)> gradient;  ///< downhill, at these weights
};

double degrees(double cosine) { return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / std::numbers::pi; }

const std::string stream = "[world.stream]\ntype = \"Friedman\"\nsamples = 2000\n";

std::string head(int ticks) {
  return "[brain]\nname = \"angles\"\nseed = 7\n" + stream + "period = " + std::to_string(ticks) + "\n" +
         region("master", "RateUnits", 12) + region("wish", "Readout", 3) + wire("stream.x", "master.drive", dense("normal 0 0.4")) +
         wire("master.rate", "wish.drive", dense("normal 0 0.5"));
}

/// Gradients of half the squared error of tanh, tanh, linear.
std::vector<Matrix> layered(const Life& life, const std::vector<Matrix>& w) {
  const Vector x = vector_of(life, "stream.x"), target = vector_of(life, "wish.rate");
  const Vector h1 = (w[0] * x).array().tanh(), h2 = (w[1] * h1).array().tanh();
  const Vector e3 = target - w[2] * h2;
  const Vector e2 = (w[2].transpose() * e3).array() * (1 - h2.array().square());
  const Vector e1 = (w[1].transpose() * e2).array() * (1 - h1.array().square());
  return {e1 * x.transpose(), e2 * h1.transpose()};
}

const std::string eta = ", eta = 0.01";
std::string transposed(const std::string& of) { return "connection = { type = \"Transposed\", of = \"" + of + "\" }\n"; }
std::string tied(const std::string& of) { return "connection = { type = \"Tied\", of = \"" + of + "\" }\n"; }

std::string delta(const std::string& error, const std::string& then = {}) {
  return learns("Delta", "error = \"" + error + "\"", eta + then);
}

/// Forward path of 10-20-15-3, its errors and the way back.
std::string network(const std::string& back_2, const std::string& back_1, const std::string& lower_from = "error_2.error",
                    const std::string& upper_from = "teacher.error", const std::string& then = {}) {
  return head(1) + region("h1", "RateUnits", 20) + region("h2", "RateUnits", 15) + region("out", "Readout", 3) +
         "[regions.error_1]\ntype = \"ErrorUnits\"\n[regions.error_2]\ntype = \"ErrorUnits\"\n[steering.teacher]\ntype = \"TargetError\"\n" +
         named("w1", "stream.x", "h1.drive", dense("normal 0 0.3") + delta("error_1.error", then)) +
         named("w2", "h1.rate", "h2.drive", dense("normal 0 0.25") + delta("error_2.error", then)) +
         named("w3", "h2.rate", "out.drive", dense("normal 0 0.25") + delta("teacher.error", then)) +
         named("b2", upper_from, "error_2.feedback", back_2) + named("b1", lower_from, "error_1.feedback", back_1) +
         wire("h1.slope", "error_1.slope") + wire("h2.slope", "error_2.slope") + wire("out.rate", "teacher.prediction") +
         wire("wish.rate", "teacher.target");
}

Scheme layered_scheme(std::string name, std::string toml, int ticks = 1, int lessons = 20000) {
  return {std::move(name), std::move(toml), ticks, lessons, {"w1", "w2", "w3"}, layered};
}

std::string kolen_pollack(const std::string& y) {
  return dense("normal 0 0.25") + "learning = { type = \"KolenPollack\", eta = 0.01, lambda = 0.1 }\nsignals = { y = \"" + y + "\" }\n";
}

/// The lower layer learns from its target, through feedback weights that learn to reconstruct it.
std::string target_propagation() {
  return head(1) + region("h1", "RateUnits", 20) + region("h2", "RateUnits", 15) + region("out", "Readout", 3) +
         region("h2_target", "Readout", 15) + region("guess", "RateUnits", 20) +
         "[regions.aim]\ntype = \"TargetUnits\"\n[regions.error_2]\ntype = \"ErrorUnits\"\n[steering.teacher]\ntype = \"TargetError\"\n"
         "[steering.judge]\ntype = \"TargetError\"\n" +
         named("w1", "stream.x", "h1.drive", dense("normal 0 0.3") + delta("aim.error")) +
         named("w2", "h1.rate", "h2.drive", dense("normal 0 0.25") + delta("error_2.error")) +
         named("w3", "h2.rate", "out.drive", dense("normal 0 0.25") + delta("teacher.error")) +
         wire("teacher.error", "error_2.feedback", transposed("w3")) + wire("h2.slope", "error_2.slope") +
         wire("h2.rate", "h2_target.drive") +
         wire("error_2.error", "h2_target.drive", "connection = { type = \"OneToOne\", w = \"constant 0.1\" }\n") +
         named("back", "h2.rate", "guess.drive", dense("normal 0 0.25") + delta("judge.error")) +
         wire("h2.rate", "aim.from_rate", tied("back")) + wire("h2_target.rate", "aim.from_target", tied("back")) +
         wire("h1.rate", "aim.own") + wire("h1.slope", "aim.slope") + wire("guess.rate", "judge.prediction") +
         wire("h1.rate", "judge.target") + wire("out.rate", "teacher.prediction") + wire("wish.rate", "teacher.target");
}

/// A window of one tick; parts hear it a tick later.
std::string clock(const std::string& name, int length, int at) {
  return "[steering." + name + "]\ntype = \"PhaseClock\"\nlength = " + std::to_string(length) + "\nfrom = " + std::to_string(at) +
         "\nto = " + std::to_string(at + 1) + "\n";
}

/// `in_turn`: every projection learns when its layer's error first arrives, else all at the end of `ticks`.
std::string predictive(int ticks, const std::string& step, bool in_turn) {
  const auto layer = [&](const std::string& name, int n, const std::string& more) {
    return region(name, "PredictiveUnits", n, "start = \"begins.first\"\nstep = " + step + "\n" + more);
  };
  const auto learn = [&](const std::string& of, const std::string& when) {
    return learns("Delta", "error = \"" + of + ".error\"", eta + ", when = \"" + (in_turn ? when : "end") + ".open\"");
  };
  const auto back = [](const std::string& from, const std::string& relay, const std::string& to, const std::string& of, int n) {
    return region(relay, "Readout", n) + wire(from + ".error", relay + ".drive", transposed(of)) +
           wire(relay + ".rate", to + ".feedback", {}, 1);
  };
  return head(ticks) + clock("begins", ticks, 0) + clock("third", ticks, 1) + clock("second", ticks, 2) + clock("first", ticks, 3) +
         clock("end", ticks, ticks - 1) + layer("h1", 20, "") + layer("h2", 15, "") + layer("out", 3, "function = \"linear\"\n") +
         named("w1", "stream.x", "h1.drive", dense("normal 0 0.3") + learn("h1", "first")) +
         named("w2", "h1.rate", "h2.drive", dense("normal 0 0.25") + learn("h2", "second")) +
         named("w3", "h2.rate", "out.drive", dense("normal 0 0.25") + learn("out", "third")) + wire("wish.rate", "out.target") +
         back("out", "r2", "h2", "w3", 15) + back("h2", "r1", "h1", "w2", 20);
}

constexpr int phase = 60;  // ticks in which a small network settles

/// Two phases of a network that settles: 10 inputs, 20 hidden units, 3 outputs.
std::string settling(const std::string& rule, const std::string& strength_name, double beta) {
  const std::string clock_signals = "mark = \"clock.mark\", " + strength_name + " = \"clock.open\"";
  const std::string learn = learns(rule, clock_signals, ", eta = 0.02, when = \"clock.mark\"");
  const std::string length = std::to_string(2 * phase);
  return "[brain]\nname = \"angles\"\nseed = 7\n" + stream + "period = " + length + "\n[regions.bias]\ntype = \"Constant\"\n" +
         "[steering.clock]\ntype = \"PhaseClock\"\nlength = " + length + "\nfrom = " + std::to_string(phase) + "\nto = " + length +
         "\nstrength = " + std::to_string(beta) + "\n" + region("wish", "RateUnits", 3, "function = \"logistic\"\n") +
         wire("stream.x", "wish.drive", dense("normal 0 0.5")) + region("h", "EquilibriumUnits", 20, "start = \"clock.first\"\n") +
         region("o", "EquilibriumUnits", 3, "start = \"clock.first\"\nbeta = \"clock.open\"\n") +
         named("w1", "stream.x", "h.drive", dense("normal 0 0.05") + learn) + named("w2", "h.rate", "o.drive", dense("normal 0 0.05") + learn) +
         wire("bias.rate", "h.drive", dense("constant 0.5")) + wire("bias.rate", "o.drive", dense("constant 0.1")) +
         wire("wish.rate", "o.target") + wire("o.rate", "h.feedback", transposed("w2"), 1);
}

/// Gradient of half the squared error at the free equilibrium.
std::vector<Matrix> settled(const Life& life, const std::vector<Matrix>& w) {
  const Vector x = vector_of(life, "stream.x"), target = vector_of(life, "wish.rate");
  const auto loss = [&](const Matrix& a, const Matrix& b) {
    Vector h = Vector::Zero(20), o = Vector::Zero(3);
    for (int i = 0; i < 120; ++i) {
      h = (h + 0.5 * (a * x + Vector::Constant(20, 0.5) + b.transpose() * o - h)).cwiseMax(0).cwiseMin(1).eval();
      o = (o + 0.5 * (b * h + Vector::Constant(3, 0.1) - o)).cwiseMax(0).cwiseMin(1).eval();
    }
    return 0.5 * (target - o).squaredNorm();
  };
  return {downhill(w[0], [&](const Matrix& a) { return loss(a, w[1]); })};
}

Scheme settling_scheme(const std::string& name, const std::string& rule, const std::string& strength_name, double beta) {
  return {name, settling(rule, strength_name, beta), 2 * phase, 2000, {"w1", "w2"}, settled};
}

std::vector<Matrix> weights_of(const Life& life, const Scheme& scheme) {
  std::vector<Matrix> all;
  for (const std::string& projection : scheme.hidden) all.push_back(matrix_of(life, projection + ".w"));
  return all;
}

/// Mean angle of each hidden projection over the next `count` samples, which are learned from.
std::vector<double> angles(Life& life, const Scheme& scheme, int count) {
  std::vector<double> sums;
  int counted = 0;
  for (int i = 0; i < count; ++i) {
    const std::vector<Matrix> before = weights_of(life, scheme);
    life.simulator->run(static_cast<std::uint64_t>(scheme.ticks));
    const std::vector<Matrix> after = weights_of(life, scheme), downhill = scheme.gradient(life, before);
    sums.resize(downhill.size());
    bool moved = true;
    for (std::size_t l = 0; l < downhill.size(); ++l) moved = moved && (after[l] - before[l]).norm() > 0 && downhill[l].norm() > 0;
    if (!moved) continue;
    ++counted;
    for (std::size_t l = 0; l < downhill.size(); ++l) sums[l] += degrees(cosine(after[l] - before[l], downhill[l]));
  }
  for (double& sum : sums) sum /= std::max(counted, 1);
  return sums;
}

void report(const Scheme& scheme) {
  Life life(scheme.toml);
  const std::vector<double> born = angles(life, scheme, birth_samples);
  life.simulator->run(static_cast<std::uint64_t>(scheme.lessons) * static_cast<std::uint64_t>(scheme.ticks));
  const std::vector<double> learned = angles(life, scheme, samples);
  const auto cell = [](const std::vector<double>& all, std::size_t i) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", i < all.size() ? all[i] : 0.0);
    return i < all.size() ? std::string(text) : std::string("–");
  };
  std::printf("| %s | %s | %s | %s | %s |\n", scheme.name.c_str(), cell(born, 0).c_str(), cell(learned, 0).c_str(),
              cell(born, 1).c_str(), cell(learned, 1).c_str());
  std::fflush(stdout);
}

std::vector<Scheme> schemes() {
  const std::string random_weights = dense("normal 0 0.25");
  return {
      layered_scheme("backpropagation", network(transposed("w3"), transposed("w2"))),
      layered_scheme("feedback alignment", network(random_weights, random_weights)),
      layered_scheme("direct feedback alignment", network(random_weights, random_weights, "teacher.error")),
      layered_scheme("Kolen-Pollack", network(kolen_pollack("h2.rate"), kolen_pollack("h1.rate"), "error_2.error", "teacher.error",
                                              ", then = [ { type = \"WeightDecay\", tau = \"999.5 ms\" } ]")),
      layered_scheme("direct random target projection", network(random_weights, random_weights, "wish.rate", "wish.rate")),
      layered_scheme("difference target propagation", target_propagation()),
      layered_scheme("predictive coding, learning as errors arrive", predictive(6, "1", true), 6, 5000),
      layered_scheme("predictive coding, 60 ticks of inference", predictive(60, "0.2", false), 60, 5000),
      settling_scheme("equilibrium propagation, beta 0.05", "EquilibriumPropagation", "beta", 0.05),
      settling_scheme("equilibrium propagation, beta 0.5", "EquilibriumPropagation", "beta", 0.5),
      settling_scheme("contrastive Hebb, nudge 1", "ContrastiveHebb", "plus", 1),
      settling_scheme("generalised recirculation, nudge 1", "GeneRec", "plus", 1),
  };
}

}  // namespace

int main() {
  std::printf("# Angles to the gradient\n\n"
              "Degrees between the change that a scheme makes for one sample and the gradient of that sample's squared error at\n"
              "the same weights, hidden layers only. 90 is no information. Means over the first %d samples of a life and over %d\n"
              "after learning. Networks that settle are held against the gradient of their free equilibrium; a target projection\n"
              "never sees the error, and its angle says how much of it the target tells.\n\n"
              "| scheme | first layer, at birth | learned | second layer, at birth | learned |\n|---|---|---|---|---|\n",
              birth_samples, samples);
  for (const Scheme& scheme : schemes()) report(scheme);
  std::printf("\nMade by `gradient_angles`, 10-20-15-3 tanh (10-20-3 where units settle), Friedman's inputs, a random teacher network.\n");
}
