// SPDX-License-Identifier: Apache-2.0
/// Two threads against one on every ready-made brain: never slower.
#include <cstdio>
#include <filesystem>

#include "bench/harness.hpp"
#include "bench/workload.hpp"

namespace anlage::bench {

void run_threads() {
  for (const auto& folder : std::filesystem::directory_iterator(ANLAGE_BRAINS)) {
    const std::string file = (folder.path() / "genome.toml").string();
    if (!std::filesystem::exists(file)) continue;
    try {
      const Genome genome = read_genome(file);
      SimulatorOptions two_threads;
      two_threads.threads = 2;
      Workload one(genome, {});
      Workload two(genome, two_threads);
      one.simulator->run(300);
      two.simulator->run(3000);  // finds out which way is faster
      const Comparison result = compare([&] { two.simulator->run(200); }, [&] { one.simulator->run(200); }, 4.0, 20e-3);
      std::printf("%-44s two threads / one %5.2f  bar  1.05\n", folder.path().filename().c_str(), result.ratio);
    } catch (const std::exception& error) {
      std::printf("%-44s skipped: %s\n", folder.path().filename().c_str(), error.what());
    }
  }
}

}  // namespace anlage::bench
