// SPDX-License-Identifier: Apache-2.0
// What a brain is told is short: its genome and the source of its learning rules, beside what it has learned.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <zlib.h>

#include "exact/matrices.hpp"
#include "support/science.hpp"
#include "support/shipped_brains.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string own = "apps/brains, drawn images";

struct Flagship {
  std::string name;
  std::uint64_t ticks = 0;  ///< of a life that touches what it can learn
};
const std::vector<Flagship> flagships = {{"mushroom-body", 600},   {"fly", 20000},       {"credit-assignment", 300},
                                         {"competing-units", 300}, {"diehl-cook", 3000}, {"ab-ac", 1500},
                                         {"iso-to-allo", 400}};

/// Bytes of the genome as one file, and of the source of every learning rule in it.
double told_bytes(const Brain& brain) {
  std::set<std::string> rules;
  for (const Projection& projection : brain.projections)
    for (const ComponentId rule : projection.rules()) {
      const std::string file = std::filesystem::path(brain.component(rule).type->library->file()).filename().string();
      rules.insert(file.substr(0, file.find('.')));
    }
  auto bytes = static_cast<double>(brain.genome.resolved_toml().size());
  for (const std::string& rule : rules)
    bytes += static_cast<double>(std::filesystem::file_size(std::string(ANLAGE_TEST_SOURCE) +
                                                            "/plugins/learning_rules/" + rule + "/" + rule + ".cpp"));
  return bytes;
}

/// Bytes of what a life has added to every number that learning changes, as zlib packs them: numbers drawn at birth
/// follow from the seed and are not learned.
double learned_bytes(const Genome& genome, std::uint64_t ticks) {
  GenomeLife life(genome);
  std::vector<std::string> at_birth;
  for (const BlockId id : learned_blocks(life.brain)) at_birth.push_back(bytes_of(life, id));
  life.simulator.run(ticks);
  double sum = 0;
  for (std::size_t i = 0; i < at_birth.size(); ++i) {
    const std::string now = bytes_of(life, learned_blocks(life.brain)[i]);
    std::vector<float> added(now.size() / 4);
    const auto* after = reinterpret_cast<const float*>(now.data());
    const auto* before = reinterpret_cast<const float*>(at_birth[i].data());
    for (std::size_t k = 0; k < added.size(); ++k) added[k] = after[k] - before[k];
    uLongf size = compressBound(now.size());
    std::vector<Bytef> packed(size);
    BOOST_REQUIRE(compress(packed.data(), &size, reinterpret_cast<const Bytef*>(added.data()), now.size()) == Z_OK);
    sum += static_cast<double>(size);
  }
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(description_length)

BOOST_AUTO_TEST_CASE(a_flagship_is_told_little_and_learns_much) {
  for (const Flagship& flagship : flagships) {
    const Genome genome = shipped_brain(flagship.name);
    const double told = told_bytes(develop(genome, registry())), learned = learned_bytes(genome, flagship.ticks);
    BOOST_TEST_MESSAGE(flagship.name << ": told " << told << " bytes, learned " << learned << " after packing");
    report({.target = "T-O2",
            .what = flagship.name + ": bytes of genome and rule sources",
            .measured = told,
            .bar = {0, 20000},
            .wanted = "< 20 kB",
            .source = own});
    report({.target = "T-O2",
            .what = flagship.name + ": bytes learned, packed by zlib, over those told",
            .measured = learned / told,
            .bar = {1, unbounded},
            .wanted = "> 1: the learned model is longer",
            .source = own});
  }
}

BOOST_AUTO_TEST_CASE(a_newborn_mushroom_body_holds_nothing_yet) {
  const Genome genome = shipped_brain("mushroom-body");
  report({.target = "T-O2",
          .what = "ablation: mushroom body at birth: bytes learned, packed, over those told",
          .measured = learned_bytes(genome, 0) / told_bytes(develop(genome, registry())),
          .bar = {0, 1},
          .wanted = "< 1: 800 kB of zeros",
          .source = own});
}

BOOST_AUTO_TEST_CASE(a_classical_network_learns_318010_numbers) {
  // 784 x 400 + 400 + 400 x 10 + 10 = 318,010 floats, 1.27 MB.
  const std::string learning = "learning = { type = \"Hebb\" }\n";
  const Brain brain = develop_text(
      "[brain]\nname = \"classical\"\n[world.images]\ntype = \"UniformStream\"\nsize = { input = 784 "
      "}\n[world.one]\ntype = \"PatternStream\"\ngiven = \"1\"\n" +
      region("hidden", "Readout", 400) + region("output", "Readout", 10) +
      wire("images.x", "hidden.drive", dense("normal 0 0.05") + learning) +
      wire("one.x", "hidden.drive", dense("zero") + learning) +
      wire("hidden.rate", "output.drive", dense("normal 0 0.05") + learning) +
      wire("one.x", "output.drive", dense("zero") + learning));
  double numbers = 0;
  for (const LedgerLine& line : ledger(brain))
    if (line.origin == Origin::learned) numbers += static_cast<double>(line.numbers);
  report({.target = "T-O2",
          .what = "learned numbers of 784-400-10 with thresholds",
          .measured = numbers,
          .bar = {318010, 318010},
          .wanted = "318,010 (1.27 MB)",
          .source = "arithmetic"});
}

BOOST_AUTO_TEST_SUITE_END()
