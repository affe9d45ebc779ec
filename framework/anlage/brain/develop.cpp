// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/develop.hpp"

#include <cstdlib>
#include <filesystem>

#include "anlage/brain/detail/draft.hpp"

namespace anlage {

std::vector<std::string> standard_data_folders() {
  std::vector<std::string> folders;
  if (const char* path = std::getenv("ANLAGE_DATA_PATH")) {
    std::string text = path;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(':', begin), text.size());
      if (end > begin) folders.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  folders.emplace_back("/usr/share/datasets");
  return folders;
}

namespace {

void erase(TypeGene& gene, const std::string& key) {
  std::erase_if(gene.settings, [&](const Entry& entry) { return entry.key == key; });
}

/// What a swapped type leaves unused is no part of what ran.
void drop_leftovers(Genome& genome, const std::vector<std::pair<std::string, std::string>>& leftovers) {
  for (const auto& [path, key] : leftovers) {
    for (PartGene& part : genome.parts)
      if (part.path == path) erase(part.gene, key);
    for (ProjectionGene& projection : genome.projections) {
      if (projection.connection && projection.name == path) erase(*projection.connection, key);
      if (projection.learning && projection.name + "/rule" == path) erase(*projection.learning, key);
      for (TypeGene& rule : projection.then)
        if (projection.name + "/" + rule.type == path) erase(rule, key);
    }
  }
}

}  // namespace

Brain develop(const Genome& genome, Registry& registry, const DevelopOptions& options, std::vector<std::string>* notes) {
  detail::Draft draft{genome, registry, {}, {}, {}, {}, {}, {}};
  const std::string beside = std::filesystem::path(genome.file).parent_path().string();
  draft.data_folders.push_back(beside.empty() ? "." : beside);
  const auto folders = options.data_folders.empty() ? standard_data_folders() : options.data_folders;
  draft.data_folders.insert(draft.data_folders.end(), folders.begin(), folders.end());

  draft.brain.name = genome.name;
  draft.brain.tick = genome.tick;
  draft.brain.seed = genome.seed;
  draft.brain.genome = genome;
  draft.brain.data_folders = draft.data_folders;
  detail::add_parts(draft);
  detail::add_projections(draft);
  detail::resolve_axes(draft);
  detail::plan_connections(draft);
  detail::bind_lenders(draft);
  detail::lay_out(draft);
  detail::bind_references(draft);
  detail::bind_inputs(draft);
  detail::guard_border(draft);
  detail::bind_interventions(draft);
  draft.problems.throw_if_any();
  drop_leftovers(draft.brain.genome, draft.leftovers);
  if (notes != nullptr) *notes = draft.problems.notes();
  return std::move(draft.brain);
}

}  // namespace anlage
