// SPDX-License-Identifier: Apache-2.0
#include "anlage/schedule/schedule.hpp"

#include <algorithm>
#include <map>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include "anlage/base/diagnostics.hpp"

namespace anlage {
namespace {

using EdgeProjection = boost::property<boost::edge_index_t, std::size_t>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, EdgeProjection>;

/// Who has to wait for whom within one tick. Edges carry the projection's number.
Graph waiting_graph(const Brain& brain) {
  Graph graph(brain.parts.size());
  for (std::size_t i = 0; i < brain.projections.size(); ++i) {
    const Projection& projection = brain.projections[i];
    if (projection.delay == 0) boost::add_edge(index_of(projection.from), index_of(projection.to), i, graph);
  }
  return graph;
}

std::string port(const Brain& brain, PartId part, int field) {
  const Component& component = brain.component(part);
  return component.path + "." + component.type->fields[static_cast<std::size_t>(field)].name;
}

/// Projections of one cycle inside a strong component, found by walking until a part comes back.
std::vector<std::size_t> walk_cycle(const Graph& graph, const std::vector<std::size_t>& component, std::size_t start) {
  std::vector<std::size_t> path;
  std::map<std::size_t, std::size_t> position;
  std::size_t at = start;
  while (position.emplace(at, path.size()).second) {
    for (auto [edge, end] = boost::out_edges(at, graph); edge != end; ++edge) {
      const std::size_t next = boost::target(*edge, graph);
      if (component[next] != component[start]) continue;
      path.push_back(boost::get(boost::edge_index, graph, *edge));
      at = next;
      break;
    }
  }
  path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(position[at]));
  return path;
}

Problem describe(const Brain& brain, const std::vector<std::size_t>& cycle) {
  std::string message = "these parts wait for each other within one tick:";
  for (const std::size_t i : cycle) {
    const Projection& projection = brain.projections[i];
    message += "\n  " + port(brain, projection.from, projection.from_field) + " -> " +
               port(brain, projection.to, projection.to_field);
    if (projection.where.is_known()) message += "  (" + projection.where.text() + ")";
  }
  const Projection& last = brain.projections[*std::max_element(cycle.begin(), cycle.end())];
  return {ErrorCode::zero_delay_cycle, message, last.where, last.name,
          "give one of them a delay; for example delay = 1 on \"" + last.name + "\""};
}

/// True if the strong component of `part` holds a cycle: several parts, or an edge onto itself.
bool is_cyclic(const Graph& graph, const std::vector<std::size_t>& component, std::size_t part) {
  for (auto [edge, end] = boost::out_edges(part, graph); edge != end; ++edge)
    if (component[boost::target(*edge, graph)] == component[part]) return true;
  return false;
}

void refuse_cycles(const Brain& brain, const Graph& graph) {
  std::vector<std::size_t> component(boost::num_vertices(graph));
  if (component.empty()) return;
  boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  Diagnostics problems;
  std::vector<bool> reported(component.size(), false);
  for (std::size_t part = 0; part < component.size(); ++part) {
    if (reported[component[part]] || !is_cyclic(graph, component, part)) continue;
    reported[component[part]] = true;
    problems.add(describe(brain, walk_cycle(graph, component, part)));
  }
  problems.throw_if_any();
}

/// A part's wave is one later than the latest part it waits for.
std::vector<std::size_t> levels(const Graph& graph) {
  std::vector<std::size_t> order;
  boost::topological_sort(graph, std::back_inserter(order));
  std::vector<std::size_t> level(boost::num_vertices(graph), 0);
  for (auto part = order.rbegin(); part != order.rend(); ++part)
    for (auto [edge, end] = boost::out_edges(*part, graph); edge != end; ++edge) {
      std::size_t& next = level[boost::target(*edge, graph)];
      next = std::max(next, level[*part] + 1);
    }
  return level;
}

}  // namespace

Schedule make_schedule(const Brain& brain) {
  const Graph graph = waiting_graph(brain);
  refuse_cycles(brain, graph);
  Schedule schedule;
  const std::vector<std::size_t> level = levels(graph);
  for (std::size_t part = 0; part < level.size(); ++part) {
    if (level[part] >= schedule.waves.size()) schedule.waves.resize(level[part] + 1);
    schedule.waves[level[part]].parts.push_back(PartId{static_cast<std::uint32_t>(part)});
  }
  for (std::size_t i = 0; i < brain.projections.size(); ++i)
    if (brain.projections[i].rule) schedule.learning.push_back(ProjectionId{static_cast<std::uint32_t>(i)});
  return schedule;
}

}  // namespace anlage
