// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_files.hpp"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <map>
#include <optional>

#include "anlage/registry/plugin_note.hpp"

namespace anlage {
namespace {

constexpr std::string_view ending = ".anl.so";

std::optional<PluginFile> parse_name(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  if (!name.ends_with(ending) || name.size() == ending.size()) return std::nullopt;
  PluginFile file{name.substr(0, name.size() - ending.size()), path.string()};
  const std::size_t size = file.stem.size();
  if (size > 3 && file.stem[size - 3] == '.' && file.stem[size - 2] == 'v' && file.stem[size - 1] >= '1' &&
      file.stem[size - 1] <= '4') {
    file.isa = static_cast<std::uint32_t>(file.stem[size - 1] - '0');
    file.stem.resize(size - 3);
  }
  return file;
}

std::vector<PluginFile> read_folder(const std::string& folder, std::vector<Problem>& problems) {
  std::vector<PluginFile> files;
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) return files;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (auto file = parse_name(entry->path())) files.push_back(std::move(*file));
  }
  if (error) {
    problems.push_back({.code = ErrorCode::file_unreadable,
                        .message = fmt::format("the folder cannot be listed: {}", error.message()),
                        .path = folder});
  }
  return files;
}

}  // namespace

std::vector<PluginFile> list_plugin_files(const std::string& folder, std::uint32_t highest_isa,
                                          std::vector<Problem>& problems) {
  std::map<std::string, PluginFile> best;
  std::map<std::string, PluginFile> too_high;
  for (PluginFile& file : read_folder(folder, problems)) {
    const bool runs = file.isa <= highest_isa;
    auto [at, is_new] = (runs ? best : too_high).try_emplace(file.stem, file);
    if (!is_new && (runs ? at->second.isa < file.isa : at->second.isa > file.isa)) at->second = file;
  }
  std::vector<PluginFile> files;
  for (auto& [stem, file] : best) files.push_back(std::move(file));
  for (const auto& [stem, file] : too_high) {
    if (best.contains(stem)) continue;
    problems.push_back(
        {.code = ErrorCode::plugin_refused,
         .message = fmt::format("needs {}, here plugins are taken up to {}", isa_name(file.isa), isa_name(highest_isa)),
         .path = file.file,
         .hint = fmt::format("build {}{} for any machine beside it", stem, ending)});
  }
  return files;
}

std::string conventional_stem(std::string_view type) {
  const auto is_upper = [&](std::size_t i) { return std::isupper(static_cast<unsigned char>(type[i])) != 0; };
  std::string stem;
  for (std::size_t i = 0; i < type.size(); ++i) {
    const bool starts_word = i > 0 && is_upper(i) && (!is_upper(i - 1) || (i + 1 < type.size() && !is_upper(i + 1)));
    if (starts_word) stem += '_';
    stem += static_cast<char>(std::tolower(static_cast<unsigned char>(type[i])));
  }
  return stem;
}

std::string stem_of_plugin(const std::string& file) {
  const std::filesystem::path path(file);
  const auto parsed = parse_name(path);
  return parsed ? parsed->stem : path.filename().string();
}

}  // namespace anlage
