// SPDX-License-Identifier: Apache-2.0
/// Mistakes in a plugin type, each one English sentence at compile time. Later checks run only where earlier ones hold,
/// so one mistake gives one sentence.
#pragma once

#include <algorithm>
#include <string_view>

#include "anlage/sdk/detail/kinds.hpp"
#include "anlage/sdk/detail/reflect.hpp"

namespace anlage::detail {

template <class M>
concept Role = requires(const M& m) { { m.meta() } -> std::same_as<Meta>; };

template <class T>
consteval bool only_roles() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return (Role<Member<T, I>> && ...);
  }(std::make_index_sequence<member_count<T>()>{});
}

/// The type with all its defaults, at compile time.
template <class T>
inline constexpr T prototype{};

/// True if `holds(meta)` for every member.
template <class T, class F>
consteval bool every(F holds) {
  bool all = true;
  for_each_member(prototype<T>, [&](const auto& member, auto) { all = all && holds(member.meta()); });
  return all;
}

template <class T>
consteval bool has_only(std::uint32_t allowed) {
  return every<T>([&](const Meta& m) { return (allowed >> m.role & 1u) != 0; });
}

template <class T>
consteval bool has(std::uint32_t role) {
  return !every<T>([&](const Meta& m) { return m.role != role; });
}

constexpr bool default_in_range(const Meta& m) {
  if (m.role != ANLAGE_ROLE_PARAM && m.role != ANLAGE_ROLE_MUTABLE) return true;
  if ((m.flags & ANLAGE_FIELD_REQUIRED) != 0) return true;
  return m.default_value >= m.min && m.default_value <= m.max;
}

constexpr bool range_in_order(const Meta& m) { return m.min <= m.max; }

constexpr bool is_whole(const Meta& m) {
  if ((m.flags & ANLAGE_FIELD_INTEGER) == 0) return true;
  return m.default_value == static_cast<double>(static_cast<std::int64_t>(m.default_value));
}

constexpr std::string_view first_word(const char* text) {
  const std::string_view all = text;
  return all.substr(0, all.find(' '));
}

/// Words of a text whose words are separated by single spaces.
constexpr std::size_t word_count(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// The laws of anlage::InitialLaw, by word and count of numbers.
constexpr bool known_law(const Meta& m) {
  if (m.init == nullptr) return true;
  const std::string_view law = first_word(m.init);
  switch (word_count(m.init)) {
    case 1: return law == "zero";
    case 2: return law == "constant" || law == "orthogonal";
    case 3: return law == "uniform" || law == "normal" || law == "lognormal" || law == "sparse";
    default: return false;
  }
}

constexpr bool drawn(const Meta& m) {
  return m.init != nullptr && first_word(m.init) != "zero" && first_word(m.init) != "constant";
}

constexpr bool has_words(const Meta& m) {
  if (m.role != ANLAGE_ROLE_CHOICE) return true;
  const std::string_view words = m.choices;
  return !words.empty() && words.front() != ' ' && words.back() != ' ' && words.find("  ") == std::string_view::npos;
}

template <class T>
consteval bool check_shape() {
  static_assert(
      !is_anonymous<T>(),
      "put the plugin type into a named namespace: in an anonymous one its members have no names to be found by");
  static_assert(std::is_aggregate_v<T>,
                "a plugin type is a plain struct: no constructors, no private members, no virtual functions");
  if constexpr (!is_anonymous<T>() && std::is_aggregate_v<T>) {
    static_assert(member_count<T>() <= most_members, "a plugin type has at most 24 members");
    if constexpr (member_count<T>() <= most_members) {
      static_assert(
          only_roles<T>(),
          "every member has a role (Param, In, Out, State, …): a hidden member could not be saved, seen or audited");
      return only_roles<T>();
    }
  }
  return false;
}

/// A member function that gets its say while a brain develops.
template <class T>
concept NamesSetup = requires { &T::develop; } || requires { &T::fill; };

template <class T>
consteval bool check_verbs() {
  constexpr int verbs = verb_count<T>();
  static_assert(
      verbs > 0 || !NamesVerb<T>,
      "the verb has another form: tick(Tick), steer(Tick), advance(Tick), wire(Wiring&), learn(Tick, Synapse auto) "
      "or learn(Tick), each void");
  static_assert(verbs > 0 || NamesVerb<T>,
                "a plugin type needs a verb: tick (region), wire (connection), learn (learning rule), steer (steering "
                "circuit) or advance (world)");
  static_assert(verbs <= 1, "a plugin type has one verb: a second one makes it two types");
  static_assert(!(LearnsLocally<T> && LearnsGlobally<T>),
                "a learning rule is local, learn(Tick, Synapse auto), or not, learn(Tick): it cannot be both");
  static_assert(verbs != 1 || !Settles<T> || kind<T>() == ANLAGE_KIND_LEARNING_RULE,
                "settle belongs to learning rules: a part has its own verb");
  static_assert(verbs != 1 || !Transmits<T> || kind<T>() == ANLAGE_KIND_CONNECTION,
                "transmit belongs to connections: give the struct wire(Wiring&) as well");
  static_assert(verbs != 1 || !NamesSetup<T> || kind<T>() != ANLAGE_KIND_LEARNING_RULE,
                "a learning rule has no develop and no fill: its sizes are those of the projection it learns on");
  return verbs == 1 && !(LearnsLocally<T> && LearnsGlobally<T>);
}

template <class T>
consteval bool check_roles() {
  constexpr std::uint32_t allowed = allowed_roles(kind<T>());
  constexpr bool steers = kind<T>() == ANLAGE_KIND_STEERING;
  static_assert(!steers || !(has<T>(ANLAGE_ROLE_WEIGHTS) || has<T>(ANLAGE_ROLE_MEMORY) || has<T>(ANLAGE_ROLE_TRACE)),
                "a steering circuit is innate: it has no Weights, no Memory and no Trace");
  static_assert(!steers || has_only<T>(allowed) || has<T>(ANLAGE_ROLE_WEIGHTS) || has<T>(ANLAGE_ROLE_MEMORY) || has<T>(ANLAGE_ROLE_TRACE),
                "a steering circuit hears ports and broadcasts: Pre, Post and what synapses are told belong to learning rules");
  static_assert(!steers || every<T>([](const Meta& m) { return !drawn(m); }),
                "a steering circuit is innate: its State starts at zero or a constant, never at random");
  static_assert(kind<T>() != ANLAGE_KIND_REGION || has_only<T>(allowed) || has<T>(ANLAGE_ROLE_MUTABLE),
                "a region has no Pre, Post, Trace or Weights: those belong to connections and learning rules");
  static_assert(steers || !has<T>(ANLAGE_ROLE_MUTABLE), "Mutable belongs to steering circuits");
  static_assert(kind<T>() != ANLAGE_KIND_WORLD || has_only<T>(allowed) || has<T>(ANLAGE_ROLE_MUTABLE),
                "a world has no Memory, Weights or other synaptic field: it never learns");
  static_assert(kind<T>() != ANLAGE_KIND_CONNECTION || has_only<T>(allowed) || has<T>(ANLAGE_ROLE_MUTABLE),
                "a connection has Weights and settings: ports belong to parts, Pre, Post and Trace to learning rules");
  static_assert(
      kind<T>() != ANLAGE_KIND_LEARNING_RULE || has_only<T>(allowed) || has<T>(ANLAGE_ROLE_MUTABLE),
      "a learning rule has no ports, State or Memory: it reads Pre and Post and keeps PreState, PostState and Trace");
  static_assert(!LearnsLocally<T> || every<T>([](const Meta& m) {
                  return m.role != ANLAGE_ROLE_PRE_STATE || std::string_view(m.shape) != "pre pre";
                }),
                "a number per pair of senders is not local: write learn(Tick)");
  return has_only<T>(allowed);
}

template <class T>
consteval bool check_values() {
  static_assert(every<T>(range_in_order), "a range is {smallest, largest}");
  static_assert(every<T>(default_in_range), "a default lies outside its own range");
  static_assert(every<T>(is_whole), "a default of an integer Param is a whole number");
  static_assert(every<T>(known_law),
                "an initial law is \"zero\", \"constant A\", \"uniform LOW HIGH\", \"normal MEAN SD\", \"lognormal MU "
                "SIGMA\", \"orthogonal GAIN\" or \"sparse DENSITY SD\"");
  static_assert(every<T>(has_words), "a Choice lists its words separated by single spaces, the default first");
  return true;
}

/// All checks; true if the type may be described.
template <class T>
consteval bool check() {
  if constexpr (check_shape<T>()) {
    if constexpr (check_verbs<T>()) {
      if constexpr (check_roles<T>()) return check_values<T>();
    }
  }
  return false;
}

}  // namespace anlage::detail
