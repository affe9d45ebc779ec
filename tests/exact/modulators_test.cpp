// SPDX-License-Identifier: Apache-2.0
// Neuromodulators by name, compartment and receptor: each moves the hyperparameter that names it, and no other (Doya 2002).
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

std::string source(const std::string& name) { return "[steering." + name + "]\ntype = \"TonicModulator\"\ntonic = 1\n"; }

std::string listener(const std::string& name, const std::string& gain) {
  return region(name, "Readout", 1, "gain = { value = 2, gain = " + gain + " }\n") +
         wire("always.rate", name + ".drive", "connection = { type = \"Dense\", w = \"constant 1\" }\n");
}

/// Four modulators, one hyperparameter each; and one modulator with three compartments, which say 0.1, 0.2 and 0.4.
std::string brain() {
  return "[brain]\nname = \"modulated\"\ntick = \"1 s\"\n[world.compartments]\ntype = \"PatternStream\"\ngiven = \"0.1 0.2 0.4\"\n"
         "[regions.always]\ntype = \"Constant\"\n" +
         source("dopamine") + source("serotonin") + source("noradrenaline") + source("acetylcholine") +
         listener("d", "\"dopamine.level\"") + listener("s", "\"serotonin.level\"") + listener("n", "\"noradrenaline.level\"") +
         listener("a", "\"acetylcholine.level\"") +
         listener("direct", "{ of = \"compartments.x\", compartment = 2, receptor = \"D1\", strength = 0.5 }") +
         listener("indirect", "{ of = \"compartments.x\", compartment = 2, receptor = \"D2\", strength = 0.5 }") +
         listener("elsewhere", "{ of = \"compartments.x\", compartment = 0 }");
}

const std::vector<std::string> listeners = {"d", "s", "n", "a", "direct", "indirect", "elsewhere"};

std::vector<double> gains(const Life& life) {
  std::vector<double> values;
  for (const std::string& name : listeners) values.push_back(life.value(name + ".gain"));
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(modulators)

BOOST_AUTO_TEST_CASE(each_moves_exactly_the_hyperparameter_that_names_it) {
  const std::vector<std::string> names = {"dopamine", "serotonin", "noradrenaline", "acetylcholine"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Life life(brain());
    life.simulator->run(3);
    const std::vector<double> before = gains(life);
    life.simulator->set(names[i] + ".tonic", "3");
    life.simulator->run(2);
    const std::vector<double> after = gains(life);
    for (std::size_t j = 0; j < after.size(); ++j) BOOST_TEST(after[j] == (j == i ? 6.0 : before[j]), names[i] << " and " << listeners[j]);
  }
}

BOOST_AUTO_TEST_CASE(a_compartment_acts_by_the_sign_of_its_receptor) {
  // 2 (1 + 0.5 · 0.4) = 2.4 through D1, 2 (1 - 0.5 · 0.4) = 1.6 through D2, 2 · 0.1 where compartment 0 is the factor itself.
  const Life life(brain());
  life.simulator->run(3);
  BOOST_TEST(std::abs(life.value("direct.gain") - 2.4) < 1e-6);
  BOOST_TEST(std::abs(life.value("indirect.gain") - 1.6) < 1e-6);
  BOOST_TEST(std::abs(life.value("elsewhere.gain") - 0.2) < 1e-6);
}

BOOST_AUTO_TEST_CASE(a_modulator_whose_source_dies_is_gone) {
  const Life life(brain() + "[[interventions]]\ntick = 5\nlesion = \"dopamine\"\n");
  life.simulator->run(8);
  BOOST_TEST(life.value("d.gain") == 0.0);
  BOOST_TEST(life.value("s.gain") == 2.0);
}

BOOST_AUTO_TEST_CASE(a_compartment_that_is_not_there_is_refused) {
  const std::string text = error_text([] {
    (void)develop_text(brain() + listener("lost", "{ of = \"compartments.x\", compartment = 3 }"));
  });
  BOOST_TEST(text.find("compartments.x has 3 compartments, and no compartment 3") != std::string::npos, text);
  const std::string one = error_text([] { (void)develop_text(brain() + listener("lost", "\"compartments.x\"")); });
  BOOST_TEST(!one.empty());
}

// Born at 10 s: 1 until 5 s before birth, then falling, 0 at birth.
BOOST_AUTO_TEST_CASE(a_schedule_counts_ages_from_birth) {
  const Life life("[brain]\nname = \"b\"\ntick = \"1 s\"\nbirth = \"10 s\"\n[regions.always]\ntype = \"Constant\"\n"
                  "value = { value = 2, schedule = [[\"-5 s\", 1], [0, 0]] }\n");
  life.simulator->run(1);
  BOOST_TEST(life.value("always.rate") == 2.0);
  life.simulator->run(7);  // the last tick began at 7 s, the age of -3 s: 3/5 of 2
  BOOST_TEST(std::abs(life.value("always.rate") - 1.2) < 1e-6);
  life.simulator->run(20);
  BOOST_TEST(life.value("always.rate") == 0.0);
}

BOOST_AUTO_TEST_CASE(an_age_before_the_clock_begins_is_refused) {
  const std::string text = error_text([] {
    (void)develop_text("[brain]\nname = \"b\"\ntick = \"1 s\"\nbirth = \"10 s\"\n[regions.always]\ntype = \"Constant\"\n"
                       "value = { value = 2, schedule = [[\"-11 s\", 1], [0, 0]] }\n");
  });
  BOOST_TEST(text.find("has a factor for the age of -11 s, and the clock begins at -10 s") != std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
