// SPDX-License-Identifier: Apache-2.0
// Newborns follow what is like a face by an innate template; infants follow a face that they have learned. And a tongue comes out
// for whatever is salient.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

constexpr double degrees = 180 / std::numbers::pi;
constexpr std::uint64_t trial = 360;  // 18 s in ticks of 50 ms
const std::string johnson = "Johnson, Dziurawiec, Ellis & Morton 1991; drawings and gains illustrative";

void change(const Life& life, const Settings& settings) {
  for (const auto& [name, value] : settings) life.simulator->set("paddle." + name, value);
}

/// How far the gaze follows a pattern, mean of eight trials without learning [degrees].
double tracked(const Life& life, const std::string& pattern, const std::string& identity = "0") {
  // Trials are counted from the beginning of the clock: go on to the end of the one that is under way.
  const std::uint64_t over = life.state->clock.tick % trial;
  life.simulator->set_learning(false);
  if (over != 0) life.simulator->run(trial - over);
  change(life, {{"pattern", pattern}, {"identity", identity}, {"strangers", "0"}, {"velocity", "0.0872665"}, {"shake", "0"}, {"duration", "18"}});
  double sum = 0;
  for (int k = 0; k < 8; ++k) {
    life.simulator->run(trial);
    sum += life.value("paddle.tracked") * degrees;
  }
  life.simulator->set_learning(true);
  return sum / 8;
}

Life newborn(const std::vector<Override>& overrides = {}) { return Life(ready_made("newborn-face", overrides)); }

/// Twenty-four minutes of waking life with faces near by: the caregiver's and those of twenty others.
void grow_up(const Life& life) {
  change(life, {{"pattern", "face"}, {"identity", "0"}, {"strangers", "20"}, {"velocity", "0.02"}, {"shake", "0.1"}, {"duration", "4"}});
  life.simulator->run(80 * trial);
}

void row(const std::string& what, double measured, Bar bar, const std::string& wanted) {
  report({.target = "T-I4", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = johnson});
}

/// Tongues put out in 400 s before a sky or an adult, in ticks of 50 ms; mean salience with it.
struct Tongue {
  double rate = 0;      ///< [Hz]
  double salience = 0;  ///< [Hz]
};

Tongue tongue_before(const std::string& stimulus, const std::string& reflex = "gain = 2\n") {
  const std::string still = stimulus.find("FaceSchematics") == std::string::npos
                                ? ""
                                : region("still", "Readout", 1) + "[regions.zero]\ntype = \"Constant\"\nvalue = 0\n" +
                                      wire("zero.rate", "still.drive") + wire("still.rate", "seen.turn");
  const Life life("[brain]\nname = \"tongue\"\ntick = \"50 ms\"\n[world.seen]\n" + stimulus +
                  "[steering.brainstem]\ntype = \"TongueReflex\"\n" + reflex + still + wire("seen.image", "brainstem.image"));
  constexpr int ticks = 8000;
  Tongue found;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    found.rate += life.value("brainstem.onset") / (ticks * 0.05);
    found.salience += life.value("brainstem.salience") / ticks;
  }
  return found;
}

/// A light that comes and goes once a second, of that contrast.
std::string light(double contrast) {
  return "type = \"Disc\"\nsize = { pixel = 576 }\ncourse = \"dim\"\nto = \"15 deg\"\nduration = 0.5\nrepeat = 1.0\nrest = 0\nelevation = 0\n"
         "contrast = " + std::to_string(contrast) + "\n";
}
const std::string tongue = "type = \"FaceSchematics\"\npattern = \"tongue\"\nvelocity = 0\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(newborn_face)

BOOST_AUTO_TEST_CASE(a_newborn_follows_a_face_no_farther_than_three_blobs_and_both_farther_than_others) {
  const Life life = newborn();
  const double face = tracked(life, "face"), config = tracked(life, "config"), scrambled = tracked(life, "scrambled"), blank = tracked(life, "blank");
  BOOST_TEST_MESSAGE("face " << face << ", config " << config << ", scrambled " << scrambled << ", blank " << blank);
  row("newborn: face by config, how far each is followed", face / config, {0.93, 1.07}, "1: not preferred");
  row("newborn: config by scrambled", config / scrambled, {1.1, 3}, "> 1");
  row("newborn: scrambled by blank", scrambled / blank, {1.1, 3}, "> 1");
}

BOOST_AUTO_TEST_CASE(without_the_template_all_are_the_same_to_a_newborn) {
  const Life life = newborn({{"steering.colliculus.k", "0"}});
  const double config = tracked(life, "config"), scrambled = tracked(life, "scrambled"), blank = tracked(life, "blank");
  row("ablation: no template: config by scrambled", config / scrambled, {0.95, 1.05}, "1");
  row("ablation: no template: scrambled by blank", scrambled / blank, {0.95, 1.05}, "1");
  const Life lesioned = newborn();
  lesioned.simulator->set_mode("colliculus", FaultPolicy::silence);
  row("ablation: colliculus silenced: how far a face is followed [degrees]", tracked(lesioned, "face"), {0, 1}, "0");
}

BOOST_AUTO_TEST_CASE(untrained_cortex_is_not_needed) {
  const Life life = newborn();
  life.simulator->set_mode("cortex", FaultPolicy::silence);
  row("newborn without cortex: config by blank", tracked(life, "config") / tracked(life, "blank"), {1.1, 3}, "> 1");
}

BOOST_AUTO_TEST_CASE(an_infant_prefers_the_face_that_has_cared_for_it_and_three_blobs_no_more) {
  const Life life = newborn();
  grow_up(life);
  const double caregiver = tracked(life, "face"), stranger = tracked(life, "face", "777"), config = tracked(life, "config");
  const double blank = tracked(life, "blank");
  BOOST_TEST_MESSAGE("caregiver " << caregiver << ", stranger " << stranger << ", config " << config << ", blank " << blank << ", m "
                                  << life.value("colliculus.m"));
  row("infant: caregiver by stranger", caregiver / stranger, {1.1, 5}, "> 1");
  row("infant: config by blank", config / blank, {0.9, 1.1}, "1: the preference is gone");
}

BOOST_AUTO_TEST_CASE(without_care_no_face_becomes_familiar) {
  const Life life = newborn({{"projections.care.connection.w", "zero"}});
  grow_up(life);
  row("ablation: nobody cares: caregiver by stranger", tracked(life, "face") / tracked(life, "face", "777"), {0.93, 1.07}, "1");
  row("ablation: nobody cares: config by blank stays", tracked(life, "config") / tracked(life, "blank"), {1.1, 3}, "> 1");
}

BOOST_AUTO_TEST_CASE(a_tongue_comes_out_for_a_light_as_it_does_for_a_tongue) {
  // Salience is linear in contrast: the light is made as salient as the tongue. Some 70 protrusions in 400 s, each rate with a
  // standard error of an eighth of itself at most.
  const Tongue seen = tongue_before(tongue), bright = tongue_before(light(-1));
  const Tongue equal = tongue_before(light(-seen.salience / bright.salience));
  const std::string source = "Jones 1996; rates illustrative";
  const auto line = [&](const std::string& what, double measured, Bar bar, const std::string& wanted) {
    report({.target = "T-I11", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = source});
  };
  line("salience of the light by that of the tongue", equal.salience / seen.salience, {0.98, 1.02}, "equal");
  const double error = std::sqrt((seen.rate + equal.rate) / 400);
  line("imitation index: rate before a tongue minus rate before a light, by its standard error", (seen.rate - equal.rate) / error, {-2, 2}, "0");
  line("rate before a tongue by that before a face that is still", seen.rate / tongue_before("type = \"FaceSchematics\"\npattern = \"config\"\nvelocity = 0\n").rate,
       {2, unbounded}, "more");
  line("ablation: salience does not count: rate before a tongue [Hz]", tongue_before(tongue, "gain = 0\n").rate, {0, 0.04}, "spontaneous, 0.02");
}

BOOST_AUTO_TEST_SUITE_END()
