// SPDX-License-Identifier: Apache-2.0
// The cortical microcircuit of Potjans & Diesmann 2014 (Cerebral Cortex 24:785-806) at a tenth of its cells and of the synapses of
// each: the genome apps/brains/microcircuit.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/life.hpp"
#include "support/science.hpp"
#include "support/spikes.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string folder = ANLAGE_TEST_SOURCE "/apps/brains/microcircuit/";
const std::array<std::string, 8> names = {"l23e", "l23i", "l4e", "l4i", "l5e", "l5i", "l6e", "l6i"};
constexpr std::array<double, 8> full_size = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};
constexpr double scale = 0.1;

/// Mean rates of the eight populations in two seconds, after half a second of settling [Hz].
std::array<double, 8> rates_of(const std::string& genome) {
  const Life life(read_genome(folder + genome).resolved_toml());
  std::vector<SpikeRecord> records;
  for (const std::string& name : names) records.emplace_back(life, "column/" + name + ".spike");
  life.simulator->run(5000);
  for (int t = 0; t < 20000; ++t) {
    life.simulator->run(1);
    for (SpikeRecord& record : records) record.look();
  }
  std::array<double, 8> rates{};
  for (std::size_t i = 0; i < 8; ++i) rates[i] = records[i].rate(2.0);
  return rates;
}

/// Probabilities that a pair has a synapse, [receiver][sender]: Potjans & Diesmann 2014, table 5.
constexpr double probability[8][8] = {{.1009, .1689, .0437, .0818, .0323, 0, .0076, 0},     {.1346, .1371, .0316, .0515, .0755, 0, .0042, 0},
                                      {.0077, .0059, .0497, .135, .0067, .0003, .0453, 0},  {.0691, .0029, .0794, .1597, .0033, 0, .1057, 0},
                                      {.1004, .0622, .0505, .0057, .0831, .3726, .0204, 0}, {.0548, .0269, .0257, .0022, .06, .3158, .0086, 0},
                                      {.0156, .0066, .0211, .0166, .0572, .0197, .0396, .2252},
                                      {.0364, .001, .0034, .0005, .0277, .008, .0658, .1443}};

}  // namespace

BOOST_AUTO_TEST_SUITE(microcircuit)

BOOST_AUTO_TEST_CASE(the_eight_populations_fire_at_the_rates_of_the_scaled_network) {
  // An independent simulation at the same scale, its own code and random numbers.
  constexpr std::array<double, 8> wanted = {.479, 2.046, 3.941, 4.982, 6.497, 7.841, .797, 6.956};
  const std::array<double, 8> rates = rates_of("genome.toml");
  for (std::size_t i = 0; i < 8; ++i)
    report({.target = "T-L1", .what = "rate of " + names[i] + " at scale 0.1 [Hz]", .measured = rates[i],
            .bar = {0.85 * wanted[i], 1.15 * wanted[i]}, .wanted = std::to_string(wanted[i]).substr(0, 5),
            .source = "Potjans & Diesmann 2014, scaled"});
}

BOOST_AUTO_TEST_CASE(a_constant_current_of_the_same_mean_leaves_it_silent) {
  // But for the inhibitory cells of layer 6: nothing else fires, and then their 387 pA are more than the 375 pA that reach the threshold.
  const std::array<double, 8> rates = rates_of("direct_current.toml");
  double highest = 0, spikes = 0, cells = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    if (names[i] != "l6i") highest = std::max(highest, rates[i]);
    spikes += rates[i] * full_size[i];
    cells += full_size[i];
  }
  const std::string source = "Potjans & Diesmann 2014, scaled";
  report({.target = "T-L1", .what = "ablation: highest rate of seven populations, constant current in place of Poisson trains [Hz]",
          .measured = highest, .bar = {0, 0}, .wanted = "0", .source = source});
  report({.target = "T-L1", .what = "ablation: mean rate of all cells, constant current in place of Poisson trains [Hz]",
          .measured = spikes / cells, .bar = {0, 0.2}, .wanted = "0", .source = source});
}

BOOST_AUTO_TEST_CASE(its_wiring_has_the_synapses_of_the_connection_probabilities) {
  // K = ln(1 - p) / ln(1 - 1 / (N_pre N_post)) synapses in the full circuit; a tenth of the cells have a tenth of them each.
  std::ifstream file(folder + "wiring.csv");
  std::string line;
  int rows = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#' || line.substr(0, 5) == "from,") continue;
    std::stringstream cells(line);
    std::string from, to, synapses;
    std::getline(cells, from, ',');
    std::getline(cells, to, ',');
    std::getline(cells, synapses, ',');
    const auto place = [](const std::string& port) {
      return static_cast<std::size_t>(std::find(names.begin(), names.end(), port.substr(0, port.find('.'))) - names.begin());
    };
    const std::size_t pre = place(from), post = place(to);
    const double all = std::log1p(-probability[post][pre]) / std::log1p(-1 / (full_size[pre] * full_size[post]));
    const double wanted = all / full_size[post] * scale * std::nearbyint(scale * full_size[post]);
    BOOST_TEST(std::abs(std::stod(synapses) - wanted) < 1.0, line);
    ++rows;
  }
  BOOST_TEST(rows == 55);  // the other nine of 64 probabilities are 0
}

BOOST_AUTO_TEST_CASE(it_has_the_same_bits_on_two_threads) {
  const auto hash = [](int threads) {
    const Life life(read_genome(folder + "genome.toml").resolved_toml(), {.threads = threads});
    life.simulator->run(1000);
    return life.hash();
  };
  BOOST_TEST(hash(1) == hash(2));
}

BOOST_AUTO_TEST_SUITE_END()
