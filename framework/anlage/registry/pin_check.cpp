// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/pin_check.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace anlage {
namespace {

constexpr const char* fix = "put the locked file back, or accept this one: `anlage lock GENOME`";

Problem about(const PluginPin& pin, const std::string& file, std::string message, std::string hint) {
  return {.code = ErrorCode::plugin_refused,
          .message = std::move(message),
          .where = pin.where,
          .path = file,
          .hint = std::move(hint)};
}

std::string offer(std::string_view type, const std::string& version) {
  return version.empty() ? fmt::format("no {}", type) : fmt::format("{} {}", type, version);
}

}  // namespace

std::optional<Problem> mismatch(std::string_view type, const PluginPin& pin, const PinnedFile& here) {
  const auto version = pin.types.find(std::string(type));
  const std::string locked = offer(type, version == pin.types.end() ? "" : version->second);
  const std::string found = fmt::format("{} with hash {}", offer(type, here.version), here.hash);
  if (pin.files.empty()) {
    if (!here.version.empty()) return std::nullopt;
    return about(pin, here.file, fmt::format("is locked for the type `{}`, which it does not offer", type), fix);
  }
  const auto hash = pin.files.find(std::filesystem::path(here.file).filename().string());
  if (hash == pin.files.end())
    return about(pin, here.file, fmt::format("is none of the locked files of `{}`: it has {}", pin.library, found), fix);
  if (hash->second == here.hash && !here.version.empty()) return std::nullopt;
  return about(pin, here.file,
               fmt::format("is not the locked file: locked is {} with hash {}, here is {}", locked, hash->second, found), fix);
}

Problem missing_pin(std::string_view type, const PluginPin& pin, const std::string& folders) {
  return about(pin, pin.library + ".anl.so", fmt::format("is locked for the type `{}`, and is not on the search path", type),
               fmt::format("looked in {}; put it back, or lock anew: `anlage lock GENOME`", folders));
}

Problem refused_pin(std::string_view type, const PluginPin& pin, const std::string& file, const std::string& reason) {
  return about(pin, file, fmt::format("is locked for the type `{}`, and was refused: {}", type, reason),
               fmt::format("`anlage doctor {}` tells more", file));
}

}  // namespace anlage
