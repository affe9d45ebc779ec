// SPDX-License-Identifier: Apache-2.0
/// Counts every allocation of the process, those of plugins included, between two ticks.
#include <atomic>
#include <cerrno>
#include <cstdlib>

#include <boost/test/unit_test.hpp>

#include "every_type.hpp"

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
extern "C" __attribute__((visibility("default"))) int posix_memalign(void** data, std::size_t alignment,
                                                                     std::size_t size) {
  *data = aligned_alloc(alignment, size);
  return *data == nullptr ? ENOMEM : 0;
}

using namespace anlage::test;

namespace {

/// Allocations in 200 ticks of a brain that has every shipped type, after 40 ticks in which what is lazy happens.
long allocations_in_a_life(bool fuse) {
  const ScratchFolder data;
  Life life(every_type_genome(data), {.fuse = fuse});
  life.simulator->run(40);

  allocations = 0;
  counting = true;
  const std::uint64_t ticks = life.simulator->run(200);
  counting = false;

  BOOST_TEST(ticks == 200U);
  return allocations.load();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(allocation)

BOOST_AUTO_TEST_CASE(counts_an_allocation_that_is_made_on_purpose) {
  allocations = 0;
  counting = true;
  std::free(std::malloc(64));
  counting = false;

  BOOST_TEST(allocations.load() >= 1);
}

BOOST_AUTO_TEST_CASE(is_made_by_no_shipped_type_in_a_tick) { BOOST_TEST(allocations_in_a_life(true) == 0); }

BOOST_AUTO_TEST_CASE(is_made_by_no_rule_that_learns_in_a_pass_of_its_own) {
  BOOST_TEST(allocations_in_a_life(false) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

#else

BOOST_AUTO_TEST_SUITE(allocation)
BOOST_AUTO_TEST_CASE(is_not_counted_under_a_sanitizer_that_owns_the_allocator) { BOOST_TEST(true); }
BOOST_AUTO_TEST_SUITE_END()

#endif
