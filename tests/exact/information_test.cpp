// SPDX-License-Identifier: Apache-2.0
// How much a genome can say, how much wiring would say, and what becomes of both as a separator grows.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "audit/information.hpp"
#include "exact/matrices.hpp"
#include "support/science.hpp"
#include "support/scratch_folder.hpp"

using namespace anlage;
using namespace anlage::test;
using anlage::audit::choice_bits;
using anlage::audit::Information;

namespace {

const std::string budget = "arithmetic; genome of 3.1e9 base pairs";
/// A base is one of four: log2 4 = 2 bits.
const double genome_bytes = 3.1e9 * choice_bits(4, 1) / 8;

struct Separator {
  std::string file;
  std::string size;  ///< the parameter it exports for its number of cells
  int lines = 0;     ///< that arrive
};
const std::vector<Separator> separators = {{"granule_layer", "cells", 187},
                                           {"dentate_gyrus", "cells", 187},
                                           {"kenyon_cells", "cells", 50},
                                           {"expansion", "units", 10},
                                           {"mixed_layer", "units", 50}};

/// What is said in a brain of one separator with so many cells.
Information information_of(const Separator& separator, int cells, const std::vector<Override>& overrides = {}) {
  const std::string text = "[brain]\nname = \"growing\"\n[world.lines]\ntype = \"UniformStream\"\nsize = { input = " +
                           std::to_string(separator.lines) + " }\n[regions.separator]\ngenome = \"" + separator.file +
                           ".toml\"\n" + separator.size + " = " + std::to_string(cells) + "\n" +
                           wire("lines.x", "separator.input");
  const std::string place = std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/separators/test.toml";
  return audit::information(develop(parse_genome(text, place, overrides), registry()));
}

/// Ten lines and so many cells, 4 lines each, wired by `connection`.
Information wired_by(int cells, const std::string& connection) {
  return audit::information(
      develop_text("[brain]\nname = \"wired\"\n[world.lines]\ntype = \"UniformStream\"\nsize = { input = 10 }\n" +
                   region("cells", "Readout", cells) + wire("lines.x", "cells.drive", connection)));
}

/// The lists of four senders for each of so many cells, as a file.
std::string listed(int cells, const ScratchFolder& folder) {
  std::string lines = "pre,post\n";
  for (int post = 0; post < cells; ++post)
    for (int k = 0; k < 4; ++k)
      lines += std::to_string((post * 7 + k * (1 + post % 3)) % 10) + "," + std::to_string(post) + "\n";
  folder.write("wiring.csv", lines);
  return "connection = { type = \"FromTable\", table = \"" + folder.path() + "/wiring.csv\" }\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(information)

BOOST_AUTO_TEST_CASE(a_genome_has_775_megabytes) {
  report({.target = "T-O1",
          .what = "genome of 3.1e9 base pairs, 2 bits each [MB]",
          .measured = genome_bytes / 1e6,
          .bar = {774.999, 775.001},
          .wanted = "775",
          .source = budget});
}

BOOST_AUTO_TEST_CASE(wiring_of_the_cerebellum_would_take_more_than_a_hundred_genomes) {
  // C(100, 4) = 3,921,225: 21.9 bits a cell. C(1000, 4) = 41,417,124,750: 35.3 bits.
  const double near = 5e10 * choice_bits(100, 4) / 8, far = 5e10 * choice_bits(1000, 4) / 8;
  report({.target = "T-O1",
          .what = "50e9 granule cells, 4 of their 100 nearest terminals each [GB]",
          .measured = near / 1e9,
          .bar = {136.85, 136.95},
          .wanted = "136.9",
          .source = budget});
  report({.target = "T-O1",
          .what = "the same in genomes",
          .measured = near / genome_bytes,
          .bar = {176, 177},
          .wanted = "177",
          .source = budget});
  report({.target = "T-O1",
          .what = "4 of 1000 terminals each [GB]",
          .measured = far / 1e9,
          .bar = {220.35, 220.45},
          .wanted = "220.4",
          .source = budget});
  report({.target = "T-O1",
          .what = "the same in genomes",
          .measured = far / genome_bytes,
          .bar = {284, 285},
          .wanted = "284",
          .source = budget});
}

BOOST_AUTO_TEST_CASE(wiring_of_the_kenyon_cells_takes_53148_bits) {
  report({.target = "X37",
          .what = "2000 Kenyon cells, 7 of 50 inputs each [bit]",
          .measured = 2000 * choice_bits(50, 7),
          .bar = {53147, 53149},
          .wanted = "53,148",
          .source = "arithmetic; 7 claws: Caron et al. 2013"});
  // The same as the audit counts it in a brain: the mixed layer is 2000 cells of 7 claws on 50 lines.
  report({.target = "X37",
          .what = "the same in the shipped mixed layer, by its audit [bit]",
          .measured = information_of(separators[4], 2000).wiring,
          .bar = {53147, 53149},
          .wanted = "53,148",
          .source = "arithmetic"});
}

BOOST_AUTO_TEST_CASE(wiring_grows_with_the_cells_and_the_genome_does_not) {
  // 2000, 4000 and 8000 are written with four digits each.
  double slope_off = 0, genome_off = 0;
  for (const Separator& separator : separators) {
    const Information small = information_of(separator, 2000), middle = information_of(separator, 4000),
                      large = information_of(separator, 8000);
    BOOST_TEST_MESSAGE(separator.file << ": wiring " << small.wiring << ", " << middle.wiring << ", " << large.wiring
                                      << " bits, genome " << small.genome);
    BOOST_TEST(small.wiring > 0);
    slope_off = std::max(
        {slope_off, std::abs(middle.wiring / small.wiring / 2 - 1), std::abs(large.wiring / small.wiring / 4 - 1)});
    genome_off = std::max({genome_off, std::abs(middle.genome - small.genome), std::abs(large.genome - small.genome)});
  }
  report({.target = "T-O1",
          .what = "five shipped separators, 2000 to 8000 cells: deviation of wiring bits from proportional to cells",
          .measured = slope_off,
          .bar = {0, 0.02},
          .wanted = "0",
          .source = "wiring drawn from the seed"});
  report({.target = "T-O1",
          .what = "the same: change of the genome [bit]",
          .measured = genome_off,
          .bar = {0, 0},
          .wanted = "0",
          .source = "wiring drawn from the seed"});
}

BOOST_AUTO_TEST_CASE(a_list_of_synapses_costs_what_it_says) {
  const ScratchFolder folder;
  const double small = wired_by(2000, listed(2000, folder)).genome;
  const double large = wired_by(8000, listed(8000, folder)).genome;
  report({.target = "T-O1",
          .what = "ablation: the wiring is listed in the genome: bits for 8000 cells over those for 2000",
          .measured = large / small,
          .bar = {3.5, 4.5},
          .wanted = "4: it grows with the cells",
          .source = "ablation"});
  report({.target = "T-O1",
          .what = "drawn from the seed: the same ratio",
          .measured = wired_by(8000, "connection = { type = \"LocalRandom\", fan_in = 4 }\n").genome /
                      wired_by(2000, "connection = { type = \"LocalRandom\", fan_in = 4 }\n").genome,
          .bar = {1, 1},
          .wanted = "1",
          .source = "wiring drawn from the seed"});
  report({.target = "T-O1",
          .what = "ablation: every pair is joined: wiring [bit]",
          .measured = wired_by(2000, dense("normal 0 1")).wiring,
          .bar = {0, 0},
          .wanted = "0: there is nothing to choose",
          .source = "ablation"});
}

BOOST_AUTO_TEST_SUITE_END()
