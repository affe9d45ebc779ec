// SPDX-License-Identifier: Apache-2.0
// A songbird learns by trial and error what an innate judge likes; which song that is does not depend on its beginnings or its
// vocal organ; and it learns nothing without ears, without variation, or from a judge with the wrong sign.
#include <algorithm>

#include "phenomena/songbird.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string fiete = "Fiete, Fee & Seung 2007; bird illustrative";
const std::string doya = "Doya & Sejnowski 1995; bird illustrative";
using Overrides = std::vector<Override>;

const std::string bias = "projections.song_system/bias.learning.", motor = "projections.song_system/motor.";
const std::string cells = "regions.song_system/", worth = "projections.song_system/worth.learning.alpha";

/// One number a song, with its last moment: what is to be rewarded lies up to 0.26 s back.
const Overrides one_number_a_song = {{"judge.verdict", "song"}, {bias + "eta.value", "200"}, {bias + "tau_e", "0.3"}};
const std::string deaf = "[[interventions]]\ntick = 0\ncut = \"hearing\"\n";
const std::string without_lman = "[[interventions]]\ntick = 0\nlesion = \"song_system/lman\"\n";

Overrides with(Overrides overrides, const Overrides& more) {
  overrides.insert(overrides.end(), more.begin(), more.end());
  return overrides;
}
Overrides seed(int number) { return {{"brain.seed", std::to_string(number)}}; }

/// Songs that birds of six seeds need, on average.
double songs_needed(const Overrides& overrides) {
  double sum = 0;
  for (int s = 1; s <= 6; ++s) sum += Bird(with(overrides, seed(s))).songs_until_learned() / 6.0;
  return sum;
}

double songs_usually_needed() {
  static const double songs = songs_needed({});
  return songs;
}

/// Mean imitation of six birds after 2000 songs.
double imitation_after(const Overrides& overrides, const std::string& more = {}) {
  double sum = 0;
  for (int s = 1; s <= 6; ++s) {
    const Bird bird(with(overrides, seed(s)), more);
    bird.practise(2000);
    sum += bird.imitation() / 6;
  }
  return sum;
}

/// Four cells of HVC at a time instead of one share what one does, so each of them learns a quarter.
Overrides four_times_the_neurons() {
  return {{cells + "hvc.size.n", "80"}, {cells + "hvc.step", "0.0025"}, {cells + "ra.size.n", "32"},
          {cells + "lman.size.n", "32"}, {bias + "eta.value", "1.25"}, {worth, "0.025"},
          {motor + "learning.eta", "0.00025"}, {motor + "connection.w", "normal 0 0.15"}};
}

/// The sound comes `ticks` late, and so does the copy of HVC that area X foretells from.
Overrides heard_after(int ticks) {
  return {{"hearing.delay", std::to_string(ticks)}, {"beat.delay", std::to_string(ticks)},
          {"projections.song_system/worth.delay", std::to_string(ticks - 1)}};
}

Row row(const std::string& target, const std::string& what, double measured, Bar bar, const std::string& wanted, const std::string& source) {
  return {.target = target, .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = source};
}

/// Least and mean likeness of any two songs.
struct Agreement {
  double least = 1, mean = 0;
};
Agreement agreement(const std::vector<Matrix>& songs) {
  Agreement all;
  const auto pairs = static_cast<double>(songs.size() * (songs.size() - 1) / 2);
  for (std::size_t a = 0; a < songs.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const double alike = likeness(songs[a], songs[b]);
      all.least = std::min(all.least, alike);
      all.mean += alike / pairs;
    }
  return all;
}

/// What birds of ten seeds with either vocal organ sing after so many songs.
std::vector<Matrix> flock(int songs) {
  std::vector<Matrix> all;
  for (const char* plant : {"songbird", "dove"})
    for (int s = 1; s <= 10; ++s) {
      const Bird bird(with(seed(s), {{"syrinx.plant", plant}}));
      bird.practise(songs);
      all.push_back(bird.usual_song());
    }
  return all;
}

/// A bird whose song has crystallised, and what a lesion of LMAN does to it.
struct Crystallised {
  double before = 0, after = 0;  // imitation
  double variability = 0;        // standard deviation of a song after the lesion over that before
};
Crystallised crystallised(const Overrides& overrides) {
  const Bird bird(overrides);
  bird.practise(6000);
  const auto spread = [&] {
    const Matrix usual = bird.usual_song();
    double squares = 0;
    for (int n = 0; n < 20; ++n) squares += (bird.song() - usual).squaredNorm();
    return std::sqrt(squares);
  };
  Crystallised result;
  result.before = bird.imitation();
  const double varied = spread();
  bird.life.simulator->set_mode("song_system/lman", FaultPolicy::silence);
  bird.practise(1);
  result.variability = spread() / varied;
  result.after = bird.imitation();
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(songbird)

BOOST_AUTO_TEST_CASE(a_song_is_found_by_trial_and_error) {
  report(row("T-J1", "songs until they correlate by 0.9 with the template, mean of six birds", songs_usually_needed(), {300, 2000},
             "several hundred trials", doya));
  report(row("T-J1", "correlation with the template after 2000 songs, mean of six birds", imitation_after({}), {0.9, 1}, "> 0.9", doya));
  report(row("T-J1", "ablation: the judge is silent: the same correlation", imitation_after({{"judge.gain", "0"}}), {-0.2, 0.2}, "0", doya));
}

BOOST_AUTO_TEST_CASE(four_times_the_neurons_learn_as_fast) {
  report(row("T-J1", "songs needed by four times the neurons of HVC, RA and LMAN, over those needed by one time",
             songs_needed(four_times_the_neurons()) / songs_usually_needed(), {0.7, 1.4}, "little effect", fiete));
}

BOOST_AUTO_TEST_CASE(one_bit_a_song_is_enough) {
  const double graded = songs_needed(one_number_a_song);
  const double binary = songs_needed(with(one_number_a_song, {{"judge.scale", "binary"}, {bias + "eta.value", "20"}}));
  report(row("T-J1", "songs needed with one number for a whole song", graded, {20, 1999}, "learned", fiete));
  report(row("T-J1", "songs needed with one bit for a whole song, over those with one number", binary / graded, {0, 3}, "< 3", fiete));
}

BOOST_AUTO_TEST_CASE(reward_may_come_late) {
  report(row("T-J1", "songs needed, reward 10 ms late", songs_needed(heard_after(1)), {20, 1999}, "learned", fiete));
  report(row("T-J1", "songs needed, reward 150 ms late", songs_needed(heard_after(15)), {20, 1999}, "learned", fiete));
  report(row("T-J1", "ablation: reward 60 ms late, and synapses that remember nothing: correlation after 2000 songs",
             imitation_after({{bias + "tau_e", "0.01"}}), {-0.25, 0.25}, "0", fiete));
}

BOOST_AUTO_TEST_CASE(any_beginnings_and_either_vocal_organ_lead_to_the_same_song) {
  const std::string source = "Byrnes 2022, 2.3.2; bird illustrative";
  const Agreement grown = agreement(flock(2000)), newborn = agreement(flock(0));
  report(row("T-J2", "least likeness of two of twenty birds, ten beginnings and two vocal organs", grown.least, {0.9, 1}, "> 0.9", source));
  report(row("T-J2", "ablation: the same birds at birth: mean likeness of two", newborn.mean, {-0.2, 0.2}, "0", source));
}

BOOST_AUTO_TEST_CASE(a_deaf_bird_finds_no_song) {
  report(row("T-J3", "deaf from birth: correlation with the template after 2000 songs, mean of six birds", imitation_after({}, deaf), {-0.2, 0.2},
             "< 0.2", "Konishi 1965; bird illustrative"));
}

BOOST_AUTO_TEST_CASE(a_bird_without_lman_is_stuck) {
  const Bird bird({}, without_lman);
  const Matrix first = bird.song();
  bird.practise(2000);
  report(row("T-J3", "LMAN lost at birth: largest change of a song in 2000 songs", (bird.song() - first).cwiseAbs().maxCoeff(), {0, 1e-6}, "stuck",
             "Bottjer, Miesner & Arnold 1984; bird illustrative"));
  report(row("T-J3", "LMAN lost at birth: correlation with the template, mean of six birds", imitation_after({}, without_lman), {-0.2, 0.2}, "< 0.2",
             "Bottjer, Miesner & Arnold 1984; bird illustrative"));
}

BOOST_AUTO_TEST_CASE(a_crystallised_song_outlives_lman) {
  const std::string source = "Bottjer, Miesner & Arnold 1984; Kao, Doupe & Brainard 2005; bird illustrative";
  const Crystallised bird = crystallised({});
  report(row("T-J3", "LMAN lost after 6000 songs: correlation with the template", bird.after, {0.9, 1}, "preserved", source));
  report(row("T-J3", "LMAN lost after 6000 songs: variability, over that before", bird.variability, {0, 0.5}, "less", source));
  // RA takes nothing over, and the bias of LMAN does not fade.
  const Crystallised kept = crystallised({{motor + "learning.eta", "0"}, {bias + "then.0.tau", "1e9"}});
  report(row("T-J3", "ablation: RA takes nothing over: correlation before LMAN is lost", kept.before, {0.9, 1}, "learned", source));
  report(row("T-J3", "ablation: RA takes nothing over: correlation after LMAN is lost", kept.after, {-1, 0.3}, "lost", source));
}

BOOST_AUTO_TEST_CASE(a_judge_with_the_wrong_sign_gets_the_opposite) {
  report(row("T-J3", "reward of the opposite sign: correlation with the template, mean of six birds", imitation_after({{"judge.gain", "-1"}}),
             {-1, -0.5}, "anti-template", "illustrative"));
}

BOOST_AUTO_TEST_CASE(a_sparser_hvc_learns_faster) {
  // Each cell is active for five moments instead of one: five of them at a time, each learning two fifths, the fastest of those tried.
  const Overrides dense = {{cells + "hvc.width", "0.05"}, {bias + "eta.value", "2"}, {worth, "0.02"},
                           {motor + "learning.eta", "0.0002"}, {motor + "connection.w", "normal 0 0.15"}};
  report(row("T-J6", "songs needed where cells of HVC are active for 50 ms, over those for 10 ms", songs_needed(dense) / songs_usually_needed(),
             {1.5, unbounded}, "sparser is faster", "Fiete, Hahnloser, Fee & Seung 2004; bird illustrative"));
  report(row("T-J6", "songs needed by four times the neurons of RA and LMAN alone, over those needed by one time",
             songs_needed({{cells + "ra.size.n", "32"}, {cells + "lman.size.n", "32"}}) / songs_usually_needed(), {0.7, 1.4},
             "muscles count, not neurons", "Werfel, Xie & Seung 2005; bird illustrative"));
}

BOOST_AUTO_TEST_SUITE_END()
