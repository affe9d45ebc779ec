// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/value.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "anlage/genome/detail/toml_text.hpp"

namespace anlage {
namespace detail {

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\r':
        quoted += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          quoted += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        } else {
          quoted += c;
        }
    }
  }
  return quoted + "\"";
}

std::string toml_key(std::string_view key) {
  constexpr std::string_view kBare = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  const bool bare = !key.empty() && key.find_first_not_of(kBare) == std::string_view::npos;
  return bare ? std::string(key) : toml_text(key);
}

std::string toml_number(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

}  // namespace detail

namespace {

std::string toml_list(const List& list) {
  std::string text = "[";
  for (const Value& value : list) text += (text.size() == 1 ? "" : ", ") + value.toml();
  return text + "]";
}

std::string toml_table(const Table& table) {
  if (table.empty()) return "{}";
  std::string text = "{ ";
  for (const Entry& entry : table) {
    text += (text.size() == 2 ? "" : ", ") + detail::toml_key(entry.key) + " = " + entry.value.toml();
  }
  return text + " }";
}

}  // namespace

bool Value::is_number() const {
  return std::holds_alternative<std::int64_t>(data) || std::holds_alternative<double>(data);
}

double Value::number() const {
  if (const std::int64_t* whole = integer()) return static_cast<double>(*whole);
  const double* real = std::get_if<double>(&data);
  return real != nullptr ? *real : 0.0;
}

std::string Value::kind() const {
  constexpr std::array<const char*, 6> kKinds = {"a truth value", "a whole number", "a number",
                                                 "text",          "a list",         "a table"};
  return kKinds[data.index()];
}

std::string Value::toml() const {
  if (const bool* truth = boolean()) return *truth ? "true" : "false";
  if (const std::int64_t* whole = integer()) return std::to_string(*whole);
  if (const std::string* words = text()) return detail::toml_text(*words);
  if (const List* values = list()) return toml_list(*values);
  if (const Table* entries = table()) return toml_table(*entries);
  return detail::toml_number(number());
}

const Value* find(const Table& table, std::string_view key) {
  const Entry* entry = find_entry(table, key);
  return entry != nullptr ? &entry->value : nullptr;
}

const Entry* find_entry(const Table& table, std::string_view key) {
  for (const Entry& entry : table) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

}  // namespace anlage
