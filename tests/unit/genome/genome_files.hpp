// SPDX-License-Identifier: Apache-2.0
/// Genomes in a folder of their own that goes away with the test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "anlage/base/error.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage::testing {

class GenomeFiles {
 public:
  GenomeFiles() {
    std::string name = (std::filesystem::temp_directory_path() / "anlage_genome_XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~GenomeFiles() { std::filesystem::remove_all(folder_); }
  GenomeFiles(const GenomeFiles&) = delete;
  GenomeFiles& operator=(const GenomeFiles&) = delete;

  /// Writes a file and answers its path.
  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

 private:
  std::filesystem::path folder_;
};

/// The text of the error that `call` throws, or "no error".
template <class Call>
std::string error_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

inline std::string parse_error(const std::string& toml, const std::vector<Override>& overrides = {}) {
  return error_of([&] { (void)parse_genome(toml, "g.toml", overrides); });
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Two regions and one projection with a rule.
inline const std::string kSmall = R"(
[regions.kenyon]
type = "KWinners"
size = { n = 20 }
active = 0.05

[regions.output]
type = "LeakyRates"

[[projections]]
name = "readout"
from = "kenyon.rate"
to = "output.drive"
connection = { type = "Dense" }
learning = { type = "ThreeFactor", eta = 0.01 }
)";

}  // namespace anlage::testing
