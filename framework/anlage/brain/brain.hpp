// SPDX-License-Identifier: Apache-2.0
/// The brain: the frozen structure that a genome, a registry and a seed develop into. It holds no number that changes in a
/// life; those are in BrainState.
///
///   part        a region, steering circuit or world with its fields
///   projection  from port, to port, delay; perhaps a connection, perhaps a learning rule
///   component   what parts, connections and rules have in common: a type, parameters, fields bound to blocks
///   block       a named piece of memory, described here and allocated by BrainState
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/genome/genome.hpp"
#include "anlage/genome/hyperparameter.hpp"
#include "anlage/registry/type_info.hpp"

namespace anlage {

enum class BlockId : std::uint32_t {};
enum class ComponentId : std::uint32_t {};
enum class PartId : std::uint32_t {};
enum class ProjectionId : std::uint32_t {};

template <class Id>
[[nodiscard]] constexpr std::size_t index_of(Id id) {
  return static_cast<std::size_t>(id);
}

/// Where a number comes from: the ledger's five words.
enum class Origin {
  innate,     ///< stated by the genome
  drawn,      ///< random, from the seed
  learned,    ///< changes by a learning rule or in a region's memory
  adjustable, ///< one bounded scalar of a steering circuit
  transient   ///< signals, states, traces
};

/// "innate", "drawn", "learned", "mutable", "transient". [any]
[[nodiscard]] std::string_view to_string(Origin origin);

/// Memory of one field: `depth` slots of `cols` columns of `rows` elements, each column padded to 64 bytes.
/// A block with depth > 1 is a delay line: tick t writes slot t mod depth; depths are powers of two.
struct Block {
  std::string name;             ///< "kenyon/v", "readout/w", "readout/rule/e"; unique, also the tensor's name on disk
  Role role = Role::state;
  std::uint32_t dtype = ANLAGE_DTYPE_F32;
  Origin origin = Origin::transient;
  std::string unit;
  std::string init;             ///< initial law
  std::int64_t rows = 1;
  std::int64_t cols = 1;
  std::int64_t stride = 16;     ///< elements between columns
  std::int64_t depth = 1;
  bool saved = true;            ///< part of a checkpoint and of the state hash
  ComponentId owner{};
  int field = -1;               ///< of the owner's type; -1 for a port's sum
};

/// How a field of a component reaches its memory.
struct Binding {
  enum class Source {
    none,     ///< optional and unconnected: reads as zeros
    block,    ///< its own block
    port      ///< another component's block, `delay` ticks back
  };
  Source source = Source::none;
  BlockId block{};
  std::int64_t delay = 0;  ///< [ticks]
  std::int64_t rows = 1;
  std::int64_t cols = 1;
};

struct Component {
  std::string path;               ///< "kenyon", "kenyon->output", "kenyon->output/rule"
  const TypeInfo* type = nullptr;
  std::uint64_t key = 0;          ///< random key
  std::vector<std::pair<std::string, std::int64_t>> axes;
  std::vector<Binding> bindings;                ///< one per field
  std::vector<Hyperparameter> hyperparameters;  ///< one per field; meaningful for param, mutable (initial value), choice (index)
  std::vector<std::optional<Binding>> gains;    ///< one per field: the broadcast that gates it
  std::vector<std::string> texts;               ///< one per field; meaningful for text
  SourceLocation where = {};
};

struct Part {
  PartKind kind = PartKind::region;
  ComponentId component{};
  std::uint64_t period = 1;
  std::uint64_t offset = 0;
  FaultPolicy on_fault = FaultPolicy::stop;
  bool in_worker = false;              ///< its verbs run in a sandboxed process
  std::vector<ProjectionId> incoming;  ///< in the genome's order, by the field they end in
};

struct Projection {
  std::string name;
  PartId from{};
  int from_field = -1;
  PartId to{};
  int to_field = -1;
  std::uint64_t delay = 1;
  std::optional<ComponentId> connection;
  std::optional<ComponentId> rule;
  std::vector<ComponentId> then;  ///< rules that go over the same weights after it, in this order
  std::optional<Binding> when;    ///< the broadcast that lets them work
  std::uint32_t layout = ANLAGE_LAYOUT_DENSE;
  std::int64_t fan_in = 0;
  std::int64_t pre = 0;
  std::int64_t post = 0;
  std::int64_t senders = 0;   ///< what synapses count: the sending units, or the numbers of the connection's relay
  std::int64_t synapses = 0;  ///< that exist, padding excluded
  std::int64_t channels = 0;  ///< shared weights: receivers of a place
  std::optional<ProjectionId> lender;  ///< whose synapses it passes through instead of its own
  int relay = -1;             ///< field of the connection that its synapses and rules listen to; -1: the sender's port
  std::optional<BlockId> weights;
  std::optional<BlockId> index;
  std::optional<BlockId> degree;  ///< synapses of each receiver, where they are unequal
  bool alias = false;  ///< a wire that is its port's only source: the port reads the sender's block directly
  SourceLocation where = {};

  /// The rule and those after it. [any]
  [[nodiscard]] std::vector<ComponentId> rules() const;
};

/// An intervention of the genome with what it acts on.
struct Intervention {
  InterventionGene gene;
  std::vector<PartId> parts;
  std::vector<ProjectionId> projections;
};

/// A field of a component by name: "kenyon.rate", "readout.w", "readout.eta", "readout.Bounds.max".
struct FieldRef {
  ComponentId component{};
  int field = -1;
};

class Brain {
 public:
  std::string name;
  double tick = 1e-3;       ///< [s]
  std::uint64_t seed = 1;
  Genome genome;            ///< what it developed from, as resolved
  std::vector<Component> components;
  std::vector<Part> parts;
  std::vector<Projection> projections;
  std::vector<Block> blocks;
  std::vector<Intervention> interventions;
  std::vector<std::string> data_folders;  ///< where data was looked for

  [[nodiscard]] const Component& component(ComponentId id) const { return components[index_of(id)]; }
  [[nodiscard]] const Component& component(PartId id) const { return component(parts[index_of(id)].component); }
  [[nodiscard]] const Part& part(PartId id) const { return parts[index_of(id)]; }
  [[nodiscard]] const Projection& projection(ProjectionId id) const { return projections[index_of(id)]; }
  [[nodiscard]] const Block& block(BlockId id) const { return blocks[index_of(id)]; }
  [[nodiscard]] const Binding& binding(FieldRef ref) const { return component(ref.component).bindings[static_cast<std::size_t>(ref.field)]; }
  [[nodiscard]] const Field& field(FieldRef ref) const { return component(ref.component).type->fields[static_cast<std::size_t>(ref.field)]; }

  /// "part.field" or "projection.field" (its connection's fields, then its rule's). Nothing if there is none. [any]
  [[nodiscard]] std::optional<FieldRef> find(std::string_view name) const;
  /// All names `find` knows, for messages. [any]
  [[nodiscard]] std::vector<std::string> field_names() const;
  [[nodiscard]] std::int64_t synapse_count() const;  ///< weights and wires of all connections, padding excluded
};

}  // namespace anlage
