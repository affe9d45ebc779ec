// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/finite.hpp"

#include <cmath>
#include <cstring>

// The scan runs over every output of every tick: it is compiled for each instruction set and picked at start. Sanitizers
// run before the picking code is ready.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define ANLAGE_PER_MACHINE __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4"), optimize("O3")))
#else
#define ANLAGE_PER_MACHINE
#endif

namespace anlage {
namespace {

constexpr std::uint32_t exponent = 0x7F800000u;

ANLAGE_PER_MACHINE
bool scan(const float* numbers, std::int64_t count) {
  std::uint32_t bad = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, numbers + i, sizeof bits);
    bad |= (bits & exponent) == exponent ? 1u : 0u;
  }
  return bad == 0;
}

}  // namespace

bool all_finite_scan(const float* numbers, std::int64_t count) { return scan(numbers, count); }

std::int64_t first_not_finite(const float* numbers, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i)
    if (!std::isfinite(numbers[i])) return i;
  return -1;
}

}  // namespace anlage
