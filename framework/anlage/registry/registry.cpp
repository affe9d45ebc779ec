// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "anlage/registry/pin_check.hpp"
#include "anlage/registry/plugin_files.hpp"
#include "anlage/registry/plugin_guard.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "anlage/registry/unknown_type.hpp"

namespace anlage {
namespace {

struct Candidate {
  PluginFile file;
  bool tried = false;
  std::optional<PluginDescription> description = {};
  const PluginLibrary* library = nullptr;

  [[nodiscard]] bool offers(std::string_view type) const {
    return !tried && description && description->offers(type);
  }
};

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || std::filesystem::equivalent(a, b, error);
}

const TypeInfo* type_in(const PluginLibrary& library, std::string_view name) {
  for (const TypeInfo& type : library.types())
    if (type.name == name) return &type;
  return nullptr;
}

Problem duplicate(std::string_view type, const std::string& first, const std::string& second) {
  return {.code = ErrorCode::duplicate_name,
          .message = fmt::format("offers the type `{}`, which {} offers too", type, first),
          .path = second,
          .hint = fmt::format("say which: `anlage lock GENOME --pin {}={}`; or remove one of the two from the search path", type,
                              std::filesystem::path(second).filename().string())};
}

}  // namespace

struct Registry::State {
  explicit State(PluginCache cache) : guard(std::move(cache)) {}

  PluginGuard guard;
  std::vector<std::string> folders;
  std::vector<Candidate> candidates;  // in the order of the path, then by stem
  std::vector<std::unique_ptr<PluginLibrary>> libraries;
  std::map<std::string, const TypeInfo*, std::less<>> types;  // loaded; the first, where there are several
  std::map<std::string, PluginPin, std::less<>> pins;         // by type
  std::vector<Problem> refusals;

  const PluginLibrary& keep(std::unique_ptr<PluginLibrary> library) {
    const std::string stem = stem_of_plugin(library->file());
    for (const TypeInfo& type : library->types()) {
      const auto pin = pins.find(type.name);
      if (pin != pins.end() && pin->second.library == stem) types.insert_or_assign(type.name, &type);
      else types.emplace(type.name, &type);
    }
    return *libraries.emplace_back(std::move(library));
  }

  /// By hand: what is known already is no matter of chance but a mistake.
  const PluginLibrary& keep_if_new(std::unique_ptr<PluginLibrary> library) {
    std::vector<Problem> problems;
    for (const TypeInfo& type : library->types()) {
      const auto known = types.find(type.name);
      if (known != types.end()) problems.push_back(duplicate(type.name, known->second->library->file(), library->file()));
    }
    if (!problems.empty()) throw Error(std::move(problems));
    return keep(std::move(library));
  }

  const PluginLibrary& load(const std::string& file) {
    const auto mine = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return is_same_file(candidate.file.file, file);
    });
    if (mine != candidates.end()) mine->tried = true;
    try {
      const PluginLibrary& library = keep_if_new(guard.load(file));
      if (mine != candidates.end()) mine->library = &library;
      return library;
    } catch (const Error& error) {
      refuse(error.problems());
      throw;
    }
  }

  void refuse(const std::vector<Problem>& problems) { refusals.insert(refusals.end(), problems.begin(), problems.end()); }

  void load(Candidate& candidate) {
    if (candidate.tried) return;
    candidate.tried = true;
    try {
      candidate.library = &keep(guard.load(candidate.file.file));
    } catch (const Error& error) {
      refuse(error.problems());
    }
  }

  void describe() {
    std::vector<Candidate*> open;
    std::vector<std::string> files;
    for (Candidate& candidate : candidates) {
      if (candidate.tried || candidate.description) continue;
      open.push_back(&candidate);
      files.push_back(candidate.file.file);
    }
    if (open.empty()) return;
    std::vector<PluginDescription> descriptions = guard.describe(files);
    for (std::size_t i = 0; i < open.size(); ++i) {
      open[i]->tried = descriptions[i].verdict != Verdict::sound;
      refuse(descriptions[i].problems);
      open[i]->description = std::move(descriptions[i]);
    }
    for (const Candidate* candidate : open) note_duplicates(*candidate);
  }

  /// Files that offer the type, loaded ones first.
  [[nodiscard]] std::vector<std::string> offering(std::string_view name) const {
    std::vector<std::string> files;
    for (const auto& library : libraries)
      if (type_in(*library, name) != nullptr) files.push_back(library->file());
    for (const Candidate& candidate : candidates)
      if (candidate.offers(name)) files.push_back(candidate.file.file);
    return files;
  }

  void note_duplicates(const Candidate& candidate) {
    for (const DescribedType& type : candidate.description->types) {
      const std::vector<std::string> files = offering(type.name);
      if (files.size() > 1 && files.front() != candidate.file.file && !pins.contains(type.name))
        refusals.push_back(duplicate(type.name, files.front(), candidate.file.file));
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

  [[nodiscard]] const TypeInfo* loaded(std::string_view name) const {
    const auto at = types.find(name);
    return at == types.end() ? nullptr : at->second;
  }

  const TypeInfo* find(std::string_view name) {
    if (const auto pin = pins.find(name); pin != pins.end()) return &pinned(name, pin->second);
    if (const TypeInfo* type = loaded(name)) return type;
    describe();
    for (Candidate& candidate : candidates) {
      if (!candidate.offers(name)) continue;
      load(candidate);
      if (const TypeInfo* type = loaded(name)) return type;
    }
    return nullptr;
  }

  /// The type from the library that its pin names, with the contents that the pin names.
  const TypeInfo& pinned(std::string_view name, const PluginPin& pin) {
    const auto candidate = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& each) { return each.file.stem == pin.library; });
    if (candidate == candidates.end()) throw Error(missing_pin(name, pin, list_folders(folders)));
    const std::string& file = candidate->file.file;
    if (candidate->library == nullptr) {
      describe();
      const std::optional<PluginDescription>& described = candidate->description;
      if (described && described->verdict == Verdict::sound) require(name, pin, {file, described->hash, described->version(name)});
      load(*candidate);
    }
    if (candidate->library == nullptr) throw Error(refused_pin(name, pin, file, reason_for(file)));
    const TypeInfo* type = type_in(*candidate->library, name);
    require(name, pin, {file, candidate->library->hash(), type == nullptr ? "" : type->version});
    return *type;
  }

  static void require(std::string_view name, const PluginPin& pin, const PinnedFile& file) {
    if (auto problem = mismatch(name, pin, file)) throw Error(std::move(*problem));
  }

  [[nodiscard]] std::string reason_for(const std::string& file) const {
    for (const Problem& problem : refusals)
      if (problem.path == file) return problem.message;
    return "for a reason told before";
  }

  [[nodiscard]] std::vector<Offer> offers() const {
    std::vector<Offer> all;
    for (const auto& library : libraries)
      for (const TypeInfo& type : library->types())
        all.push_back({{type.kind, type.name, type.version, type.doc}, library->file()});
    for (const Candidate& candidate : candidates) {
      if (candidate.tried || !candidate.description) continue;
      for (const DescribedType& type : candidate.description->types) all.push_back({type, candidate.file.file});
    }
    std::stable_sort(all.begin(), all.end(), [](const Offer& a, const Offer& b) {
      return a.type.kind != b.type.kind ? a.type.kind < b.type.kind : a.type.name < b.type.name;
    });
    return all;
  }
};

Registry::Registry(PluginCache cache) : state_(std::make_unique<State>(std::move(cache))) {}
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

void Registry::pin(std::vector<PluginPin> pins) {
  for (const PluginPin& pin : pins)
    for (const auto& [type, version] : pin.types) state_->pins.insert_or_assign(type, pin);
}

void Registry::describe() { state_->describe(); }

void Registry::load_all() {
  state_->describe();
  for (Candidate& candidate : state_->candidates) state_->load(candidate);
}

const PluginLibrary& Registry::load(const std::string& file) { return state_->load(file); }

const PluginLibrary& Registry::add(const anlage_library& library, std::string name) {
  return state_->keep_if_new(std::make_unique<PluginLibrary>(library, std::move(name)));
}

const TypeInfo* Registry::find(std::string_view name) { return state_->find(name); }

const TypeInfo& Registry::at(std::string_view name) {
  const TypeInfo* type = find(name);
  if (type == nullptr) throw Error(unknown_type(name, {offers(), state_->refusals, state_->folders}));
  if (state_->pins.contains(name)) return *type;
  state_->describe();
  if (const auto files = state_->offering(name); files.size() > 1) throw Error(duplicate(name, files[0], files[1]));
  return *type;
}

std::vector<Offer> Registry::offers() const { return state_->offers(); }

std::vector<std::string> Registry::files() const {
  std::vector<std::string> files;
  for (const Candidate& candidate : state_->candidates) files.push_back(candidate.file.file);
  return files;
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
