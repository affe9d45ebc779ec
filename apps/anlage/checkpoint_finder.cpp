// SPDX-License-Identifier: Apache-2.0
#include "checkpoint_finder.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "anlage/base/error.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

// "000100000.safetensors" → 100000
std::optional<std::uint64_t> tick_of(const fs::path& file) {
  const std::string stem = file.stem().string();
  std::uint64_t tick = 0;
  const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), tick);
  if (file.extension() != ".safetensors" || error != std::errc{} || end != stem.data() + stem.size())
    return std::nullopt;
  return tick;
}

fs::path last_checkpoint(const fs::path& folder) {
  fs::path last;
  std::uint64_t highest = 0;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto tick = tick_of(entry->path());
    if (!tick || (!last.empty() && *tick <= highest)) continue;
    highest = *tick;
    last = entry->path();
  }
  return last;
}

// The folder of the genome that the run was started with: data may stand beside it.
std::vector<std::string> genome_folder(const fs::path& run) {
  std::ifstream file(run / "run.json");
  const auto record = nlohmann::json::parse(file, nullptr, false);
  const auto& genome = record.is_object() && record.contains("brain") ? record["brain"] : record;
  if (!genome.is_object() || !genome.contains("genome") || !genome["genome"].is_string()) return {};
  const std::string path = genome["genome"].get<std::string>();
  if (path.empty()) return {};
  const fs::path folder = fs::path(path).parent_path();
  return {folder.empty() ? "." : folder.string()};
}

}  // namespace

FoundCheckpoint find_checkpoint(const std::string& word) {
  std::error_code error;
  if (fs::is_regular_file(word, error)) return {word, genome_folder(fs::path(word).parent_path().parent_path())};
  if (!fs::is_directory(word, error)) {
    throw Error(Problem{.code = ErrorCode::file_unreadable,
                        .message = "`" + word + "` is neither a checkpoint nor a run folder",
                        .hint = "name a .safetensors file, or the folder that `anlage run` printed last"});
  }
  const fs::path last = last_checkpoint(fs::path(word) / "checkpoints");
  if (last.empty()) {
    throw Error(Problem{.code = ErrorCode::file_unreadable,
                        .message = "`" + word + "` holds no checkpoint",
                        .hint = "a run folder has them in checkpoints/TICK.safetensors"});
  }
  return {last.string(), genome_folder(word)};
}

}  // namespace anlage
