// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "anlage/registry/table_reader.hpp"
#include "check/child.hpp"
#include "check/feed.hpp"
#include "check/groups.hpp"
#include "check/trespass.hpp"

namespace anlage::check {
namespace {

constexpr int half = 12;  // [ticks]

/// A life as text: hashes of every number after every tick.
std::string text_of(const Trace& trace) {
  std::string text;
  for (const auto& tick : trace)
    for (const Seen& seen : tick) text += fmt::format("{} {:x}\n", seen.field, seen.hash);
  return text;
}

std::string first_line_apart(const std::string& one, const std::string& other) {
  std::size_t at = 0;
  while (at < one.size() && at < other.size() && one[at] == other[at]) ++at;
  const std::size_t begin = one.rfind('\n', at) == std::string::npos ? 0 : one.rfind('\n', at) + 1;
  return one.substr(begin, one.find(' ', begin) - begin);
}

/// The same file under another name, loaded beside the first.
class Copy {
 public:
  explicit Copy(const Target& target) {
    std::string name = (std::filesystem::temp_directory_path() / "anlage-check-XXXXXX").string();
    const int descriptor = mkstemp(name.data());
    if (descriptor < 0) throw std::runtime_error("no copy of the file could be made in " + name);
    close(descriptor);
    std::filesystem::copy_file(target.file, name, std::filesystem::copy_options::overwrite_existing);
    void* handle = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    std::filesystem::remove(name);
    if (handle == nullptr) throw std::runtime_error(dlerror());
    tables_ = read_tables(reinterpret_cast<anlage_entry>(dlsym(handle, ANLAGE_ENTRY_SYMBOL))(), target.file);
    for (const TypeInfo& one : tables_.types)
      if (one.name == target.type) type_ = &one;
  }
  [[nodiscard]] const TypeInfo& type() const { return *type_; }

 private:
  LibraryTables tables_;
  const TypeInfo* type_ = nullptr;
};

}  // namespace

Verdict resumes_in_fresh_process(const Target& target) {
  // The library is loaded in the two processes alone; this one only compares.
  Verdict problem;
  std::size_t count = 0;
  const std::string counted = bytes_of_child([&] { return std::to_string(situations(*Loaded(target).type, target).size()); }, 5.0, problem);
  if (counted.empty()) return problem.text.find("cannot be brought to life") != std::string::npos ? Verdict::skip(problem.text) : problem;
  count = std::stoul(counted);
  for (std::size_t k = 0; k < count; ++k) {
    const auto settings_of = [&](const Loaded& loaded) { return situations(*loaded.type, target)[k]; };
    const std::string whole = bytes_of_child(
        [&] {
          const Loaded loaded(target);
          Subject subject(*loaded.type, settings_of(loaded));
          (void)live(subject, {}, half);
          const std::string saved = subject.save();
          const std::uint64_t bytes = saved.size();
          return std::string(reinterpret_cast<const char*>(&bytes), sizeof bytes) + saved + text_of(live(subject, {}, half));
        },
        5.0, problem);
    if (whole.empty()) return problem;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, whole.data(), sizeof bytes);
    const std::string resumed = bytes_of_child(
        [&] {
          const Loaded loaded(target);
          Subject subject(*loaded.type, settings_of(loaded));
          subject.restore(whole.substr(sizeof bytes, bytes));
          return text_of(live(subject, {}, half));
        },
        5.0, problem);
    if (resumed.empty()) return problem;
    if (resumed != whole.substr(sizeof bytes + bytes))
      return Verdict::fail(fmt::format("a life resumed in a fresh process at tick {} goes another way: `{}`", half, first_line_apart(whole.substr(sizeof bytes + bytes), resumed)));
  }
  return Verdict::pass();
}

Verdict two_births_are_equal(const Target& target) {
  Verdict problem;
  const auto birth = [&] {
    const Loaded loaded(target);
    std::string text;
    for (const Settings& settings : situations(*loaded.type, target)) {
      const Subject subject(*loaded.type, settings);
      text += text_of({subject.look()}) + subject.save();
    }
    return text;
  };
  const std::string one = bytes_of_child(birth, 5.0, problem), other = bytes_of_child(birth, 5.0, problem);
  if (problem.status == Status::failed) return problem.text.find("cannot be brought to life") != std::string::npos ? Verdict::skip(problem.text) : problem;
  return one == other ? Verdict::pass() : Verdict::fail("two births of the same seed differ in `" + first_line_apart(one, other) + "`");
}

Verdict restores_in_any_order(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Subject subject(type, settings);
    (void)live(subject, {}, half);
    const std::string a = subject.save();
    const Trace first = live(subject, {}, half);
    const std::string b = subject.save();
    (void)live(subject, feeds()[3], half);
    subject.restore(a);
    std::string seen = difference(first, live(subject, {}, half));
    if (!seen.empty()) return Verdict::fail("after a restore of tick 12, later " + seen);
    subject.restore(b);
    const Trace onward = live(subject, {}, half);
    subject.restore(b);
    seen = difference(onward, live(subject, {}, half));
    return seen.empty() ? Verdict::pass() : Verdict::fail("after a second restore of tick 24, later " + seen);
  });
}

Verdict scratch_is_dead(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Manner kept;
    kept.keeps_scratch = true;
    const std::string seen = difference(live(type, settings, kept, {}, 2 * half), live(type, settings, {}, {}, 2 * half));
    return seen.empty() ? Verdict::pass() : Verdict::fail(seen + " when scratch is wiped between ticks: it is dead after a call");
  });
}

Verdict reset_starts_over(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Subject lived(type, settings), fresh(type, settings);
    const std::string birth = lived.save();
    (void)live(lived, {}, half);
    lived.reset_states(birth);
    fresh.restore(lived.save());
    const std::string seen = difference(live(lived, {}, half), live(fresh, {}, half));
    return seen.empty() ? Verdict::pass() : Verdict::fail("after a reset, " + seen + " from a fresh one with the same memory");
  });
}

Verdict reload_changes_nothing(const Target& target) {
  const Copy copy(target);
  return in_every_situation(target, [&](const TypeInfo& type, const Settings& settings) {
    const Trace usual = live(type, settings, {}, {}, 2 * half);
    Subject before(type, settings), after(copy.type(), settings);
    Trace reloaded = live(before, {}, half);
    after.restore(before.save());
    for (auto& tick : live(after, {}, half)) reloaded.push_back(std::move(tick));
    const std::string seen = difference(usual, reloaded);
    return seen.empty() ? Verdict::pass() : Verdict::fail(seen + " after a reload of the same file at tick 12");
  });
}

Verdict copies_are_independent(const Target& target) {
  const Copy copy(target);
  return in_every_situation(target, [&](const TypeInfo& type, const Settings& settings) {
    const Trace usual = live(type, settings, {}, {}, 2 * half);
    Subject one(type, settings), other(copy.type(), settings);
    Trace beside;
    for (int i = 0; i < 2 * half; ++i) {
      one.tick({});
      other.tick(feeds()[3]);
      beside.push_back(one.look());
    }
    const std::string seen = difference(usual, beside);
    return seen.empty() ? Verdict::pass() : Verdict::fail(seen + " when a copy of the library lives beside it");
  });
}

Verdict old_numbers_go_on(const Target& target) {
  const std::filesystem::path folder = std::filesystem::path(target.file).parent_path() / "museum";
  if (!std::filesystem::is_directory(folder)) return Verdict::skip("keeps no folder `museum` of old checkpoints beside the plugin");
  return Verdict::skip("old checkpoints are loaded by `anlage resume`, one by one");
}

Verdict random_bytes_are_survived(const Target& target) {
  return in_every_situation(target, [&](const TypeInfo& type, const Settings& settings) {
    for (std::uint64_t round = 0; round < 8; ++round) {
      Subject subject(type, settings);
      (void)live(subject, {}, 2);
      subject.scramble(target.seed + round);
      try {
        (void)live(subject, {}, 6);
      } catch (const Refusal&) {  // a failure in words is an answer
      }
    }
    return Verdict::pass();
  });
}

}  // namespace anlage::check
