// SPDX-License-Identifier: Apache-2.0
#include "check/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "check/call_watch.hpp"
#include "check/feed.hpp"
#include "check/trespass.hpp"

namespace anlage::check {
namespace {

constexpr std::size_t most_situations = 16;

/// Empty if the type can be born and lives for two ticks.
std::string unfit(const TypeInfo& type, const Settings& settings) {
  try {
    Subject subject(type, settings);
    for (int i = 0; i < 2; ++i) subject.tick({});
    return {};
  } catch (const Refusal& refusal) {
    const std::string words = refusal.what();
    return words.empty() ? "refuses without a word of why" : words;
  }
}

bool has_role(const TypeInfo& type, std::initializer_list<Role> roles) {
  return std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
    return std::find(roles.begin(), roles.end(), field.role) != roles.end();
  });
}

bool is_numeric(const Field& field) { return field.role == Role::param || field.role == Role::choice; }

/// Sizes and required numbers with which the type can be born, if the plugin has some in mind that nobody stated.
bool find_fit(const TypeInfo& type, Settings& settings, const Target& target, std::string& words) {
  for (const double required : {1.0, 6.0, 2.0, 3.0, 0.5})
    for (const std::int64_t units : {37, 36, 16, 6, 1}) {
      Settings candidate = settings;
      candidate.units = units;
      for (const Field& field : type.fields)
        if (is_numeric(field) && field.has(ANLAGE_FIELD_REQUIRED) && target.numbers.count(field.name) == 0)
          candidate.numbers[field.name] = std::clamp(required, field.min, field.max);
      std::string no = unfit(type, candidate);
      if (no.empty()) {
        settings = candidate;
        return true;
      }
      if (words.empty()) words = std::move(no);
    }
  return false;
}

void add_choices(const TypeInfo& type, const Settings& base, std::vector<Settings>& all) {
  for (const Field& field : type.fields) {
    if (field.role != Role::choice) continue;
    for (std::size_t word = 0; word < field.choices.size(); ++word) {
      Settings other = base;
      if (other.numbers.count(field.name) == 0 && static_cast<double>(word) == field.default_value) continue;
      other.numbers[field.name] = static_cast<double>(word);
      other.words = fmt::format("{} = \"{}\"", field.name, field.choices[word]);
      if (all.size() < most_situations && unfit(type, other).empty()) all.push_back(other);
    }
  }
}

void add_layouts(const TypeInfo& type, const Settings& base, std::vector<Settings>& all) {
  const bool pairs = type.has(ANLAGE_TYPE_NON_LOCAL) && has_role(type, {Role::pre, Role::pre_state});
  if (!pairs) {
    all.push_back(base);
    all.back().layout = ANLAGE_LAYOUT_SPARSE;
    all.back().words = "sparse synapses";
  }
  if (!type.has(ANLAGE_TYPE_NON_LOCAL) && !has_role(type, {Role::trace})) {
    all.push_back(base);
    all.back().layout = ANLAGE_LAYOUT_SHARED;
    all.back().words = "shared synapses";
  }
}

}  // namespace

Loaded::Loaded(const Target& target) : library(std::make_unique<PluginLibrary>(target.file)) {
  for (const TypeInfo& one : library->types())
    if (one.name == target.type) type = &one;
  CallWatch::install();
  answer_trespasses();
}

std::vector<Settings> situations(const TypeInfo& type, const Target& target) {
  Settings base;
  base.seed = target.seed;
  base.numbers = target.numbers;
  base.texts = target.texts;
  for (const Field& field : type.fields)
    if (field.role == Role::text && !field.has(ANLAGE_FIELD_OPTIONAL) && base.texts.count(field.name) == 0) base.texts[field.name] = "lender";
  std::string words;
  bool fits = find_fit(type, base, target, words);
  if (!fits && type.kind == Kind::connection) {
    base.plastic = false;
    fits = find_fit(type, base, target, words);
  }
  if (!fits)
    throw Undriven(fmt::format("{} cannot be brought to life with its defaults ({}); state what it needs with --set FIELD=VALUE", type.name, words));
  std::vector<Settings> all{base};
  if (type.kind == Kind::learning_rule) add_layouts(type, base, all);
  if (type.kind == Kind::connection) {
    Settings fixed = base;
    fixed.plastic = false;
    fixed.words = "no rule";
    if (unfit(type, fixed).empty()) all.push_back(fixed);
  }
  add_choices(type, base, all);
  return all;
}

Trace live(Subject& subject, const Feed& feed, int ticks) {
  Trace trace;
  for (int i = 0; i < ticks; ++i) {
    subject.tick(feed);
    trace.push_back(subject.look());
  }
  return trace;
}

Trace live(const TypeInfo& type, const Settings& settings, const Manner& manner, const Feed& feed, int ticks) {
  Subject subject(type, settings, manner);
  return live(subject, feed, ticks);
}

std::string difference(const Trace& one, const Trace& other) {
  for (std::size_t tick = 0; tick < std::min(one.size(), other.size()); ++tick)
    for (std::size_t i = 0; i < one[tick].size(); ++i)
      if (i >= other[tick].size() || one[tick][i].hash != other[tick][i].hash)
        return fmt::format("tick {}: `{}` differs", tick, one[tick][i].field);
  return one.size() == other.size() ? "" : "one life is longer than the other";
}

std::string not_finite(const Trace& trace) {
  for (std::size_t tick = 0; tick < trace.size(); ++tick)
    for (const Seen& seen : trace[tick])
      if (!seen.finite) return fmt::format("tick {}: `{}` is not finite", tick, seen.field);
  return {};
}

Verdict in_every_situation(const Target& target, const std::function<Verdict(const TypeInfo&, const Settings&)>& ask) {
  const Loaded loaded(target);
  Verdict warning;
  for (const Settings& settings : situations(*loaded.type, target)) {
    Verdict verdict;
    try {
      verdict = ask(*loaded.type, settings);
    } catch (const Refusal&) {  // words are an answer; that there are none with usual numbers is asked for itself
    }
    if (!verdict.text.empty() && !settings.words.empty()) verdict.text += " (" + settings.words + ")";
    if (verdict.status == Status::failed) return verdict;
    if (verdict.status != Status::passed) warning = verdict;
  }
  return warning;
}

void in_every_feed(const std::function<void(const Feed&)>& ask) {
  for (const Feed& feed : feeds()) {
    try {
      ask(feed);
    } catch (const Refusal&) {  // words are an answer
    }
  }
}

Verdict same_in(const Target& target, const Manner& other, const char* how, int ticks) {
  return in_every_situation(target, [&](const TypeInfo& type, const Settings& settings) {
    Manner usual;
    usual.fused = other.fused;
    for (const Feed& feed : {feeds()[0], feeds()[1]}) {
      const std::string seen = difference(live(type, settings, usual, feed, ticks), live(type, settings, other, feed, ticks));
      if (!seen.empty()) return Verdict::fail(seen + " " + how);
    }
    return Verdict::pass();
  });
}

}  // namespace anlage::check
