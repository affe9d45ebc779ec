// SPDX-License-Identifier: Apache-2.0
/// anlage schema: a JSON Schema of genomes, so that editors complete keys, show docs and mark mistakes.
#include <cstdio>

#include <nlohmann/json.hpp>

#include "genome_schema.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "text_file.hpp"
#include "usage_error.hpp"

namespace anlage {

CommandLine schema_line() {
  return {"anlage schema [options]",
          "Prints a JSON Schema (draft 2020-12) of genome files: every key, and every type and setting of the plugins that "
          "are found, with docs, defaults, units and ranges. Editors complete and check genomes with it.",
          {{"plugin-path", "DIR", "look for plugins here first", true}, {"out", "FILE", "write here instead of standard output"}}};
}

ExitCode schema_verb(const Invocation& invocation) {
  CommandLine line = schema_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  if (!line.words().empty()) throw UsageError("`anlage schema` is about no one genome: `" + line.words()[0] + "` is one word too many");
  Registry registry = open_registry(line.texts("plugin-path"));
  registry.load_all();
  write_text(genome_schema(registry.types()).dump(1) + "\n", line.text("out"));
  return ExitCode::ok;
}

}  // namespace anlage
