// SPDX-License-Identifier: Apache-2.0
/// W1: a mushroom body of 100,000 cells that learns at every step, through the C border, against the same by hand.
#include "bench/w1.hpp"

#include <cstdio>

#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

std::string toml(const std::string& storage) {
  return R"(
[brain]
name = "w1"
[steering.odours]
type = "BenchOdours"
size = { n = 50, m = 10 }
[regions.kenyon]
type = "KWinners"
size = { n = 100000 }
active = 0.05
output = "graded"
[regions.output]
type = "Readout"
size = { n = 10 }
[steering.teacher]
type = "TargetError"
[[projections]]
from = "odours.rate"
to = "kenyon.drive"
delay = 0
connection = { type = "LocalRandom", fan_in = 7, storage = ")" + storage + R"(" }
[[projections]]
from = "kenyon.rate"
to = "output.drive"
delay = 0
connection = { type = "Dense" }
learning = { type = "ThreeFactor", error = "teacher.error", third = "odours.reward", eta = 1e-4 }
[[projections]]
from = "output.rate"
to = "teacher.prediction"
delay = 0
[[projections]]
from = "odours.target"
to = "teacher.target"
delay = 0
)";
}

}  // namespace

void run_w1() {
  if (!W1ByHand::machine_can()) {
    std::printf("W1  skipped: the hand-written side needs AVX-512\n");
    return;
  }
  for (const std::string storage : {"stored", "procedural"}) {
    SimulatorOptions options;
    options.profile = true;
    Workload work(toml(storage), options);
    W1ByHand hand;
    const Comparison result = compare([&] { work.simulator->run(4); },
                                      [&] {
                                        for (int i = 0; i < 4; ++i) hand.step();
                                      },
                                      3.0);
    Comparison step = result;
    for (Timing* timing : {&step.ours, &step.theirs}) {
      timing->min /= 4;
      timing->median /= 4;
    }
    print_row("W1, 50 -> 100,000 x 7 -> 10, " + storage + ", a step", step, 1.5);
    double total = 0.0;
    for (const PartTime& time : work.simulator->times()) total += time.seconds;
    for (const PartTime& time : work.simulator->times()) std::printf("      %-24s %4.1f %%\n", time.path.c_str(), 100 * time.seconds / total);
  }
}

}  // namespace anlage::bench
