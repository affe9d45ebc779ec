// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>

#include "anlage/genome/detail/toml_text.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage {
namespace {

using detail::toml_key;
using detail::toml_number;
using detail::toml_text;

const char* table_of(PartKind kind) {
  switch (kind) {
    case PartKind::region:
      return "regions";
    case PartKind::steering:
      return "steering";
    case PartKind::world:
      return "world";
  }
  return "regions";
}

const char* word(FaultPolicy policy) {
  switch (policy) {
    case FaultPolicy::stop:
      return "stop";
    case FaultPolicy::freeze:
      return "freeze";
    case FaultPolicy::silence:
      return "silence";
  }
  return "stop";
}

template <class Number>
std::string whole_numbers(const std::vector<std::pair<std::string, Number>>& named) {
  std::string text;
  for (const auto& [name, number] : named)
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", toml_key(name), number);
  return "{ " + text + " }";
}

std::string text_of(const PartGene& part) {
  std::string text =
      fmt::format("\n[{}.{}]\ntype = {}\n", table_of(part.kind), toml_key(part.path), toml_text(part.gene.type));
  if (!part.size.empty()) text += fmt::format("size = {}\n", whole_numbers(part.size));
  if (part.period != 1) text += fmt::format("period = {}\n", part.period);
  if (part.offset != 0) text += fmt::format("offset = {}\n", part.offset);
  if (part.on_fault != FaultPolicy::stop) text += fmt::format("on_fault = \"{}\"\n", word(part.on_fault));
  if (part.in_worker) text += "isolation = \"worker\"\n";
  for (const Entry& entry : part.gene.settings)
    text += fmt::format("{} = {}\n", toml_key(entry.key), entry.value.toml());
  return text;
}

std::string text_of(const TypeGene& gene) {
  std::string text = "{ type = " + toml_text(gene.type);
  for (const Entry& entry : gene.settings) text += fmt::format(", {} = {}", toml_key(entry.key), entry.value.toml());
  return text + " }";
}

std::string learning_text(const ProjectionGene& projection) {
  std::string text = text_of(*projection.learning);
  text.resize(text.size() - 2);  // reopened
  if (projection.when) text += ", when = " + toml_text(projection.when->text());
  std::string then;
  for (const TypeGene& rule : projection.then) then += (then.empty() ? "" : ", ") + text_of(rule);
  if (!then.empty()) text += ", then = [" + then + "]";
  return text + " }";
}

std::string text_of(const ProjectionGene& projection) {
  std::string text =
      fmt::format("\n[[projections]]\nname = {}\nfrom = {}\nto = {}\ndelay = {}\n", toml_text(projection.name),
                  toml_text(projection.from.text()), toml_text(projection.to.text()), projection.delay);
  if (projection.connection) text += fmt::format("connection = {}\n", text_of(*projection.connection));
  if (projection.learning) text += fmt::format("learning = {}\n", learning_text(projection));
  std::string signals;
  for (const auto& [name, port] : projection.signals) {
    signals += fmt::format("{}{} = {}", signals.empty() ? "" : ", ", toml_key(name), toml_text(port.text()));
  }
  if (!signals.empty()) text += fmt::format("signals = {{ {} }}\n", signals);
  return text;
}

std::string text_of(const ProbeGene& probe) {
  std::string text =
      fmt::format("\n[probes.{}]\nof = {}\nevery = {}\n", toml_key(probe.name), toml_text(probe.of), probe.every);
  if (!probe.units.empty()) {
    std::string units;
    for (const std::int64_t unit : probe.units) units += fmt::format("{}{}", units.empty() ? "" : ", ", unit);
    text += fmt::format("units = [{}]\n", units);
  }
  return text;
}

std::string text_of(const FigureGene& figure) {
  std::string text = fmt::format("\n[figures.{}]\nof = {}\nstatistic = {}\n", toml_key(figure.name),
                                 toml_text(figure.of.text()), toml_text(figure.statistic));
  if (figure.against) text += fmt::format("against = {}\n", toml_text(figure.against->text()));
  if (!figure.doc.empty()) text += fmt::format("doc = {}\n", toml_text(figure.doc));
  return text;
}

std::string text_of(const PhaseGene& phase) {
  std::string text = fmt::format("\n[[phases]]\nname = {}\nticks = {}\nlearning = {}\n", toml_text(phase.name),
                                 phase.ticks, phase.learning);
  if (!phase.set.empty()) {
    Value set;
    set.data = phase.set;
    text += fmt::format("set = {}\n", set.toml());
  }
  return text;
}

std::string text_of(const InterventionGene& gene) {
  std::string text = fmt::format("\n[[interventions]]\ntick = {}\n{} = {}\n", gene.begin, to_string(gene.operation), toml_text(gene.target));
  if (gene.fraction != 1.0) text += fmt::format("fraction = {}\n", toml_number(gene.fraction));
  if (gene.end) text += fmt::format("until = {}\n", *gene.end);
  return text;
}

}  // namespace

std::string Genome::resolved_toml() const {
  std::string text =
      fmt::format("[brain]\nname = {}\ntick = {}\nseed = {}\n", toml_text(name), toml_number(tick), seed);
  if (birth != 0) text += fmt::format("birth = {}\n", birth);
  if (!doc.empty()) text += fmt::format("doc = {}\n", toml_text(doc));
  for (const PartGene& part : parts) text += text_of(part);
  for (const ProjectionGene& projection : projections) text += text_of(projection);
  for (const ProbeGene& probe : probes) text += text_of(probe);
  for (const FigureGene& figure : figures) text += text_of(figure);
  for (const PhaseGene& phase : phases) text += text_of(phase);
  for (const InterventionGene& gene : interventions) text += text_of(gene);
  return text;
}

}  // namespace anlage
