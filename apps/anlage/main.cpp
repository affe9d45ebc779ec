// SPDX-License-Identifier: Apache-2.0
/// The program: finds the verb, catches what goes wrong, answers an exit code.
#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <exception>

#include "anlage/base/error.hpp"
#include "anlage/base/nearest.hpp"
#include "anlage/contract/version.h"
#include "anlage/registry/plugin_note.hpp"
#include "run_options.hpp"
#include "terminal/terminal.hpp"
#include "terminal/text_width.hpp"
#include "usage_error.hpp"
#include "verbs.hpp"

namespace {

using namespace anlage;

std::string help() {
  std::string out = "usage: anlage VERB …\n\nBrains assembled from plugins.\n\nverbs\n";
  for (const Verb& verb : verbs()) out += "  " + pad_to_width(verb.name, 10) + verb.doc + "\n";
  return out + "\n`anlage VERB --help` tells more; `anlage --version` prints the version.\n\n" + exit_code_notes() +
         "\n";
}

std::string version() {
  return std::string("anlage ") + ANLAGE_VERSION + "\ncontract " + std::to_string(ANLAGE_CONTRACT_MAJOR) + "." +
         std::to_string(ANLAGE_CONTRACT_MINOR) + "\ncompiler " + ANLAGE_COMPILER + "\nmachine " +
         isa_name(machine_isa()) + "\n";
}

void complain(const std::string& text) {
  const Terminal terminal(2, ColorMode::automatic);
  terminal.write(terminal.styled(Style::bad, "anlage: ") + text + "\n");
}

ExitCode dispatch(const Invocation& all) {
  const auto& words = all.words;
  if (words.empty()) {
    std::fputs(help().c_str(), stderr);
    return ExitCode::usage;
  }
  if (words[0] == "--help" || words[0] == "-h" || (words[0] == "help" && words.size() == 1)) {
    std::fputs(help().c_str(), stdout);
    return ExitCode::ok;
  }
  if (words[0] == "--version") {
    std::fputs(version().c_str(), stdout);
    return ExitCode::ok;
  }
  Invocation rest = all;
  rest.words.erase(rest.words.begin());
  std::string name = words[0];
  if (name == "help") {
    name = words[1];
    rest.words = {"--help"};
  }
  const auto verb = std::find_if(verbs().begin(), verbs().end(), [&](const Verb& one) { return name == one.name; });
  if (verb != verbs().end()) return verb->call(rest);
  std::vector<std::string> names;
  for (const Verb& one : verbs()) names.emplace_back(one.name);
  throw UsageError("there is no verb `" + name + "`", suggest(name, names));
}

ExitCode guarded(const Invocation& invocation) {
  try {
    return dispatch(invocation);
  } catch (const UsageError& error) {
    complain(error.what() + (error.hint().empty() ? "" : "\n  hint: " + error.hint()));
    return ExitCode::usage;
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) complain(problem.text());
    return exit_code(error.code());
  } catch (const std::exception& error) {
    complain(std::string("unexpected: ") + error.what());
    return ExitCode::failed;
  }
}

}  // namespace

int main(int count, char** words) {
  Invocation invocation{.words = {}, .command_line = {}, .started = std::chrono::steady_clock::now()};
  invocation.command_line.assign(words, words + count);
  if (count > 1) invocation.words.assign(words + 1, words + count);
  signal(SIGXFSZ, SIG_IGN);  // a file that grows beyond its limit is then an error to report, not a death
  return static_cast<int>(guarded(invocation));
}
