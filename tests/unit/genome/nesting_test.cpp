// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

namespace {

const std::string kColumn = R"(
[brain]
seed = 99
[regions.granule]
type = "LeakyRates"
gain = 1.0
tau = { value = 0.02, gain = "ach.level" }
[steering.ach]
type = "Tonic"
[[projections]]
name = "inner"
from = "granule.rate"
to = "granule.drive"
connection = { type = "Dense" }
learning = { type = "ThreeFactor", error = "ach.level", eta = 0.1 }
signals = { error = "ach.level" }
[probes.activity]
of = "inner.w"
[exports]
ports = { input = "granule.drive", output = "granule.rate" }
parameters = { gain = "granule.gain", rate = "inner.learning.eta", level = "ach.level_at_birth" }
)";

const std::string kOuter = R"(
[regions.first]
type = "LeakyRates"
[regions.column]
genome = "parts/column.toml"
gain = 3.0
rate = { value = 0.5, gain = "first.rate" }
[[projections]]
from = "column.output"
to = "column/granule.drive"
[probes.out]
of = "column.output"
)";

Genome nested() {
  const GenomeFiles files;
  files.write("parts/column.toml", kColumn);
  return read_genome(files.write("outer.toml", kOuter));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nesting)

BOOST_AUTO_TEST_CASE(parts_are_unfolded_under_the_name_of_the_use_site) {
  const Genome genome = nested();
  BOOST_TEST(genome.parts.at(0).path == "first");
  BOOST_TEST(genome.parts.at(1).path == "column/granule");
  BOOST_TEST(genome.parts.at(2).path == "column/ach");
  BOOST_TEST(genome.seed == 1u);
}

BOOST_AUTO_TEST_CASE(inner_projections_keep_their_ends) {
  const ProjectionGene inner = nested().projections.at(0);
  BOOST_TEST(inner.name == "column/inner");
  BOOST_TEST(inner.from.text() == "column/granule.rate");
  BOOST_TEST(inner.signals.at(0).second.text() == "column/ach.level");
}

BOOST_AUTO_TEST_CASE(exported_ports_stand_for_inner_ones) {
  const Genome genome = nested();
  BOOST_TEST(genome.projections.at(1).from.text() == "column/granule.rate");
  BOOST_TEST(genome.projections.at(1).to.text() == "column/granule.drive");
  BOOST_TEST(genome.probes.at(1).of == "column/granule.rate");
}

BOOST_AUTO_TEST_CASE(inner_probes_are_kept) {
  const Genome genome = nested();
  BOOST_TEST(genome.probes.at(0).name == "column/activity");
  BOOST_TEST(genome.probes.at(0).of == "column/inner.w");
}

BOOST_AUTO_TEST_CASE(exported_parameters_are_set_from_outside_and_keep_their_place) {
  const Genome genome = nested();
  const Value* gain = find(genome.parts.at(1).gene.settings, "gain");
  BOOST_TEST(gain->number() == 3.0);
  BOOST_TEST(gain->overridden);
  BOOST_TEST(gain->where.file.ends_with("outer.toml"));
  BOOST_TEST(gain->where.line == 6u);
}

BOOST_AUTO_TEST_CASE(names_in_settings_mean_what_they_mean_where_they_were_written) {
  const Genome genome = nested();
  BOOST_TEST(find(genome.parts.at(1).gene.settings, "tau")->toml() == "{ value = 0.02, gain = \"column/ach.level\" }");
  const Table& rule = genome.projections.at(0).learning->settings;
  BOOST_TEST(*find(rule, "error")->text() == "column/ach.level");
  BOOST_TEST(find(rule, "eta")->toml() == "{ value = 0.5, gain = \"first.rate\" }");
}

BOOST_AUTO_TEST_CASE(one_file_can_be_used_twice) {
  const GenomeFiles files;
  files.write("column.toml", kColumn);
  const Genome genome = read_genome(files.write(
      "outer.toml",
      "[regions.left]\ngenome = \"column.toml\"\ngain = 1\n[regions.right]\ngenome = \"column.toml\"\ngain = 2\n"));
  BOOST_TEST(find(genome.parts.at(0).gene.settings, "gain")->number() == 1.0);
  BOOST_TEST(find(genome.parts.at(2).gene.settings, "gain")->number() == 2.0);
}

BOOST_AUTO_TEST_CASE(exports_pass_through_two_levels) {
  const GenomeFiles files;
  files.write("column.toml", kColumn);
  files.write("area.toml",
              "[regions.c]\ngenome = \"column.toml\"\n[exports]\nports = { out = \"c.output\" }\n"
              "parameters = { strength = \"c.gain\" }\n");
  const Genome genome = read_genome(files.write("outer.toml", R"(
[regions.area]
genome = "area.toml"
strength = 5.0
[[projections]]
from = "area.out"
to = "area/c/granule.drive"
[[phases]]
name = "late"
ticks = 3
set = { "area.strength" = 7 }
)"));
  BOOST_TEST(find(genome.parts.at(0).gene.settings, "gain")->number() == 5.0);
  BOOST_TEST(genome.projections.at(1).from.text() == "area/c/granule.rate");
  BOOST_TEST(genome.phases.at(0).set.at(0).key == "area/c/granule.gain");
}

BOOST_AUTO_TEST_CASE(overrides_reach_exported_parameters) {
  const GenomeFiles files;
  files.write("parts/column.toml", kColumn);
  const Genome genome = read_genome(files.write("outer.toml", kOuter), {{"column.gain", "8.0"}});
  const Value* gain = find(genome.parts.at(1).gene.settings, "gain");
  BOOST_TEST(gain->number() == 8.0);
  BOOST_TEST(gain->where.file == "--set column.gain");
}

BOOST_AUTO_TEST_CASE(the_tick_of_the_outermost_genome_counts_everywhere) {
  const GenomeFiles files;
  files.write("in.toml", "[regions.a]\ntype = \"A\"\nperiod = \"1 ms\"\n");
  const Genome genome =
      read_genome(files.write("out.toml", "[brain]\ntick = \"0.5 ms\"\n[regions.x]\ngenome = \"in.toml\"\n"));
  BOOST_TEST(genome.parts.at(0).period == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
