// SPDX-License-Identifier: Apache-2.0
#include "dot.hpp"

#include <algorithm>
#include <map>

namespace anlage {
namespace {

// Text inside a quoted DOT string.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// Text inside the label of a record, where braces, bars, angles and spaces mean something.
std::string record_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\{}|<> \"").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string short_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

const char* color(PartKind kind) {
  switch (kind) {
    case PartKind::world:
      return "#dbe9d8";
    case PartKind::steering:
      return "#f6dfc5";
    case PartKind::region:
      break;
  }
  return "#dde6f3";
}

using Ports = std::vector<std::string>;

void add_once(Ports& ports, const std::string& port) {
  if (std::find(ports.begin(), ports.end(), port) == ports.end()) ports.push_back(port);
}

struct UsedPorts {
  std::map<std::string, Ports> in;
  std::map<std::string, Ports> out;
};

UsedPorts used_ports(const Genome& genome) {
  UsedPorts used;
  for (const ProjectionGene& projection : genome.projections) {
    add_once(used.out[projection.from.part], projection.from.port);
    add_once(used.in[projection.to.part], projection.to.port);
    for (const auto& [field, source] : projection.signals) add_once(used.out[source.part], source.port);
  }
  return used;
}

std::string port_row(const Ports& ports, const char* prefix) {
  std::string out;
  for (const std::string& port : ports) {
    out += (out.empty() ? "" : "|") + ("<" + std::string(prefix) + record_text(port) + "> ") + record_text(port);
  }
  return "{" + out + "}";
}

std::string node(const PartGene& part, const UsedPorts& used, const std::string& indent) {
  std::string middle = record_text(short_name(part.path)) + "\\n" + record_text(part.gene.type);
  for (const auto& [axis, size] : part.size) middle += "\\n" + record_text(axis + " = " + std::to_string(size));
  std::string label = "{";
  if (const auto in = used.in.find(part.path); in != used.in.end()) label += port_row(in->second, "in_") + "|";
  label += middle;
  if (const auto out = used.out.find(part.path); out != used.out.end()) label += "|" + port_row(out->second, "out_");
  return indent + quoted(part.path) + " [label=\"" + label + "}\", fillcolor=" + quoted(color(part.kind)) + "];\n";
}

// Nested brains, by the folders of their parts' paths.
struct Cluster {
  std::map<std::string, Cluster> inside;
  std::vector<const PartGene*> parts;
};

Cluster clusters(const Genome& genome) {
  Cluster root;
  for (const PartGene& part : genome.parts) {
    Cluster* at = &root;
    std::size_t start = 0;
    for (std::size_t end = part.path.find('/'); end != std::string::npos; end = part.path.find('/', start)) {
      at = &at->inside[part.path.substr(start, end - start)];
      start = end + 1;
    }
    at->parts.push_back(&part);
  }
  return root;
}

std::string cluster_text(const Cluster& cluster, const UsedPorts& used, const std::string& path,
                         const std::string& indent) {
  std::string out;
  for (const PartGene* part : cluster.parts) out += node(*part, used, indent);
  for (const auto& [name, inside] : cluster.inside) {
    const std::string inner = path.empty() ? name : path + "/" + name;
    out += indent + "subgraph " + quoted("cluster " + inner) + " {\n" + indent + "  label=" + quoted(name) +
           "; color=\"#999999\"; style=rounded;\n" + cluster_text(inside, used, inner, indent + "  ") + indent + "}\n";
  }
  return out;
}

std::string edge(const ProjectionGene& projection) {
  std::string label = projection.connection ? projection.connection->type : "";
  if (projection.learning) label += (label.empty() ? "" : "\\n") + projection.learning->type;
  if (projection.delay != 1) {
    label += (label.empty() ? "" : "\\n") + std::to_string(projection.delay) +
             (projection.delay == 0 ? " ticks (same tick)" : " ticks");
  }
  const char* style = projection.learning ? "penwidth=2, color=\"#b5483a\"" : "color=\"#444444\"";
  return "  " + quoted(projection.from.part) + ":" + quoted("out_" + projection.from.port) + " -> " +
         quoted(projection.to.part) + ":" + quoted("in_" + projection.to.port) + " [label=\"" + label + "\", " + style +
         "];\n";
}

std::string signal_edges(const ProjectionGene& projection) {
  std::string out;
  for (const auto& [field, source] : projection.signals) {
    const std::string rule = projection.learning ? projection.learning->type + " " : "";
    out += "  " + quoted(source.part) + ":" + quoted("out_" + source.port) + " -> " + quoted(projection.to.part) +
           " [label=" + quoted(rule + field) +
           ", style=dashed, constraint=false, color=\"#888888\", fontcolor=\"#666666\"];\n";
  }
  return out;
}

}  // namespace

std::string dot(const Genome& genome) {
  const UsedPorts used = used_ports(genome);
  std::string out = "digraph " + quoted(genome.name) +
                    " {\n  graph [fontname=\"sans-serif\", label=" + quoted(genome.name) +
                    ", labelloc=t];\n  node [shape=Mrecord, style=filled, fontname=\"sans-serif\", fontsize=11];\n"
                    "  edge [fontname=\"sans-serif\", fontsize=9];\n";
  out += cluster_text(clusters(genome), used, "", "  ");
  for (const ProjectionGene& projection : genome.projections) out += edge(projection) + signal_edges(projection);
  return out + "}\n";
}

}  // namespace anlage
