// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

namespace {

Genome wired(const std::string& keys, const std::string& csv) {
  const GenomeFiles files;
  files.write("edges.csv", csv);
  return read_genome(files.write(
      "g.toml", "[regions.a]\ntype = \"A\"\n[regions.b]\ntype = \"B\"\n[[wiring]]\ntable = \"edges.csv\"\n" + keys));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wiring_table)

BOOST_AUTO_TEST_CASE(each_row_is_a_projection) {
  const Genome genome = wired("", "from,to,delay\na.rate,b.drive,3\nb.rate,a.drive,4 ms\n");
  BOOST_TEST(genome.projections.size() == 2u);
  BOOST_TEST(genome.projections.at(0).name == "a.rate->b.drive");
  BOOST_TEST(genome.projections.at(0).delay == 3u);
  BOOST_TEST(genome.projections.at(1).delay == 4u);
}

BOOST_AUTO_TEST_CASE(ports_are_appended_to_bare_parts_only) {
  const Genome genome = wired("from_port = \"rate\"\nto_port = \"drive\"\n", "from,to\na,b\na.other,b\n");
  BOOST_TEST(genome.projections.at(0).from.text() == "a.rate");
  BOOST_TEST(genome.projections.at(0).to.text() == "b.drive");
  BOOST_TEST(genome.projections.at(1).from.text() == "a.other");
}

BOOST_AUTO_TEST_CASE(dotted_columns_fill_the_tables_of_the_template) {
  const Genome genome = wired("connection = { type = \"Dense\", weight = 9 }\n",
                              "from,to,connection.weight,learning.type\na.r,b.d,0.5,Oja\na.r,b.d,,\n");
  BOOST_TEST(find(genome.projections.at(0).connection->settings, "weight")->number() == 0.5);
  BOOST_TEST(genome.projections.at(0).learning->type == "Oja");
  BOOST_TEST(find(genome.projections.at(1).connection->settings, "weight")->number() == 9.0);
  BOOST_CHECK(!genome.projections.at(1).learning);
}

BOOST_AUTO_TEST_CASE(values_know_their_line_and_column_in_the_table) {
  const Genome genome =
      wired("connection = { type = \"Dense\" }\n", "# µ\nfrom,to,connection.weight\n\na.r, b.d, 0.5\n");
  const ProjectionGene& edge = genome.projections.at(0);
  BOOST_TEST(edge.where.file.ends_with("edges.csv"));
  BOOST_TEST(edge.where.line == 4u);
  BOOST_TEST(find(edge.connection->settings, "weight")->where.column == 11u);
}

BOOST_AUTO_TEST_CASE(quotes_line_ends_and_marks_of_other_programs_are_understood) {
  const Genome genome = wired("", "\xEF\xBB\xBF\"from\",to,name\r\n\"a.r\",b.d,\"first\"\r\na.r,\"b.d\",second\r\n");
  BOOST_TEST(genome.projections.at(0).from.text() == "a.r");
  BOOST_TEST(genome.projections.at(1).name == "second");
}

BOOST_AUTO_TEST_CASE(a_thousand_rows_keep_their_order_and_get_names) {
  std::string csv = "from,to\n";
  for (int i = 0; i < 1000; ++i) csv += "a.r,b.d\n";
  const Genome genome = wired("", csv);
  BOOST_TEST(genome.projections.size() == 1000u);
  BOOST_TEST(genome.projections.back().name == "a.r->b.d#1000");
}

BOOST_AUTO_TEST_SUITE_END()
