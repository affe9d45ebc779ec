// SPDX-License-Identifier: Apache-2.0
/// A subject: one type, brought to life without a brain around it and driven verb by verb, with every number it sees under
/// the checker's hands.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "check/guarded_memory.hpp"

namespace anlage::check {

/// What arrives at ports and as modulators: a pure function of seed, tick, field and unit.
struct Feed {
  enum class Kind { uniform, normal, spikes, bursts, whole, voltage, constant, trials };
  Kind kind = Kind::uniform;
  double gain = 1.0;
  std::optional<float> value;  ///< instead: this number everywhere
  std::string disturbed;       ///< a port whose numbers are other ones, drawn from the same law
  std::uint64_t hush = 0;      ///< other ports than `spared` that stay silent, drawn with this number; 0: none
  std::string spared;
  float shake = 0.0F;          ///< weights are moved by up to this much before each tick, as another rule would
};

/// How a type is brought to life.
struct Settings {
  std::uint64_t seed = 1;
  double dt = 1e-3;                         ///< [s]
  std::int64_t units = 37;                  ///< of every axis that nobody states
  std::map<std::string, double> numbers;    ///< parameters, choices (index), mutable scalars, where not their defaults
  std::map<std::string, std::string> texts;
  bool optional_ports = true;               ///< connected
  bool plastic = true;                      ///< connection: a rule is going to learn here
  std::uint32_t layout = ANLAGE_LAYOUT_DENSE;  ///< rule: of the synapses it learns on
  std::string words;                        ///< "Dense synapses", for messages; empty: as it comes

  [[nodiscard]] std::string text() const;
};

/// How it is called; none of this may change a bit.
struct Manner {
  GuardedMemory::Edge edge = GuardedMemory::Edge::end;
  std::uint32_t poison = 0;       ///< bits of what stands in outputs and scratch before each call
  bool padding_too = false;       ///< the poison also stands in the padding of all that is written
  bool keeps_scratch = false;     ///< scratch holds what the last call left in it
  bool moved = false;             ///< every view somewhere else at every call
  bool other_thread = false;      ///< every call on a thread of its own
  int pieces = 1;                 ///< slices of a splittable verb
  bool backwards = false;         ///< the last slice first
  std::uint32_t longer = 0;       ///< bytes by which structs of a newer host are longer
  std::uint32_t stray = 0;        ///< bits in members of a call that the verb has no right to
  bool fused = false;             ///< rule: learns in one pass with the transmission
};

/// Numbers of one field after a tick, padding left out.
struct Seen {
  std::string field;
  Role role = Role::state;
  std::uint64_t hash = 0;
  bool finite = true;
  double largest = 0.0;  ///< magnitude
};

/// A plugin that says no in words, before anything has run.
struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Lifetime: the type outlives it.
class Subject {
 public:
  /// Plans, allocates, draws, fills. Throws: Refusal with the plugin's words. [main]
  Subject(const TypeInfo& type, Settings settings, Manner manner = {});
  ~Subject();
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  /// One tick with what `feed` brings. Throws: Refusal with the words of a failing verb. [main]
  void tick(const Feed& feed, bool learning = true);
  [[nodiscard]] std::uint64_t now() const { return tick_; }
  /// Whether the last tick has changed what this type may learn. [main]
  [[nodiscard]] bool has_learned() const { return has_learned_; }
  [[nodiscard]] double longest_call() const { return longest_call_; }  ///< [s]

  /// Every number it has written or keeps. [main]
  [[nodiscard]] std::vector<Seen> look() const;
  [[nodiscard]] const TypeInfo& type() const { return type_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

  /// What a checkpoint keeps: clock, states, memories, traces, weights. [main]
  [[nodiscard]] std::string save() const;
  void restore(const std::string& saved);
  /// States go back to `birth`, what is learned stays. [main]
  void reset_states(const std::string& birth);
  /// Writes `value` into a field, or all numbers times `value` with `scale`. [main]
  void write(const std::string& field, float value, bool scale = false);
  /// Random bits in all that a checkpoint keeps. [main]
  void scramble(std::uint64_t seed);
  /// Numbers of a parameter while it lives; what is fixed at birth cannot. [main]
  void set(const std::string& field, double value);
  [[nodiscard]] bool has_block(const std::string& field) const;
  [[nodiscard]] std::int64_t numbers_of(const std::string& field) const;

  /// "writes 4 bytes past the end of `rate`" for an address that must not be touched; empty if it is nobody's. [any]
  [[nodiscard]] std::string trespass(const void* address, bool writes) const;

 private:
  struct Block {
    std::string name;
    int field = -1;
    Role role = Role::scratch;
    std::uint32_t dtype = ANLAGE_DTYPE_F32;
    std::int64_t rows = 1, cols = 1, stride = 16;
    bool kept = false;      ///< by a checkpoint
    bool written = false;   ///< in full by the verb: unspecified before
    std::vector<GuardedMemory> places;
    std::size_t place = 0;

    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::byte* host() const { return places[place].host(); }
    [[nodiscard]] std::byte* plugin() const { return places[place].plugin(); }
    [[nodiscard]] float* numbers() const { return reinterpret_cast<float*>(host()); }
  };

  // Birth (subject_birth.cpp)
  void plan();
  void plan_synapses(const anlage_setup& setup);
  void add_fields();
  void add_synapses();
  Block& add(std::string name, int field, Role role, std::uint32_t dtype, std::int64_t rows, std::int64_t cols);
  void draw();
  void wire();
  void fill();
  [[nodiscard]] std::int64_t axis(const std::string& name) const;
  [[nodiscard]] std::string init_of(const Block& block) const;

  // Life (subject.cpp)
  void bring(const Feed& feed);
  void shake(float by);
  [[nodiscard]] std::string learned() const;
  void move();
  void poison();
  void point();
  void call(anlage_verb verb, bool sliced);
  void call_once(anlage_verb verb, std::int64_t first, std::int64_t last);
  [[nodiscard]] Block* find(const std::string& field);
  [[nodiscard]] const Block* find(const std::string& field) const { return const_cast<Subject*>(this)->find(field); }
  [[nodiscard]] bool is_projection() const { return type_.kind == Kind::connection || type_.kind == Kind::learning_rule; }

  std::shared_ptr<const void> known_;  ///< to the answer to trespasses
  const TypeInfo& type_;
  Settings settings_;
  Manner manner_;
  Component component_;
  std::deque<Block> blocks_;
  std::vector<int> block_of_field_;   ///< -1: unconnected, or a text
  int weights_ = -1, index_ = -1, degree_ = -1, x_ = -1, y_ = -1;
  std::int64_t pre_ = 0, post_ = 0, units_ = 0;
  std::int64_t senders_ = 0;
  int relay_ = -1;
  anlage_synapses synapses_{};
  std::vector<anlage_view> views_;
  std::vector<std::byte> call_, synapses_copy_, now_copy_;  ///< structs as long as the host says
  std::string error_ = std::string(512, '\0');
  std::uint64_t tick_ = 0;
  double longest_call_ = 0.0;
  bool has_learned_ = false;
};

}  // namespace anlage::check
