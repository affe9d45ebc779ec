// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/run_folder.hpp"

#include <cctype>
#include <filesystem>
#include <random>
#include <string_view>

#include "anlage/base/error.hpp"
#include "anlage/recording/atomic_file.hpp"
#include "anlage/recording/detail/machine.hpp"
#include "anlage/recording/detail/run_record.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, const std::string& why, const std::string& hint) {
  throw Error({ErrorCode::file_unwritable, why, {path}, {}, hint});
}

/// A brain's name as part of a file name: "cerebellum/granule" becomes "cerebellum_granule".
std::string file_name(const std::string& name) {
  std::string text = name.substr(0, 100);
  for (char& c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_') c = '_';
  }
  return text.empty() ? "brain" : text;
}

std::string four_digits() {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::random_device random;
  std::string text;
  for (int i = 0; i < 4; ++i) text += digits[random() % 16];
  return text;
}

void create(const fs::path& folder) {
  std::error_code reason;
  fs::create_directories(folder, reason);
  if (reason)
    refuse(folder.string(), "the folder cannot be created: " + reason.message(), "name a folder in a writable place");
}

fs::path create_unique(const std::string& brain_name) {
  create("runs");
  for (int attempt = 0;; ++attempt) {
    const fs::path folder =
        fs::path("runs") / (file_name(brain_name) + "-" + detail::short_time() + "-" + four_digits());
    std::error_code reason;
    if (fs::create_directory(folder, reason)) return folder;
    if (reason || attempt == 99)
      refuse(folder.string(), "the folder cannot be created: " + reason.message(), "use --out");
  }
}

/// Takes a folder that is new, empty, or of an earlier run.
fs::path take(const fs::path& folder) {
  create(folder);
  std::error_code reason;
  const bool is_empty = fs::is_empty(folder, reason);
  if (reason) refuse(folder.string(), "the folder cannot be read: " + reason.message(), "name another folder");
  if (is_empty || fs::exists(folder / "run.json", reason)) return folder;
  refuse(folder.string(), "the folder holds files and no run.json: it is not the folder of a run",
         "name a new or empty folder, so that nothing of yours is overwritten");
}

}  // namespace

RunFolder::RunFolder(const std::string& path, const std::string& brain_name) {
  path_ = (path.empty() ? create_unique(brain_name) : take(path)).string();
  create(fs::path(path_) / "checkpoints");
}

std::string RunFolder::checkpoint_path(std::uint64_t tick) const {
  std::string digits = std::to_string(tick);
  if (digits.size() < 9) digits.insert(0, 9 - digits.size(), '0');
  return path_ + "/checkpoints/" + digits + ".safetensors";
}

void RunFolder::write_record(const Brain& brain, const Registry& registry, const Simulator& simulator,
                             const std::vector<std::string>& command_line, const RunResult& result) const {
  write_atomically(path_ + "/run.json", detail::run_json(brain, registry, simulator, command_line, result));
  write_atomically(path_ + "/resolved.toml", brain.genome.resolved_toml());
}

std::string RunFolder::unique(const std::string& name) { return create_unique(name).string(); }

void RunFolder::write_changes(const std::string& toml) const {
  const std::string path = path_ + "/changes.toml";
  if (!toml.empty()) return write_atomically(path, toml);
  std::error_code reason;
  fs::remove(path, reason);
  if (reason) refuse(path, "the changes of an earlier run cannot be removed: " + reason.message(), "use another folder");
}

void RunFolder::write_result(const RunResult& result) const {
  write_atomically(path_ + "/result.json", detail::result_json(result));
}

}  // namespace anlage
