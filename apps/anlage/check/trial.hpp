// SPDX-License-Identifier: Apache-2.0
/// What checks have in common: who is asked, in which situations it can live, and how two lives compare.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "anlage/registry/plugin_library.hpp"
#include "check/subject.hpp"
#include "check/verdict.hpp"

namespace anlage::check {

/// Whom a check is about, and what was said on the command line.
struct Target {
  std::string file;
  std::string type;   ///< empty: the file as a whole
  std::uint64_t seed = 1;
  std::map<std::string, double> numbers;
  std::map<std::string, std::string> texts;
  double nightly_seconds = 1800.0;
};

/// A type of a file loaded into this process. The library stays as long as the process.
struct Loaded {
  std::unique_ptr<PluginLibrary> library;
  const TypeInfo* type = nullptr;

  explicit Loaded(const Target& target);
};

/// Nothing to drive: the text says what is missing.
struct Undriven : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Ways in which the type can live: its defaults, each word of each choice, each layout of synapses. Throws: Undriven with the
/// plugin's own words if there is none. [main]
[[nodiscard]] std::vector<Settings> situations(const TypeInfo& type, const Target& target);

using Trace = std::vector<std::vector<Seen>>;

[[nodiscard]] Trace live(Subject& subject, const Feed& feed, int ticks);
[[nodiscard]] Trace live(const TypeInfo& type, const Settings& settings, const Manner& manner, const Feed& feed, int ticks);

/// "tick 3: `rate` differs"; empty if two traces are the same. [any]
[[nodiscard]] std::string difference(const Trace& one, const Trace& other);
/// "tick 3: `rate` is not finite"; empty if all is. [any]
[[nodiscard]] std::string not_finite(const Trace& trace);

/// Lives under every law of what arrives. A failing verb's words end a life, and are an answer. [main]
void in_every_feed(const std::function<void(const Feed&)>& ask);

/// Two lives in every situation, the second called in another manner: passed if they are equal. [main]
[[nodiscard]] Verdict same_in(const Target& target, const Manner& other, const char* how, int ticks = 24);

/// Asks in every situation; the first answer that is no pass. [main]
[[nodiscard]] Verdict in_every_situation(const Target& target,
                                         const std::function<Verdict(const TypeInfo&, const Settings&)>& ask);

}  // namespace anlage::check
