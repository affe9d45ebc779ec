// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/unknown_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "anlage/base/nearest.hpp"
#include "anlage/registry/plugin_files.hpp"

namespace anlage {
namespace {

constexpr std::array kinds{Kind::region, Kind::connection, Kind::learning_rule, Kind::steering, Kind::world};

bool exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

std::string by_kind(const std::vector<Offer>& offers) {
  std::string text;
  for (const Kind kind : kinds) {
    std::vector<std::string> names;
    for (const Offer& offer : offers) {
      if (offer.type.kind == kind) names.push_back(offer.type.name);
    }
    if (!names.empty()) text += fmt::format("{}{}s: {}", text.empty() ? "" : "; ", to_string(kind), list_words(names));
  }
  return text.empty() ? "no type is known" : text;
}

}  // namespace

std::string list_folders(const std::vector<std::string>& folders) {
  std::string text;
  for (const std::string& folder : folders) {
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", folder, exists(folder) ? "" : " (missing)");
  }
  return text.empty() ? "nowhere: the search path is empty" : text;
}

Problem unknown_type(std::string_view name, const Surroundings& here) {
  const std::string stem = conventional_stem(name);
  std::string message = fmt::format("no plugin offers the type `{}`", name);
  std::vector<std::string> others;
  for (const Problem& problem : here.refusals) {
    const std::string refused = stem_of_plugin(problem.path);
    if (refused == stem || !nearest(refused, {stem}).empty()) {
      message += fmt::format("; {} was refused: {}", problem.path, problem.message);
    } else if (std::find(others.begin(), others.end(), problem.path) == others.end()) {
      others.push_back(problem.path);
    }
  }
  std::vector<std::string> names;
  for (const Offer& offer : here.offers) names.push_back(offer.type.name);
  std::string hint;
  if (const std::string close = nearest(name, names); !close.empty()) {
    const auto at = std::find(names.begin(), names.end(), close) - names.begin();
    const Offer& offer = here.offers[static_cast<std::size_t>(at)];
    hint = fmt::format("did you mean the {} `{}`? ", to_string(offer.type.kind), close);
  }
  hint += fmt::format("known {}; looked in {}", by_kind(here.offers), list_folders(here.folders));
  if (!others.empty()) hint += fmt::format("; also refused: {}", list_words(others, 5));
  return {.code = ErrorCode::unknown_type, .message = std::move(message), .hint = std::move(hint)};
}

}  // namespace anlage
