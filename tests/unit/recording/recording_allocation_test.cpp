// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstdlib>
#include <new>

#include "anlage/recording/figure_meter.hpp"
#include "anlage/recording/probe_recorder.hpp"
#include "support/life.hpp"
#include "unit/recording/folder.hpp"

namespace {

std::atomic<long> allocations{0};

}  // namespace

// Both of them: the address sanitizer has its own for whatever is not replaced, and its memory must not go to this `delete`.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size);
}
void* operator new(std::size_t size) {
  if (void* memory = ::operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace anlage;
using namespace anlage::test;

BOOST_AUTO_TEST_SUITE(recording_allocations)

BOOST_AUTO_TEST_CASE(does_not_allocate_while_it_records_and_measures) {
  const Folder folder;
  Life life(R"(
[brain]
name = "recorded"
[regions.a]
type = "TestNoise"
size = { n = 100 }
[regions.b]
type = "TestNoise"
size = { n = 100 }
[probes.p]
of = "a.rate"
[figures.mean]
statistic = "mean"
of = "a.rate"
[figures.accuracy]
statistic = "accuracy"
of = "a.rate"
against = "b.rate"
)");
  ProbeRecorder recorder(*life.state, *life.simulator, folder.path());
  FigureMeter meter(*life.state, *life.simulator);
  life.simulator->run(10);  // the engine's own memory comes with the first ticks
  long before = 0;
  long after = 0;
  life.simulator->observe(1, [&](std::uint64_t tick) {
    if (tick == 20) before = allocations.load();
    if (tick == 320) after = allocations.load();  // 300 rows of more than 1000 bytes: the buffer was written many times
  });

  life.simulator->run(400);

  BOOST_TEST(before > 0);
  BOOST_TEST(after == before);
}

BOOST_AUTO_TEST_SUITE_END()
