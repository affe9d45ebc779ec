// SPDX-License-Identifier: Apache-2.0
// Regions that settle on an answer: Hopfield, FoldiakUnits, SailNetUnits.
#include <boost/test/unit_test.hpp>

#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

/// A shipped region of `units` units.
struct Region : PluginDriver {
  Region(const std::string& file, const std::string& type, std::int64_t units)
      : PluginDriver(shipped_plugins(file).front(), type) {
    axis("n", units);
  }
  const Numbers tell(const std::string& in, const Numbers& values, const std::string& out) {
    write(in, values);
    run();
    return read(out);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(settling_units)

BOOST_AUTO_TEST_CASE(hopfield_s_units_take_the_sign_of_their_drive_and_keep_it_where_there_is_none) {
  Region units("hopfield", "Hopfield", 3);
  units.disconnect("cue");
  units.birth();
  BOOST_TEST(units.tell("drive", {-0.1f, 2, -3}, "rate") == (Numbers{-1, 1, -1}), boost::test_tools::per_element());
  BOOST_TEST(units.tell("drive", {0, 0, 5}, "rate") == (Numbers{-1, 1, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hopfield_s_units_obey_a_cue_where_there_is_one) {
  Region units("hopfield", "Hopfield", 2);
  units.birth();
  units.write("drive", {3, 3});
  BOOST_TEST(units.tell("cue", {-1, 0}, "rate") == (Numbers{-1, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(foldiak_s_units_settle_answer_keep_the_answer_and_start_anew) {
  // Slope 0: the activation is 1/2; dt / tau = 1/2. y = 1/4, 3/8; with 20 times the drive above the threshold, 1: 11/16
  // answers 1.
  Region units("foldiak_units", "FoldiakUnits", 1);
  units.set("tau", 2e-3);
  units.set("lambda", 0);
  units.birth();
  units.write("drive", {0});
  BOOST_TEST(units.tell("decide", {0}, "rate")[0] == 0.25f);
  BOOST_TEST(units.tell("decide", {0}, "rate")[0] == 0.375f);
  units.set("lambda", 10);
  units.write("drive", {20});
  BOOST_TEST(units.tell("decide", {1}, "rate")[0] == 1.0f);
  BOOST_TEST(units.tell("decide", {0}, "rate")[0] == 1.0f);
  BOOST_TEST(units.tell("decide", {0}, "rate")[0] == 0.5f);
}

BOOST_AUTO_TEST_CASE(foldiak_s_thresholds_move_by_gamma_times_the_answer_less_p) {
  Region units("foldiak_units", "FoldiakUnits", 2);
  units.set("tau", 1e-3);
  units.birth();
  units.write("threshold", {0.5f, 0.5f});
  units.write("drive", {5, -5});
  units.tell("decide", {1}, "rate");
  BOOST_TEST(units.read("threshold")[0] == 0.5f + 0.02f * 0.875f, boost::test_tools::tolerance(1e-6f));
  BOOST_TEST(units.read("threshold")[1] == 0.5f - 0.02f * 0.125f, boost::test_tools::tolerance(1e-6f));
}

BOOST_AUTO_TEST_CASE(sail_net_s_units_integrate_spike_and_count) {
  // dt / tau = 1/2, drive 4, threshold 2.5: u = 2, 3 spike, 2, 3 spike; counted in the fourth tick, threshold + 0.1 (2
  // - 0.05).
  Region units("sail_net_units", "SailNetUnits", 1);
  units.set("tau", 2e-3);
  units.birth();
  units.write("threshold", {2.5f});
  units.write("drive", {4});
  const float spikes[] = {0, 1, 0, 1};
  for (int i = 0; i < 4; ++i) BOOST_TEST(units.tell("decide", {i == 3 ? 1.0f : 0.0f}, "spike")[0] == spikes[i]);
  BOOST_TEST(units.read("count")[0] == 2.0f);
  BOOST_TEST(units.read("threshold")[0] == 2.695f, boost::test_tools::tolerance(1e-6f));
  BOOST_TEST(units.tell("decide", {0}, "count")[0] == 2.0f);
}

BOOST_AUTO_TEST_SUITE_END()
