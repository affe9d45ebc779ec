// SPDX-License-Identifier: Apache-2.0
#include "audit/relabelling.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>

#include <fmt/format.h>

#include "anlage/base/error.hpp"
#include "anlage/base/philox.hpp"
#include "text_file.hpp"

namespace anlage::audit {
namespace {

const std::string relay = "relabelled";

bool is(const PortName& a, const PortName& b) { return a.part == b.part && a.port == b.port; }

std::int64_t lines_of(const Brain& brain, const PortName& port) {
  const auto found = brain.find(port.text());
  if (!found) return 0;
  const Binding& binding = brain.binding(*found);
  return binding.rows * binding.cols;
}

/// "pre,post" lines of a permutation (Fisher & Yates).
std::string permutation(std::int64_t lines, const Random& random) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(lines));
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.words(0, i)[0] % i]);
  std::string text = "pre,post\n";
  for (std::size_t i = 0; i < order.size(); ++i) text += fmt::format("{},{}\n", order[i], i);
  return text;
}

ProjectionGene to_relay(const PortName& port, const std::string& file) {
  ProjectionGene lines;
  lines.name = relay + "_lines";
  lines.from = port;
  lines.to = {relay, "drive"};
  lines.delay = 0;
  lines.connection = TypeGene{.type = "FromTable", .settings = {{"table", {std::filesystem::absolute(file).string()}}}};
  return lines;
}

/// Whoever names `port` names the relay.
void redirect(Genome& genome, const PortName& port) {
  const PortName instead{relay, "rate"};
  for (ProjectionGene& projection : genome.projections) {
    if (is(projection.from, port)) projection.from = instead;
    for (auto& [field, signal] : projection.signals)
      if (is(signal, port)) signal = instead;
    if (!projection.learning) continue;
    for (Entry& entry : projection.learning->settings)
      if (const std::string* text = entry.value.text(); text != nullptr && *text == port.text())
        entry.value.data = instead.text();
  }
  for (FigureGene& figure : genome.figures) {
    if (is(figure.of, port)) figure.of = instead;
    if (figure.against && is(*figure.against, port)) figure.against = instead;
  }
}

}  // namespace

std::vector<PortName> world_lines(const Brain& brain) {
  std::vector<PortName> ports;
  for (const ProjectionGene& projection : brain.genome.projections) {
    const bool from_world = std::any_of(
        brain.genome.parts.begin(), brain.genome.parts.end(),
        [&](const PartGene& part) { return part.kind == PartKind::world && part.path == projection.from.part; });
    const bool known =
        std::any_of(ports.begin(), ports.end(), [&](const PortName& port) { return is(port, projection.from); });
    if (from_world && !known && lines_of(brain, projection.from) > 1) ports.push_back(projection.from);
  }
  return ports;
}

std::optional<Genome> relabelled(const Brain& brain, const PortName& port, const std::string& file, Registry& registry,
                                 const Places& places) {
  Genome genome = brain.genome;
  const std::int64_t lines = lines_of(brain, port);
  redirect(genome, port);
  write_text(permutation(lines, Random(random_key(brain.seed, "audit/" + relay + "/" + port.text()))), file);
  genome.parts.push_back(
      {.kind = PartKind::region, .path = relay, .gene = {.type = "Readout", .settings = {}}, .size = {{"n", lines}}});
  genome.projections.push_back(to_relay(port, file));
  try {
    (void)developed(genome, registry, places, nullptr);
    return genome;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace anlage::audit
