// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/toml_reader.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

namespace anlage::detail {
namespace {

/// Converts a tree of toml++. `fixed` replaces every position when the text comes from no file.
class Converter {
 public:
  Converter(std::string file, Diagnostics& problems) : file_(std::move(file)), problems_(problems) {}
  Converter(const SourceLocation& fixed, Diagnostics& problems) : fixed_(&fixed), problems_(problems) {}

  Table table(const toml::table& source) {
    Table table;
    for (const auto& [key, node] : source) {
      table.push_back({std::string(key.str()), value(node), place(key.source())});
    }
    std::stable_sort(table.begin(), table.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    return table;
  }

  Value value(const toml::node& node) {
    Value value;
    value.where = place(node.source());
    if (const auto* truth = node.as_boolean()) {
      value.data = truth->get();
    } else if (const auto* whole = node.as_integer()) {
      value.data = whole->get();
    } else if (const auto* real = node.as_floating_point()) {
      value.data = real->get();
    } else if (const auto* text = node.as_string()) {
      value.data = text->get();
    } else if (const auto* list = node.as_array()) {
      List values;
      for (const toml::node& element : *list) values.push_back(this->value(element));
      value.data = std::move(values);
    } else if (const auto* entries = node.as_table()) {
      value.data = table(*entries);
    } else {
      problems_.add({ErrorCode::wrong_value, "is a date or time of day, which has no meaning in a genome", value.where,
                     "", "write text in quotes, or a quantity such as \"20 ms\""});
      value.data = std::string("date");
    }
    return value;
  }

 private:
  SourceLocation place(const toml::source_region& source) const {
    if (fixed_ != nullptr) return *fixed_;
    return {file_, source.begin.line, source.begin.column};
  }

  std::string file_;
  const SourceLocation* fixed_ = nullptr;
  Diagnostics& problems_;
};

/// True if `text` can only be one value: a newline would let it smuggle further keys in.
bool is_one_line(const std::string& text) { return text.find_first_of("\r\n") == std::string::npos; }

}  // namespace

std::string read_file(const std::string& file, const SourceLocation& where) {
  const SourceLocation place = where.is_known() ? where : SourceLocation{file};
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    throw Error({ErrorCode::file_unreadable, "there is no file `" + file + "`", place});
  }
  if (!std::filesystem::is_regular_file(file, ignored)) {
    throw Error({ErrorCode::file_unreadable, "`" + file + "` is not a file", place});
  }
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) throw Error({ErrorCode::file_unreadable, "`" + file + "` cannot be read", place});
  return text;
}

Table read_toml(const std::string& toml, const std::string& file, Diagnostics& problems) {
  try {
    const toml::table root = toml::parse(toml, file);
    return Converter(file, problems).table(root);
  } catch (const toml::parse_error& error) {
    const toml::source_position begin = error.source().begin;
    throw Error(
        {ErrorCode::syntax, "is not TOML: " + std::string(error.description()), {file, begin.line, begin.column}});
  }
}

Value read_word(const std::string& text, const SourceLocation& where) {
  Value bare;
  bare.data = text;
  bare.where = where;
  if (!is_one_line(text)) return bare;
  try {
    const toml::table root = toml::parse("value = " + text);
    Diagnostics dates;
    Value value = Converter(where, dates).value(*root.get("value"));
    return root.size() == 1 && !dates.has_problems() ? value : bare;
  } catch (const toml::parse_error&) {
    return bare;
  }
}

}  // namespace anlage::detail
