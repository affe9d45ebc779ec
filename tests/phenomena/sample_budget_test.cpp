// SPDX-License-Identifier: Apache-2.0
// An infant of three months has been awake for about four million seconds. What a ready-made brain learns, it learns from fewer samples.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr double budget = 4e6;  // s, one sample in each

/// Ticks for which a world shows the same: its period, times what it holds.
double ticks_a_sample(const Genome& genome) {
  double most = 1;
  for (const PartGene& part : genome.parts) {
    if (part.kind != PartKind::world) continue;
    double ticks = static_cast<double>(part.period);
    for (const Entry& entry : part.gene.settings)
      if ((entry.key == "hold" || entry.key == "on") && entry.value.is_number()) ticks *= entry.value.number();
    most = std::max(most, ticks);
  }
  return most;
}

double samples(const Genome& genome) {
  double ticks = 0;
  for (const PhaseGene& phase : genome.phases) ticks += static_cast<double>(phase.ticks);
  return ticks / ticks_a_sample(genome);
}

std::vector<std::filesystem::path> brains() {
  std::vector<std::filesystem::path> files;
  for (const auto& folder : std::filesystem::directory_iterator(std::string(ANLAGE_TEST_SOURCE) + "/apps/brains"))
    if (std::filesystem::exists(folder.path() / "genome.toml")) files.push_back(folder.path() / "genome.toml");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sample_budget)

BOOST_AUTO_TEST_CASE(every_ready_made_brain_learns_from_fewer_samples_than_an_infant_has_seconds) {
  for (const std::filesystem::path& file : brains())
    report({.target = "T-K7", .what = "samples in a life of " + file.parent_path().filename().string(), .measured = samples(read_genome(file.string())),
            .bar = {0, budget}, .wanted = "< 4e6, seconds awake in three months", .source = "three months of waking life"});
}

BOOST_AUTO_TEST_CASE(a_hundred_passes_over_a_hundred_thousand_images_are_too_many) {
  const Genome genome = parse_genome("[brain]\nname = \"epochs\"\n[world.images]\ntype = \"ImageStream\"\n[[phases]]\nname = \"life\"\nticks = 10000000\n", "epochs.toml");
  report({.target = "T-K7", .what = "ablation: samples of a hundred passes over 100,000 images", .measured = samples(genome), .bar = {budget, unbounded},
          .wanted = "over the budget", .source = "illustrative"});
}

BOOST_AUTO_TEST_SUITE_END()
