// SPDX-License-Identifier: Apache-2.0
/// W5: the current-based network of 4000 integrate-and-fire cells, static and with spike-timing-dependent plasticity among
/// excitatory cells, through the C border, against the same by hand.
#include "bench/w5.hpp"

#include <cstdio>

#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

std::string cells(const std::string& name, int n) {
  return "[regions." + name + "]\ntype = \"LifCells\"\nsize = { n = " + std::to_string(n) +
         " }\ntau_m = 20e-3\nC_m = 20e-3\nE_L = -49e-3\nV_th = -50e-3\nV_reset = -60e-3\nt_ref = 5e-3\ntau_syn_ex = 5e-3\n"
         "tau_syn_in = 10e-3\nv = \"uniform -11e-3 -1e-3\"\n";
}

std::string joined(const std::string& from, const std::string& to, const std::string& port, const std::string& w,
                   const std::string& type, const std::string& learning) {
  return "[[projections]]\nname = \"" + from + "_" + to + "\"\nfrom = \"" + from + ".spike\"\nto = \"" + to + "." + port +
         "\"\ndelay = 1\nconnection = { " + type + ", w = \"constant " + w + "\" }\n" + learning;
}

std::string network(bool plastic, const std::string& type) {
  const std::string stdp = "learning = { type = \"PairStdp\", Wmax = 3.24e-3, lambda = 0.005, alpha = 1.05 }\n";
  return "[brain]\nname = \"w5\"\ntick = 1e-4\nseed = 7\n" + cells("e", 3200) + cells("i", 800) +
         joined("e", "e", "excitation", "1.62e-3", type, plastic ? stdp : "") + joined("e", "i", "excitation", "1.62e-3", type, "") +
         joined("i", "e", "inhibition", "9e-3", type, "") + joined("i", "i", "inhibition", "9e-3", type, "");
}

double mean_rate(Workload& work, std::uint64_t ticks) {
  double spikes = 0;
  for (std::uint64_t t = 0; t < ticks; ++t) {
    work.simulator->run(1);
    for (const char* part : {"e", "i"}) {
      const FieldRef field = work.brain->find(std::string(part) + ".spike").value();
      const std::int64_t n = work.brain->binding(field).rows;
      for (std::int64_t i = 0; i < n; ++i) spikes += work.state->value(field, i);
    }
  }
  return spikes / 4000 / (static_cast<double>(ticks) * 1e-4);
}

void run(bool plastic) {
  const std::string what = std::string("W5, 4000 cells, 320,000 synapses, ") + (plastic ? "STDP" : "static");
  Workload ours(network(plastic, "type = \"FixedProbability\", p = 0.02"));
  W5ByHand hand(plastic);
  for (int t = 0; t < 2000; ++t) hand.step();
  const double rate = mean_rate(ours, 2000);
  std::printf("%-44s ours %.2f Hz  by hand %.2f Hz\n", (what + ", rate").c_str(), rate, hand.rate());
  // Both live on: a slice is a tenth of a second of theirs, so that bursts even out.
  print_row(what + ", a step", compare([&] { ours.simulator->run(200); }, [&] { for (int t = 0; t < 200; ++t) hand.step(); }, 6.0), 2.0);
}

}  // namespace

void run_w5() {
  if (!W5ByHand::machine_can()) return void(std::printf("W5  skipped: the hand-written side needs AVX-512\n"));
  run(false);
  run(true);
  Workload delayed(network(true, "type = \"DelayedSparse\", fan_in = 16, delay_max = 1.5e-3"));
  delayed.simulator->run(1000);
  print_value("W5, 16 senders, delays of each synapse, a step", measure([&] { delayed.simulator->run(20); }).median / 20 * 1e6, "us", 0);
}

}  // namespace anlage::bench
