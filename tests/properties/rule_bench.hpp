// SPDX-License-Identifier: Apache-2.0
/// Brains in which every connection carries the same learning rule: 48 senders, 48 receivers, and all that a rule can ask for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/life.hpp"
#include "support/scratch_folder.hpp"

namespace anlage::test {

/// One way to join 48 units to 48 units.
struct Wire {
  std::string name;        ///< of its projection and, with "_cells", of its receivers
  std::string connection;  ///< the table of the genome
  bool full = false;       ///< joins every pair, as Dense does
};

/// Every shipped connection that has synapses of its own that can learn; some in several modes. The first is Dense.
const std::vector<Wire>& wires();

std::vector<const TypeInfo*> rules();

/// Whether a rule corrects what another has learned: it needs neither a sender nor a modulator.
bool corrects(const TypeInfo& rule);

/// Why a rule has to be refused on a connection, in words of the message; nothing if it fits.
std::optional<std::string> misfit(const TypeInfo& rule, const Wire& wire);

/// The genome in which `rule` learns on each of `on`. `data` gets the file of synapses.
std::string bench_genome(const TypeInfo& rule, const std::vector<Wire>& on, const ScratchFolder& data);

}  // namespace anlage::test
