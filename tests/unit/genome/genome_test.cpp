// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/genome.hpp"

#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

BOOST_AUTO_TEST_SUITE(genome)

BOOST_AUTO_TEST_CASE(reads_the_brain) {
  const Genome genome =
      parse_genome("[brain]\nname = \"fly\"\ntick = \"2 ms\"\nseed = 7\ndoc = \"d\"\n" + kSmall, "g.toml");
  BOOST_TEST(genome.name == "fly");
  BOOST_TEST(genome.tick == 2e-3);
  BOOST_TEST(genome.seed == 7u);
  BOOST_TEST(genome.doc == "d");
}

BOOST_AUTO_TEST_CASE(a_brain_that_says_nothing_has_the_name_of_its_file) {
  const Genome genome = parse_genome(kSmall, "some/where/fly.toml");
  BOOST_TEST(genome.name == "fly");
  BOOST_TEST(genome.file == "some/where/fly.toml");
  BOOST_TEST(genome.tick == 1e-3);
  BOOST_TEST(genome.seed == 1u);
}

BOOST_AUTO_TEST_CASE(parts_come_in_the_order_of_the_file_whatever_their_kind) {
  const Genome genome = parse_genome(R"(
[regions.z]
type = "A"
[world.m]
type = "B"
[regions.a]
type = "C"
[steering.k]
type = "D"
)",
                                     "g.toml");
  std::string order;
  for (const PartGene& part : genome.parts) order += part.path + part.gene.type + " ";
  BOOST_TEST(order == "zA mB aC kD ");
  BOOST_CHECK(genome.parts.at(1).kind == PartKind::world);
  BOOST_CHECK(genome.parts.at(3).kind == PartKind::steering);
}

BOOST_AUTO_TEST_CASE(what_a_part_does_not_know_is_a_setting_of_its_type) {
  const PartGene part = parse_genome(kSmall, "g.toml").parts.at(0);
  BOOST_TEST(part.gene.settings.size() == 1u);
  BOOST_TEST(find(part.gene.settings, "active")->number() == 0.05);
  BOOST_TEST(part.size.at(0).first == "n");
  BOOST_TEST(part.size.at(0).second == 20);
  BOOST_TEST(part.gene.where.text() == "g.toml:3:8");
}

BOOST_AUTO_TEST_CASE(periods_and_offsets_are_ticks_or_times) {
  const Genome genome =
      parse_genome("[brain]\ntick = \"0.1 ms\"\n[regions.a]\ntype = \"A\"\nperiod = \"1 ms\"\noffset = 3\n", "g.toml");
  BOOST_TEST(genome.parts.at(0).period == 10u);
  BOOST_TEST(genome.parts.at(0).offset == 3u);
}

BOOST_AUTO_TEST_CASE(reads_the_fault_policy) {
  const Genome genome = parse_genome("[regions.a]\ntype = \"A\"\non_fault = \"silence\"\n", "g.toml");
  BOOST_CHECK(genome.parts.at(0).on_fault == FaultPolicy::silence);
}

BOOST_AUTO_TEST_CASE(reads_a_projection) {
  const ProjectionGene readout = parse_genome(kSmall, "g.toml").projections.at(0);
  BOOST_TEST(readout.name == "readout");
  BOOST_TEST(readout.from.text() == "kenyon.rate");
  BOOST_TEST(readout.to.text() == "output.drive");
  BOOST_TEST(readout.delay == 1u);
  BOOST_TEST(readout.connection->type == "Dense");
  BOOST_TEST(readout.learning->settings.at(0).key == "eta");
  BOOST_TEST(readout.from.where.text() == "g.toml:12:8");
}

BOOST_AUTO_TEST_CASE(delays_are_ticks_or_times) {
  const std::string wire = "[[projections]]\nfrom = \"kenyon.rate\"\nto = \"output.drive\"\ndelay = ";
  BOOST_TEST(parse_genome(kSmall + wire + "0\n", "g.toml").projections.at(1).delay == 0u);
  BOOST_TEST(parse_genome(kSmall + wire + "\"5 ms\"\n", "g.toml").projections.at(1).delay == 5u);
}

BOOST_AUTO_TEST_CASE(projections_without_a_name_are_called_by_their_ends_and_counted) {
  const std::string wire = "[[projections]]\nfrom = \"kenyon.rate\"\nto = \"output.drive\"\n";
  const Genome genome = parse_genome(kSmall + wire + wire + wire, "g.toml");
  BOOST_TEST(genome.projections.at(1).name == "kenyon.rate->output.drive");
  BOOST_TEST(genome.projections.at(2).name == "kenyon.rate->output.drive#2");
  BOOST_TEST(genome.projections.at(3).name == "kenyon.rate->output.drive#3");
}

BOOST_AUTO_TEST_CASE(signals_name_a_port_for_a_field) {
  const Genome genome = parse_genome(kSmall + "signals = { error = \"kenyon.rate\" }\n", "g.toml");
  BOOST_TEST(genome.projections.at(0).signals.at(0).first == "error");
  BOOST_TEST(genome.projections.at(0).signals.at(0).second.text() == "kenyon.rate");
}

BOOST_AUTO_TEST_CASE(reports_every_problem_in_the_order_of_the_file) {
  try {
    (void)parse_genome("[brain]\nseed = -1\n[regions.a]\nsize = 3\n[[projections]]\nfrom = \"b.x\"\n", "g.toml");
    BOOST_FAIL("should throw");
  } catch (const Error& error) {
    std::vector<std::uint32_t> lines;
    for (const Problem& problem : error.problems()) lines.push_back(problem.where.line);
    BOOST_TEST(lines == (std::vector<std::uint32_t>{2, 3, 4, 5, 6}), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_not_there) {
  const std::string error = error_of([] { (void)read_genome("no/such.toml"); });
  BOOST_TEST(error == "no/such.toml: there is no file `no/such.toml` [file-unreadable]");
}

BOOST_AUTO_TEST_CASE(deep_nesting_of_values_is_refused_and_does_not_crash) {
  const std::string deep = "[regions.a]\ntype = \"A\"\nx = " + std::string(100000, '[') + "\n";
  BOOST_TEST(has(parse_error(deep), "[syntax]"));
}

BOOST_AUTO_TEST_CASE(long_references_are_refused_and_do_not_crash) {
  std::string arrows;
  for (int i = 0; i < 200000; ++i) arrows += "a.b->";
  BOOST_TEST(has(parse_error(kSmall + "[probes.p]\nof = \"" + arrows + "c.d\"\n"), "[wrong-value]"));
}

BOOST_AUTO_TEST_SUITE_END()
