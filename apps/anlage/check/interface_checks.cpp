// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anlage/base/philox.hpp"
#include "check/feed.hpp"
#include "check/groups.hpp"

namespace anlage::check {
namespace {

constexpr int lifetime = 30;  // [ticks]

/// Whether anything that may be learned ever changes in a life.
bool learns(const TypeInfo& type, const Settings& settings, const Feed& feed) {
  try {
    Subject subject(type, settings);
    for (int i = 0; i < lifetime; ++i) {
      subject.tick(feed);
      if (subject.has_learned()) return true;
    }
  } catch (const Refusal&) {  // another situation may do
  }
  return false;
}

/// A life or, if there is none, an empty one: a refusal is an answer as well.
Trace life_of(const TypeInfo& type, const Settings& settings, const Feed& feed) {
  try {
    return live(type, settings, {}, feed, lifetime);
  } catch (const Refusal&) {
    return {};
  }
}

/// Other values of a parameter, the likeliest to show first.
std::vector<double> others(const Field& field, double now) {
  std::vector<double> values;
  if (field.role == Role::choice) {
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      if (static_cast<double>(i) != now) values.push_back(static_cast<double>(i));
    return values;
  }
  const bool whole = field.has(ANLAGE_FIELD_INTEGER);
  for (double value : {now * 2, now / 2, now + 1, now - 1, now * 10, now / 10, -now, now + 0.1, 0.0, field.min, field.max, 1.0, 3.0, 20.0, now * 1e3}) {
    if (whole) value = std::round(value);
    value = std::clamp(value, field.min, whole ? std::min(field.max, field.min + 256.0) : field.max);
    if (std::isfinite(value) && value != now && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  return values;
}

/// Other numbers for all parameters but one: what is asked may only show beyond a threshold or in a mode.
Settings elsewhere(const TypeInfo& type, const Settings& settings, const std::string& but, std::uint64_t round) {
  Settings at = settings;
  const Random random(random_key(settings.seed, but));
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    const bool number = field.role == Role::param || field.role == Role::choice || field.role == Role::mutable_scalar;
    if (!number || field.name == but || settings.numbers.count(field.name) != 0) continue;
    const std::vector<double> values = others(field, field.default_value);
    const std::uint32_t word = random.words(round, i)[0];
    if (!values.empty() && word % 2 == 0) at.numbers[field.name] = values[word / 2 % std::min<std::size_t>(values.size(), 8)];
  }
  return at;
}

class Interface {
 public:
  Interface(const TypeInfo& type, const Target& target) : type_(type), target_(target), situations_(situations(type, target)) {}

  /// Whether another value of a parameter is ever seen.
  bool matters(const Field& field) {
    for (const Settings& settings : situations_)
      for (const Feed& feed : feeds())
        if (matters_at(field, settings, feed, 4)) return true;
    for (std::uint64_t round = 0; round < 60; ++round) {
      const Settings& base = situations_[round % situations_.size()];
      if (matters_at(field, elsewhere(type_, base, field.name, round), feeds()[round % feeds().size()], 15)) return true;
    }
    return false;
  }

  /// Whether other numbers at a port are ever seen.
  bool is_heard(const std::string& port) {
    for (std::uint64_t round = 0; round < 4 * feeds().size(); ++round)
      for (const Settings& settings : situations_) {
        Feed feed = feeds()[round % feeds().size()];
        feed.hush = round / feeds().size() % 2 == 0 ? 0 : round;
        feed.spared = port;
        Feed disturbed = feed;
        disturbed.disturbed = port;
        const Settings at = round < feeds().size() ? settings : elsewhere(type_, settings, port, round);
        const Trace usual = life_of(type_, at, feed);
        if (!usual.empty() && !difference(usual, life_of(type_, at, disturbed)).empty()) return true;
      }
    return false;
  }

 private:
  bool matters_at(const Field& field, Settings settings, const Feed& feed, std::size_t most) {
    const auto stated = settings.numbers.find(field.name);
    const double now = stated == settings.numbers.end() ? field.default_value : stated->second;
    const Trace usual = life_of(type_, settings, feed);
    if (usual.empty()) return false;
    const std::vector<double> values = others(field, now);
    for (std::size_t i = 0; i < std::min(values.size(), most); ++i) {
      settings.numbers[field.name] = values[i];
      if (!difference(usual, life_of(type_, settings, feed)).empty()) return true;
    }
    return false;
  }

  const TypeInfo& type_;
  const Target& target_;
  std::vector<Settings> situations_;
};

/// Outputs that keep what stood in them before a call.
std::string unwritten(const TypeInfo& type, const Settings& settings) {
  Manner manner;
  manner.poison = 0x7FC5A5A5;
  Subject one(type, settings), other(type, settings, manner);
  for (int i = 0; i < 6; ++i) {
    one.tick(feeds()[0]);
    other.tick(feeds()[0]);
    const auto a = one.look(), b = other.look();
    for (std::size_t k = 0; k < a.size(); ++k)
      if ((a[k].role == Role::out || a[k].role == Role::broadcast) && a[k].hash != b[k].hash)
        return fmt::format("tick {}: `{}` is not written in full", i, a[k].field);
  }
  return {};
}

bool is_hyperparameter(const Field& field) {
  return field.role == Role::param || field.role == Role::choice || field.role == Role::mutable_scalar;
}

bool is_port(const Field& field) {
  return field.role == Role::in || field.role == Role::modulator || field.role == Role::pre || field.role == Role::post ||
         field.role == Role::post_error || field.role == Role::post_target;
}

}  // namespace

Verdict learns_when_asked(const Target& target) {
  const Loaded loaded(target);
  const TypeInfo& type = *loaded.type;
  const Role what = type.kind == Kind::learning_rule ? Role::weights : Role::memory;
  const bool keeps = std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) { return field.role == what; });
  if (!keeps || type.kind == Kind::connection) return Verdict::skip("has nothing that learns");
  const std::vector<Settings> all = situations(type, target);
  bool learned = false;
  for (std::uint64_t round = 0; round < 3 * all.size() * feeds().size() && !learned; ++round) {
    const Settings& base = all[round % all.size()];
    const Settings at = round < all.size() * feeds().size() ? base : elsewhere(type, base, "", round);
    learned = learns(type, at, feeds()[round / all.size() % feeds().size()]);
  }
  if (!learned) return Verdict::fail("nothing it may learn has changed, whatever arrived");
  if (type.kind != Kind::learning_rule) return Verdict::pass();
  Subject rests(type, all.front());
  const std::vector<Seen> before = rests.look();
  for (int i = 0; i < lifetime; ++i) rests.tick({}, false);
  const std::vector<Seen> after = rests.look();
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].hash != after[i].hash) return Verdict::fail("`" + before[i].field + "` changes while it does not learn");
  return Verdict::pass();
}

Verdict everything_matters(const Target& target) {
  const Loaded loaded(target);
  const TypeInfo& type = *loaded.type;
  for (const Settings& settings : situations(type, target))
    if (const std::string seen = unwritten(type, settings); !seen.empty()) return Verdict::fail(seen);
  Interface interface(type, target);
  std::string dead, unstated;
  for (const Field& field : type.fields) {
    const bool stated = target.numbers.count(field.name) != 0;
    if (is_hyperparameter(field) && !stated && !interface.matters(field)) dead += (dead.empty() ? "`" : ", `") + field.name + "`";
    if (is_port(field) && !interface.is_heard(field.name)) dead += (dead.empty() ? "`" : ", `") + field.name + "`";
  }
  if (type.kind == Kind::connection && !interface.is_heard("the arriving signal")) dead += (dead.empty() ? "" : ", ") + std::string("the arriving signal");
  if (dead.empty()) return Verdict::pass();
  for (const Field& field : type.fields)
    if (field.role == Role::text && target.texts.count(field.name) == 0) unstated = field.name;
  if (!unstated.empty()) return Verdict::warn(fmt::format("nothing depends on {}; it may once --set {}=… says what", dead, unstated));
  return Verdict::fail("nothing ever depends on " + dead);
}

}  // namespace anlage::check
