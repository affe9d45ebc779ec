// SPDX-License-Identifier: Apache-2.0
/// W3: 784-1000-500-10 tanh units that learn by backpropagation at every sample, through the C border, against the same by
/// hand in one fused pass over the weights.
#include "bench/w3.hpp"

#include <cstdio>

#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

std::string layer(const std::string& name, const std::string& type, int n, const std::string& more = {}) {
  return "[regions." + name + "]\ntype = \"" + type + "\"\nsize = { n = " + std::to_string(n) + " }\n" + more;
}

std::string wire(const std::string& from, const std::string& to, const std::string& more = {}) {
  return "[[projections]]\nfrom = \"" + from + "\"\nto = \"" + to + "\"\ndelay = 0\n" + more;
}

std::string learned(const std::string& name, const std::string& from, const std::string& to, const std::string& deviation,
                    const std::string& error) {
  return wire(from, to, "name = \"" + name + "\"\nconnection = { type = \"Dense\", w = \"normal 0 " + deviation +
                            "\" }\nlearning = { type = \"Delta\", eta = 1e-3, error = \"" + error + "\" }\n");
}

std::string toml() {
  return "[brain]\nname = \"w3\"\n[steering.images]\ntype = \"BenchOdours\"\nsize = { n = 784, m = 10 }\n" +
         layer("h1", "RateUnits", 1000) + layer("h2", "RateUnits", 500) + layer("out", "Readout", 10) +
         "[regions.error_1]\ntype = \"ErrorUnits\"\n[regions.error_2]\ntype = \"ErrorUnits\"\n[steering.teacher]\ntype = \"TargetError\"\n" +
         learned("w1", "images.rate", "h1.drive", "0.036", "error_1.error") +
         learned("w2", "h1.rate", "h2.drive", "0.031", "error_2.error") + learned("w3", "h2.rate", "out.drive", "0.045", "teacher.error") +
         wire("teacher.error", "error_2.feedback", "connection = { type = \"Transposed\", of = \"w3\" }\n") +
         wire("error_2.error", "error_1.feedback", "connection = { type = \"Transposed\", of = \"w2\" }\n") +
         wire("h1.slope", "error_1.slope") + wire("h2.slope", "error_2.slope") + wire("out.rate", "teacher.prediction") +
         wire("images.target", "teacher.target");
}

void print_shares(const Workload& work) {
  double total = 0.0;
  for (const PartTime& time : work.simulator->times()) total += time.seconds;
  for (const PartTime& time : work.simulator->times()) std::printf("      %-24s %4.1f %%\n", time.path.c_str(), 100 * time.seconds / total);
}

}  // namespace

void run_w3() {
  if (!W3ByHand::machine_can()) {
    std::printf("W3  skipped: the hand-written side needs AVX-512\n");
    return;
  }
  SimulatorOptions two_threads;
  two_threads.threads = 2;
  SimulatorOptions profiled;
  profiled.profile = true;
  Workload one(toml(), profiled), two(toml(), two_threads);
  W3ByHand hand;
  const auto four = [](const auto& step) {
    return [&step] {
      for (int i = 0; i < 4; ++i) step();
    };
  };
  const auto by_hand = [&] { hand.step(); };
  Comparison result = compare([&] { one.simulator->run(4); }, four(by_hand), 3.0);
  for (Timing* timing : {&result.ours, &result.theirs}) {
    timing->min /= 4;
    timing->median /= 4;
  }
  print_row("W3, 784-1000-500-10, a sample, 1 thread", result, 1.2);
  std::printf("      %zu of 3 projections learn in one pass with their transmission\n", one.simulator->fused_projections());
  print_shares(one);
  two.simulator->run(4000);
  const Comparison threads = compare([&] { one.simulator->run(4); }, [&] { two.simulator->run(4); }, 3.0);
  std::printf("%-44s one thread / two %5.2f  bar  1.60\n", "W3, 784-1000-500-10", threads.ratio);
}

}  // namespace anlage::bench
