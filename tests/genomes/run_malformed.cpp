// SPDX-License-Identifier: Apache-2.0
/// Genomes that are refused before any plugin is known.
#include "malformed_folder.hpp"

int main(int argc, char** argv) {
  return anlage::testing::malformed_main(argc, argv, [](const anlage::Genome&) {});
}
