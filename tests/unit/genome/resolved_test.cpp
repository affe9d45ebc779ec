// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

namespace {

const std::string kEverything = R"(
[brain]
name = "every \"thing\""
tick = "0.1 ms"
seed = 12345678901
doc = """two
lines"""
[world.stream]
type = "ImageStream"
data = "fashion-mnist"
period = 4
offset = 1
on_fault = "freeze"
[regions.column]
genome = "column.toml"
gain = 0.30000000000000004
[steering.teacher]
type = "TargetError"
size = { n = 3, m = 4 }
limits = [1, 2.5, "x", { a = true, "b c" = [] }]
[[projections]]
from = "stream.out"
to = "column.input"
delay = "2 ms"
connection = { type = "Dense" }
learning = { type = "Oja", eta = { value = 1e-9, schedule = [[0, 1.0], ["20 min", 0.1]] } }
signals = { error = "teacher.error", "x y" = "stream.out" }
[[wiring]]
table = "edges.csv"
[probes.v]
of = "column/granule.v"
every = 7
units = [1, 2]
[figures.f]
of = "column.input"
against = "stream.out"
statistic = "mse"
doc = "d"
[figures.g]
of = "stream.out"
statistic = "last"
[[phases]]
name = "life"
duration = "1 s"
set = { "stream.split" = "test" }
[[phases]]
name = "test"
ticks = 4
learning = false
)";

Genome everything() {
  const GenomeFiles files;
  files.write("column.toml",
              "[regions.granule]\ntype = \"A\"\n[[projections]]\nfrom = \"granule.v\"\nto = \"granule.drive\"\n"
              "[exports]\nports = { input = \"granule.drive\" }\nparameters = { gain = \"granule.gain\" }\n");
  files.write("edges.csv", "from,to\nstream.out,column.input\nstream.out,column.input\n");
  return read_genome(files.write("g.toml", kEverything));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resolved)

BOOST_AUTO_TEST_CASE(reads_back_as_the_same_genome) {
  const Genome first = everything();
  const Genome second = parse_genome(first.resolved_toml(), "resolved.toml");
  BOOST_TEST(second.resolved_toml() == first.resolved_toml());
  BOOST_TEST(second.parts.size() == 3u);
  BOOST_TEST(second.projections.size() == 4u);
  BOOST_TEST(second.name == first.name);
  BOOST_TEST(second.doc == first.doc);
  BOOST_TEST(second.seed == first.seed);
  BOOST_TEST(second.tick == first.tick);
}

BOOST_AUTO_TEST_CASE(keeps_names_order_and_numbers) {
  const Genome first = everything();
  const Genome second = parse_genome(first.resolved_toml(), "resolved.toml");
  for (std::size_t i = 0; i < first.parts.size(); ++i) BOOST_TEST(first.parts[i].path == second.parts[i].path);
  for (std::size_t i = 0; i < first.projections.size(); ++i)
    BOOST_TEST(first.projections[i].name == second.projections[i].name);
  BOOST_TEST(find(second.parts.at(1).gene.settings, "gain")->number() == 0.1 + 0.2);
  BOOST_TEST(second.projections.at(1).delay == 20u);
  BOOST_TEST(second.phases.at(0).ticks == 10000u);
  BOOST_CHECK(second.parts.at(0).on_fault == FaultPolicy::freeze);
}

BOOST_AUTO_TEST_CASE(holds_no_nesting_and_no_tables_any_more) {
  const std::string text = everything().resolved_toml();
  BOOST_TEST(!has(text, "genome ="));
  BOOST_TEST(!has(text, "wiring"));
  BOOST_TEST(has(text, "[regions.\"column/granule\"]"));
}

BOOST_AUTO_TEST_SUITE_END()
