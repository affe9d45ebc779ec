// SPDX-License-Identifier: Apache-2.0
/// Benchmarks: bench [scheduler|w1|w2|w3|w4|w5|w6|threads]…; all of them without an argument.
#include <cstdio>
#include <cstring>
#include <exception>

#include "bench/workload.hpp"

int main(int count, char** words) {
  using namespace anlage::bench;
  struct Entry {
    const char* name;
    void (*run)();
  };
  const Entry entries[] = {
      {"scheduler", run_scheduler}, {"w2", run_w2}, {"w1", run_w1}, {"w3", run_w3}, {"w4", run_w4}, {"w5", run_w5}, {"w6", run_w6}, {"threads", run_threads}};
  try {
    for (const Entry& entry : entries) {
      bool wanted = count == 1;
      for (int i = 1; i < count; ++i) wanted = wanted || std::strcmp(words[i], entry.name) == 0;
      if (wanted) entry.run();
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
