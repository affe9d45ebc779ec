// SPDX-License-Identifier: Apache-2.0
/// anlage doctor: what is wrong with plugin files, and what to do.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "anlage/base/hash.hpp"
#include "anlage/base/nearest.hpp"
#include "anlage/registry/plugin_files.hpp"
#include "anlage/registry/plugin_guard.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

std::string block(const std::string& title, const std::vector<std::pair<std::string, std::string>>& lines,
                  const Terminal& terminal) {
  std::string text = terminal.styled(Style::bold, title) + "\n";
  for (const auto& [word, said] : lines)
    if (!said.empty()) text += fmt::format("  {:<8}{}\n", word, said);
  return text;
}

std::string problem_block(const Problem& problem, const Terminal& terminal) {
  return block(problem.path, {{"what", problem.message}, {"fix", problem.hint}}, terminal);
}

std::string cache_text(const PluginCache& cache) {
  return cache.path().empty() ? "nothing is remembered from start to start (ANLAGE_CACHE=off)" : cache.path();
}

/// The file that is meant: a path, the name of a file on the search path, or its stem.
std::string meant(const std::string& word, const Registry& registry) {
  std::error_code error;
  if (fs::is_regular_file(word, error)) return word;
  std::vector<std::string> stems;
  for (const std::string& file : registry.files()) {
    stems.push_back(stem_of_plugin(file));
    if (word == stems.back() || word == fs::path(file).filename()) return file;
  }
  throw UsageError("there is no plugin file `" + word + "`", suggest(word, stems));
}

std::string note_text(const std::string& file) {
  try {
    const anlage_note note = read_plugin_note(file);
    return fmt::format("contract {}.{}, {}{}", ANLAGE_VERSION_MAJOR(note.contract), ANLAGE_VERSION_MINOR(note.contract),
                       isa_name(note.isa), (note.build & ANLAGE_BUILD_FAST_MATH) != 0 ? ", -ffast-math" : "");
  } catch (const Error&) {
    return "none that can be read";
  }
}

ExitCode examine(const std::string& file, const Registry& registry, const Terminal& terminal) {
  PluginGuard guard(PluginCache::standard());
  const PluginDescription description = guard.describe({file}).front();
  std::string offers;
  for (const DescribedType& type : description.types)
    offers += fmt::format("{}{} {} {}", offers.empty() ? "" : ", ", to_string(type.kind), type.name, type.version);
  const bool sound = description.verdict == Verdict::sound;
  std::string text = block(file,
                           {{"note", note_text(file)},
                            {"hash", file_hash(file)},
                            {"offers", offers},
                            {"verdict", sound ? "sound: it loads, and its tables are in order" : ""},
                            {"cache", cache_text(guard.cache())}},
                           terminal);
  std::error_code error;
  std::vector<Problem> problems = description.problems;
  for (const Problem& problem : registry.refusals())
    if (sound && fs::equivalent(problem.path, file, error)) problems.push_back(problem);
  for (const Problem& problem : problems) text += problem_block(problem, terminal);
  terminal.write(text);
  return problems.empty() ? ExitCode::ok : ExitCode::fault;
}

ExitCode examine_all(const Registry& registry, const std::string& cache, const Terminal& terminal) {
  std::string text;
  for (const Problem& problem : registry.refusals()) text += problem_block(problem, terminal) + "\n";
  text += fmt::format("{} types in {} files; {} to be told; looked in {}\ncache: {}\n", registry.offers().size(),
                      registry.files().size(), registry.refusals().empty() ? "nothing" : std::to_string(registry.refusals().size()),
                      list_words(registry.folders()), cache);
  terminal.write(text);
  return registry.refusals().empty() ? ExitCode::ok : ExitCode::fault;
}

}  // namespace

CommandLine doctor_line() {
  return {"anlage doctor [FILE] [options]",
          "Says of each plugin file that is refused or in quarantine what is wrong, why, and what to do; with FILE, of that file, or "
          "the plugin of that name on the search path. A file whose code crashed or hung when it was described is in quarantine: it is "
          "not tried again until its contents change, or --retry is given.",
          {{"retry", "", "try files in quarantine once more"},
           {"plugin-path", "DIR", "look for plugins here first", true},
           {"color", "WHEN", "auto, always, never"}},
          "exit codes\n"
          "  0    nothing is wrong\n"
          "  2    wrong usage\n"
          "  3    something was said"};
}

ExitCode doctor_verb(const Invocation& invocation) {
  CommandLine line = doctor_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const Terminal terminal(1, color_mode(line));
  const bool one = !line.words().empty();
  PluginCache cache = PluginCache::standard();
  Registry registry;
  registry.search(SearchPath::standard(line.texts("plugin-path")));
  const std::string file = one ? meant(line.only_word("FILE"), registry) : "";
  if (line.has("retry")) {
    for (const std::string& hash : cache.quarantined())
      if (!one || hash == file_hash(file)) cache.forget(hash);
    cache.save();
  }
  registry = open_registry(line.texts("plugin-path"));
  registry.describe();
  if (one) return examine(file, registry, terminal);
  return examine_all(registry, cache_text(cache), terminal);
}

}  // namespace anlage
