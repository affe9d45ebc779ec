// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

BOOST_AUTO_TEST_SUITE(observers)

BOOST_AUTO_TEST_CASE(a_probe_reads_a_port_or_the_weights_of_a_projection) {
  const Genome genome = parse_genome(kSmall + R"(
[probes.activity]
of = "kenyon.rate"
every = "10 ms"
units = [0, 5]
[probes.weights]
of = "readout.w"
)",
                                     "g.toml");
  BOOST_TEST(genome.probes.at(0).every == 10u);
  BOOST_TEST(genome.probes.at(0).units == (std::vector<std::int64_t>{0, 5}), boost::test_tools::per_element());
  BOOST_TEST(genome.probes.at(1).of == "readout.w");
  BOOST_TEST(genome.probes.at(1).every == 1u);
}

BOOST_AUTO_TEST_CASE(a_probe_reads_a_projection_that_has_no_name_of_its_own) {
  const std::string wire = "[[projections]]\nfrom = \"output.rate\"\nto = \"kenyon.drive\"\n";
  const Genome genome = parse_genome(kSmall + wire + "[probes.w]\nof = \"output.rate->kenyon.drive.w\"\n", "g.toml");
  BOOST_TEST(genome.probes.at(0).of == "output.rate->kenyon.drive.w");
}

BOOST_AUTO_TEST_CASE(a_figure_has_a_statistic_and_perhaps_something_to_compare_with) {
  const Genome genome = parse_genome(kSmall + R"(
[figures.accuracy]
of = "output.rate"
against = "kenyon.rate"
statistic = "accuracy"
doc = "share of right answers"
)",
                                     "g.toml");
  const FigureGene& figure = genome.figures.at(0);
  BOOST_TEST(figure.statistic == "accuracy");
  BOOST_TEST(figure.of.text() == "output.rate");
  BOOST_TEST(figure.against->text() == "kenyon.rate");
  BOOST_TEST(figure.doc == "share of right answers");
}

BOOST_AUTO_TEST_CASE(phases_last_ticks_or_a_time) {
  const Genome genome = parse_genome(kSmall + R"(
[[phases]]
name = "life"
duration = "2 min"
[[phases]]
name = "test"
ticks = 50
learning = false
)",
                                     "g.toml");
  BOOST_TEST(genome.phases.at(0).ticks == 120000u);
  BOOST_TEST(genome.phases.at(0).learning);
  BOOST_TEST(genome.phases.at(1).ticks == 50u);
  BOOST_TEST(!genome.phases.at(1).learning);
}

BOOST_AUTO_TEST_CASE(a_phase_sets_settings_with_or_without_quotes) {
  const Genome genome = parse_genome(kSmall + R"(
[[phases]]
name = "test"
ticks = 5
set = { "kenyon.active" = 0.1, output = { gain = 2 } }
)",
                                     "g.toml");
  const Table& set = genome.phases.at(0).set;
  BOOST_TEST(find(set, "kenyon.active")->number() == 0.1);
  BOOST_TEST(find(set, "output.gain")->number() == 2.0);
}

BOOST_AUTO_TEST_SUITE_END()
