// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_guard.hpp"

#include <fmt/format.h>

#include <utility>

#include "anlage/base/hash.hpp"
#include "anlage/registry/plugin_note.hpp"

namespace anlage {
namespace {

PluginDescription placed(PluginDescription description, const std::string& file) {
  for (Problem& problem : description.problems) problem.path = file;
  return description;
}

}  // namespace

PluginGuard::PluginGuard(PluginCache cache, double deadline) : cache_(std::move(cache)), deadline_(deadline) {}

std::vector<PluginDescription> PluginGuard::describe(const std::vector<std::string>& files) {
  std::vector<PluginDescription> descriptions(files.size());
  std::vector<std::size_t> places;
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < files.size(); ++i) {
    try {
      check_plugin_note(read_plugin_note(files[i]), files[i]);  // what suited another machine may not suit this one
      const PluginDescription* known = cache_.of_file(files[i]);
      if (known == nullptr) {
        known = cache_.of_contents(file_hash(files[i]));
        if (known != nullptr) cache_.remember(files[i], PluginDescription(*known));
      }
      if (known != nullptr) {
        descriptions[i] = placed(*known, files[i]);
        continue;
      }
      places.push_back(i);
      unknown.push_back(files[i]);
    } catch (const Error& error) {
      descriptions[i] = placed({.hash = {}, .verdict = Verdict::refused, .types = {}, .problems = error.problems()}, files[i]);
    }
  }
  std::vector<PluginDescription> found = describe_apart(unknown, deadline_);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].verdict != Verdict::refused) cache_.remember(unknown[i], found[i]);
    descriptions[places[i]] = placed(std::move(found[i]), unknown[i]);
  }
  cache_.save();
  return descriptions;
}

std::unique_ptr<PluginLibrary> PluginGuard::load(const std::string& file) {
  check_plugin_note(read_plugin_note(file), file);
  const PrivateCopy copy(file);
  PluginDescription description;
  if (const PluginDescription* known = cache_.of_contents(copy.hash())) description = placed(*known, file);
  else description = describe({file}).front();
  if (description.verdict != Verdict::sound) throw Error(std::move(description.problems));
  if (description.hash != copy.hash()) {
    throw Error({.code = ErrorCode::plugin_refused,
                 .message = fmt::format("changes while it is being loaded: its hash was {} and is {}", copy.hash(), description.hash),
                 .path = file,
                 .hint = "try again when it has been written"});
  }
  return std::make_unique<PluginLibrary>(file, copy);
}

}  // namespace anlage
