// SPDX-License-Identifier: Apache-2.0
// Small circuits without weights: what is exact about them, and how few numbers of them change in a life.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string closed = "closed form";

std::string held(const std::string& name, double value) {
  return "[regions." + name + "]\ntype = \"Constant\"\nvalue = " + std::to_string(value) + "\n";
}
std::string brain(const std::string& tick) { return "[brain]\nname = \"circuit\"\ntick = \"" + tick + "\"\n"; }

/// Numbers of a type that change in a life.
double plastic(const std::string& type) {
  double count = 0;
  for (const Field& field : registry().at(type).fields) count += field.role == Role::mutable_scalar;
  return count;
}

/// Seconds a beat of the rhythm generator takes, and the largest rate of its flexor; 0 if it does not beat.
struct Beat {
  double period = 0, strength = 0;
};

Beat beat(const std::string& settings, double drive) {
  const Life life(brain("1 ms") + held("command", drive) + "[steering.cord]\ntype = \"RhythmGenerator\"\n" + settings +
                  wire("command.rate", "cord.drive"));
  life.simulator->run(10000);
  const Vector flexor = record(life, "cord.rate", 20000);
  std::vector<Eigen::Index> rises;
  for (Eigen::Index t = 1; t < flexor.size(); ++t)
    if (flexor[t - 1] == 0 && flexor[t] > 0) rises.push_back(t);
  if (rises.size() < 3) return {};
  return {1e-3 * static_cast<double>(rises.back() - rises.front()) / static_cast<double>(rises.size() - 1), flexor.maxCoeff()};
}

/// Sodium that a rat drinks after three depletions, with so many copies of its circuit that share the drive. [mol]
double drunk_with(int copies) {
  std::string toml = brain("10 s") + "[world.cage]\ntype = \"SaltCage\"\n[steering.thirst]\ntype = \"SetPoint\"\n" +
                     wire("cage.thirst", "thirst.value") + wire("thirst.down", "cage.drink_water", {}, 1);
  for (int k = 0; k < copies; ++k) {
    const std::string name = "appetite_" + std::to_string(k);
    toml += "[steering." + name + "]\ntype = \"SaltAppetite\"\n" + wire("cage.need", name + ".need") +
            wire(name + ".drive", "cage.drink_salt",
                 "connection = { type = \"OneToOne\", w = \"constant " + std::to_string(1.0 / copies) + "\" }\n", 1);
  }
  const Life life(toml);
  life.simulator->run(3 * 8640);
  return life.value("cage.intake");
}

/// p(attack) after ten victories, mean of so many copies of the circuit.
double aggression_with(int copies) {
  std::string toml = brain("1 min") + "[world.cage]\ntype = \"Fights\"\nspread = 0\n" + held("rage", 1) + wire("rage.rate", "cage.attack");
  for (int k = 0; k < copies; ++k) {
    const std::string name = "circuit_" + std::to_string(k);
    toml += "[steering." + name + "]\ntype = \"WinnerEffect\"\n";
    for (const std::string port : {"intruder", "won", "testosterone"}) toml += wire("cage." + port, name + "." + port);
  }
  const Life life(toml);
  life.simulator->run(100);
  double sum = 0;
  for (int k = 0; k < copies; ++k) sum += life.value("circuit_" + std::to_string(k) + ".p") / copies;
  return sum;
}

/// Horizontal error after 30 saccades to sounds behind prisms, with so many copies of the colliculus. [rad]
double aim_with(int copies) {
  std::string toml = brain("100 ms") + "[world.plant]\ntype = \"SaccadePlant\"\nmodality = \"auditory\"\nprism_h = \"23 deg\"\n";
  for (int k = 0; k < copies; ++k) {
    const std::string name = "colliculus_" + std::to_string(k);
    toml += "[steering." + name + "]\ntype = \"SuperiorColliculus\"\n";
    for (const std::string port : {"seen", "heard", "present", "error", "landed"}) toml += wire("plant." + port, name + "." + port);
    toml += wire(name + ".command", "plant.command",
                 "connection = { type = \"OneToOne\", w = \"constant " + std::to_string(1.0 / copies) + "\" }\n", 1);
  }
  const Life life(toml);
  life.simulator->run(60);
  return life.value("plant.error");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(steering_circuits)

BOOST_AUTO_TEST_CASE(few_numbers_of_a_steering_circuit_change_in_a_life) {
  const auto row = [](const std::string& type, const std::string& wanted, Bar bar) {
    report({.target = "T-H2", .what = "numbers that change in a life: " + type, .measured = plastic(type), .bar = bar, .wanted = wanted,
            .source = "counted in the type"});
  };
  row("WinnerEffect", "1", {1, 1});
  row("SaltAppetite", "1 to 2", {1, 2});
  row("SuperiorColliculus", "8", {8, 8});
  row("AuditorySpaceMap", "few", {1, 2});
  row("PeriaqueductalGrey", "1", {1, 1});
  row("Habituation", "1", {1, 1});
  row("SetPoint", "1", {1, 1});
  for (const std::string type : {"EtaFunction", "LoomingDetector", "Conspec", "TongueReflex", "CollicularMap", "RhythmGenerator"}) row(type, "0", {0, 0});
}

BOOST_AUTO_TEST_CASE(copies_of_a_number_are_one_number) {
  // Sixteen circuits that share what they do. There is nothing else to scale.
  const auto row = [](const std::string& what, double one, double many) {
    report({.target = "T-H2", .what = "no scale axis: " + what + ", sixteen copies by one", .measured = many / one, .bar = {0.99, 1.01},
            .wanted = "1", .source = closed});
  };
  row("sodium drunk after a third depletion", drunk_with(1), drunk_with(16));
  row("P(attack) after ten victories", aggression_with(1), aggression_with(16));
  row("error after thirty saccades behind prisms", aim_with(1), aim_with(16));
}

BOOST_AUTO_TEST_CASE(a_reflex_habituates_geometrically_and_recovers) {
  // h = 0.9^n where there is no time to recover; then 1 - h falls with the time constant.
  const std::string tap = held("tap", 1) + "[steering.reflex]\ntype = \"Habituation\"\n";
  const Life tired(brain("1 s") + tap + "tau = 1e12\n" + wire("tap.rate", "reflex.stimulus"));
  tired.simulator->run(20);
  report({.target = "habituation", .what = "what is left of a response after 20 stimuli", .measured = tired.value("reflex.h"),
          .bar = {std::pow(0.9, 20) - 1e-5, std::pow(0.9, 20) + 1e-5}, .wanted = "0.9^20", .source = closed});
  tired.simulator->set("tap.value", "0");
  tired.simulator->set("reflex.tau", "10");
  tired.simulator->run(20);
  const double recovered = 1 - (1 - std::pow(0.9, 20)) * std::exp(-2);
  report({.target = "habituation", .what = "and after two time constants of rest", .measured = tired.value("reflex.h"),
          .bar = {recovered - 1e-4, recovered + 1e-4}, .wanted = "1 - (1 - 0.9^20) / e^2", .source = closed});
  const Life fresh(brain("1 s") + tap + "rate = 0\n" + wire("tap.rate", "reflex.stimulus"));
  fresh.simulator->run(20);
  report({.target = "habituation", .what = "ablation: responses cost nothing: what is left after 20 stimuli", .measured = fresh.value("reflex.h"),
          .bar = {1, 1}, .wanted = "1", .source = closed});
}

BOOST_AUTO_TEST_CASE(something_new_undoes_habituation) {
  const Life life(brain("1 s") + held("tap", 1) + held("bang", 0) + "[steering.reflex]\ntype = \"Habituation\"\ntau = 1e12\n" +
                  wire("tap.rate", "reflex.stimulus") + wire("bang.rate", "reflex.dishabituate"));
  life.simulator->run(20);
  life.simulator->set("bang.value", "1");
  life.simulator->run(1);
  report({.target = "habituation", .what = "the response after something new", .measured = life.value("reflex.response"), .bar = {1, 1}, .wanted = "1",
          .source = closed});
}

BOOST_AUTO_TEST_CASE(a_set_point_keeps_a_body_warm_and_drifts) {
  // The body's leak pulls to 0 and the drive g (37 - x) up: it rests at 37 g / (1 + g); the aim drifts as exp(-t / tau).
  const Life warm(brain("10 ms") + region("body", "LeakyRates", 1, "tau = 0.5\n") +
                  "[steering.drive]\ntype = \"SetPoint\"\nset_point = 37\ngain = 9\n" +
                  wire("body.rate", "drive.value", "connection = { type = \"OneToOne\" }\n", 1) +
                  wire("drive.up", "body.drive", "connection = { type = \"OneToOne\" }\n"));
  warm.simulator->run(3000);
  report({.target = "set point", .what = "temperature that a drive of gain 9 keeps, set point 37", .measured = warm.value("body.rate"),
          .bar = {33.2, 33.4}, .wanted = "33.3", .source = closed});
  warm.simulator->set("drive.gain", "0");
  warm.simulator->run(3000);
  report({.target = "set point", .what = "ablation: no drive: temperature", .measured = warm.value("body.rate"), .bar = {0, 0.1}, .wanted = "0",
          .source = closed});
  const Life drifting(brain("10 ms") + held("cold", 10) + "[steering.drive]\ntype = \"SetPoint\"\nset_point = 37\ntau = 2\n" +
                      wire("cold.rate", "drive.value"));
  drifting.simulator->run(400);
  const double aim = 10 + 27 * std::exp(-2);
  report({.target = "set point", .what = "aim after two time constants at 10", .measured = drifting.value("drive.set_point"),
          .bar = {aim - 1e-3, aim + 1e-3}, .wanted = "10 + 27 / e^2", .source = closed});
}

BOOST_AUTO_TEST_CASE(two_halves_that_inhibit_each_other_and_tire_beat) {
  const Beat normal = beat("", 1), strong = beat("", 2), slow = beat("tau_x = 0.2\ntau_f = 0.8\n", 1);
  BOOST_TEST_MESSAGE("period " << normal.period << " s, strength " << normal.strength);
  const std::string matsuoka = "Matsuoka 1985";
  report({.target = "rhythm", .what = "strength of the beat, drive 2 by drive 1", .measured = strong.strength / normal.strength, .bar = {1.99, 2.01},
          .wanted = "2", .source = matsuoka});
  report({.target = "rhythm", .what = "period, drive 2 by drive 1", .measured = strong.period / normal.period, .bar = {0.99, 1.01}, .wanted = "1",
          .source = matsuoka});
  report({.target = "rhythm", .what = "period, time constants twice as long by once", .measured = slow.period / normal.period, .bar = {1.98, 2.02},
          .wanted = "2", .source = matsuoka});
  report({.target = "rhythm", .what = "ablation: no inhibition between the halves: period, 0: no beat [s]", .measured = beat("inhibition = 0\n", 1).period,
          .bar = {0, 0}, .wanted = "0", .source = matsuoka});
  report({.target = "rhythm", .what = "ablation: no fatigue: period, 0: no beat [s]", .measured = beat("fatigue = 0\n", 1).period, .bar = {0, 0},
          .wanted = "0", .source = matsuoka});
}

BOOST_AUTO_TEST_SUITE_END()
