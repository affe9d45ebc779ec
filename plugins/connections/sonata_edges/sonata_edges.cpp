// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <string>
#include <vector>

#include "../common/arriving.hpp"
#include "../common/past.hpp"
#include "../common/unequal.hpp"
#include "edge_list.hpp"

namespace sonata_edges {
using namespace anlage;

/// The edges of a SONATA network: y_j(t) = sum over edges (i, j) of w x_i(t - d), w = nsyns syn_weight sign.
/// A rule sees the signal as it is sent.
struct SonataEdges {
  static constexpr const char* doc = "the edges of a SONATA network, out of its HDF5 and CSV files";
  static constexpr const char* citation = "Dai et al. 2020, PLoS Computational Biology 16:e1007696";

  Text  edges        {"HDF5 file of edges"};
  Text  edge_types   {"CSV file of edge types"};
  Text  models       {"folder of the synaptic models, whose `sign` multiplies weights; left out: no signs", optional};
  Text  source_nodes {"HDF5 file of the sending nodes; left out: a unit is the node of its number", optional};
  Text  target_nodes {"HDF5 file of the receiving nodes; left out: a unit is the node of its number", optional};
  Param source_type  {0, "1", "with source_nodes: units are the nodes of this type, in order", {0, 1e15}, birth | integer};
  Param target_type  {0, "1", "with target_nodes: units are the nodes of this type, in order", {0, 1e15}, birth | integer};
  Param counted      {0, "s", "delay that the projection states itself: it is taken off that of the edges", {0, 10}, birth};
  State arriving {"post depth", "*", "what arrives in each of the next ticks; the columns are used in turn"};
  Table<std::uint16_t> ticks {"place", "1", "delay of each synapse in ticks"};
  Weights w {"post pre", "1", "synaptic weight", "zero"};

  void develop(Setup& setup) {
    const auto found = [&](const Text& file) { return file.empty() ? std::string() : setup.find_data(file.string()); };
    const std::vector<Edge> all = read(found(edges), found(edge_types), found(models), found(source_nodes), found(target_nodes));
    connections::InDegrees degrees(setup.post());
    std::int64_t longest = 0;
    for (const Edge& edge : all) {
      if (edge.pre >= setup.pre() || edge.post >= setup.post())
        throw Failure(edges.string() + ": an edge goes from unit " + std::to_string(edge.pre) + " to unit " + std::to_string(edge.post) +
                      ", and " + std::to_string(setup.pre()) + " send to " + std::to_string(setup.post()) + ", counted from 0");
      degrees.add(edge.post);
      longest = std::max(longest, delay_of(edge, setup.dt()));
    }
    degrees.plan(setup);
    setup.set_axis("depth", longest + 1);
    setup.set_axis("place", connections::places(setup.post(), degrees.largest()));
  }

  void wire(Wiring& wiring) {
    connections::Joiner joiner(wiring);
    std::vector<std::int64_t> next(static_cast<std::size_t>(wiring.post()), 0);
    for (const Edge& edge :
         read(edges.string(), edge_types.string(), models.string(), source_nodes.string(), target_nodes.string())) {
      joiner.join(edge.post, edge.pre) = static_cast<Real>(edge.weight);
      const std::int64_t k = next[static_cast<std::size_t>(edge.post)]++;
      ticks.set(connections::place_of(wiring, edge.post, k), 0, static_cast<std::uint16_t>(delay_of(edge, wiring.dt())));
    }
  }

  void transmit(Transmit& t) { connections::send_and_deliver(t, arriving, ticks); }

  std::vector<Edge> read(const std::string& file, const std::string& types, const std::string& folder, const std::string& sources,
                         const std::string& targets) const {
    return read_edges(file, TypeTable(types, "edge_type_id"), folder,
                      sources.empty() ? NodeNumbers() : NodeNumbers(sources, source_type.value),
                      targets.empty() ? NodeNumbers() : NodeNumbers(targets, target_type.value));
  }

  std::int64_t delay_of(const Edge& edge, double dt) const {
    const std::int64_t whole = connections::whole_ticks(edge.delay - counted.value, dt);
    if (whole >= 0 && whole <= 65535) return whole;
    throw Failure(edges.string() + ": a delay of " + std::to_string(edge.delay) + " s, less " + std::to_string(counted.value) +
                  " s, is not 0 to 65535 whole ticks of " + std::to_string(dt) + " s");
  }
};

}  // namespace sonata_edges

ANLAGE_PLUGIN(sonata_edges::SonataEdges)
