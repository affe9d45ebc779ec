// SPDX-License-Identifier: Apache-2.0
// Sparsely connected networks of excitatory and inhibitory cells: Brunel 2000, Journal of Computational Neuroscience 8:183-208.
// 10,000 excitatory and 2,500 inhibitory cells, each with 1000 and 250 senders, J = 0.1 mV, a delay of 1.5 ms.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/life.hpp"
#include "support/science.hpp"
#include "support/spikes.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Brunel 2000";

struct Network {
  double g = 5;           ///< inhibition in units of excitation
  double eta = 2;         ///< outer rate in units of the one that reaches the threshold, 10 Hz
  double reset = 10e-3;   ///< [V]
};

/// Rate of a cell of tau 20 ms, threshold 20 mV, t_ref 2 ms, under noise of mean mu and deviation sigma [mV] (Siegert 1951):
///   1 / (t_ref + tau sqrt(pi) integral from (V_r - mu) / sigma to (20 - mu) / sigma of exp(x^2) (1 + erf x))
double siegert(double mu, double sigma, double reset) {
  const double from = (reset - mu) / sigma, to = (20 - mu) / sigma;
  const int n = 2000;
  double sum = 0;
  for (int i = 0; i <= n; ++i) {  // Simpson
    const double x = from + (to - from) * i / n;
    sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * std::exp(x * x) * std::erfc(-x);
  }
  return 1 / (2e-3 + 20e-3 * std::sqrt(std::acos(-1.0)) * sum * (to - from) / n / 3);
}

/// The rate that, sent by all cells, makes each of them fire at it.
double mean_field(const Network& net) {
  double low = 0.1, high = 400;
  while (high - low > 1e-7) {
    const double middle = (low + high) / 2, excitation = 1000 * (10 * net.eta + middle), inhibition = 250 * middle;
    const double answer = siegert(20e-3 * (0.1 * excitation - 0.1 * net.g * inhibition),
                                  std::sqrt(20e-3 * 0.01 * (excitation + net.g * net.g * inhibition)), 1e3 * net.reset);
    (answer > middle ? low : high) = middle;
  }
  return low;
}

std::string genome(const Network& net) {
  std::string text = "[brain]\nname = \"brunel\"\ntick = \"0.1 ms\"\nseed = 3\n";
  const auto join = [&](const std::string& from, const std::string& to, const std::string& port, const std::string& connection) {
    text += "[[projections]]\nfrom = \"" + from + ".spike\"\nto = \"" + to + "." + port + "\"\ndelay = \"1.5 ms\"\nconnection = { " + connection + " }\n";
  };
  for (const auto& [name, n] : {std::pair{"e", 10000}, {"i", 2500}}) {
    const std::string cells = name, size = "size = { n = " + std::to_string(n) + " }\n";
    text += "[regions." + cells + "]\ntype = \"LifCells\"\n" + size + "synapse = \"delta\"\ntau_m = 0.02\nE_L = 0\nV_th = 0.02\nV_reset = " +
            std::to_string(net.reset) + "\nt_ref = 0.002\nv = \"uniform 0 0.02\"\n[world.out_" + cells + "]\ntype = \"PoissonStream\"\n" + size +
            "output = \"counts\"\nrate = " + std::to_string(1000 * 10 * net.eta) + "\n";
    join("out_" + cells, cells, "excitation", "type = \"OneToOne\", w = \"constant 1e-4\"");
    join("e", cells, "excitation", "type = \"FixedFanIn\", fan_in = 1000, w = \"constant 1e-4\"");
    join("i", cells, "inhibition", "type = \"FixedFanIn\", fan_in = 250, w = \"constant " + std::to_string(net.g * 1e-4) + "\"");
  }
  return text;
}

/// Spikes of the excitatory cells in `ticks`, after 200 ms.
SpikeRecord live(const Network& net, int ticks) {
  const Life life(genome(net));
  SpikeRecord e(life, "e.spike");
  life.simulator->run(2000);
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    e.look();
  }
  return e;
}

void report_rate(const Network& net, const std::string& at, double theory, double simulated) {
  const std::string wanted = std::to_string(theory).substr(0, 5);
  report({.target = "T-L2", .what = "mean field, " + at + " [Hz]", .measured = mean_field(net), .bar = {theory - 0.01, theory + 0.01},
          .wanted = wanted, .source = "closed form"});
  report({.target = "T-L2", .what = "12,500 cells, " + at + " [Hz]", .measured = simulated, .bar = {0.95 * theory, 1.05 * theory},
          .wanted = wanted, .source = source});
}

/// Irregular: intervals vary by more than 0.3 of their mean; regular: by less than 0.1. The Fano factor of the spikes of all 10,000
/// cells in a tick is 1 where they are independent and near 10,000 where all fire together. The lines between are illustrative.
void report_regime(const std::string& name, const SpikeRecord& e, Bar irregularity, Bar synchrony, const std::string& wanted) {
  report({.target = "T-L2", .what = name + ": variation of intervals", .measured = e.irregularity(), .bar = irregularity, .wanted = wanted,
          .source = source});
  report({.target = "T-L2", .what = name + ": Fano factor of all cells in a tick", .measured = e.synchrony(1), .bar = synchrony,
          .wanted = wanted, .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(brunel)

BOOST_AUTO_TEST_CASE(the_network_fires_at_the_rate_of_the_mean_field_asynchronously_and_irregularly) {
  const Network net;
  const SpikeRecord e = live(net, 10000);
  report_rate(net, "g 5, eta 2, reset 10 mV", 37.95, e.rate(1.0));
  report_regime("g 5, eta 2", e, {0.3, 1.2}, {0, 30}, "irregular, asynchronous");
}

BOOST_AUTO_TEST_CASE(the_network_fires_at_the_rate_of_the_mean_field_with_a_reset_to_rest_too) {
  const Network net{.reset = 0};
  report_rate(net, "g 5, eta 2, reset 0 mV", 32.03, live(net, 5000).rate(0.5));
}

BOOST_AUTO_TEST_CASE(more_inhibition_and_more_input_make_a_fast_oscillation_of_irregular_cells) {
  report_regime("g 6, eta 4", live({.g = 6, .eta = 4}, 4000), {0.3, 1.2}, {40, 1000}, "irregular, synchronous");
}

BOOST_AUTO_TEST_CASE(with_more_excitation_than_inhibition_all_fire_together_and_regularly) {
  report_regime("ablation: inhibition below excitation, g 3, eta 2", live({.g = 3}, 2000), {0, 0.1}, {1000, 10000}, "regular, synchronous");
}

BOOST_AUTO_TEST_SUITE_END()
