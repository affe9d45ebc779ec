// SPDX-License-Identifier: Apache-2.0
/// anlage flags: what a compiler has to be told to build a plugin without a build system.
#include <cstdio>

#include "command_line.hpp"
#include "invocation.hpp"
#include "prefix.hpp"

namespace anlage {
namespace {

std::string isa_flags(std::size_t isa) {
  if (isa == 1) return " -march=x86-64-v3";
  return isa == 2 ? " -march=x86-64-v4 -mprefer-vector-width=512" : "";
}

}  // namespace

CommandLine flags_line() {
  return {"anlage flags [options]",
          "Prints the words that a C++ compiler needs to build a plugin: `g++ $(anlage flags) my.cpp -o my.anl.so`.",
          {{"isa", "LEVEL", "instruction set: v1 (any x86-64), v3 (AVX2), v4 (AVX-512)"},
           {"c", "", "for a plugin in C"}}};
}

ExitCode flags_verb(const Invocation& invocation) {
  CommandLine line = flags_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  std::string flags = line.has("c") ? "-std=c11" : "-std=c++20 -fvisibility-inlines-hidden";
  flags += " -O3 -fPIC -shared -fvisibility=hidden " ANLAGE_ARITHMETIC + isa_flags(line.choice("isa", {"v1", "v3", "v4"}));
  flags += " -I" + author_folder("include").string();
  if (!line.has("c")) flags += " -isystem " ANLAGE_EIGEN " -DEIGEN_MPL2_ONLY -DEIGEN_DONT_PARALLELIZE";
  flags += " -Wl,-z,defs -Wl,--exclude-libs,ALL -Wl,--version-script=" + (cmake_folder() / "plugin.map").string();
  std::puts(flags.c_str());
  return ExitCode::ok;
}

}  // namespace anlage
