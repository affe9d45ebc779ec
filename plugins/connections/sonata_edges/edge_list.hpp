// SPDX-License-Identifier: Apache-2.0
/// Edges of a SONATA network as a list: who, to whom, how strong, how late.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "../../common/hdf5_file.hpp"
#include "type_table.hpp"

namespace sonata_edges {

struct Edge {
  std::int64_t pre = 0;
  std::int64_t post = 0;
  double weight = 0;
  double delay = 0;  ///< [s]
};

/// Which unit a node is, if it is one of the population at hand.
class NodeNumbers {
 public:
  /// All nodes, by their own numbers.
  NodeNumbers() = default;
  /// The nodes of one type in a file of nodes, numbered from 0 in increasing order. Throws: Failure. [build]
  NodeNumbers(const std::string& file, double type) : all_(false) {
    const plugins::Hdf5File nodes(file);
    const std::vector<std::string> populations = nodes.members("/nodes");
    if (populations.size() != 1)
      throw anlage::Failure(file + ": holds " + std::to_string(populations.size()) + " populations of nodes instead of one");
    const std::string group = "/nodes/" + populations[0] + "/";
    const std::vector<double> types = nodes.numbers(group + "node_type_id");
    std::vector<double> ids(types.size());
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<double>(i);
    if (nodes.has(group + "node_id")) ids = nodes.numbers(group + "node_id");
    for (std::size_t i = 0; i < std::min(ids.size(), types.size()); ++i)
      if (types[i] == type) unit_[ids[i]] = 0;
    std::int64_t next = 0;
    for (auto& [id, unit] : unit_) unit = next++;
    if (unit_.empty()) throw anlage::Failure(file + ": has no node of type " + std::to_string(static_cast<long long>(type)));
  }

  /// -1: none.
  [[nodiscard]] std::int64_t unit(double node) const {
    if (all_) return static_cast<std::int64_t>(node);
    const auto found = unit_.find(node);
    return found == unit_.end() ? -1 : found->second;
  }

 private:
  bool all_ = true;
  std::map<double, std::int64_t> unit_;
};

/// Edges of a file between the nodes that are numbered, receivers in order and each one's senders in order.
/// weight = nsyns syn_weight sign: of the edge where the file states it, else of its type. Throws: Failure. [build]
inline std::vector<Edge> read_edges(const std::string& file, const TypeTable& types, const std::string& models,
                                    const NodeNumbers& senders, const NodeNumbers& receivers) {
  const plugins::Hdf5File hdf5(file);
  const std::vector<std::string> populations = hdf5.members("/edges");
  if (populations.size() != 1)
    throw anlage::Failure(file + ": holds " + std::to_string(populations.size()) + " populations of edges instead of one");
  const std::string group = "/edges/" + populations[0] + "/";
  const std::vector<double> pre = hdf5.numbers(group + "source_node_id"), post = hdf5.numbers(group + "target_node_id"),
                            type = hdf5.numbers(group + "edge_type_id"), index = hdf5.numbers(group + "edge_group_index"),
                            of_group = hdf5.numbers(group + "edge_group_id");
  const auto column = [&](const std::string& name) {
    return hdf5.has(group + "0/" + name) ? hdf5.numbers(group + "0/" + name) : std::vector<double>();
  };
  const std::vector<double> count = column("nsyns"), weight = column("syn_weight"), delay = column("delay");
  std::map<double, double> sign;
  std::vector<Edge> edges;
  for (std::size_t e = 0; e < pre.size(); ++e) {
    if (e >= post.size() || e >= type.size() || e >= index.size() || e >= of_group.size() || of_group[e] != 0)
      throw anlage::Failure(file + ": edge " + std::to_string(e) + " is not whole, or of another group than 0");
    const std::int64_t i = senders.unit(pre[e]), j = receivers.unit(post[e]);
    if (i < 0 || j < 0) continue;
    const auto stated = [&](const std::vector<double>& values, double otherwise) {
      return index[e] < static_cast<double>(values.size()) ? values[static_cast<std::size_t>(index[e])] : otherwise;
    };
    if (const std::string model = types.cell(type[e], "dynamics_params"); sign.count(type[e]) == 0)
      sign[type[e]] = models.empty() || model.empty() ? 1 : sign_in(models + "/" + model);
    edges.push_back({i, j, stated(count, 1) * stated(weight, types.number(type[e], "syn_weight", 1)) * sign[type[e]],
                     1e-3 * stated(delay, types.number(type[e], "delay", 0))});
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.post != b.post ? a.post < b.post : a.pre < b.pre; });
  return edges;
}

}  // namespace sonata_edges
