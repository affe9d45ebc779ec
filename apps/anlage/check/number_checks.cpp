// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anlage/base/philox.hpp"
#include "check/feed.hpp"
#include "check/groups.hpp"

namespace anlage::check {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

bool is_number(const Field& field) { return field.role == Role::param || field.role == Role::choice || field.role == Role::mutable_scalar; }

/// Corners of a parameter's range; a side without an end has none.
std::vector<double> corners(const Field& field) {
  if (field.role == Role::choice) {
    std::vector<double> words;
    for (std::size_t i = 0; i < field.choices.size(); ++i) words.push_back(static_cast<double>(i));
    return words;
  }
  std::vector<double> ends;
  const double most = field.has(ANLAGE_FIELD_INTEGER) ? 64.0 : infinity;  // a count may ask for memory without end
  if (std::isfinite(field.min)) ends.push_back(field.min);
  if (std::isfinite(field.max)) ends.push_back(std::max(std::min(field.max, most), field.min));
  return ends;
}

/// Born and driven for a while; words of a refusal are an answer, and what is not finite is told.
std::string survive(const TypeInfo& type, const Settings& settings, const Feed& feed, int ticks) {
  try {
    return not_finite(live(type, settings, {}, feed, ticks));
  } catch (const Refusal& refusal) {
    if (std::string(refusal.what()).empty()) throw std::runtime_error("refuses without a word of why: " + settings.text());
    return {};
  }
}

}  // namespace

Verdict stays_finite(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    Subject subject(type, settings);
    Trace trace;
    try {
      trace = live(subject, {}, 1000);
    } catch (const Refusal& refusal) {
      return Verdict::fail(fmt::format("fails with numbers in [0, 1) at every port: {}", refusal.what()));
    }
    if (const std::string seen = not_finite(trace); !seen.empty()) return Verdict::fail(seen + " with numbers in [0, 1) at every port");
    for (const auto& tick : trace)
      for (const Seen& seen : tick) {
        if (seen.role != Role::mutable_scalar) continue;
        const Field& field = type.fields[static_cast<std::size_t>(type.field_index(seen.field))];
        if (seen.largest > std::max(std::fabs(field.min), std::fabs(field.max)) * (1 + 1e-6))
          return Verdict::fail(fmt::format("`{}` reaches {:g}, beyond its bounds [{:g}, {:g}]", seen.field, seen.largest, field.min, field.max));
      }
    return Verdict::pass();
  });
}

Verdict odd_numbers_are_survived(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    for (const float value : {std::numeric_limits<float>::quiet_NaN(), infinity, -infinity, 0.0F, -0.0F, 1e-42F, 1e30F, -1e30F, -1.0F}) {
      Feed odd;
      odd.value = value;
      (void)survive(type, settings, odd, 6);
    }
    return Verdict::pass();
  });
}

Verdict corners_are_survived(const Target& target) {
  return in_every_situation(target, [&](const TypeInfo& type, const Settings& settings) {
    std::string warning;
    const auto note = [&](const Settings& at, const std::string& seen) {
      if (!seen.empty() && warning.empty()) warning = fmt::format("{} at {}", seen, at.text());
    };
    for (const Field& field : type.fields)
      if (is_number(field) && target.numbers.count(field.name) == 0)
        for (const double end : corners(field)) {
          Settings at = settings;
          at.numbers[field.name] = end;
          note(at, survive(type, at, {}, 12));
        }
    const Random random(random_key(target.seed, "corners"));
    for (std::uint64_t round = 0; round < 24; ++round) {
      Settings at = settings;
      for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const Field& field = type.fields[i];
        if (!is_number(field) || target.numbers.count(field.name) != 0) continue;
        const std::vector<double> ends = corners(field);
        const std::uint32_t word = random.words(round, i)[0];
        if (ends.empty() || word % 3 == 0) continue;
        at.numbers[field.name] = ends[word / 3 % ends.size()];
      }
      note(at, survive(type, at, feeds()[round % feeds().size()], 12));
    }
    return warning.empty() ? Verdict::pass() : Verdict::warn(warning);
  });
}

Verdict other_ticks_stay_finite(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    for (const double factor : {0.5, 2.0}) {
      Settings other = settings;
      other.dt *= factor;
      const std::string seen = survive(type, other, {}, 200);
      if (!seen.empty()) return Verdict::fail(fmt::format("{} with a tick of {:g} s", seen, other.dt));
    }
    return Verdict::pass();
  });
}

Verdict fifty_seeds_stay_finite(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
      Settings other = settings;
      other.seed = settings.seed + seed;
      const std::string seen = survive(type, other, {}, 60);
      if (!seen.empty()) return Verdict::fail(fmt::format("{} with seed {}", seen, other.seed));
    }
    return Verdict::pass();
  });
}

Verdict lesions_are_survived(const Target& target) {
  return in_every_situation(target, [](const TypeInfo& type, const Settings& settings) {
    std::vector<std::string> blocks;
    for (const Seen& seen : Subject(type, settings).look())
      if (seen.role != Role::out && seen.role != Role::broadcast && seen.role != Role::table) blocks.push_back(seen.field);
    for (const std::string& block : blocks)
      for (const float value : {0.0F, 1.0F, 100.0F}) {
        Subject subject(type, settings);
        (void)live(subject, {}, 4);
        subject.write(block, value, value == 100.0F);
        const std::string seen = not_finite(live(subject, {}, 24));
        if (!seen.empty() && value == 0.0F) return Verdict::warn(fmt::format("{} after a lesion of `{}`", seen, block));
      }
    return Verdict::pass();
  });
}

Verdict shapes_are_survived(const Target& target) {
  const Loaded loaded(target);
  const TypeInfo& type = *loaded.type;
  int born = 0;
  for (const Settings& settings : situations(type, target))
    for (const std::int64_t units : {1, 2, 15, 17, 96, 97, 500})
      for (const bool connected : {true, false}) {
        Settings other = settings;
        other.units = units;
        other.optional_ports = connected;
        try {
          Subject subject(type, other);
          (void)live(subject, {}, 4);
          ++born;
        } catch (const Refusal& refusal) {
          if (std::string(refusal.what()).empty()) return Verdict::fail(fmt::format("refuses {} units without a word of why", units));
        }
      }
  if (born == 0 && !target.numbers.empty()) return Verdict::skip("the numbers that are stated fix its sizes");
  return born > 0 ? Verdict::pass() : Verdict::fail("lives with none of the sizes 1, 2, 15, 17, 96, 97, 500");
}

}  // namespace anlage::check
