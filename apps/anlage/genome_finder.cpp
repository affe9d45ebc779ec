// SPDX-License-Identifier: Apache-2.0
#include "genome_finder.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "anlage/base/error.hpp"
#include "anlage/base/nearest.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

bool looks_like_a_file(const std::string& word) {
  return word.find('/') != std::string::npos || fs::path(word).has_extension();
}

}  // namespace

std::vector<std::string> brain_folders() {
  std::vector<std::string> folders;
  const char* stated = std::getenv("ANLAGE_BRAIN_PATH");
  std::string rest = stated != nullptr ? stated : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) folders.push_back(rest.substr(0, end));
    rest.erase(0, end + 1);
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) folders.push_back((program.parent_path().parent_path() / "share/anlage/brains").string());
  return folders;
}

std::vector<std::string> ready_made_brains() {
  std::vector<std::string> names;
  for (const std::string& folder : brain_folders()) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      if (fs::exists(entry->path() / "genome.toml", error)) names.push_back(entry->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string find_genome(const std::string& word) {
  std::error_code error;
  if (fs::is_regular_file(word, error)) return word;
  if (fs::is_directory(word, error) && fs::exists(fs::path(word) / "genome.toml", error)) {
    return (fs::path(word) / "genome.toml").string();
  }
  if (!looks_like_a_file(word)) {
    for (const std::string& folder : brain_folders()) {
      const fs::path file = fs::path(folder) / word / "genome.toml";
      if (fs::is_regular_file(file, error)) return file.lexically_normal().string();
    }
  }
  const auto names = ready_made_brains();
  const std::string near = nearest(word, names);
  const std::string known =
      names.empty() ? "no ready-made brains were found in " + list_words(brain_folders())
                    : (near.empty() ? "" : "did you mean `" + near + "`? ") + "ready-made brains: " + list_words(names);
  throw Error(Problem{.code = ErrorCode::file_unreadable,
                      .message = "`" + word + "` is neither a genome file nor a ready-made brain",
                      .hint = known});
}

}  // namespace anlage
