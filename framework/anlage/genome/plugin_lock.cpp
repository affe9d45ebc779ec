// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/plugin_lock.hpp"

#include <fmt/format.h>

#include "anlage/genome/detail/table_reader.hpp"
#include "anlage/genome/detail/toml_reader.hpp"
#include "anlage/genome/detail/toml_text.hpp"

namespace anlage {
namespace {

constexpr const char* fix = "`anlage lock GENOME` writes it anew";

std::map<std::string, std::string> read_texts(detail::TableReader& library, const char* key) {
  std::map<std::string, std::string> texts;
  library.require(key, fix);
  const Table* table = library.table(key);
  if (table == nullptr) return texts;
  for (const Entry& entry : *table) {
    if (const std::string* text = entry.value.text()) texts.emplace(entry.key, *text);
    else detail::refuse_kind(entry.value, library.path_of(key) + "." + entry.key, "text", library.problems(), fix);
  }
  return texts;
}

void refuse_types_fixed_twice(const std::vector<PluginPin>& pins, Diagnostics& problems) {
  std::map<std::string, std::string> seen;
  for (const PluginPin& pin : pins) {
    for (const auto& [type, version] : pin.types) {
      const auto [first, is_new] = seen.emplace(type, pin.library);
      if (is_new) continue;
      problems.add({ErrorCode::duplicate_name, fmt::format("fixes the type `{}`, which `{}` fixes too", type, first->second),
                    pin.where, pin.library, "take the type out of one of the two"});
    }
  }
}

std::string toml_table(const std::map<std::string, std::string>& texts) {
  std::string text;
  for (const auto& [key, value] : texts)
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", detail::toml_key(key), detail::toml_text(value));
  return "{ " + text + " }";
}

}  // namespace

std::vector<PluginPin> parse_plugin_lock(const std::string& toml, const std::string& file) {
  Diagnostics problems;
  std::vector<PluginPin> pins;
  for (const Entry& entry : detail::read_toml(toml, file, problems)) {
    if (entry.value.table() == nullptr) {
      detail::refuse_kind(entry.value, entry.key, "the table of a library", problems, fix);
      continue;
    }
    detail::TableReader library(*entry.value.table(), entry.where, entry.key, problems);
    PluginPin pin{.library = entry.key, .types = read_texts(library, "types"), .files = read_texts(library, "files"), .where = entry.where};
    library.refuse_others();
    pins.push_back(std::move(pin));
  }
  refuse_types_fixed_twice(pins, problems);
  problems.throw_if_any();
  return pins;
}

std::vector<PluginPin> read_plugin_lock(const std::string& file) { return parse_plugin_lock(detail::read_file(file), file); }

std::string toml_of(const std::vector<PluginPin>& pins) {
  std::string text = "# The plugin files that the genomes of this folder were locked to. `anlage lock GENOME` writes it.\n";
  for (const PluginPin& pin : pins)
    text += fmt::format("\n[{}]\ntypes = {}\nfiles = {}\n", detail::toml_key(pin.library), toml_table(pin.types), toml_table(pin.files));
  return text;
}

}  // namespace anlage
