// SPDX-License-Identifier: Apache-2.0
#include "figure_choice.hpp"

#include <algorithm>
#include <vector>

#include "anlage/base/nearest.hpp"
#include "sweep_points.hpp"
#include "usage_error.hpp"

namespace anlage {

std::string chosen_figure(const Genome& genome, const std::string& stated, const std::optional<std::uint64_t>& ticks) {
  if (genome.figures.empty())
    throw UsageError("`" + genome.name + "` has no figures to compare", "add [figures.NAME] to the genome");
  std::string last = genome.phases.empty() ? "run" : genome.phases.front().name;
  std::uint64_t begin = 0;
  std::vector<std::string> legal;
  for (const PhaseGene& phase : genome.phases) {
    if (ticks && begin >= *ticks) break;
    last = phase.name;
    begin += phase.ticks;
    for (const FigureGene& figure : genome.figures) legal.push_back(figure_key(phase.name, figure.name));
  }
  if (genome.phases.empty())
    for (const FigureGene& figure : genome.figures) legal.push_back(figure_key(last, figure.name));
  const std::string wanted = stated.empty() ? genome.figures.front().name : stated;
  for (const std::string& name : {wanted, figure_key(last, wanted)})
    if (std::find(legal.begin(), legal.end(), name) != legal.end()) return name;
  throw UsageError("there is no figure `" + wanted + "`", suggest(wanted, legal));
}

}  // namespace anlage
