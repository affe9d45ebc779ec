// SPDX-License-Identifier: Apache-2.0
/// anlage lock: the plugins that a genome uses, fixed by version and contents in a file beside it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "anlage/base/hash.hpp"
#include "anlage/genome/plugin_lock.hpp"
#include "anlage/recording/atomic_file.hpp"
#include "anlage/registry/plugin_files.hpp"
#include "genome_finder.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

/// What an earlier lock and the command line say about where types come from; versions and contents are found anew.
std::vector<PluginPin> choices(const CommandLine& line, const std::vector<PluginPin>& earlier) {
  std::vector<PluginPin> pins = earlier;
  for (PluginPin& pin : pins) pin.files.clear();
  for (const std::string& text : line.texts("pin")) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
      throw UsageError("`--pin " + text + "` is no TYPE=LIBRARY", "anlage lock genome.toml --pin Oja=oja.anl.so");
    const std::string type = text.substr(0, equals);
    for (PluginPin& pin : pins) pin.types.erase(type);
    pins.push_back({.library = stem_of_plugin(text.substr(equals + 1)), .types = {{type, ""}}, .files = {}, .where = {}});
  }
  return pins;
}

/// The file and its siblings for other instruction sets: another machine takes another of them.
std::map<std::string, std::string> files_of(const PluginLibrary& library) {
  const fs::path file(library.file());
  const std::string stem = stem_of_plugin(library.file());
  std::map<std::string, std::string> files{{file.filename().string(), library.hash()}};
  for (const char* level : {"", ".v1", ".v2", ".v3", ".v4"}) {
    const fs::path sibling = file.parent_path() / (stem + level + ".anl.so");
    std::error_code error;
    if (fs::exists(sibling, error)) files.try_emplace(sibling.filename().string(), file_hash(sibling.string()));
  }
  return files;
}

std::vector<PluginPin> used_by(const Brain& brain, const Registry& registry) {
  std::vector<PluginPin> pins;
  for (const PluginLibrary* library : registry.libraries()) {
    PluginPin pin{.library = stem_of_plugin(library->file()), .types = {}, .files = {}, .where = {}};
    for (const Component& component : brain.components)
      if (component.type->library == library) pin.types.emplace(component.type->name, component.type->version);
    if (pin.types.empty()) continue;
    pin.files = files_of(*library);
    pins.push_back(std::move(pin));
  }
  return pins;
}

/// Other genomes of the folder may use more of what is locked; what is locked now comes from one library only.
std::vector<PluginPin> merged(std::vector<PluginPin> now, const std::vector<PluginPin>& earlier, const Registry& registry) {
  std::vector<PluginPin> others;
  for (PluginPin old : earlier) {
    for (const PluginPin& pin : now)
      for (const auto& [type, version] : pin.types) old.types.erase(type);
    const auto same = std::find_if(now.begin(), now.end(), [&](const PluginPin& pin) { return pin.library == old.library; });
    if (same == now.end()) {
      if (!old.types.empty()) others.push_back(std::move(old));
      continue;
    }
    for (const Offer& offer : registry.offers())
      if (old.types.contains(offer.type.name) && stem_of_plugin(offer.file) == old.library)
        same->types.emplace(offer.type.name, offer.type.version);
  }
  now.insert(now.end(), others.begin(), others.end());
  std::sort(now.begin(), now.end(), [](const PluginPin& a, const PluginPin& b) { return a.library < b.library; });
  return now;
}

}  // namespace

CommandLine lock_line() {
  std::vector<Option> options{
      {"pin", "TYPE=LIBRARY", "take a type that several files offer from this one: `--pin Oja=oja.anl.so`", true},
      {"set", "PATH=VALUE", "change a value of the genome: the plugins of the changed one are locked", true},
      {"out", "FILE", "write there (default: anlage.lock beside the genome)"}};
  for (Option& option : place_options())
    if (option.name != "lock") options.push_back(std::move(option));
  return {"anlage lock GENOME [options]",
          "Writes anlage.lock beside GENOME: the plugin libraries that it uses, with versions and content hashes of all files. From "
          "then on every run of a genome in that folder takes those types from those files, and stops where a file is another one. "
          "What the file says of other libraries stays.",
          std::move(options)};
}

ExitCode lock_verb(const Invocation& invocation) {
  CommandLine line = lock_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const Genome genome = read_genome(find_genome(line.only_word("GENOME")), overrides_of(line));
  const std::string file = line.text("out", lock_beside(genome.file));
  std::error_code error;
  const std::vector<PluginPin> earlier = fs::exists(file, error) ? read_plugin_lock(file) : std::vector<PluginPin>{};
  const Places folders{line.texts("plugin-path"), line.texts("data-path"), {}};
  Registry registry = open_registry(folders.plugins);
  registry.pin(choices(line, earlier));
  const Brain brain = developed(genome, registry, folders, nullptr);
  const std::vector<PluginPin> used = used_by(brain, registry);
  write_atomically(file, toml_of(merged(used, earlier, registry)));
  std::puts(file.c_str());
  for (const PluginPin& pin : used)
    for (const auto& [type, version] : pin.types) fmt::print("  {} {}  {}\n", type, version, pin.library);
  return ExitCode::ok;
}

}  // namespace anlage
