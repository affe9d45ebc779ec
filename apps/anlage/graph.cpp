// SPDX-License-Identifier: Apache-2.0
/// anlage graph: a genome as a drawing.
#include <cstdio>

#include "dot.hpp"
#include "genome_finder.hpp"
#include "graphviz.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "text_file.hpp"

namespace anlage {
CommandLine graph_line() {
  return {"anlage graph GENOME [options]",
          "Draws a genome: parts, ports, nested brains, and on each edge its connection, learning rule and delay. Plugins "
          "are not needed.",
          {{"set", "PATH=VALUE", "change a value of the genome", true},
           {"format", "FORMAT", "dot: text for Graphviz (default); svg: drawn by the program `dot`"},
           {"out", "FILE", "write here instead of standard output"}}};
}

ExitCode graph_verb(const Invocation& invocation) {
  CommandLine line = graph_line();
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
  write_text(text, line.text("out"));
  return ExitCode::ok;
}

}  // namespace anlage
