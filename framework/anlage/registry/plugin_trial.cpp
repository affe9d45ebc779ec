// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_trial.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "anlage/registry/plugin_library.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "anlage/registry/trial_process.hpp"

namespace anlage {
namespace {

using Clock = TrialProcess::Clock;

PluginDescription refused(const Error& error, const std::string& hash) {
  return {.hash = hash, .verdict = Verdict::refused, .types = {}, .problems = error.problems()};
}

class Teller final : public LoadWatcher {
 public:
  explicit Teller(const TrialProcess::Tell& tell) : tell_(tell) {}
  void entering(LoadStage stage) override { tell_(line_of({"stage", std::string(to_string(stage))})); }

 private:
  const TrialProcess::Tell& tell_;
};

/// What a plugin does not know it has to say no to; one that says yes to everything would be believed later.
void check_extensions(const PluginLibrary& library) {
  for (const TypeInfo& type : library.types()) {
    if (type.extension == nullptr || type.extension("anlage.nobody-has-this/1") == nullptr) continue;
    throw Error({.code = ErrorCode::plugin_refused,
                 .message = fmt::format("type `{}`: it claims an extension that does not exist", type.name),
                 .hint = "`extension` answers null to every id that it does not know"});
  }
}

/// In the child: loads one file, as the program will.
PluginDescription describe_here(const std::string& file, const TrialProcess::Tell& tell) {
  PluginDescription description;
  try {
    check_plugin_note(read_plugin_note(file), file);
    const PrivateCopy copy(file);
    description.hash = copy.hash();
    tell(line_of({"hash", copy.hash()}));
    Teller teller(tell);
    const PluginLibrary library(file, copy, &teller);
    tell(line_of({"stage", "when asked for an extension"}));
    check_extensions(library);
    for (const TypeInfo& type : library.types())
      description.types.push_back({type.kind, type.name, type.version, type.doc});
  } catch (const Error& error) {
    return refused(error, description.hash);
  } catch (...) {
    return refused(Error({.code = ErrorCode::plugin_refused,
                          .message = "throws an exception while it is described",
                          .hint = "nothing may be thrown out of a plugin"}),
                   description.hash);
  }
  return description;
}

/// In the parent: what has been heard of one file.
class Hearing {
 public:
  PluginDescription description;

  void take(const std::vector<std::string>& fields) {
    if (fields[0] == "hash" && fields.size() == 2) description.hash = fields[1];
    else if (fields[0] == "stage" && fields.size() == 2) stage_ = fields[1];
    else if (!take_line(description, fields))
      accuse("its process tells nonsense", "");
  }
  /// `what` it does when it is loaded.
  void accuse(const std::string& what, const std::string& when) {
    const std::string place = when.empty() ? when : " " + when;
    description.verdict = Verdict::quarantined;
    description.types.clear();
    description.problems = {
        {.code = ErrorCode::plugin_refused,
         .message = fmt::format("is quarantined: {}{}", what, place),
         .hint = "mend it and build it again; `anlage doctor FILE --retry` tries the same contents once more"}};
  }
  [[nodiscard]] const std::string& stage() const { return stage_; }

 private:
  std::string stage_ = "before it is loaded";
};

/// Describes the files from `first` on in one process. Returns the first one that is still to be described.
std::size_t describe_from(const std::vector<std::string>& files, std::size_t first, double deadline,
                          std::vector<PluginDescription>& descriptions) {
  const auto patience = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(deadline));
  TrialProcess process([&](const TrialProcess::Tell& tell) {
    for (std::size_t i = first; i < files.size(); ++i) tell(to_lines(describe_here(files[i], tell)) + line_of({"end"}));
  });
  std::size_t at = first;
  std::string line;
  for (Hearing hearing; at < files.size();) {
    const auto heard = process.listen(line, Clock::now() + patience);
    if (heard == TrialProcess::Heard::line && line != "end") {
      hearing.take(fields_of(line));
      continue;
    }
    if (heard == TrialProcess::Heard::line) {
      descriptions[at++] = std::move(hearing.description);
      hearing = {};
      continue;
    }
    if (at != first) return at;  // not alone: an earlier file may have left something behind
    const bool late = heard == TrialProcess::Heard::late;
    hearing.accuse(late ? fmt::format("hangs: it takes more than {:g} s", deadline) : process.end(), hearing.stage());
    descriptions[at] = std::move(hearing.description);
    return at + 1;
  }
  return at;
}

}  // namespace

double plugin_deadline() {
  const char* text = std::getenv("ANLAGE_PLUGIN_DEADLINE");
  if (text == nullptr || *text == '\0') return 5.0;
  char* end = nullptr;
  const double seconds = std::strtod(text, &end);
  if (*end == '\0' && seconds > 0.0 && seconds <= 3600.0) return seconds;
  throw Error({.code = ErrorCode::wrong_value,
               .message = fmt::format("`{}` is no number of seconds", text),
               .path = "ANLAGE_PLUGIN_DEADLINE",
               .hint = "legal here: above 0, up to 3600"});
}

std::vector<PluginDescription> describe_apart(const std::vector<std::string>& files, double deadline) {
  std::vector<PluginDescription> descriptions(files.size());
  std::vector<std::string> absolute;  // a plugin may well change the folder it works in
  for (const std::string& file : files) {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::absolute(file, error);
    absolute.push_back(error ? file : path.string());
  }
  for (std::size_t next = 0; next < files.size();) next = describe_from(absolute, next, deadline, descriptions);
  return descriptions;
}

}  // namespace anlage
