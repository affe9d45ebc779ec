// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/names.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace anlage::detail {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_identifier(std::string_view text) {
  const auto legal = [](char c) { return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !text.empty() && !is_digit(text.front()) && std::ranges::all_of(text, legal);
}

std::string stated(const Table& table, std::string_view key) {
  const Value* value = find(table, key);
  return value != nullptr && value->text() != nullptr ? *value->text() : "";
}

bool is_port(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  return dot != std::string_view::npos && is_path(text.substr(0, dot)) && is_identifier(text.substr(dot + 1));
}

}  // namespace

bool is_name(std::string_view text) {
  const auto legal = [](char c) { return is_lower(c) || is_digit(c) || c == '_'; };
  return !text.empty() && is_lower(text.front()) && std::ranges::all_of(text, legal);
}

bool is_path(std::string_view text) {
  while (true) {
    const std::size_t slash = text.find('/');
    if (!is_name(text.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    text.remove_prefix(slash + 1);
  }
}

bool is_projection_name(std::string_view text) {
  const std::size_t arrow = text.find("->");
  if (arrow == std::string_view::npos) return is_path(text);
  std::string_view to = text.substr(arrow + 2);
  if (const std::size_t hash = to.find('#'); hash != std::string_view::npos) {
    const std::string_view count = to.substr(hash + 1);
    if (count.empty() || !std::ranges::all_of(count, is_digit)) return false;
    to = to.substr(0, hash);
  }
  return is_port(text.substr(0, arrow)) && is_port(to);
}

std::optional<PortName> split_port(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || !is_identifier(text.substr(dot + 1))) return std::nullopt;
  if (!is_projection_name(text.substr(0, dot))) return std::nullopt;
  return PortName{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1)), {}};
}

std::vector<std::string> projection_names(const std::vector<ProjectionLabel>& labels) {
  std::unordered_set<std::string> taken;
  for (const ProjectionLabel& label : labels) taken.insert(label.stated);
  std::unordered_map<std::string, int> uses;
  std::vector<std::string> names;
  for (const ProjectionLabel& label : labels) {
    std::string name = label.stated;
    while (name.empty() && !label.fallback.empty()) {
      const int use = ++uses[label.fallback];
      std::string candidate = label.fallback + (use == 1 ? "" : "#" + std::to_string(use));
      if (taken.insert(candidate).second) name = std::move(candidate);
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> element_names(const List& list) {
  std::vector<ProjectionLabel> labels;
  for (const Value& value : list) {
    const Table* table = value.table();
    const std::string from = table != nullptr ? stated(*table, "from") : "";
    const std::string to = table != nullptr ? stated(*table, "to") : "";
    labels.push_back(
        {table != nullptr ? stated(*table, "name") : "", from.empty() || to.empty() ? "" : from + "->" + to});
  }
  return projection_names(labels);
}

}  // namespace anlage::detail
