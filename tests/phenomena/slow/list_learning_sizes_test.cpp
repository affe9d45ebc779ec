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
  return {{"lists.shift", "0.5"},
          {"hippocampus.dentate_size", cells(size.dentate)},
          {"hippocampus.ca3_size", cells(size.ca3)},
          {"hippocampus.ca1_size", cells(size.ca1)},
          {"hippocampus.collaterals", size.gain}};
}

/// Both rules that end in CA3 are `Competitive`: weights of cells that fire move to what arrives.
std::vector<Override> hebbian() { return {{"hippocampus.perforant_rule", "Competitive"}, {"hippocampus.collaterals_rule", "Competitive"}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(list_learning_sizes)

BOOST_AUTO_TEST_CASE(a_larger_hippocampus_keeps_more_of_the_first_list) {
  std::array<double, 3> lost{};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Retention kept = mean_over_seeds(
        2, [&](int seed) { return hippocampus(seed, of_size(sizes[i])); }, 6);
    lost[i] = 1 - kept.ab_again;
    report({.target = "T-H1",
            .what = std::string("share of AB lost after AC, ") + sizes[i].name + " hippocampus",
            .measured = lost[i],
            .bar = {0, 0.7},
            .wanted = "falls with size",
            .source = source});
  }
  for (std::size_t i = 1; i < lost.size(); ++i)
    report({.target = "T-H1",
            .what = std::string("share of AB lost: ") + sizes[i - 1].name + " minus " + sizes[i].name,
            .measured = lost[i - 1] - lost[i],
            .bar = {1e-9, 1},
            .wanted = "above 0",
            .source = source});
}

BOOST_AUTO_TEST_CASE(a_field_that_learns_from_errors_learns_faster_and_keeps_more) {
  constexpr int seeds = 6;
  const Retention errors = mean_over_seeds(seeds, [](int seed) { return hippocampus(seed); });
  const Retention coincidence = mean_over_seeds(seeds, [](int seed) { return hippocampus(seed, hebbian()); });
  report({.target = "T-G5",
          .what = "AB kept after AC: errors minus coincidence",
          .measured = errors.ab_again - coincidence.ab_again,
          .bar = {0.05, 1},
          .wanted = "higher, p < .01",
          .source = source});
  report({.target = "T-G5",
          .what = "mean recall over ten passes of AB: errors minus coincidence",
          .measured = errors.first_passes - coincidence.first_passes,
          .bar = {0.02, 1},
          .wanted = "fewer epochs",
          .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
