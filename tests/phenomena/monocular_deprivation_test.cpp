// SPDX-License-Identifier: Apache-2.0
// Monocular deprivation tells two rules apart: with more noise from the closed eye BCM loses it faster, and Oja's rule (principal
// components) more slowly (Blais, Shouval & Cooper 1999).
//
// The closed eye sends noise n of variance v, the open one drives the cell by o. Over the noise, w of the closed eye changes by
//   BCM   eta v (2 <o> - theta) w, with theta = <y²> above 2 <o> in a selective cell: falls at a rate that grows with v
//   Oja   eta (v - <y²>) w: falls at a rate that shrinks with v
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Blais, Shouval & Cooper 1999; patterns illustrative";
constexpr std::uint64_t reared = 40000;  // ticks with both eyes open

/// Two eyes see the same patterns, until the right one is closed and sends nothing but noise.
std::string two_eyes(const std::string& rule, const std::string& sd, int seed) {
  const std::string learns = "connection = { type = \"Dense\", w = \"uniform 0.1 0.3\" }\nlearning = { type = " + rule + " }\n";
  const std::string at = std::to_string(reared);
  return "[brain]\nname = \"eyes\"\ntick = \"1 s\"\nseed = " + std::to_string(seed) +
         "\n[world.scene]\ntype = \"PatternStream\"\ngiven = \"1 0 0 0; 0 1 0 0; 0 0 1 0; 0.9 0 0 1\"\n"
         "[world.dark]\ntype = \"GaussianStream\"\naxes = \"inputs\"\nsd = \"" + sd + " " + sd + " " + sd + " " + sd + "\"\n" +
         region("left", "Readout", 4) + region("right", "Readout", 4) + region("cell", "Readout", 1) +
         named("left_sees", "scene.x", "left.drive", "") + named("right_sees", "scene.x", "right.drive", "") +
         named("right_noise", "dark.x", "right.drive", "") + named("from_left", "left.rate", "cell.drive", learns) +
         named("from_right", "right.rate", "cell.drive", learns) + "[[interventions]]\ntick = 0\ncut = \"right_noise\"\nuntil = " + at +
         "\n[[interventions]]\ntick = " + at + "\ncut = \"right_sees\"\n";
}

double closed_eye(const Life& life) { return matrix_of(life, "from_right.w").norm(); }

/// Ticks until the closed eye has half of what it had; a mean over lives.
double half_life(const std::string& rule, const std::string& sd) {
  double sum = 0;
  constexpr int lives = 5;
  for (int seed = 1; seed <= lives; ++seed) {
    const Life life(two_eyes(rule, sd, seed));
    life.simulator->run(reared);
    const double before = closed_eye(life);
    int ticks = 0;
    for (; ticks < 40000 && closed_eye(life) > before / 2; ticks += 10) life.simulator->run(10);
    sum += ticks;
  }
  return sum / lives;
}

const std::string bcm = "\"Bcm\", eta = 0.001, tau = \"50 s\"";
const std::string oja = "\"Oja\", eta = 0.001";

}  // namespace

BOOST_AUTO_TEST_SUITE(monocular_deprivation)

BOOST_AUTO_TEST_CASE(bcm_loses_the_closed_eye_faster_with_more_noise_and_oja_more_slowly) {
  report({.target = "T-K5", .what = "half-life of the closed eye, much noise over little, BCM", .measured = half_life(bcm, "0.7") / half_life(bcm, "0.3"),
          .bar = {0, 0.9}, .wanted = "< 1", .source = source});
  report({.target = "T-K5", .what = "half-life of the closed eye, much noise over little, Oja", .measured = half_life(oja, "0.5") / half_life(oja, "0.1"),
          .bar = {1.1, unbounded}, .wanted = "> 1", .source = source});
}

BOOST_AUTO_TEST_CASE(without_noise_bcm_keeps_the_closed_eye) {
  const Life life(two_eyes(bcm, "0", 1));
  life.simulator->run(reared);
  const double before = closed_eye(life);
  life.simulator->run(20000);
  report({.target = "T-K5", .what = "ablation: share of the closed eye that BCM keeps when it is silent", .measured = closed_eye(life) / before,
          .bar = {0.99, 1.01}, .wanted = "1: nothing arrives, nothing changes", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
