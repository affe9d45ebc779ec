// SPDX-License-Identifier: Apache-2.0
/// W6: from a genome of 200 regions x 64 units with four dense 64 x 64 inputs each to the end of the first tick.
#include <chrono>
#include <vector>

#include <algorithm>

#include "anlage/base/philox.hpp"
#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

constexpr int regions = 200;

std::string toml() {
  std::string text = "[brain]\nname = \"w6\"\n";
  for (int r = 0; r < regions; ++r)
    text += "[regions.r" + std::to_string(r) + "]\ntype = \"BenchTanh\"\nsize = { n = 64 }\n";
  for (int r = 0; r < regions; ++r)
    for (int c = 0; c < 4; ++c)
      text += "[[projections]]\nfrom = \"r" +
              std::to_string(Random(7).below(regions, static_cast<std::uint64_t>(r), static_cast<std::uint64_t>(c))) +
              ".rate\"\nto = \"r" + std::to_string(r) + ".drive\"\nconnection = { type = \"Dense\", w = \"uniform -0.15 0.15\" }\n";
  return text;
}

}  // namespace

void run_w6() {
  const std::string text = toml();
  std::vector<double> seconds;
  for (int i = 0; i < 9; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    Workload work(text);
    work.simulator->run(1);
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(seconds.begin(), seconds.end());
  print_value("W6, 200 regions, parse to first tick, median", seconds[seconds.size() / 2] * 1e3, "ms", 50.0);
  print_value("    largest of nine", seconds.back() * 1e3, "ms", 50.0);
}

}  // namespace anlage::bench
