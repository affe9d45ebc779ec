// SPDX-License-Identifier: Apache-2.0
#include "malformed_folder.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "anlage/base/error.hpp"

namespace anlage::testing {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<Override> overrides_of(const fs::path& genome) {
  const std::string mark = "# --set ";
  std::vector<Override> overrides;
  std::ifstream file(genome);
  for (std::string line; std::getline(file, line) && line.starts_with("#");) {
    if (line.starts_with(mark)) overrides.push_back(Override::parse(line.substr(mark.size())));
  }
  return overrides;
}

std::string error_of(const fs::path& genome, const std::function<void(const Genome&)>& use) {
  try {
    use(read_genome(genome.string(), overrides_of(genome)));
    return "no error\n";
  } catch (const Error& error) {
    return std::string(error.what()) + "\n";
  } catch (const std::exception& error) {
    return std::string("an exception that is no anlage::Error: ") + error.what() + "\n";
  }
}

std::vector<fs::path> files_with(const std::string& extension) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(".")) {
    if (entry.path().extension() == extension) files.push_back(entry.path().filename());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool matches(const fs::path& genome, bool accept, const std::function<void(const Genome&)>& use) {
  const fs::path expected = fs::path(genome).replace_extension(".expected");
  const std::string got = error_of(genome, use);
  if (accept) std::ofstream(expected, std::ios::binary) << got;
  const std::string wanted = fs::exists(expected) ? content(expected) : "(there is no " + expected.string() + ")\n";
  if (got == wanted && got != "no error\n") return true;
  std::cout << "--- " << genome.string() << " should say\n" << wanted << "--- and says\n" << got << '\n';
  return false;
}

}  // namespace

MalformedArguments::MalformedArguments(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--accept") {
      accept = true;
    } else if (folder.empty()) {
      folder = argument;
    } else {
      more.push_back(argument);
    }
  }
}

int run_malformed_folder(const MalformedArguments& arguments, const std::function<void(const Genome&)>& use) {
  if (!fs::is_directory(arguments.folder)) {
    std::cerr << "`" << arguments.folder << "` is no folder of malformed genomes\n";
    return 2;
  }
  fs::current_path(arguments.folder);
  int failures = 0;
  const std::vector<fs::path> genomes = files_with(".toml");
  for (const fs::path& genome : genomes) {
    if (!matches(genome, arguments.accept, use)) ++failures;
  }
  for (const fs::path& expected : files_with(".expected")) {
    if (fs::exists(fs::path(expected).replace_extension(".toml"))) continue;
    std::cout << expected.string() << " belongs to no genome\n";
    ++failures;
  }
  std::cout << genomes.size() << " malformed genomes, " << failures << " failures\n";
  return genomes.empty() || failures > 0 ? 1 : 0;
}

}  // namespace anlage::testing
