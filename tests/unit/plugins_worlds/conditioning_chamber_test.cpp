// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "scratch_folder.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace worlds_test;
using Numbers = std::vector<float>;

namespace {

struct Chamber {
  ScratchFolder folder;
  anlage::test::PluginDriver world{anlage::test::shipped_plugins("conditioning_chamber").front(), "ConditioningChamber"};

  /// Trials of four ticks of a millisecond.
  Chamber() {
    world.say("cues", "tone light");
    world.say("outcomes", "food");
    world.say("schedule", "both");
    world.set("length", 0.004);
    world.set("span", 0.001);
  }
  std::string fails() {
    return failure_of([&] { world.birth(); });
  }
  /// tone, light and food of each tick of a trial.
  Numbers trial() {
    Numbers shown;
    for (int t = 0; t < 4; ++t) {
      world.run();
      for (const float x : world.read("cue")) shown.push_back(x);
      shown.push_back(world.read("outcome").front());
    }
    return shown;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ConditioningChamber)

BOOST_AUTO_TEST_CASE(a_table_says_what_rows_of_the_genome_say) {
  Chamber stated, tabulated;
  stated.world.say("events", "both tone 0 0.002; both light 0.001 -; both food 0.003 0.001 1 0.5");
  tabulated.world.say("table", tabulated.folder.write("events.csv",
      "trial,line,onset,duration,probability,strength\r\nboth,tone,0,0.002\r\nboth,light,0.001,-\r\nboth,food,0.003,0.001,1,0.5\r\n"));
  stated.world.birth();
  tabulated.world.birth();
  const Numbers expected{1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0.5F};
  BOOST_TEST(stated.trial() == expected, boost::test_tools::per_element());
  BOOST_TEST(tabulated.trial() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_row_about_an_unknown_line_is_named) {
  Chamber chamber;
  chamber.world.say("table", chamber.folder.write("events.csv", "both,tone,0,2\nboth,bell,1,1\n"));
  const std::string message = chamber.fails();
  BOOST_TEST(says(message, "both,bell,1,1"), message);
  BOOST_TEST(says(message, "no line is called `bell`"), message);
}

BOOST_AUTO_TEST_CASE(a_table_that_is_not_there_is_named) {
  Chamber chamber;
  chamber.world.say("table", chamber.folder.path() + "/missing.csv");
  const std::string message = chamber.fails();
  BOOST_TEST(says(message, "missing.csv"), message);
}

BOOST_AUTO_TEST_CASE(events_are_stated_once) {
  Chamber none, twice;
  twice.world.say("events", "both tone 0 2");
  twice.world.say("table", twice.folder.write("events.csv", "both,tone,0,2\n"));
  BOOST_TEST(says(none.fails(), "state either `events` or `table`"));
  BOOST_TEST(says(twice.fails(), "state either `events` or `table`"));
}

BOOST_AUTO_TEST_SUITE_END()
