// SPDX-License-Identifier: Apache-2.0
/// W4: 20,000 leaky tanh units with 100 senders each, all two million synapses learning by Oja's rule at every step, through
/// the C border, against the same by hand.
#include "bench/w4.hpp"

#include <cstdio>

#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

const char* toml = R"(
[brain]
name = "w4"
[regions.units]
type = "BenchLeakyTanh"
size = { n = 20000 }
[[projections]]
name = "recurrent"
from = "units.rate"
to = "units.drive"
connection = { type = "FixedFanIn", fan_in = 100, w = "normal 0 0.15" }
learning = { type = "Oja", eta = 1e-4 }
)";

std::int64_t bytes_of(const Workload& work, const Projection& projection) {
  const auto bytes = [&](std::optional<BlockId> block) {
    return block ? static_cast<std::int64_t>(work.state->slot_bytes(*block)) : std::int64_t{0};
  };
  return bytes(projection.weights) + bytes(projection.index) + bytes(projection.degree);
}

}  // namespace

void run_w4() {
  SimulatorOptions two_threads;
  two_threads.threads = 2;
  Workload one(toml), two(toml, two_threads);
  if (W4ByHand::machine_can()) {
    W4ByHand hand;
    print_row("W4, 20,000 x 100, Oja, a step, 1 thread", compare([&] { one.simulator->run(1); }, [&] { hand.step(); }, 3.0), 1.25);
  } else {
    std::printf("W4  skipped: the hand-written side needs AVX-512\n");
  }
  two.simulator->run(300);
  const Comparison threads = compare([&] { one.simulator->run(1); }, [&] { two.simulator->run(1); }, 3.0);
  std::printf("%-44s one thread / two %5.2f  bar  1.70\n", "W4, 20,000 x 100, Oja", threads.ratio);
  const Projection& projection = one.brain->projections.front();
  print_value("W4, bytes per plastic sparse synapse",
              static_cast<double>(bytes_of(one, projection)) / static_cast<double>(projection.synapses), "B", 8);
}

}  // namespace anlage::bench
