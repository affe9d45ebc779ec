// SPDX-License-Identifier: Apache-2.0
/// anlage graph: a genome as a drawing.
#include <cstdio>
#include <fstream>

#include "dot.hpp"
#include "genome_finder.hpp"
#include "graphviz.hpp"
#include "invocation.hpp"
#include "run_options.hpp"

namespace anlage {
namespace {

void write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    throw Error(Problem{.code = ErrorCode::file_unwritable,
                        .message = "the drawing cannot be written",
                        .path = path,
                        .hint = "check the folder, its permissions and the space left"});
  }
}

}  // namespace

ExitCode graph_verb(const Invocation& invocation) {
  CommandLine line(
      "anlage graph GENOME [options]",
      "Draws a genome: parts, ports, nested brains, and on each edge its connection, learning rule and delay. Plugins "
      "are not needed.",
      {{"set", "PATH=VALUE", "change a value of the genome", true},
       {"format", "FORMAT", "dot: text for Graphviz (default); svg: drawn by the program `dot`"},
       {"out", "FILE", "write here instead of standard output"}});
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const bool svg = line.choice("format", {"dot", "svg"}) == 1;
  std::vector<Override> overrides;
  for (const std::string& text : line.texts("set")) overrides.push_back(Override::parse(text));
  std::string text = dot(read_genome(find_genome(line.only_word("GENOME")), overrides));
  if (svg) text = draw_svg(text);
  if (line.has("out")) {
    write_file(line.text("out"), text);
  } else {
    Terminal(1, ColorMode::never).write(text);
  }
  return ExitCode::ok;
}

}  // namespace anlage
