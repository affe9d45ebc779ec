// SPDX-License-Identifier: Apache-2.0
/// Genomes that are refused before any plugin is known.
#include "malformed_folder.hpp"

int main(int argc, char** argv) {
  using namespace anlage;
  return testing::run_malformed_folder(testing::MalformedArguments(argc, argv), [](const Genome&) {});
}
