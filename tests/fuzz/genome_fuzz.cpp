// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a genome: a Genome or an Error, nothing else; and what is resolved can be read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "anlage/base/error.hpp"
#include "anlage/genome/genome.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::string resolved;
  try {
    resolved = anlage::parse_genome(text, "/nowhere/fuzz.toml").resolved_toml();
  } catch (const anlage::Error&) {
    return 0;
  }
  const std::string again = anlage::parse_genome(resolved, "/nowhere/again.toml").resolved_toml();
  if (again != resolved) std::abort();
  return 0;
}
