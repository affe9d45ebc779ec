// SPDX-License-Identifier: Apache-2.0
// A whole brain from a table: what it consists of, and that its life is the same for any number of threads and across a checkpoint.
#include "phenomena/whole_brain.hpp"

#include <set>

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string names = "areas after Glasser et al. 2016; wires and sizes illustrative";
const std::vector<std::string_view> telencephalon = {"cortex", "hippocampus", "striatum", "accumbens", "amygdala"};

Life alive(const std::vector<std::string>& changes = {}, int threads = 1) {
  SimulatorOptions options;
  options.threads = threads;
  return Life(whole_brain(1, changes), options);
}

const Brain& brain() {
  static const Life known = alive();
  return *known.brain;
}

std::string hash_after(std::uint64_t ticks, int threads) {
  const Life life = alive({}, threads);
  life.simulator->run(ticks);
  return life.hash();
}

double count_areas(const Brain& of) {
  std::set<std::string> areas;
  for (const Part& part : of.parts) {
    const std::string& path = of.component(part.component).path;
    if (path.starts_with("cortex/left/") || path.starts_with("cortex/right/")) areas.insert(path);
  }
  return static_cast<double>(areas.size());
}

/// Projections between areas, and how many of them learn by `rule`.
std::pair<double, double> tracts_of(const Brain& of, const std::string& rule) {
  double all = 0, by_rule = 0;
  for (const Projection& projection : of.projections) {
    if (!of.component(projection.from).path.starts_with("cortex/") || !of.component(projection.to).path.starts_with("cortex/")) continue;
    all += 1;
    by_rule += projection.rule && of.component(*projection.rule).type->name == rule ? 1 : 0;
  }
  return {all, by_rule};
}

double synapses_of_all(const Brain& of) {
  double sum = 0;
  for (const Projection& projection : of.projections)
    if (projection.connection) sum += static_cast<double>(projection.synapses);
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(whole_brain_structure)

BOOST_AUTO_TEST_CASE(cortex_has_180_areas_a_hemisphere) {
  report({.target = "T-O4", .what = "areas of both hemispheres", .measured = count_areas(brain()), .bar = {360, 360}, .wanted = "2 x 180", .source = names});
  report({.target = "T-O4", .what = "projections between areas", .measured = tracts_of(brain(), "Oja").first, .bar = {2000, 4000}, .wanted = "a few thousand", .source = names});
  report({.target = "T-O4", .what = "synapses, granule cells' included", .measured = synapses_of_all(brain()), .bar = {3e5, 6e5}, .wanted = "0.3 to 0.6 million", .source = names});
}

BOOST_AUTO_TEST_CASE(areas_have_50_to_200_units) {
  double least = 1e9, most = 0;
  for (const Part& part : brain().parts) {
    if (!brain().component(part.component).path.starts_with("cortex/")) continue;
    const auto units = static_cast<double>(units_of_part(brain(), part));
    least = std::min(least, units), most = std::max(most, units);
  }
  report({.target = "T-O4", .what = "units of the smallest area", .measured = least, .bar = {50, 200}, .wanted = "50 to 200", .source = names});
  report({.target = "T-O4", .what = "units of the largest area", .measured = most, .bar = {50, 200}, .wanted = "50 to 200", .source = names});
}

BOOST_AUTO_TEST_CASE(cortex_and_striatum_are_four_fifths_of_it_and_the_cerebellum_a_tenth) {
  const double all = units_below(brain(), {});
  report({.target = "T-O4", .what = "share of units in cortex, hippocampus, amygdala and striatum", .measured = units_below(brain(), telencephalon) / all,
          .bar = {0.77, 0.83}, .wanted = "about 0.8 of the volume", .source = "volumes: Byrnes 2022; units for volume: illustrative"});
  report({.target = "T-O4", .what = "share of units in the cerebellum", .measured = units_below(brain(), {"cerebellum"}) / all, .bar = {0.07, 0.13},
          .wanted = "about 0.1 of the volume", .source = "volumes: Byrnes 2022; units for volume: illustrative"});
  const Life small = alive({"cerebellum.granules=16"});
  report({.target = "T-O4", .what = "ablation: 16 granule cells: share of units in the cerebellum", .measured = units_below(*small.brain, {"cerebellum"}) / units_below(*small.brain, {}),
          .bar = {.high = 0.01}, .wanted = "none", .source = "illustrative"});
}

BOOST_AUTO_TEST_CASE(one_word_swaps_the_rule_of_all_tracts) {
  const Life life = alive({"tracts.learning.type=Hebb"});
  const auto [all, hebb] = tracts_of(*life.brain, "Hebb");
  BOOST_TEST(hebb > 2000);
  BOOST_TEST(tracts_of(brain(), "Hebb").second == 0);
}

BOOST_AUTO_TEST_CASE(its_life_is_the_same_for_any_number_of_threads) {
  const std::string alone = hash_after(200, 1);
  report({.target = "T-O3", .what = "of 2 and 4 threads, lives of 200 ticks that end with the hash of one thread",
          .measured = static_cast<double>((hash_after(200, 2) == alone) + (hash_after(200, 4) == alone)), .bar = {2, 2}, .wanted = "both", .source = "exact"});
  report({.target = "T-O3", .what = "ablation: another seed: lives with that hash", .measured = static_cast<double>([&] {
            const Life other(whole_brain(2));
            other.simulator->run(200);
            return other.hash() == alone;
          }()), .bar = {0, 0}, .wanted = "none", .source = "exact"});
}

BOOST_AUTO_TEST_CASE(a_snapshot_continues_it_exactly) {
  std::vector<std::byte> kept;
  const Life first = alive();
  first.simulator->run(103);
  first.simulator->flush();
  first.state->snapshot(kept);
  first.simulator->run(97);
  const Life second = alive();
  second.state->restore(kept);
  second.simulator->run(97);
  report({.target = "T-O3", .what = "a life of 200 ticks that goes on from a snapshot at 103 in another brain ends with the hash of one without", .measured = static_cast<double>(second.hash() == first.hash()),
          .bar = {1, 1}, .wanted = "equal", .source = "exact"});
}

BOOST_AUTO_TEST_SUITE_END()
