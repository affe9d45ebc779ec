// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/ticks.hpp"

namespace anlage::detail {

void refuse_kind(const Value& value, const std::string& path, std::string_view expected, Diagnostics& problems,
                 std::string hint) {
  const bool small = value.list() == nullptr && value.table() == nullptr;
  const std::string shown = small ? fmt::format(" (`{}`)", value.toml()) : "";
  problems.add({ErrorCode::wrong_value, fmt::format("is {}{}, and should be {}", value.kind(), shown, expected),
                value.where, path, std::move(hint)});
}

std::optional<PortName> read_port(const Value& value, const std::string& path, Diagnostics& problems) {
  const std::string* text = value.text();
  if (text == nullptr) {
    refuse_kind(value, path, "a port such as \"kenyon.rate\"", problems);
    return std::nullopt;
  }
  std::optional<PortName> port = split_port(*text);
  if (!port) {
    const bool dotless = text->find('.') == std::string::npos;
    problems.add({ErrorCode::wrong_value,
                  fmt::format("`{}` {}", *text, dotless ? "names no port" : "is not a part and a port"), value.where,
                  path, fmt::format("write \"{}\"", dotless && is_path(*text) ? *text + ".PORT" : "part.port")});
    return std::nullopt;
  }
  port->where = value.where;
  return port;
}

const Value* TableReader::value(std::string_view key) {
  if (!is_legal(std::string(key))) legal_.emplace_back(key);
  return find(table_, key);
}

std::optional<std::string> TableReader::text(std::string_view key, bool may_be_empty) {
  const Value* stated = value(key);
  if (stated == nullptr) return std::nullopt;
  if (stated->text() == nullptr) {
    refuse_kind(*stated, path_of(key), "text", problems_);
    return std::nullopt;
  }
  if (stated->text()->empty() && !may_be_empty) {
    problems_.add({ErrorCode::wrong_value, "is empty", stated->where, path_of(key)});
    return std::nullopt;
  }
  return *stated->text();
}

std::optional<std::string> TableReader::word(std::string_view key, const std::vector<std::string>& legal) {
  std::optional<std::string> read = text(key);
  if (!read || std::ranges::find(legal, *read) != legal.end()) return read;
  problems_.add({ErrorCode::wrong_value, fmt::format("`{}` is not known here", *read), value(key)->where, path_of(key),
                 suggest(*read, legal)});
  return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const Value* stated = value(key);
  if (stated == nullptr) return std::nullopt;
  if (stated->boolean() != nullptr) return *stated->boolean();
  refuse_kind(*stated, path_of(key), "true or false", problems_);
  return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const Value* stated = value(key);
  if (stated == nullptr) return std::nullopt;
  const std::int64_t* whole = stated->integer();
  if (whole == nullptr) {
    refuse_kind(*stated, path_of(key), "a whole number", problems_);
    return std::nullopt;
  }
  if (*whole < least || *whole > most) {
    problems_.add({ErrorCode::out_of_range,
                   fmt::format("is {}, and has to be at {} {}", *whole, *whole < least ? "least" : "most",
                               *whole < least ? least : most),
                   stated->where, path_of(key)});
    return std::nullopt;
  }
  return *whole;
}

std::optional<std::uint64_t> TableReader::ticks(std::string_view key, double tick, std::uint64_t least) {
  const Value* stated = value(key);
  if (stated == nullptr) return std::nullopt;
  return read_ticks(*stated, tick, least, path_of(key), problems_);
}

std::optional<PortName> TableReader::port(std::string_view key) {
  const Value* stated = value(key);
  if (stated == nullptr) return std::nullopt;
  return read_port(*stated, path_of(key), problems_);
}

const Table* TableReader::table(std::string_view key) {
  const Value* stated = value(key);
  if (stated == nullptr || stated->table() != nullptr) return stated == nullptr ? nullptr : stated->table();
  refuse_kind(*stated, path_of(key), "a table", problems_);
  return nullptr;
}

const List* TableReader::list(std::string_view key) {
  const Value* stated = value(key);
  if (stated == nullptr || stated->list() != nullptr) return stated == nullptr ? nullptr : stated->list();
  refuse_kind(*stated, path_of(key), "a list", problems_);
  return nullptr;
}

void TableReader::require(std::string_view key, std::string hint) {
  if (value(key) != nullptr) return;
  problems_.add({ErrorCode::missing_key, fmt::format("has no `{}`", key), where_, path_, std::move(hint)});
}

void TableReader::refuse_others() const {
  for (const Entry& entry : table_) {
    if (is_legal(entry.key)) continue;
    problems_.add({ErrorCode::unknown_key, fmt::format("unknown key `{}`", entry.key), entry.where, path_,
                   suggest(entry.key, legal_)});
  }
}

Table TableReader::others() const {
  Table others;
  std::ranges::copy_if(table_, std::back_inserter(others), [this](const Entry& entry) { return !is_legal(entry.key); });
  return others;
}

std::string TableReader::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

bool TableReader::is_legal(const std::string& key) const { return std::ranges::find(legal_, key) != legal_.end(); }

}  // namespace anlage::detail
