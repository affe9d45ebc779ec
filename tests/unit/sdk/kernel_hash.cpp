// SPDX-License-Identifier: Apache-2.0
// Prints a hash of what every kernel computes, or "unsupported": builds for different instruction sets have to agree.
#include <cstdio>
#include <cstring>

#include "rule_calls.hpp"

namespace {

bool machine_can_run_this() {
#if defined(__AVX512F__)
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd");
#elif defined(__AVX2__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
#else
  return true;
#endif
}

std::uint64_t hash = 0xCBF29CE484222325u;

void add(const float* numbers, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    std::uint32_t word;
    std::memcpy(&word, numbers + i, sizeof word);
    hash = (hash ^ word) * 0x100000001B3u;
  }
}

/// Three ticks of learning fused with transmission.
template <class Rule>
void live(const calls::Connection& c, float silent) {
  calls::Plasticity p(c, silent);
  const calls::Block x(c.synapses.pre, 41, silent);
  calls::Block y(c.synapses.post);
  const auto fields = p.fields<Rule>();
  calls::Call call(&p.c.synapses, fields.data());
  call.call.x = x.data();
  call.call.y = y.data();
  for (int tick = 0; tick < 3; ++tick) {
    if (anlage::detail::table<Rule>.settle != nullptr) anlage::detail::table<Rule>.settle(&call.call);
    anlage::detail::table<Rule>.run(&call.call);
    anlage::detail::table<Rule>.fused(&call.call);
    add(y.data(), c.synapses.post);
  }
}

void all_rules(const calls::Connection& c) {
  for (const float silent : {0.0f, 0.5f, 0.95f}) {
    live<rules::ByError>(c, silent);
    live<rules::ByBoth>(c, silent);
    live<rules::ByUnitState>(c, silent);
    live<rules::ByTrace>(c, silent);
  }
}

}  // namespace

int main() {
  if (!machine_can_run_this()) {
    std::puts("unsupported");
    return 0;
  }
  for (const int pre : {1, 10, 16, 17, 300})
    for (const int post : {1, 10, 16, 17, 300}) {
      all_rules({true, pre, post});
      all_rules({false, pre, post, 9});
    }
  std::printf("%016llx\n", static_cast<unsigned long long>(hash));
}
