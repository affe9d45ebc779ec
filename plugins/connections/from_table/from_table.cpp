// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/past.hpp"
#include "../common/unequal.hpp"
#include "wiring_file.hpp"

namespace from_table {
using namespace anlage;

/// Synapses out of a file: y_j(t) = sum over lines (i, j, w, d) of w x_i(t - d).
struct FromTable {
  static constexpr const char* doc = "synapses that are listed in a file";

  Text  table {"CSV file with the columns pre, post, and perhaps weight and delay [s]"};
  State past {"held depth", "*", "signals of the last ticks, newest first, where synapses have delays"};
  Weights w {"post pre", "1", "synaptic weight where the file states none", "constant 1"};

  void develop(Setup& setup) {
    const WiringFile file = WiringReader(setup.find_data(table.string()), setup.pre(), setup.post()).read();
    connections::InDegrees degrees(setup.post());
    std::int64_t longest = 0;
    for (const Row& row : file.rows) {
      degrees.add(row.post);
      const std::int64_t ticks = connections::whole_ticks(row.delay, setup.dt());
      if (ticks < 0 || ticks > 65535)
        throw Failure(table.string() + ":" + std::to_string(row.line) + ": a delay of " + std::to_string(row.delay) +
                      " s is not 0 to 65535 whole ticks of " + std::to_string(setup.dt()) + " s");
      longest = std::max(longest, ticks);
    }
    degrees.plan(setup);
    setup.set_axis("held", longest > 0 ? setup.pre() : 1);
    setup.set_axis("depth", longest + 1);
    if (longest > 0) setup.relay("past");
  }

  bool delays() const { return past.matrix().cols() > 1; }

  void wire(Wiring& wiring) {
    const Index pre = delays() ? past.matrix().rows() : wiring.pre();
    connections::Joiner joiner(wiring);
    const WiringFile file = WiringReader(table.string(), pre, wiring.post()).read();
    for (const Row& row : file.rows) {
      const std::int64_t ticks = delays() ? connections::whole_ticks(row.delay, wiring.dt()) : 0;
      Real& weight = joiner.join(row.post, ticks * past.stride() + row.pre);
      if (file.has_weight) weight = row.weight;
    }
  }

  void transmit(Transmit& t) {
    if (!delays()) return linear(t);
    connections::remember(past, t.x(), past.matrix().rows());
    linear(t, past.data());
  }
};

}  // namespace from_table

ANLAGE_PLUGIN(from_table::FromTable)
