// SPDX-License-Identifier: Apache-2.0
#include "plugin_source.hpp"

#include <array>
#include <cstdio>
#include <memory>

#include "anlage/base/error.hpp"
#include "prefix.hpp"

namespace anlage {

namespace fs = std::filesystem;

namespace {

/// A word of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

/// What a command says if it fails, else "".
std::string words_of_failure(const std::string& command) {
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  std::unique_ptr<std::FILE, decltype(close)> pipe(popen((command + " 2>&1 </dev/null").c_str(), "re"), close);
  if (!pipe) return "no process could be started";
  std::string words;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) words.append(buffer.data(), count);
  const int answer = pclose(pipe.release());
  return answer == 0 ? "" : words + (words.empty() ? command + " fails" : "");
}

bool is_watched(const fs::path& file) {
  const std::string extension = file.extension().string();
  for (const char* each : {".cpp", ".cc", ".c", ".hpp", ".h", ".toml", ".csv"})
    if (extension == each) return true;
  return file.filename() == "CMakeLists.txt";
}

}  // namespace

PluginSource::PluginSource(fs::path folder) : folder_(std::move(folder)) {
  if (!fs::exists(folder_ / "genome.toml"))
    throw Error({.code = ErrorCode::file_unreadable,
                 .message = "there is no " + genome(),
                 .hint = "`anlage new region my_region` writes a folder with a plugin and a demo"});
  seen_ = times();
}

PluginSource::Times PluginSource::times() const {
  Times now;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (entry->is_directory(error) && (name == "build" || name == "runs" || name.starts_with('.'))) entry.disable_recursion_pending();
    else if (is_watched(entry->path())) now[fs::relative(entry->path(), folder_, error).string()] = entry->last_write_time(error);
  }
  return now;
}

std::vector<std::string> PluginSource::changed() {
  Times now = times();
  std::vector<std::string> names;
  for (const auto& [name, time] : now)
    if (const auto old = seen_.find(name); old == seen_.end() || old->second != time) names.push_back(name);
  seen_ = std::move(now);
  return names;
}

std::string PluginSource::build() const {
  const std::string build = quoted(plugins());
  if (!fs::exists(folder_ / "CMakeLists.txt")) {
    std::string sources, sources_in_c;
    for (const auto& [file, time] : times()) {
      if (file.ends_with(".cpp") || file.ends_with(".cc")) sources += " " + quoted((folder_ / file).string());
      if (file.ends_with(".c")) sources_in_c += " " + quoted((folder_ / file).string());
    }
    const bool c = sources.empty();
    fs::create_directories(plugins());
    return words_of_failure((c ? "${CC:-cc}" : "${CXX:-c++}") + (" $(" + quoted((prefix() / "bin/anlage").string()) + " flags") +
                            (c ? " --c)" : ")") + (c ? sources_in_c : sources) + " -o " + build + "/plugin.anl.so" + (c ? " -lm" : ""));
  }
  if (!fs::exists(folder_ / "build/CMakeCache.txt")) {
    const std::string words = words_of_failure("cmake -S " + quoted(folder_.string()) + " -B " + build +
                                               " -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH=" + quoted(prefix().string()));
    if (!words.empty()) return words;
  }
  return words_of_failure("cmake --build " + build);
}

}  // namespace anlage
