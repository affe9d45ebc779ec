// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "anlage/base/philox.hpp"
#include "check/feed.hpp"
#include "check/groups.hpp"

namespace anlage::check {
namespace {

constexpr double longest = 1.0;  // [s] of one call

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double resident_bytes() {
  std::ifstream stat("/proc/self/statm");
  double all = 0, resident = 0;
  stat >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double seconds_of(Subject& subject, const Feed& feed, int ticks) {
  const double begin = seconds();
  for (int i = 0; i < ticks; ++i) subject.tick(feed);
  return seconds() - begin;
}

}  // namespace

Verdict does_not_grow(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Subject subject(type, settings);
    constexpr int ticks = 2000;
    const double first = seconds_of(subject, {}, ticks);
    const auto heap = static_cast<double>(mallinfo2().uordblks);
    const double resident = resident_bytes();
    double last = 0;
    for (int i = 0; i < 9; ++i) {
      last = seconds_of(subject, {}, ticks);
      if (first + last > 4) break;  // [s] slow as it is: less has to do
    }
    const double grown = std::max(static_cast<double>(mallinfo2().uordblks) - heap, resident_bytes() - resident - 512e3);
    if (grown > 64e3) return Verdict::fail(fmt::format("keeps {:.0f} KiB more after 18000 further ticks", grown / 1024));
    if (last > 4 * first + 0.05) return Verdict::warn(fmt::format("a tick takes {:.1f} times as long after 18000 ticks", last / first));
    return Verdict::pass();
  });
}

Verdict slow_numbers_are_not_slow(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Feed denormal;
    denormal.value = 1e-40F;
    Subject usual(type, settings), slow(type, settings);
    (void)seconds_of(usual, {}, 50);
    (void)seconds_of(slow, denormal, 50);
    double one = 1e9, other = 1e9;
    for (int i = 0; i < 5; ++i) {
      one = std::min(one, seconds_of(usual, {}, 200));
      other = std::min(other, seconds_of(slow, denormal, 200));
    }
    if (other > 3 * one + 1e-3) return Verdict::warn(fmt::format("is {:.1f} times slower with numbers below 1e-38", other / one));
    return Verdict::pass();
  });
}

Verdict no_call_is_long(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    double taken = 0;
    in_every_feed([&](const Feed& feed) {
      Subject subject(type, settings);
      (void)live(subject, feed, 100);
      taken = std::max(taken, subject.longest_call());
    });
    if (taken <= longest) return Verdict::pass();
    return Verdict::fail(fmt::format("a call takes {:.2f} s; {:.0f} s are allowed for {} units", taken, longest, settings.units));
  });
}

Verdict cost_estimate_holds(const Target&) { return Verdict::skip("the contract has no estimate of cost; the host measures"); }

Verdict survives_a_night(const Target& target) {
  const Loaded loaded(target);
  const TypeInfo& type = *loaded.type;
  const std::vector<Settings> all = situations(type, target);
  const Random random(random_key(target.seed, "night"));
  const double until = seconds() + target.nightly_seconds;
  std::uint64_t round = 0;
  for (; seconds() < until; ++round) {
    Settings settings = all[round % all.size()];
    settings.seed = target.seed + round;
    settings.units = 1 + static_cast<std::int64_t>(random.below(64, round, 0));
    try {
      Subject subject(type, settings);
      std::string saved = subject.save();
      for (std::uint64_t step = 1; step < 40; ++step) {
        const std::uint32_t word = random.words(round, step)[0];
        if (word % 16 == 0) saved = subject.save();
        if (word % 16 == 1) subject.restore(saved);
        if (word % 16 == 2) subject.scramble(word);
        subject.tick(feeds()[word / 16 % feeds().size()], word % 7 != 0);
      }
    } catch (const Refusal&) {  // words are an answer
    }
  }
  return Verdict::pass(fmt::format("{} lives", round));
}

}  // namespace anlage::check
