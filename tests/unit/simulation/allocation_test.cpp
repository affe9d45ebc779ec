// SPDX-License-Identifier: Apache-2.0
/// Counts every allocation of the process, those of plugins included, between two ticks.
#include <dlfcn.h>

#include <atomic>
#include <cstdlib>

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {
std::atomic<bool> counting{false};
std::atomic<long> allocations{0};
}  // namespace

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);
extern "C" void* __libc_realloc(void* data, std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);

extern "C" __attribute__((visibility("default"))) void* malloc(std::size_t size) {
  if (counting.load(std::memory_order_relaxed)) ++allocations;
  return __libc_malloc(size);
}
extern "C" __attribute__((visibility("default"))) void* calloc(std::size_t count, std::size_t size) {
  if (counting.load(std::memory_order_relaxed)) ++allocations;
  return __libc_calloc(count, size);
}
extern "C" __attribute__((visibility("default"))) void* realloc(void* data, std::size_t size) {
  if (counting.load(std::memory_order_relaxed)) ++allocations;
  return __libc_realloc(data, size);
}
extern "C" __attribute__((visibility("default"))) void* aligned_alloc(std::size_t alignment, std::size_t size) {
  if (counting.load(std::memory_order_relaxed)) ++allocations;
  return __libc_memalign(alignment, size);
}

using anlage::test::Life;

BOOST_AUTO_TEST_SUITE(allocation)

BOOST_AUTO_TEST_CASE(counts_an_allocation_that_is_made_on_purpose) {
  allocations = 0;
  counting = true;
  std::free(std::malloc(64));
  counting = false;

  BOOST_TEST(allocations.load() >= 1);
}

BOOST_AUTO_TEST_CASE(makes_none_in_a_tick_after_the_first) {
  // Every shipped kind of part, connection and rule that needs no data file.
  Life life(R"(
[brain]
name = "everything"
[world.samples]
type = "Friedman"
[regions.rates]
type = "LeakyRates"
size = { n = 10 }
[regions.code]
type = "KWinners"
size = { n = 500 }
active = 0.05
[regions.out]
type = "Readout"
size = { n = 1 }
[regions.soft]
type = "Readout"
size = { n = 4 }
output = "softmax"
[regions.same]
type = "LeakyRates"
size = { n = 10 }
[regions.wide]
type = "LeakyRates"
size = { n = 40 }
[steering.teacher]
type = "TargetError"
[steering.critic]
type = "RewardPrediction"
[[projections]]
from = "samples.x"
to = "rates.drive"
delay = 0
connection = { type = "OneToOne" }
[[projections]]
from = "rates.rate"
to = "code.drive"
delay = 0
connection = { type = "LocalRandom", fan_in = 4 }
[[projections]]
from = "code.rate"
to = "out.drive"
delay = 0
connection = { type = "Dense" }
learning = { type = "Delta", error = "teacher.error" }
[[projections]]
from = "code.rate"
to = "soft.drive"
connection = { type = "Dense" }
learning = { type = "RewardHebb", dopamine = "critic.dopamine" }
[[projections]]
from = "rates.rate"
to = "same.drive"
connection = { type = "OneToOne" }
learning = { type = "Oja" }
[[projections]]
from = "rates.rate"
to = "wide.drive"
connection = { type = "LocalRandom", fan_in = 3, weights = "drawn" }
learning = { type = "ThreeFactor", third = "critic.dopamine" }
[[projections]]
from = "out.rate"
to = "teacher.prediction"
delay = 0
[[projections]]
from = "samples.y"
to = "teacher.target"
delay = 0
[[projections]]
from = "teacher.loss"
to = "critic.reward"
)");
  life.simulator->run(40);

  allocations = 0;
  counting = true;
  life.simulator->run(200);
  counting = false;

  BOOST_TEST(allocations.load() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

#else

BOOST_AUTO_TEST_SUITE(allocation)
BOOST_AUTO_TEST_CASE(is_not_counted_under_a_sanitizer_that_owns_the_allocator) { BOOST_TEST(true); }
BOOST_AUTO_TEST_SUITE_END()

#endif
