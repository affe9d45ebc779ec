// SPDX-License-Identifier: Apache-2.0
// How many hard locations take part, and how far a cue may be from what it recalls.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Kanerva 1988";

/// P(distance of two random addresses <= r), n bits: sum_{k <= r} C(n, k) / 2^n.
double within(int n, int r) {
  double sum = 0;
  for (int k = 0; k <= r; ++k)
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) - n * std::log(2.0));
  return sum;
}

/// Patterns of signs that are stored under themselves.
std::string memory(int bits, int patterns, int locations, int radius) {
  return "[brain]\nname = \"kanerva\"\n[world.stream]\ntype = \"PatternStream\"\norder = \"cyclic\"\nsize = { unit = " +
         std::to_string(bits) + " }\npatterns = " + std::to_string(patterns) +
         "\n[regions.memory]\ntype = \"SparseDistributedMemory\"\nlocations = " + std::to_string(locations) +
         "\nradius = " + std::to_string(radius) + "\n" + wire("stream.x", "memory.address") +
         wire("stream.clean", "memory.data");
}

/// Share of wrong signs when cues have a share `flip` of them, after one pass of writing.
double wrong_of(double flip) {
  Life life(memory(256, 50, 4000, 111));
  life.simulator->run(50);
  life.simulator->set("memory.writing", "never");
  life.simulator->set("stream.flip", std::to_string(flip));
  double wrong = 0;
  for (int k = 0; k < 100; ++k) {
    life.simulator->run(1);
    const Vector difference = vector_of(life, "memory.recalled") - vector_of(life, "stream.clean");
    wrong += static_cast<double>((difference.array() != 0).count()) / (256 * 100);
  }
  return wrong;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kanerva)

BOOST_AUTO_TEST_CASE(one_location_in_a_thousand_takes_part) {
  report({.target = "T-G7", .what = "closed form of the activation probability, 1000 bits, radius 451",
          .measured = within(1000, 451), .bar = {0.00107180, 0.00107190}, .wanted = "0.00107185", .source = source});
}

BOOST_AUTO_TEST_CASE(the_shipped_memory_activates_as_many_locations_as_the_closed_form_says) {
  // 200 cues and 20,000 locations: 4e6 pairs, 4287 of them within the radius, with a standard deviation of 65 or 1.5 %
  // if all were independent; three of them are 4.6 %.
  Life life(memory(1000, 200, 20000, 451));
  life.simulator->set("memory.writing", "never");
  double active = 0;
  for (int k = 0; k < 200; ++k) {
    life.simulator->run(1);
    active += life.value("memory.active") / (200.0 * 20000.0);
  }
  report({.target = "T-G7", .what = "locations within the radius over the closed form", .measured = active / within(1000, 451),
          .bar = {0.954, 1.046}, .wanted = "1", .source = source});
}

BOOST_AUTO_TEST_CASE(cues_within_the_critical_distance_are_cleaned_and_others_are_not) {
  report({.target = "T-G7", .what = "wrong signs recalled from cues with a tenth wrong, 50 patterns of 256 bits",
          .measured = wrong_of(0.1), .bar = {0, 0.05}, .wanted = "fewer than in the cue", .source = source});
  report({.target = "T-G7", .what = "ablation: wrong signs recalled from cues beyond the critical distance, 0.4 wrong",
          .measured = wrong_of(0.4), .bar = {0.3, 0.6}, .wanted = "no better than the cue", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
