// SPDX-License-Identifier: Apache-2.0
#include "assembly.hpp"

#include "anlage/brain/develop.hpp"

namespace anlage {
namespace {

Brain developed(const Genome& genome, Registry& registry, const Places& places, std::vector<std::string>* notes) {
  DevelopOptions options{places.data};
  for (std::string& folder : standard_data_folders()) options.data_folders.push_back(std::move(folder));
  return develop(genome, registry, options, notes);
}

}  // namespace

Registry open_registry(const std::vector<std::string>& plugin_folders) {
  Registry registry;
  registry.search(SearchPath::standard(plugin_folders));
  return registry;
}

Assembly::Assembly(const Genome& genome, const Places& places)
    : registry_(open_registry(places.plugins)),
      brain_(developed(genome, registry_, places, &notes_)),
      schedule_(make_schedule(brain_)),
      state_(brain_) {}

}  // namespace anlage
