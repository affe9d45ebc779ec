// SPDX-License-Identifier: Apache-2.0
/// What stands in a plugin file without running it: what it asks of other libraries, what it offers, how much constant data it
/// brings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace anlage::check {

struct ElfSymbols {
  std::vector<std::string> needed;    ///< libraries
  std::vector<std::string> imports;   ///< without the version
  std::vector<std::string> exports;   ///< functions and objects
  std::vector<std::string> unique;    ///< exported once for the whole process (STB_GNU_UNIQUE)
  std::uint64_t constant_bytes = 0;   ///< .rodata and .data
};

/// Throws: std::runtime_error if the file is damaged. Trusts nothing in it. [any]
[[nodiscard]] ElfSymbols read_elf_symbols(const std::string& file);

}  // namespace anlage::check
