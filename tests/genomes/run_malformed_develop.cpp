// SPDX-License-Identifier: Apache-2.0
/// Genomes that read well and are refused when they develop: the plugins to load come after the folder.
#include <exception>
#include <iostream>

#include "anlage/brain/develop.hpp"
#include "malformed_folder.hpp"

int main(int argc, char** argv) {
  using namespace anlage;
  try {
    const testing::MalformedArguments arguments(argc, argv);
    Registry registry;
    for (const std::string& plugin : arguments.more) registry.load(plugin);
    DevelopOptions options;
    options.data_folders = {"nowhere"};  // the machine's own data must not decide what an error says
    return testing::run_malformed_folder(arguments,
                                         [&](const Genome& genome) { (void)develop(genome, registry, options); });
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
