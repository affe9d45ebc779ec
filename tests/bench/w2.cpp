// SPDX-License-Identifier: Apache-2.0
/// W2: a thousand regions of 16 units, four dense inputs each, through the C border, against the same by hand.
#include "bench/w2.hpp"

#include <cmath>
#include <cstdio>
#include <cstring>

#include "anlage/base/philox.hpp"
#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

constexpr int regions = 1000;

int source(int region, int input) {
  return static_cast<int>(Random(7).below(regions, static_cast<std::uint64_t>(region), static_cast<std::uint64_t>(input)));
}

std::string toml() {
  std::string text = "[brain]\nname = \"w2\"\n";
  for (int r = 0; r < regions; ++r)
    text += "[regions.r" + std::to_string(r) + "]\ntype = \"BenchTanh\"\nsize = { n = 16 }\n";
  for (int r = 0; r < regions; ++r)
    for (int c = 0; c < 4; ++c)
      text += "[[projections]]\nfrom = \"r" + std::to_string(source(r, c)) + ".rate\"\nto = \"r" + std::to_string(r) +
              ".drive\"\nconnection = { type = \"Dense\", w = \"normal 0 0.2\" }\n";
  return text;
}

/// The same weights and the same first activity on both sides; then the largest difference after a few ticks is printed.
void make_equal(Workload& work, W2ByHand& hand) {
  for (int r = 0; r < regions; ++r) {
    for (int c = 0; c < 4; ++c) {
      const Projection& projection = work.brain->projections[static_cast<std::size_t>(r * 4 + c)];
      std::memcpy(hand.weights + (r * 4 + c) * 256, work.state->data(*projection.weights), 1024);
      hand.sources[static_cast<std::size_t>(r * 4 + c)] = source(r, c);
    }
    const BlockId rate = work.brain->binding(work.brain->find("r" + std::to_string(r) + ".rate").value()).block;
    for (int u = 0; u < 16; ++u) {
      const float value = Random(3).normal(static_cast<std::uint64_t>(r), static_cast<std::uint64_t>(u));
      hand.activity[0][r * 16 + u] = value;
      reinterpret_cast<float*>(work.state->data(rate, work.state->slot(rate, 0, 1)))[u] = value;
    }
  }
}

void print_difference(Workload& work, W2ByHand& hand) {
  work.simulator->run(5);
  for (int t = 0; t < 5; ++t) hand.tick();
  double largest = 0.0;
  for (int r = 0; r < regions; ++r)
    for (int u = 0; u < 16; ++u)
      largest = std::max(largest, std::abs(work.state->value(work.brain->find("r" + std::to_string(r) + ".rate").value(), u) -
                                           static_cast<double>(hand.activity[hand.phase][r * 16 + u])));
  std::printf("W2  largest difference to the hand-written activity after 5 ticks: %.1e\n", largest);
}

}  // namespace

void run_w2() {
  Workload one(toml());
  W2ByHand hand(regions);
  make_equal(one, hand);
  print_difference(one, hand);
  constexpr int ticks = 20;
  const auto by_hand = [&] {
    for (int t = 0; t < ticks; ++t) hand.tick();
  };
  Comparison result = compare([&] { one.simulator->run(ticks); }, by_hand, 3.0);
  for (Timing* timing : {&result.ours, &result.theirs}) {
    timing->min /= ticks;
    timing->median /= ticks;
  }
  print_row("W2, 1000 regions x 16, a tick, 1 thread", result, 1.25);
}

}  // namespace anlage::bench
