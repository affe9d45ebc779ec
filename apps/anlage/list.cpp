// SPDX-License-Identifier: Apache-2.0
/// anlage list: the known types by kind, and the files that were refused.
#include <array>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <optional>

#include "anlage/base/nearest.hpp"
#include "run_options.hpp"
#include "terminal/table.hpp"
#include "usage_error.hpp"
#include "verbs.hpp"

namespace anlage {
namespace {

struct KindWord {
  const char* word;
  const char* title;
  Kind kind;
};

constexpr std::array<KindWord, 5> kinds{{{"regions", "regions", Kind::region},
                                         {"connections", "connections", Kind::connection},
                                         {"rules", "learning rules", Kind::learning_rule},
                                         {"steering", "steering circuits", Kind::steering},
                                         {"worlds", "worlds", Kind::world}}};

std::optional<Kind> kind_of(const CommandLine& line) {
  if (line.words().empty()) return std::nullopt;
  const std::string& word = line.only_word("KIND");
  std::vector<std::string> words;
  for (const KindWord& kind : kinds) {
    const std::string plural = kind.word;
    const bool singular = plural.back() == 's' && plural.substr(0, plural.size() - 1) == word;
    if (word == plural || singular) return kind.kind;
    words.push_back(plural);
  }
  throw UsageError("there is no kind `" + word + "`", suggest(word, words));
}

std::string section(const Registry& registry, const KindWord& kind, const Terminal& terminal, std::size_t width) {
  TextTable table({"type", "what it is", "version", "library"}, {});
  for (const Offer& offer : registry.offers()) {
    if (offer.type.kind != kind.kind) continue;
    table.add({offer.type.name, offer.type.doc, offer.type.version,
               std::filesystem::path(offer.file).filename().string()});
  }
  if (table.empty()) return {};
  return terminal.styled(Style::bold, kind.title) + "\n" + table.text(terminal, 2, width) + "\n";
}

std::string refused(const Registry& registry, const Terminal& terminal) {
  std::string out;
  for (const Problem& problem : registry.refusals()) {
    out += "  " + problem.text() + "\n";
  }
  return out.empty() ? out : terminal.styled(Style::bad, "refused") + "\n" + out + "\n";
}

}  // namespace

std::vector<std::string> list_kinds() {
  std::vector<std::string> words;
  for (const KindWord& kind : kinds) words.emplace_back(kind.word);
  return words;
}

CommandLine list_line() {
  return {"anlage list [KIND] [options]",
          "Lists the types that the plugins offer. KIND is regions, connections, rules, steering or worlds. Files that "
          "were refused or are in quarantine are listed last, with the reason; `anlage doctor` tells more of them.",
          {{"names", "", "the names only, one a line"},
           {"plugin-path", "DIR", "look for plugins here first", true},
           {"color", "WHEN", "auto, always, never"}}};
}

ExitCode list_verb(const Invocation& invocation) {
  CommandLine line = list_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const auto only = kind_of(line);
  const bool names = line.has("names");
  const Terminal terminal(1, color_mode(line));
  const std::size_t width = terminal.redraws() ? terminal.width() : std::numeric_limits<std::size_t>::max();
  Registry registry = open_registry(line.texts("plugin-path"));
  registry.describe();
  std::string out;
  for (const Offer& offer : registry.offers()) {
    if (names && (!only || *only == offer.type.kind)) out += offer.type.name + "\n";
  }
  if (names) {
    terminal.write(out);
    return ExitCode::ok;
  }
  for (const KindWord& kind : kinds) {
    if (!only || *only == kind.kind) out += section(registry, kind, terminal, width);
  }
  out += refused(registry, terminal);
  if (out.empty()) out = "nothing found in " + list_words(registry.folders()) + "\n\n";
  out.pop_back();
  terminal.write(out);
  return ExitCode::ok;
}

}  // namespace anlage
