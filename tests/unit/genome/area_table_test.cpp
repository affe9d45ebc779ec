// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

namespace {

constexpr const char* three_areas = "name,#area,size.n,gain\nleft/v1,V1,200,\nleft/area_4,4,,3\nright/v1,V1,,\n";

Genome populated(const std::string& keys, const std::string& csv, const std::vector<Override>& overrides = {}) {
  const GenomeFiles files;
  files.write("areas.csv", csv);
  return read_genome(files.write("g.toml", "[[areas]]\nname = \"cortex\"\ntable = \"areas.csv\"\n" + keys), overrides);
}

Genome three(const std::vector<std::string>& changes) {
  std::vector<Override> overrides;
  for (const std::string& change : changes) overrides.push_back(Override::parse(change));
  return populated("type = \"A\"\nsize = { n = 100 }\ngain = 2\n[regions.other]\ntype = \"B\"\n", three_areas, overrides);
}

double gain_of(const Genome& genome, std::size_t part) { return find(genome.parts.at(part).gene.settings, "gain")->number(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(area_table)

BOOST_AUTO_TEST_CASE(each_row_is_a_region_below_the_name_of_its_table_and_after_the_parts_of_the_file) {
  const Genome genome = three({});
  BOOST_TEST(genome.parts.size() == 4u);
  BOOST_TEST(genome.parts.at(0).path == "other");
  BOOST_TEST(genome.parts.at(1).path == "cortex/left/v1");
  BOOST_TEST(genome.parts.at(3).path == "cortex/right/v1");
}

BOOST_AUTO_TEST_CASE(columns_fill_named_settings_and_empty_cells_leave_what_all_share) {
  const Genome genome = three({});
  BOOST_TEST(genome.parts.at(1).size.at(0).second == 200);
  BOOST_TEST(genome.parts.at(2).size.at(0).second == 100);
  BOOST_TEST(gain_of(genome, 1) == 2.0);
  BOOST_TEST(gain_of(genome, 2) == 3.0);
}

BOOST_AUTO_TEST_CASE(a_column_that_begins_with_a_hash_is_a_remark) {
  BOOST_TEST(find(three({}).parts.at(1).gene.settings, "#area") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_setting_knows_its_line_and_column_in_the_table) {
  const Genome genome = three({});
  BOOST_TEST(find(genome.parts.at(2).gene.settings, "gain")->where.line == 3u);
  BOOST_TEST(find(genome.parts.at(2).gene.settings, "gain")->where.column == 16u);
  BOOST_TEST(genome.parts.at(2).where.file.ends_with("areas.csv"));
}

BOOST_AUTO_TEST_CASE(one_area_is_set_by_its_path) {
  const Genome genome = three({"cortex/left/v1.gain=5"});
  BOOST_TEST(gain_of(genome, 1) == 5.0);
  BOOST_TEST(gain_of(genome, 3) == 2.0);
}

BOOST_AUTO_TEST_CASE(all_areas_are_set_by_the_name_of_their_table_and_cells_still_say_otherwise) {
  const Genome genome = three({"cortex.gain=5", "cortex.type=C"});
  BOOST_TEST(gain_of(genome, 1) == 5.0);
  BOOST_TEST(gain_of(genome, 2) == 3.0);
  BOOST_TEST(genome.parts.at(3).gene.type == "C");
}

BOOST_AUTO_TEST_CASE(the_rule_of_all_rows_is_swapped_by_one_word_and_that_of_one_row_by_another) {
  const GenomeFiles files;
  files.write("areas.csv", three_areas);
  files.write("tracts.csv", "from,to\nleft/v1,left/area_4\nright/v1,left/area_4\n");
  const Genome genome = read_genome(
      files.write("g.toml",
                  "[[areas]]\nname = \"cortex\"\ntable = \"areas.csv\"\ntype = \"A\"\n[[wiring]]\nname = \"tracts\"\ntable = \"tracts.csv\"\n"
                  "from_group = \"cortex\"\nto_group = \"cortex\"\nfrom_port = \"rate\"\nto_port = \"drive\"\n"
                  "connection = { type = \"Dense\" }\nlearning = { type = \"Oja\" }\n"),
      {Override::parse("tracts.learning.type=Hebb"),
       Override::parse("projections.cortex/right/v1.rate->cortex/left/area_4.drive.learning.type=Delta")});
  BOOST_TEST(genome.projections.at(0).from.text() == "cortex/left/v1.rate");
  BOOST_TEST(genome.projections.at(0).to.text() == "cortex/left/area_4.drive");
  BOOST_TEST(genome.projections.at(0).learning->type == "Hebb");
  BOOST_TEST(genome.projections.at(1).learning->type == "Delta");
}

BOOST_AUTO_TEST_CASE(a_nested_genome_exports_what_all_areas_share_and_what_one_has) {
  const GenomeFiles files;
  files.write("areas.csv", three_areas);
  files.write("cortex.toml",
              "[[areas]]\nname = \"hemispheres\"\ntable = \"areas.csv\"\ntype = \"A\"\ngain = 2\n"
              "[exports]\nparameters = { gain = \"hemispheres.gain\", acuity = \"hemispheres/left/v1.gain\" }\n");
  const Genome genome = read_genome(files.write("g.toml", "[regions.cortex]\ngenome = \"cortex.toml\"\ngain = 7\nacuity = 9\n"));
  BOOST_TEST(genome.parts.at(0).path == "cortex/hemispheres/left/v1");
  BOOST_TEST(gain_of(genome, 0) == 9.0);
  BOOST_TEST(gain_of(genome, 2) == 7.0);
}

BOOST_AUTO_TEST_CASE(the_resolved_genome_has_every_region_and_no_table) {
  const Genome genome = three({"cortex/left/v1.gain=5"});
  const std::string resolved = genome.resolved_toml();
  BOOST_TEST(resolved.find("areas") == std::string::npos);
  BOOST_TEST(parse_genome(resolved, "resolved.toml").resolved_toml() == resolved);
}

BOOST_AUTO_TEST_CASE(a_mistake_in_what_all_rows_share_is_told_once) {
  const std::string text = error_of([] { (void)populated("type = \"A\"\nperiod = -1\n", three_areas); });
  BOOST_TEST(text.find("g.toml:5:10") != std::string::npos);
  BOOST_TEST(text.find("period", text.find("period") + 1) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
