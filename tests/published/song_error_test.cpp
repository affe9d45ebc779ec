// SPDX-License-Identifier: Apache-2.0
// Dopamine of a singing bird (Gadagkar et al. 2016, Science 354:1278-1282): a moment of its song is disturbed with probability p.
// With a cost of 1 the critic foretells -p there, so dopamine is -1 + p = -(1 - p) where there is noise, and p where there is none.
#include <algorithm>
#include <cmath>

#include "phenomena/songbird.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string gadagkar = "Gadagkar et al. 2016; closed form";
constexpr int heard = 11 + 6;  // tick of the song in which the judge hears the moment in question

/// Mean dopamine where there was noise and where there was none, and its largest size at any other moment.
struct Dopamine {
  double hit = 0, escape = 0, elsewhere = 0;
};

/// A bird that sings `songs` times to a judge that minds noise alone.
Dopamine dopamine(double p, bool foretells = true, int songs = 5000) {
  const Bird bird({{"judge.worth", "0 0 1"}, {"syrinx.contingency", "any"}, {"syrinx.p", std::to_string(p)}});
  if (!foretells) bird.life.simulator->set_mode("song_system/area_x", FaultPolicy::silence);
  bird.practise(200);
  const FieldRef error = bird.life.brain->find("song_system/vta.error").value(), quality = bird.life.brain->find("judge.quality").value();
  Dopamine mean;
  int hits = 0;
  for (int t = 0; t < songs * Bird::period; ++t) {
    bird.life.simulator->run(1);
    const double now = bird.life.state->value(error, 0);
    if (t % Bird::period != heard) {
      mean.elsewhere = std::max(mean.elsewhere, std::abs(now));
    } else if (bird.life.state->value(quality, 0) < -0.5) {
      mean.hit += now, ++hits;
    } else {
      mean.escape += now;
    }
  }
  mean.hit /= hits;
  mean.escape /= songs - hits;
  return mean;
}

Row row(const std::string& what, double measured, Bar bar, const std::string& wanted) {
  return {.target = "T-J5", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = gadagkar};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(song_error)

BOOST_AUTO_TEST_CASE(dopamine_is_the_error_of_performance) {
  // The critic's weight wavers by sqrt(0.1 / 1.9 p (1 - p)) = 0.11 at most and forgets in ten songs: of 5000 songs a standard
  // error of about 0.11 sqrt(20 / 5000) = 0.007.
  double elsewhere = 0;
  for (const double p : {0.2, 0.5, 0.8}) {
    const Dopamine measured = dopamine(p);
    const std::string with = ", p = " + std::to_string(p).substr(0, 3);
    report(row("dopamine after a disturbed moment" + with, measured.hit, {-(1 - p) - 0.03, -(1 - p) + 0.03}, "-(1 - p)"));
    report(row("dopamine where the disturbance fails to come" + with, measured.escape, {p - 0.03, p + 0.03}, "p"));
    report(row("ratio of the two, over -(1 - p) / p" + with, measured.hit / measured.escape * -p / (1 - p), {0.9, 1.1}, "1"));
    elsewhere = std::max(elsewhere, measured.elsewhere);
  }
  report(row("largest dopamine at any other moment of the song", elsewhere, {0, 1e-6}, "0: the precise moment"));
}

BOOST_AUTO_TEST_CASE(without_a_forecast_nothing_can_fail_to_come) {
  const Dopamine measured = dopamine(0.5, false);
  report(row("ablation: area X is silent: dopamine where the disturbance fails to come, p = 0.5", measured.escape, {-1e-6, 1e-6}, "0"));
  report(row("ablation: area X is silent: dopamine after a disturbed moment, p = 0.5", measured.hit, {-1 - 1e-6, -1 + 1e-6}, "-1"));
}

BOOST_AUTO_TEST_SUITE_END()
