// SPDX-License-Identifier: Apache-2.0
// The sensitive period of the barn owl: one number makes young owls, adults, and adults that are helped by small steps.
#include <boost/test/unit_test.hpp>

#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr int day = 24;  // ticks of an hour
const std::string knudsen = "Linkenhoker & Knudsen 2002 as reported; overlap and rate illustrative";

/// Prisms [degrees] and how long they are worn [days], one after the other.
using Prisms = std::vector<std::pair<double, int>>;

/// Shift of the auditory map in percent of 23 degrees after a life with these prisms.
double percent(const Life& owl, const Prisms& worn) {
  for (const auto& [angle, days] : worn) {
    owl.simulator->set("barn.prism_h", std::to_string(angle * degree));
    owl.simulator->run(static_cast<std::uint64_t>(days * day));
  }
  return 100 * owl.value("tectum.shift") / (23 * degree);
}
double percent(const std::string& overlap, const Prisms& worn, const std::vector<Override>& more = {}) {
  std::vector<Override> overrides = more;
  overrides.push_back({"steering.tectum.overlap", overlap});
  return percent(Life(ready_made("prism-owl", overrides)), worn);
}

const std::string young = "\"60 deg\"", adult = "\"5 deg\"";
const Prisms at_once = {{23, 120}}, steps = {{6, 30}, {11, 30}, {17, 30}, {23, 30}};

}  // namespace

BOOST_AUTO_TEST_SUITE(prism_owl)

BOOST_AUTO_TEST_CASE(a_young_owl_adapts_in_two_months) {
  report({.target = "T-I10", .what = "young owl after two months of 23 degrees [% of 23 degrees]", .measured = percent(young, {{23, 60}}),
          .bar = {95, 105}, .wanted = "100", .source = knudsen});
}

BOOST_AUTO_TEST_CASE(an_adult_hardly_adapts_in_four_months) {
  report({.target = "T-I10", .what = "adult after four months of 23 degrees [% of 23 degrees]", .measured = percent(adult, at_once),
          .bar = {5, 15}, .wanted = "about 10", .source = knudsen});
}

BOOST_AUTO_TEST_CASE(small_steps_help_an_adult) {
  report({.target = "T-I10", .what = "adult after four months of 6, 11, 17, 23 degrees [% of 23 degrees]", .measured = percent(adult, steps),
          .bar = {50, 65}, .wanted = "slightly more than 50", .source = knudsen});
}

BOOST_AUTO_TEST_CASE(what_was_learned_young_can_be_learned_again) {
  // Sixty days of prisms and sixty without while young; then adult, and thirty days of prisms.
  const auto relearned = [](double early) {
    const Life owl(ready_made("prism-owl", {{"steering.tectum.overlap", young}}));
    percent(owl, {{early, 60}, {0, 60}});
    owl.simulator->set("tectum.overlap", std::to_string(5 * degree));
    return percent(owl, {{23, 30}});
  };
  const std::string source = "Knudsen 1998; overlap and rate illustrative";
  report({.target = "T-I10", .what = "adult that wore prisms when young, after one month of 23 degrees [%]", .measured = relearned(23),
          .bar = {80, 105}, .wanted = "adapts again", .source = source});
  report({.target = "T-I10", .what = "ablation: no prisms when young: the same adult [%]", .measured = relearned(0), .bar = {0, 15},
          .wanted = "about 10 at most", .source = source});
}

BOOST_AUTO_TEST_CASE(without_instruction_nothing_shifts) {
  report({.target = "T-I10", .what = "ablation: sight instructs nothing: young owl [%]",
          .measured = percent(young, {{23, 60}}, {{"steering.tectum.eta", "0"}}), .bar = {-1, 1}, .wanted = "0", .source = knudsen});
  report({.target = "T-I10", .what = "ablation: sight and hearing never coincide: young owl [%]",
          .measured = percent(young, {{23, 60}}, {{"world.barn.modality", "in_turn"}}), .bar = {-1, 1}, .wanted = "0", .source = knudsen});
  report({.target = "T-I10", .what = "ablation: overlap as wide as a young owl's: adult at once [%]", .measured = percent(young, at_once),
          .bar = {95, 105}, .wanted = "100: the width is the only difference", .source = knudsen});
}

BOOST_AUTO_TEST_SUITE_END()
