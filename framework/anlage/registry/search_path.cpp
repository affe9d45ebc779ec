// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "anlage/registry/plugin_note.hpp"
#include "anlage/registry/registry.hpp"

namespace anlage {
namespace {

void add_folder(std::vector<std::string>& folders, const std::string& folder) {
  if (!folder.empty() && std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
}

void add_folder_list(std::vector<std::string>& folders, const std::string& list) {
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(':', begin), list.size());
    add_folder(folders, list.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::string folder_beside_program() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return (program.parent_path() / ".." / "lib" / "anlage" / "plugins").lexically_normal().string();
}

std::uint32_t wished_isa(const std::string& text) {
  if (text.size() == 2 && text[0] == 'v' && text[1] >= '1' && text[1] <= '4') {
    return static_cast<std::uint32_t>(text[1] - '0');
  }
  throw Error({.code = ErrorCode::wrong_value,
               .message = "`" + text + "` is no instruction set level",
               .path = "ANLAGE_ISA",
               .hint = "legal here: v1, v2, v3, v4"});
}

}  // namespace

SearchPath SearchPath::standard(const std::vector<std::string>& from_command_line) {
  SearchPath path;
  for (const std::string& folder : from_command_line) add_folder(path.folders, folder);
  if (const char* list = std::getenv("ANLAGE_PLUGIN_PATH")) add_folder_list(path.folders, list);
  add_folder(path.folders, folder_beside_program());
  add_folder(path.folders, ANLAGE_INSTALLED_PLUGINS);
  if (const char* isa = std::getenv("ANLAGE_ISA"); isa != nullptr && *isa != '\0') path.highest_isa = wished_isa(isa);
  return path;
}

}  // namespace anlage
