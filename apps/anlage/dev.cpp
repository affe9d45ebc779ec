// SPDX-License-Identifier: Apache-2.0
/// anlage dev: the demo of a plugin runs while its author writes; every save is built, tried and swapped in.
#include <cstdio>

#include "invocation.hpp"
#include "run_options.hpp"
#include "usage_error.hpp"
#include "workshop.hpp"

namespace anlage {

CommandLine dev_line() {
  std::vector<Option> options{{"fast", "", "as fast as the machine can, not at the pace of the brain's clock"},
                              {"ticks", "N", "end after so many ticks (default: when interrupted)"}};
  for (Option& option : place_options()) options.push_back(std::move(option));
  return {"anlage dev [DIR] [options]",
          "Builds the plugin in DIR, runs its genome.toml and watches its files. What is saved is built beside the running "
          "demo, tried in a process of its own and swapped in between two ticks, with all numbers kept. A version that "
          "does not build, does not fit, dies, hangs or faults is told, and the one before goes on.",
          std::move(options)};
}

ExitCode dev_verb(const Invocation& invocation) {
  CommandLine line = dev_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  if (line.words().size() > 1) throw UsageError("`anlage dev` works in one folder", "anlage dev my_region");
  const std::string folder = line.words().empty() ? "." : line.words()[0];
  Places folders = places(line);
  if (folders.lock.empty()) folders.lock = "none";  // what is being written is not what was locked
  Workshop workshop(std::filesystem::absolute(folder).lexically_normal(),
                    {.places = std::move(folders), .fast = line.has("fast"), .ticks = line.whole("ticks").value_or(0)});
  return workshop.run() ? ExitCode::ok : ExitCode::fault;
}

}  // namespace anlage
