// SPDX-License-Identifier: Apache-2.0
/// Two populations and the connection between them, as a brain has it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "anlage/state/component_call.hpp"
#include "support/life.hpp"

namespace anlage::test {

inline std::string region(const std::string& name, const std::string& type, std::int64_t units,
                          const std::string& more = "") {
  return "[regions." + name + "]\ntype = \"" + type + "\"\nsize = { n = " + std::to_string(units) + " }\n" + more;
}

/// `source` sends `from` (TestNoise unless said otherwise) over the projection `joined` to `target`, a TestEcho.
inline std::string joined(const std::string& connection, std::int64_t pre, std::int64_t post, const std::string& more = "",
                          const std::string& source = "TestNoise", int seed = 7) {
  return "[brain]\nname = \"wired\"\ntick = \"1 ms\"\nseed = " + std::to_string(seed) + "\n" +
         region("source", source, pre) + region("target", "TestEcho", post) +
         "[[projections]]\nname = \"joined\"\nfrom = \"source.rate\"\nto = \"target.drive\"\ndelay = 0\nconnection = " +
         connection + "\n" + more;
}

/// A population that is joined with itself.
inline std::string ring(const std::string& connection, std::int64_t units, int seed = 7) {
  return "[brain]\nname = \"ring\"\ntick = \"1 ms\"\nseed = " + std::to_string(seed) + "\n" +
         region("source", "TestEcho", units) +
         "[[projections]]\nname = \"joined\"\nfrom = \"source.rate\"\nto = \"source.drive\"\nconnection = " + connection + "\n";
}

/// A life whose first projection can be looked at synapse by synapse.
struct Wired : Life {
  explicit Wired(const std::string& toml, SimulatorOptions options = {})
      : Life(toml, options), synapses(synapses_of(*state, brain->projections[0])) {}

  [[nodiscard]] std::int64_t degree(std::int64_t j) const {
    return synapses.degree == nullptr ? synapses.fan_in : synapses.degree[j];
  }
  [[nodiscard]] std::int64_t slot(std::int64_t j, std::int64_t k) const {
    return ((j / 16) * synapses.fan_in + k) * 16 + j % 16;
  }
  [[nodiscard]] std::int64_t sender(std::int64_t j, std::int64_t k) const {
    const std::int64_t s = slot(j, k);
    return synapses.index_bits == 16 ? static_cast<const std::uint16_t*>(synapses.index)[s]
                                     : static_cast<const std::uint32_t*>(synapses.index)[s];
  }
  [[nodiscard]] float weight(std::int64_t j, std::int64_t k) const { return synapses.weights[slot(j, k)]; }
  /// Senders of a receiver in the order of its synapses.
  [[nodiscard]] std::vector<std::int64_t> senders(std::int64_t j) const {
    std::vector<std::int64_t> all;
    for (std::int64_t k = 0; k < degree(j); ++k) all.push_back(sender(j, k));
    return all;
  }
  /// All synapses as (receiver, sender).
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> pairs() const {
    std::vector<std::pair<std::int64_t, std::int64_t>> all;
    for (std::int64_t j = 0; j < synapses.post; ++j)
      for (const std::int64_t i : senders(j)) all.emplace_back(j, i);
    return all;
  }
  /// Bytes of all that the connection keeps for its synapses: weights, senders, degrees; padding included.
  [[nodiscard]] std::int64_t bytes() const {
    const Projection& projection = brain->projections[0];
    std::int64_t sum = 0;
    for (const auto& block : {projection.weights, projection.index, projection.degree})
      if (block) sum += static_cast<std::int64_t>(state->slot_bytes(*block));
    return sum;
  }

  anlage_synapses synapses;
};

inline bool mentions(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// What a genome is refused with.
inline std::string refusal(const std::string& toml) {
  return error_text([&] { const Wired wired(toml); });
}

}  // namespace anlage::test
