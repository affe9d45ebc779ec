// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "anlage/base/nearest.hpp"
#include "anlage/registry/plugin_files.hpp"
#include "anlage/registry/plugin_note.hpp"

namespace anlage {
namespace {

struct Candidate {
  PluginFile file;
  bool tried = false;
};

constexpr std::array kinds{Kind::region, Kind::connection, Kind::learning_rule, Kind::steering, Kind::world};

bool exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || std::filesystem::equivalent(a, b, error);
}

std::string stem_of(const std::string& file) {
  const std::string name = std::filesystem::path(file).filename().string();
  return name.substr(0, name.find('.'));
}

}  // namespace

struct Registry::State {
  std::vector<std::string> folders;
  std::vector<Candidate> candidates;  // in the order of the path, then by stem
  std::vector<std::unique_ptr<PluginLibrary>> libraries;
  std::map<std::string, const TypeInfo*, std::less<>> types;
  std::map<std::string, Problem, std::less<>> ambiguous;
  std::vector<Problem> refusals;

  const PluginLibrary& keep(std::unique_ptr<PluginLibrary> library) {
    std::vector<Problem> problems;
    for (const TypeInfo& type : library->types()) {
      const auto known = types.find(type.name);
      if (known == types.end()) continue;
      problems.push_back({.code = ErrorCode::duplicate_name,
                          .message = fmt::format("offers the type `{}`, which {} offers too", type.name,
                                                 known->second->library->file()),
                          .path = library->file(),
                          .hint = "remove one of the two files from the search path, or rename a type"});
      ambiguous.insert_or_assign(type.name, problems.back());
    }
    if (!problems.empty()) throw Error(std::move(problems));
    for (const TypeInfo& type : library->types()) types.emplace(type.name, &type);
    return *libraries.emplace_back(std::move(library));
  }

  const PluginLibrary& load(const std::string& file) {
    for (Candidate& candidate : candidates) {
      if (is_same_file(candidate.file.file, file)) candidate.tried = true;
    }
    try {
      return keep(std::make_unique<PluginLibrary>(file));
    } catch (const Error& error) {
      refusals.insert(refusals.end(), error.problems().begin(), error.problems().end());
      throw;
    }
  }

  void try_to_load(Candidate& candidate) {
    if (candidate.tried) return;
    candidate.tried = true;
    try {
      keep(std::make_unique<PluginLibrary>(candidate.file.file));
    } catch (const Error& error) {
      refusals.insert(refusals.end(), error.problems().begin(), error.problems().end());
    }
  }

  void add_candidate(PluginFile file) {
    const auto first = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const Candidate& each) { return each.file.stem == file.stem; });
    if (first == candidates.end()) {
      candidates.push_back({std::move(file)});
      return;
    }
    refusals.push_back(
        {.code = ErrorCode::plugin_refused,
         .message = fmt::format("is shadowed by {}, which comes earlier on the search path", first->file.file),
         .path = file.file,
         .hint = "remove or rename one of the two"});
  }

  std::string offer() const {
    std::string text;
    for (const Kind kind : kinds) {
      std::vector<std::string> names;
      for (const auto& [name, type] : types) {
        if (type->kind == kind) names.push_back(name);
      }
      if (!names.empty())
        text += fmt::format("{}{}s: {}", text.empty() ? "" : "; ", to_string(kind), list_words(names));
    }
    return text.empty() ? "no type is known" : text;
  }

  std::string places() const {
    std::string text;
    for (const std::string& folder : folders) {
      text += fmt::format("{}{}{}", text.empty() ? "" : ", ", folder, exists(folder) ? "" : " (missing)");
    }
    return text.empty() ? "nowhere: the search path is empty" : text;
  }

  Problem unknown(std::string_view name) const {
    const std::string stem = conventional_stem(name);
    std::string message = fmt::format("no plugin offers the type `{}`", name);
    std::vector<std::string> others;
    for (const Problem& problem : refusals) {
      const std::string refused = stem_of(problem.path);
      if (refused == stem || !nearest(refused, {stem}).empty()) {
        message += fmt::format("; {} was refused: {}", problem.path, problem.message);
      } else if (std::find(others.begin(), others.end(), problem.path) == others.end()) {
        others.push_back(problem.path);
      }
    }
    std::vector<std::string> names;
    for (const auto& [known, type] : types) names.push_back(known);
    std::string hint;
    if (const std::string close = nearest(name, names); !close.empty()) {
      hint = fmt::format("did you mean the {} `{}`? ", to_string(types.find(close)->second->kind), close);
    }
    hint += fmt::format("known {}; looked in {}", offer(), places());
    if (!others.empty()) hint += fmt::format("; also refused: {}", list_words(others, 5));
    return {.code = ErrorCode::unknown_type, .message = std::move(message), .hint = std::move(hint)};
  }
};

Registry::Registry() : state_(std::make_unique<State>()) {}
Registry::~Registry() = default;
Registry::Registry(Registry&&) noexcept = default;
Registry& Registry::operator=(Registry&&) noexcept = default;

void Registry::search(const SearchPath& path) {
  const std::uint32_t highest = std::min(path.highest_isa, machine_isa());
  for (const std::string& folder : path.folders) {
    const auto is_known = [&](const std::string& known) { return is_same_file(known, folder); };
    if (std::any_of(state_->folders.begin(), state_->folders.end(), is_known)) continue;
    state_->folders.push_back(folder);
    for (PluginFile& file : list_plugin_files(folder, highest, state_->refusals))
      state_->add_candidate(std::move(file));
  }
}

void Registry::load_all() {
  for (Candidate& candidate : state_->candidates) state_->try_to_load(candidate);
}

const PluginLibrary& Registry::load(const std::string& file) { return state_->load(file); }

const PluginLibrary& Registry::add(const anlage_library& library, std::string name) {
  return state_->keep(std::make_unique<PluginLibrary>(library, std::move(name)));
}

const TypeInfo* Registry::find(std::string_view name) {
  const auto known = [&]() -> const TypeInfo* {
    const auto at = state_->types.find(name);
    return at == state_->types.end() ? nullptr : at->second;
  };
  if (const TypeInfo* type = known()) return type;
  const std::string stem = conventional_stem(name);
  for (Candidate& candidate : state_->candidates) {
    if (candidate.file.stem == stem) state_->try_to_load(candidate);
  }
  if (const TypeInfo* type = known()) return type;
  load_all();
  return known();
}

const TypeInfo& Registry::at(std::string_view name) {
  const TypeInfo* type = find(name);
  if (type == nullptr) throw Error(state_->unknown(name));
  if (const auto twice = state_->ambiguous.find(name); twice != state_->ambiguous.end()) throw Error(twice->second);
  return *type;
}

std::vector<const TypeInfo*> Registry::types() const {
  std::vector<const TypeInfo*> types;
  for (const auto& [name, type] : state_->types) types.push_back(type);
  std::stable_sort(types.begin(), types.end(), [](const TypeInfo* a, const TypeInfo* b) { return a->kind < b->kind; });
  return types;
}

std::vector<const PluginLibrary*> Registry::libraries() const {
  std::vector<const PluginLibrary*> libraries;
  for (const auto& library : state_->libraries) libraries.push_back(library.get());
  return libraries;
}

const std::vector<Problem>& Registry::refusals() const { return state_->refusals; }

const std::vector<std::string>& Registry::folders() const { return state_->folders; }

}  // namespace anlage
