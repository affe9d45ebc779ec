// SPDX-License-Identifier: Apache-2.0
/// Scheduler overhead: parts of sixteen units that do next to nothing, against a plain loop over the same calls.
#include <vector>

#include "anlage/state/component_call.hpp"
#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {
namespace {

std::string leaks(int count) {
  std::string toml = "[brain]\nname = \"leaks\"\n";
  for (int i = 0; i < count; ++i) toml += "[regions.r" + std::to_string(i) + "]\ntype = \"BenchLeak\"\nsize = { n = 16 }\n";
  return toml;
}

void run_count(int count) {
  Workload work(leaks(count));
  const Brain& brain = *work.brain;
  BrainState other(brain);
  std::vector<std::unique_ptr<ComponentCall>> calls;
  anlage_now now{sizeof(anlage_now), 0, 0, 0.0};
  for (const Part& part : brain.parts) {
    calls.push_back(std::make_unique<ComponentCall>(other, part.component, brain.tick));
    calls.back()->call.now = &now;
    calls.back()->call.last = 16;
  }
  const anlage_verb verb = brain.component(brain.parts[0].component).type->run;
  const auto ticks = static_cast<std::uint64_t>(std::max(1, 200000 / count));
  const Comparison result = compare([&] { work.simulator->run(ticks); },
                                    [&] {
                                      for (std::uint64_t t = 0; t < ticks; ++t)
                                        for (const auto& call : calls) (void)verb(&call->call);
                                    },
                                    1.5);
  const double parts = static_cast<double>(ticks) * count;
  print_value("scheduler, " + std::to_string(count) + " parts, 1 thread: overhead",
              (result.ours.median - result.theirs.median) / parts * 1e9, "ns a part", 5.0);
  print_value("           whole, finite check included", result.ours.median / parts * 1e9, "ns a part", 10.0);
}

}  // namespace

void run_scheduler() {
  for (const int count : {1000, 10000}) run_count(count);
}

}  // namespace anlage::bench
