// SPDX-License-Identifier: Apache-2.0
/// The genome (architecture file): algorithms, wiring, hyperparameters and a seed, before anything has been learned.
///
/// A Genome is flat: nested genomes have been unfolded ("cerebellum/granule"), exports resolved, wiring tables read,
/// overrides applied. It knows nothing of plugins: `settings` hold whatever the file states for a type, with positions, and
/// `develop` checks them against the type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/genome/value.hpp"

namespace anlage {

enum class PartKind { region, steering, world };

/// What happens to a part whose verb fails or whose output is not finite.
enum class FaultPolicy { stop, freeze, silence };

/// How much of a run's process lies between its plugins and the rest.
enum class Isolation {
  none,
  supervised,  ///< a process of its own
  guarded      ///< the same, and every block of numbers between forbidden pages
};

/// "kenyon.rate": a part by its path, and one of its ports.
struct PortName {
  std::string part;
  std::string port;
  SourceLocation where = {};

  [[nodiscard]] std::string text() const { return part + "." + port; }
};

/// A type and what the genome states for it; `settings` no longer holds `type`.
struct TypeGene {
  std::string type;
  Table settings;
  SourceLocation where = {};      ///< of the type's name
  bool type_overridden = false;   ///< the type was swapped from outside: settings of the old one may be left over
};

struct PartGene {
  PartKind kind = PartKind::region;
  std::string path;  ///< "kenyon" or "cerebellum/granule"
  TypeGene gene;
  std::vector<std::pair<std::string, std::int64_t>> size;  ///< axis → units, from `size = { n = 784 }`
  std::uint64_t period = 1;                                ///< [ticks]
  std::uint64_t offset = 0;                                ///< [ticks]
  FaultPolicy on_fault = FaultPolicy::stop;
  bool in_worker = false;  ///< its verbs, and those of what ends in it, run in a sandboxed process
  SourceLocation where = {};
};

struct ProjectionGene {
  std::string name;  ///< as stated, else "kenyon.rate->output.drive"; unique
  PortName from;
  PortName to;
  std::uint64_t delay = 1;                      ///< [ticks]; 0 is within this tick
  std::optional<TypeGene> connection;           ///< none: a wire that hands the signal on unchanged
  std::optional<TypeGene> learning;             ///< none: never changes
  std::vector<TypeGene> then;                   ///< rules that go over the same weights after it: bounds, normalisation, …
  std::optional<PortName> when;                 ///< they all rest in ticks where this broadcast is 0
  std::vector<std::pair<std::string, PortName>> signals;  ///< on offer to whichever rule learns here, by field name
  SourceLocation where = {};
};

/// Writes a port or the numbers of a field to a CSV file while the brain runs.
struct ProbeGene {
  std::string name;
  std::string of;               ///< "kenyon.rate", "kenyon.v", "readout.w" (a projection's weights)
  std::uint64_t every = 1;      ///< [ticks]
  std::vector<std::int64_t> units;  ///< empty: all
  SourceLocation where = {};
};

/// A figure of the closing table: one number per phase.
struct FigureGene {
  std::string name;
  std::string statistic;        ///< mean, sum, last, min, max, accuracy, mse
  PortName of;
  std::optional<PortName> against;  ///< accuracy, mse
  std::string doc;
  SourceLocation where = {};
};

/// A stretch of the life.
struct PhaseGene {
  std::string name;
  std::uint64_t ticks = 0;
  bool learning = true;
  Table set;                    ///< "stream.split" = "test": settings that change when the phase begins
  SourceLocation where = {};
};

enum class Operation { lesion, silence, cut, freeze };

/// "lesion", "silence", "cut", "freeze". [any]
[[nodiscard]] std::string_view to_string(Operation operation);

/// What an experimenter does to a part or a wire at an age (docs/concepts/intervention.md).
struct InterventionGene {
  Operation operation = Operation::lesion;
  std::string target;                      ///< a part, a nested genome, or a projection
  double fraction = 1.0;                   ///< of its units, or of its synapses
  std::uint64_t begin = 0;                 ///< the tick it comes before
  std::optional<std::uint64_t> end = {};   ///< the tick before which it is over; none: never
  SourceLocation where = {};

  [[nodiscard]] bool holds_at(std::uint64_t tick) const { return begin <= tick && (!end || tick < *end); }
  /// "lesion=hippocampus/ca3:0.3". [any]
  [[nodiscard]] std::string text() const;
};

struct Genome {
  std::string name;
  std::string file;             ///< as given
  std::string doc;
  double tick = 1e-3;           ///< [s]
  std::uint64_t seed = 1;
  std::uint64_t birth = 0;      ///< [ticks] from the beginning of the clock: age 0
  Isolation isolation = Isolation::none;
  std::vector<PartGene> parts;
  std::vector<ProjectionGene> projections;
  std::vector<ProbeGene> probes;
  std::vector<FigureGene> figures;
  std::vector<PhaseGene> phases;
  std::vector<InterventionGene> interventions;

  /// Age [s] when so many ticks are done; negative before birth. [any]
  [[nodiscard]] double age_at(std::uint64_t ticks) const {
    return (static_cast<double>(ticks) - static_cast<double>(birth)) * tick;
  }
  /// One file that says all of it again: no nesting, no overrides, no tables. [any]
  [[nodiscard]] std::string resolved_toml() const;
};

/// "regions.kenyon.active=0.1": the right side is a TOML value, or bare text.
struct Override {
  std::string path;
  std::string value;
  std::optional<Value> stated = {};  ///< the right side itself, where a file states it; `value` is then its text
  SourceLocation where = {};         ///< of the path, if it stands in a file

  /// Splits at the first '='. Throws: Error{syntax}.
  [[nodiscard]] static Override parse(const std::string& text);
};

/// Reads a genome file, its nested genomes and its tables.
/// Throws: Error with every problem found, each with file, line and column. [build]
[[nodiscard]] Genome read_genome(const std::string& file, const std::vector<Override>& overrides = {});

/// The same from memory; `file` is the name used in messages and the place relative paths start from. [build]
[[nodiscard]] Genome parse_genome(const std::string& toml, const std::string& file,
                                  const std::vector<Override>& overrides = {});

}  // namespace anlage
