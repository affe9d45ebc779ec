// SPDX-License-Identifier: Apache-2.0
// Hunger, thirst and the appetite for salt decide what is swallowed; what is bitter is spat out whatever is needed.
#include <string>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Grill & Norgren 1978; Cabanac 1971; numbers illustrative";
const std::string sweet = "1 0 0 0", wet = "0 1 0 0", salty = "0 0 1 0", bitter = "0 0 0 1";
const std::string hungry = "0.4 1 1 1", thirsty = "1 0.4 1 1", depleted = "1 1 0.4 1", starved = "0.1 0.1 0.1 0.1";

/// Part of the time in which a mouth swallows what tastes so, in a body with these stores of energy, water, sodium and health.
double swallows(const std::string& stores, const std::string& taste, bool knows_needs = true) {
  std::string text = "[brain]\nname = \"b\"\ntick = \"100 ms\"\n[world.thing]\ntype = \"PatternStream\"\ngiven = \"1\"\n[world.tongue]\ntype = \"PatternStream\"\ngiven = \"" + taste +
                     "\"\n[world.body]\ntype = \"PatternStream\"\ngiven = \"" + stores +
                     "\"\n[steering.needs]\ntype = \"HomeostaticDrive\"\n[steering.mouth]\ntype = \"TasteReactivity\"\n" + wire("thing.x", "mouth.touch") +
                     wire("tongue.x", "mouth.taste") + wire("body.x", "needs.stores");
  if (knows_needs) text += wire("needs.need", "mouth.need");
  const Life life(text);
  return record(life, "mouth.eat", 300).mean();
}

void swallowed(const std::string& what, double share) {
  report({.target = "T-S3", .what = what, .measured = share, .bar = {0.95, 1}, .wanted = "swallows", .source = source});
}
void refused(const std::string& what, double share) {
  report({.target = "T-S3", .what = what, .measured = share, .bar = {0, 0.1}, .wanted = "tries and refuses", .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(taste_reactivity)

BOOST_AUTO_TEST_CASE(each_drive_swallows_what_satisfies_it) {
  swallowed("hungry: share of the time in which it swallows what is sweet", swallows(hungry, sweet));
  swallowed("thirsty: what is wet", swallows(thirsty, wet));
  swallowed("depleted of sodium: what is salty", swallows(depleted, salty));
}

BOOST_AUTO_TEST_CASE(what_is_not_needed_is_refused) {
  refused("hungry: share of the time in which it swallows what is salty", swallows(hungry, salty));
  refused("thirsty: what is sweet", swallows(thirsty, sweet));
  refused("depleted of sodium: what is wet", swallows(depleted, wet));
  swallowed("ablation: needs do not reach the hindbrain: sated, what is sweet", swallows("1 1 1 1", sweet, false));
}

BOOST_AUTO_TEST_CASE(what_is_bitter_is_spat_out_in_every_need) {
  refused("in need of everything: share of the time in which it swallows what is bitter", swallows(starved, bitter));
  refused("hungry: what is sweet and bitter", swallows(hungry, "1 0 0 1"));
}

BOOST_AUTO_TEST_SUITE_END()
