// SPDX-License-Identifier: Apache-2.0
/// Does wrong on purpose what its argument names, built and linked like everything else.
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string_view>
#include <thread>

#include "anlage/simulation/executor.hpp"

namespace {

struct Shared {
  long sum = 0;
  std::thread::id of[2];
};

[[gnu::noinline]] void planted_race(void* context, int lane) {
  auto* shared = static_cast<Shared*>(context);
  shared->of[lane] = std::this_thread::get_id();
  ++shared->sum;
}

/// Under load a team may be a single thread, which cannot race: tries until two have come.
int race() {
  anlage::Executor executor(2);
  for (int section = 0; section < 1000; ++section) {
    Shared shared;
    executor.section([&](anlage::Team& team) { team.together(&planted_race, &shared); });
    if (shared.of[0] != shared.of[1]) return shared.sum == 2 ? 0 : 1;
  }
  std::puts("there was never a second thread");
  return 1;
}

[[gnu::noinline]] int planted_use_after_free(int size) {
  auto values = std::make_unique<int[]>(static_cast<std::size_t>(size));
  int* volatile stale = values.get();  // volatile: the compiler sees through it otherwise
  values.reset();
  return stale[0];
}

/// Several blocks, because the address of the last may survive in a register or on the stack.
[[gnu::noinline]] void planted_leak(int blocks) {
  for (int i = 0; i < blocks; ++i) {
    auto* block = static_cast<volatile char*>(std::malloc(64));
    block[0] = 1;
  }
}

[[gnu::noinline]] int planted_overflow(int steps) { return std::numeric_limits<int>::max() - 1 + steps; }

}  // namespace

int main(int count, char** arguments) {
  const std::string_view defect = count > 1 ? arguments[1] : "";
  if (defect == "race") return race();
  if (defect == "use_after_free") return planted_use_after_free(count);
  if (defect == "leak") return planted_leak(8 * count), 0;
  if (defect == "overflow") return planted_overflow(count);
  std::puts("usage: planted_defect race | use_after_free | leak | overflow");
  return 2;
}
