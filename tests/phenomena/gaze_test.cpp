// SPDX-License-Identifier: Apache-2.0
// The vestibulo-ocular reflex: a cerebellum learns its gain, and the nuclei keep it.
#include <cmath>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::FaultPolicy;
using anlage::Override;

namespace {

constexpr std::uint64_t second = 200;  // ticks
const std::string ito = "Ito 1982; Boyden, Katoh & Raymond 2004; parameters illustrative";
const std::string clopath = "Clopath, Badura, De Zeeuw & Brunel 2014; parameters illustrative";

struct Animal {
  Life life;

  explicit Animal(double wanted, std::vector<Override> more = {})
      : life(ready_made("gaze", [&] {
          more.push_back({"gaze.wanted", std::to_string(wanted)});
          return more;
        }())) {}

  Animal& trains(std::uint64_t seconds) {
    life.simulator->run(seconds * second);
    return *this;
  }
  void loses_flocculus() { life.simulator->set_mode("cerebellum/purkinje", FaultPolicy::silence); }

  /// Eye velocity in the dark, in head velocities to the other side: regression over whole turns, after 4 s.
  double gain(double frequency = 0.5) {
    const auto set = [&](const char* field, double value) { life.simulator->set(field, std::to_string(value)); };
    life.simulator->set_learning(false);
    set("gaze.vision", 0);
    set("gaze.frequency", frequency);
    life.simulator->run(4 * second);
    double both = 0, head = 0;
    const auto ticks = static_cast<int>(std::ceil(2 * frequency) / frequency * second + 0.5);
    for (int t = 0; t < ticks; ++t) {
      life.simulator->run(1);
      const double turn = life.value("gaze.head");
      both -= turn * life.value("gaze.eye");
      head += turn * turn;
    }
    set("gaze.vision", 1);
    set("gaze.frequency", 0.5);
    life.simulator->run(4 * second);
    life.simulator->set_learning(true);
    return both / head;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(vestibulo_ocular_reflex)

BOOST_AUTO_TEST_CASE(retinal_slip_leads_the_gain_to_where_it_vanishes) {
  for (const double wanted : {0.0, 2.0, -1.0})
    report({.target = "T-F3",
            .what = "gain after 60 s in a scene that wants " + std::to_string(wanted).substr(0, wanted < 0 ? 4 : 3),
            .measured = Animal(wanted).trains(60).gain(),
            .bar = {wanted - 0.1, wanted + 0.1},
            .wanted = std::to_string(wanted).substr(0, wanted < 0 ? 4 : 3),
            .source = ito,
            .not_reached = {}});
  report({.target = "T-F3",
          .what = "ablation: slip does not reach the olive, gain after 60 s in a scene that wants 0",
          .measured = Animal(0, {{"projections.slip.connection.w", "constant 0"}}).trains(60).gain(),
          .bar = {0.9, 1.1},
          .wanted = "1, as at birth",
          .source = ito,
          .not_reached = {}});
}

BOOST_AUTO_TEST_CASE(the_gain_approaches_its_aim_exponentially) {
  // What is missing shrinks by the same factor every 6 s: its logarithm lies on a line. A tenth of the rate shows it.
  Animal animal(0, {{"cerebellum.eta", "2e-6"}});
  const double aim = Animal(0).trains(60).gain();
  constexpr int points = 7;
  double t = 0, y = 0, tt = 0, ty = 0, yy = 0;
  for (int k = 0; k < points; ++k) {
    const double missing = std::log(animal.gain() - aim);
    BOOST_TEST_MESSAGE("missing after " << 6 * k << " s: " << std::exp(missing));
    t += k, y += missing, tt += k * k, ty += k * missing, yy += missing * missing;
    animal.trains(6);
  }
  const double covariance = ty - t * y / points;
  report({.target = "T-F3",
          .what = "exponential approach: r^2 of the logarithm of what is missing against time",
          .measured = covariance * covariance / ((tt - t * t / points) * (yy - y * y / points)),
          .bar = {0.98, 1},
          .wanted = "exponential",
          .source = "closed form of the adaptive filter: Fujita 1982",
          .not_reached = {}});
}

BOOST_AUTO_TEST_CASE(what_is_learned_at_one_frequency_is_used_most_there) {
  Animal animal(0);
  animal.trains(60);
  const double here = 1 - animal.gain(0.5);
  double elsewhere = 0;
  for (const double f : {0.125, 0.25, 1.0, 2.0}) {
    const double change = 1 - animal.gain(f);
    BOOST_TEST_MESSAGE("change of the gain at " << f << " Hz: " << change);
    elsewhere = std::max(elsewhere, change);
  }
  report(
      {.target = "T-F3",
       .what = "change of the gain at 0.125, 0.25, 1 and 2 Hz, the largest, over that at 0.5 Hz where it was trained",
       .measured = elsewhere / here,
       .bar = {0, 0.8},
       .wanted = "peaked at the trained frequency",
       .source = "Lisberger, Miles & Optican 1983",
       .not_reached = {}});
}

BOOST_AUTO_TEST_CASE(a_lesion_takes_what_was_learned_just_now_and_not_what_the_nuclei_have_taken_over) {
  // The nuclei learn a hundred times faster than in the genome: days become minutes.
  const std::vector<Override> days = {{"cerebellum.transfer", "1e-4"}};
  Animal early(0), late(0, days);
  early.trains(60).loses_flocculus();
  late.trains(600);
  const double kept = late.gain();
  late.loses_flocculus();
  report({.target = "T-F3",
          .what = "gain after 60 s of training and a lesion of the flocculus",
          .measured = early.gain(),
          .bar = {0.9, 1.1},
          .wanted = "1, as at birth",
          .source = clopath,
          .not_reached = {}});
  report({.target = "T-F3",
          .what = "gain after slow transfer",
          .measured = kept,
          .bar = {-0.1, 0.1},
          .wanted = "0",
          .source = clopath,
          .not_reached = {}});
  report({.target = "T-F3",
          .what = "gain after slow transfer and a lesion of the flocculus",
          .measured = late.gain(),
          .bar = {-0.2, 0.2},
          .wanted = "0: kept",
          .source = clopath,
          .not_reached = {}});
  Animal never(0, {{"cerebellum.transfer", "0"}});
  never.trains(600).loses_flocculus();
  report({.target = "T-F3",
          .what = "ablation: no plasticity in the nuclei, gain after the same time and a lesion",
          .measured = never.gain(),
          .bar = {0.9, 1.1},
          .wanted = "1: lost",
          .source = clopath,
          .not_reached = {}});
}

BOOST_AUTO_TEST_SUITE_END()
