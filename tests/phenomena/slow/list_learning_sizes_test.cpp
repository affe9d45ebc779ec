// SPDX-License-Identifier: Apache-2.0
// The same lists in hippocampi of three sizes, and with CA3 that learns from errors or from coincidence.
#include <boost/test/unit_test.hpp>

#include <array>

#include "phenomena/ab_ac.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;

namespace {

const std::string source = "Zheng et al. 2022; one list length, rates illustrative";

/// Cells of dentate, CA3 and CA1; the gain that keeps the collaterals' share of the drive as CA3 grows.
struct Size {
  const char* name;
  int dentate, ca3, ca1;
  const char* gain;
};
constexpr std::array<Size, 3> sizes{
    {{"small", 1936, 400, 600, "1"}, {"medium", 4489, 900, 1350, "0.44"}, {"large", 7921, 1600, 2400, "0.25"}}};

/// Half of the context is that of the other list: more than a small hippocampus can tell apart.
std::vector<Override> of_size(const Size& size) {
  const auto cells = [](int n) { return "{ n = " + std::to_string(n) + " }"; };
  return {{"lists.shift", "0.5"}, {"lists.pairs", "30"},
          {"hippocampus.dentate_size", cells(size.dentate)},
          {"hippocampus.ca3_size", cells(size.ca3)},
          {"hippocampus.ca1_size", cells(size.ca1)},
          {"hippocampus.collaterals", size.gain}};
}

/// Perforant path (73 synapses a cell), collaterals, Schaffer collaterals, and the way back to 294 entorhinal units.
int plastic(const Size& size) { return size.ca3 * (73 + size.ca3 + size.ca1) + 294 * size.ca1; }

/// Both rules that end in CA3 are `Competitive`: weights of cells that fire move to what arrives.
std::vector<Override> hebbian() { return {{"hippocampus.perforant_rule", "Competitive"}, {"hippocampus.collaterals_rule", "Competitive"}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(list_learning_sizes)

BOOST_AUTO_TEST_CASE(a_larger_hippocampus_keeps_more_of_the_first_list) {
  double before = 1;
  for (const Size& size : sizes) {
    const Retention kept = mean_over_seeds(2, [&](int seed) { return hippocampus(seed, of_size(size)); }, 6, 30);
    const double lost = 1 - kept.ab_again;
    report({.target = "T-H1",
            .what = std::string("share of AB lost after AC, ") + size.name + " hippocampus, " + std::to_string(plastic(size)) + " plastic synapses",
            .measured = lost,
            .bar = {0, before - 1e-6},
            .wanted = "less than in a smaller one",
            .source = source});
    before = lost;
  }
}

BOOST_AUTO_TEST_CASE(a_field_that_learns_from_errors_learns_faster_and_keeps_more) {
  constexpr int seeds = 6;
  double more_kept = 0, learned_faster = 0;
  int better = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Retention errors = ab_ac(hippocampus(seed)), coincidence = ab_ac(hippocampus(seed, hebbian()));
    more_kept += (errors.ab_again - coincidence.ab_again) / seeds;
    learned_faster += (errors.first_passes - coincidence.first_passes) / seeds;
    better += errors.ab_again > coincidence.ab_again ? 1 : 0;
  }
  report({.target = "T-G5",
          .what = "AB kept after AC: errors minus coincidence",
          .measured = more_kept,
          .bar = {0.05, 1},
          .wanted = "more",
          .source = source});
  // All of six: a probability of 2^-6 = 0.016 by chance.
  report({.target = "T-G5",
          .what = "seeds of six in which errors keep more than coincidence",
          .measured = static_cast<double>(better),
          .bar = {6, 6},
          .wanted = "p < .01",
          .source = source});
  report({.target = "T-G5",
          .what = "mean recall over ten passes of AB: errors minus coincidence",
          .measured = learned_faster,
          .bar = {0.02, 1},
          .wanted = "fewer epochs",
          .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
