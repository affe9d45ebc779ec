// SPDX-License-Identifier: Apache-2.0
/// anlage new: the folder of a plugin that builds, runs and is tested.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "anlage/base/error.hpp"
#include "anlage/base/nearest.hpp"
#include "prefix.hpp"
#include "usage_error.hpp"
#include "verbs.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 5> kinds = {"region", "rule", "connection", "steering", "world"};

/// "my-cortex" -> "my_cortex". Throws: UsageError for what is no name.
std::string snake_case(const std::string& name) {
  std::string snake = name;
  std::replace(snake.begin(), snake.end(), '-', '_');
  const auto legal = [](unsigned char c) { return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_'; };
  if (!snake.empty() && std::islower(static_cast<unsigned char>(snake[0])) != 0 && std::all_of(snake.begin(), snake.end(), legal))
    return snake;
  throw UsageError("`" + name + "` is no name of a plugin", "lower-case letters, digits, - and _, a letter first, such as my_cortex");
}

/// "my_cortex" -> "MyCortex".
std::string camel_case(const std::string& snake) {
  std::string camel;
  bool upper = true;
  for (const char c : snake) {
    if (c != '_') camel += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '_';
  }
  return camel;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// The template's words for a kind become those of the name.
std::string renamed(std::string text, const std::string& kind, const std::string& name) {
  std::string kebab = name;
  std::replace(kebab.begin(), kebab.end(), '_', '-');
  replace_all(text, "my_" + kind, name);
  replace_all(text, "my-" + kind, kebab);
  replace_all(text, camel_case("my_" + kind), camel_case(name));
  return text;
}

[[noreturn]] void unwritable(const fs::path& path, const std::string& why) {
  throw Error({.code = ErrorCode::file_unwritable, .message = path.string() + " cannot be written: " + why});
}

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (stream.good() || stream.eof()) return text.str();
  throw Error({.code = ErrorCode::file_unreadable, .message = file.string() + " cannot be read"});
}

/// The files of a template by their names. A plugin in C has a source, a build and a README of its own; its demo is that of C++,
/// with the same figures.
std::map<std::string, fs::path> template_files(const std::string& kind, bool c) {
  const fs::path templates = author_folder("share/anlage/templates");
  std::map<std::string, fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(templates / kind))
    if (!c || entry.path().extension() != ".cpp") files[entry.path().filename().string()] = entry.path();
  if (!c) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(templates / "c" / kind)) files[entry.path().filename().string()] = entry.path();
  return files;
}

void copy_renamed(const std::map<std::string, fs::path>& files, const fs::path& to, const std::string& kind, const std::string& name) {
  std::error_code error;
  if (!fs::create_directories(to, error) || error) unwritable(to, error ? error.message() : "it is there already");
  for (const auto& [file_name, from] : files) {
    const fs::path file = to / renamed(file_name, kind, name);
    std::ofstream stream(file, std::ios::binary);
    stream << renamed(text_of(from), kind, name);
    stream.close();
    if (!stream) unwritable(file, "the disk may be full");
  }
}

}  // namespace

std::vector<std::string> new_kinds() { return {kinds.begin(), kinds.end()}; }

CommandLine new_line() {
  return {"anlage new KIND NAME [options]",
          "Writes a folder NAME with a plugin that builds, runs and is tested. KIND is region, rule, connection, steering "
          "or world.",
          {{"lang", "LANGUAGE", "cpp, or c: C11 with the plain contract (default: cpp)"},
           {"in", "DIR", "write the folder there (default: here)"}}};
}

ExitCode new_verb(const Invocation& invocation) {
  CommandLine line = new_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  if (line.words().size() != 2) throw UsageError("`anlage new` needs a kind and a name", "anlage new region my_cortex");
  const std::string& kind = line.words()[0];
  const std::vector<std::string> known = new_kinds();
  if (std::find(known.begin(), known.end(), kind) == known.end())
    throw UsageError("there is no kind `" + kind + "`", suggest(kind, known));
  const std::string name = snake_case(line.words()[1]);
  const fs::path folder = fs::path(line.text("in", ".")) / line.words()[1];
  if (fs::exists(folder)) throw UsageError(folder.string() + " is there already", "take another name, or --in DIR");
  const bool c = line.choice("lang", {"cpp", "c"}) == 1;
  copy_renamed(template_files(kind, c), folder, kind, name);
  const std::string shown = folder.lexically_normal().string();
  std::printf("%s\n  %s.%s   the plugin\n  genome.toml   a demo with it\n\n", shown.c_str(), name.c_str(), c ? "c" : "cpp");
  std::printf("next:\n  cd %s\n", shown.c_str());
  std::puts("  anlage dev     builds and runs the demo, and swaps in whatever you save");
  return ExitCode::ok;
}

}  // namespace anlage
