// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>
#include <fmt/format.h>
#include <link.h>

#include <thread>

#include "check/call_watch.hpp"
#include "check/feed.hpp"
#include "check/groups.hpp"
#include "check/surroundings.hpp"

namespace anlage::check {
namespace {

/// Global variables of a loaded library, those that the loader alone writes left out.
class OwnMemory {
 public:
  explicit OwnMemory(const void* code) : code_(code) { dl_iterate_phdr(visit, this); }
  [[nodiscard]] const std::vector<char>& bytes() const { return bytes_; }

 private:
  static bool holds(const dl_phdr_info* library, const void* code) {
    const auto at = reinterpret_cast<std::uintptr_t>(code);
    for (int i = 0; i < library->dlpi_phnum; ++i) {
      const auto& segment = library->dlpi_phdr[i];
      const auto begin = library->dlpi_addr + segment.p_vaddr;
      if (segment.p_type == PT_LOAD && at >= begin && at < begin + segment.p_memsz) return true;
    }
    return false;
  }

  static int visit(dl_phdr_info* library, std::size_t, void* self) {
    auto& memory = *static_cast<OwnMemory*>(self);
    if (!holds(library, memory.code_)) return 0;
    std::uintptr_t hidden_begin = 0, hidden_end = 0;  // relocations: written by the loader and by the watch over calls
    for (int i = 0; i < library->dlpi_phnum; ++i)
      if (library->dlpi_phdr[i].p_type == PT_GNU_RELRO) {
        hidden_begin = library->dlpi_addr + library->dlpi_phdr[i].p_vaddr;
        hidden_end = hidden_begin + library->dlpi_phdr[i].p_memsz;
      }
    for (int i = 0; i < library->dlpi_phnum; ++i) {
      const auto& segment = library->dlpi_phdr[i];
      if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) == 0) continue;
      for (std::uintptr_t at = library->dlpi_addr + segment.p_vaddr; at < library->dlpi_addr + segment.p_vaddr + segment.p_memsz; ++at)
        if (at < hidden_begin || at >= hidden_end) memory.bytes_.push_back(*reinterpret_cast<const char*>(at));
    }
    return 1;
  }

  const void* code_;
  std::vector<char> bytes_;
};

}  // namespace

Verdict deterministic(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    std::string seen;
    in_every_feed([&](const Feed& feed) {
      if (seen.empty()) seen = difference(live(type, settings, {}, feed, 24), live(type, settings, {}, feed, 24));
    });
    return seen.empty() ? Verdict::pass() : Verdict::fail(seen + " between two lives of the same seed");
  });
}

Verdict alone_among_others(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Settings strange = settings;
    strange.seed += 1;
    Subject one(type, settings), other(type, strange);
    Trace beside;
    for (int i = 0; i < 24; ++i) {
      one.tick({});
      beside.push_back(one.look());
      other.tick(feeds()[4]);
    }
    const std::string seen = difference(live(type, settings, {}, {}, 24), beside);
    return seen.empty() ? Verdict::pass() : Verdict::fail(seen + " when another of its type lives beside it");
  });
}

Verdict any_thread(const Target& target) {
  Manner manner;
  manner.other_thread = true;
  return same_in(target, manner, "when calls come from other threads", 12);
}

Verdict many_at_once(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    constexpr std::size_t together = 8;
    std::vector<Trace> traces(together);
    {
      std::vector<std::unique_ptr<Subject>> subjects;
      std::vector<std::jthread> threads;
      for (std::size_t k = 0; k < together; ++k) subjects.push_back(std::make_unique<Subject>(type, settings));
      for (std::size_t k = 0; k < together; ++k) threads.emplace_back([&, k] { traces[k] = live(*subjects[k], {}, 50); });
    }
    const Trace alone = live(type, settings, {}, {}, 50);
    for (const Trace& trace : traces)
      if (const std::string seen = difference(alone, trace); !seen.empty()) return Verdict::fail(seen + " when eight live at once on eight threads");
    return Verdict::pass();
  });
}

Verdict slices_agree(const Target& target) {
  for (const bool fused : {false, true})
    for (const int pieces : {2, 3, 7, 1000})
      for (const bool backwards : {false, true}) {
        Manner manner;
        manner.pieces = pieces;
        manner.backwards = backwards;
        manner.fused = fused;
        const Verdict verdict = same_in(target, manner, "when its verb is called in slices", 8);
        if (verdict.status != Status::passed) return verdict;
      }
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    if (type.fused == nullptr || settings.layout == ANLAGE_LAYOUT_SHARED) return Verdict::pass();
    Manner fused;
    fused.fused = true;
    Subject one(type, settings), other(type, settings, fused);
    for (int i = 0; i < 24; ++i) {
      one.tick({});
      other.tick({});
      const std::vector<Seen> apart = one.look(), together = other.look();
      for (std::size_t k = 0; k < apart.size(); ++k)
        if (apart[k].hash != together[k].hash) return Verdict::fail(fmt::format("tick {}: `{}` differs between `fused` and `run`", i, apart[k].field));
    }
    return Verdict::pass();
  });
}

Verdict own_memory_unchanged(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    const OwnMemory before(reinterpret_cast<const void*>(type.run));
    (void)live(type, settings, {}, {}, 12);
    const OwnMemory after(reinterpret_cast<const void*>(type.run));
    std::size_t changed = 0;
    for (std::size_t i = 0; i < before.bytes().size(); ++i) changed += before.bytes()[i] != after.bytes()[i] ? 1 : 0;
    return changed == 0 ? Verdict::pass() : Verdict::fail(fmt::format("{} bytes of its global variables change while it lives", changed));
  });
}

Verdict no_allocation(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    for (const Feed& feed : {feeds()[0], feeds()[2]}) (void)live(type, settings, {}, feed, 24);
    for (const CallWatch::Count& count : CallWatch::seen())
      if (count.allocates) return Verdict::fail(fmt::format("calls {} {} times in 48 ticks", count.name, count.calls));
    return Verdict::pass();
  });
}

Verdict guards_are_whole(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    for (const auto edge : {GuardedMemory::Edge::end, GuardedMemory::Edge::begin}) {
      Manner manner;
      manner.edge = edge;
      in_every_feed([&](const Feed& feed) { (void)live(type, settings, manner, feed, 12); });
    }
    return Verdict::pass();
  });
}

Verdict inputs_are_read_only(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    in_every_feed([&](const Feed& feed) { (void)live(type, settings, {}, feed, 12); });  // a write to what is mapped read-only is an end
    return Verdict::pass();
  });
}

Verdict outputs_are_not_read(const Target& target) {
  Manner poisoned;
  poisoned.poison = 0x7FC0BEEF;  // not a number
  const Verdict numbers = same_in(target, poisoned, "when outputs and scratch hold other numbers before the call");
  if (numbers.status != Status::passed) return numbers;
  poisoned.poison = 0x4479F99A;  // 999.9
  poisoned.padding_too = true;
  return same_in(target, poisoned, "when the padding of outputs and scratch holds other numbers before the call");
}

Verdict no_cached_pointers(const Target& target) {
  Manner manner;
  manner.moved = true;
  return same_in(target, manner, "when its numbers stand somewhere else at every call");
}

Verdict address_does_not_matter(const Target& target) {
  Manner manner;
  manner.edge = GuardedMemory::Edge::begin;  // offsets within a page differ by multiples of 64 bytes
  return same_in(target, manner, "when its numbers stand at other multiples of 64 bytes");
}

Verdict calls_leave_no_trace(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Subject subject(type, settings);
    (void)live(subject, {}, 2);
    const Surroundings before;
    (void)live(subject, {}, 24);
    const std::string difference = Surroundings().difference_to(before);
    if (!difference.empty()) return Verdict::fail("a call changes the process: " + difference);
    for (const CallWatch::Count& count : CallWatch::seen())
      if (!count.allocates) return Verdict::fail(fmt::format("calls {} {} times in 26 ticks", count.name, count.calls));
    return Verdict::pass();
  });
}

Verdict sanitized_build_is_clean(const Target&) {
  return Verdict::skip("needs the source: build it with -fsanitize=address,undefined and run its demo");
}

Verdict stray_members_are_not_read(const Target& target) {
  Manner manner;
  manner.stray = 0xA5;
  return same_in(target, manner, "when members of a call that are not its business hold other numbers");
}

}  // namespace anlage::check
