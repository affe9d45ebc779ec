// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <set>
#include <string_view>

#include "anlage/base/diagnostics.hpp"
#include "anlage/registry/field_check.hpp"
#include "anlage/registry/plugin_note.hpp"

namespace anlage {
namespace {

constexpr std::size_t longest_text = 4096;
constexpr std::uint32_t most_types = 4096;
constexpr std::uint32_t most_fields = 4096;
constexpr std::uint32_t largest_struct = 1u << 16;

// What contract 1.0 has at least; everything behind may be missing and is then zero.
constexpr std::size_t least_library = offsetof(anlage_library, types) + sizeof(void*);
constexpr std::size_t least_type = offsetof(anlage_type, run) + sizeof(anlage_verb);
constexpr std::size_t least_field = offsetof(anlage_field, max) + sizeof(double);

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

class TableReader {
 public:
  explicit TableReader(std::string file) : file_(std::move(file)) {}

  LibraryTables read(const anlage_library* source) {
    LibraryTables tables;
    const auto library = read_struct<anlage_library>(source, least_library, "the library's table");
    if (library) {
      const std::string reason = refusal({.contract = library->contract, .isa = 0, .build = 0, .reserved = 0});
      if (reason.empty())
        read_types(*library, tables);
      else
        refuse(reason);
    }
    problems_.throw_if_any();
    return tables;
  }

 private:
  void refuse(std::string message) {
    problems_.add({.code = ErrorCode::plugin_refused,
                   .message = place_ + std::move(message),
                   .path = file_,
                   .hint = "rebuild the plugin against this program's sdk"});
  }

  template <class Struct>
  std::optional<Struct> read_struct(const void* source, std::size_t least, const char* what) {
    if (source == nullptr) {
      refuse(fmt::format("{} is missing", what));
      return std::nullopt;
    }
    std::uint32_t size = 0;
    std::memcpy(&size, source, sizeof size);
    if (size < least || size > largest_struct) {
      refuse(fmt::format("{} says it has {} bytes, contract {}.{} has at least {}", what, size, ANLAGE_CONTRACT_MAJOR,
                         ANLAGE_CONTRACT_MINOR, least));
      return std::nullopt;
    }
    Struct copy{};
    std::memcpy(&copy, source, std::min<std::size_t>(size, sizeof copy));
    return copy;
  }

  /// A missing text is an empty one; which texts may be empty is checked by those who need them.
  std::string read_text(const char* text, const char* what) {
    if (text == nullptr) return {};
    const std::size_t size = strnlen(text, longest_text + 1);
    if (size > longest_text) {
      refuse(fmt::format("its {} is longer than {} bytes", what, longest_text));
      return {};
    }
    std::string copy(text, size);
    const bool has_control =
        std::any_of(copy.begin(), copy.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (!is_utf8(copy))
      refuse(fmt::format("its {} is not UTF-8", what));
    else if (has_control)
      refuse(fmt::format("its {} has a line break or another control character", what));
    else
      return copy;
    return {};
  }

  void read_types(const anlage_library& library, LibraryTables& tables) {
    tables.compiler = read_text(library.compiler, "compiler");
    if (library.type_count == 0 || library.type_count > most_types) {
      refuse(fmt::format("it offers {} types, legal: 1 to {}", library.type_count, most_types));
      return;
    }
    if (library.types == nullptr) {
      refuse(fmt::format("it counts {} types and has no table of them", library.type_count));
      return;
    }
    std::set<std::string> names;
    for (std::uint32_t i = 0; i < library.type_count; ++i) {
      place_ = fmt::format("type {}: ", i);
      const auto type = read_struct<anlage_type>(library.types[i], least_type, "its table");
      if (type) tables.types.push_back(read_type(*type));
      if (type && !names.insert(tables.types.back().name).second) refuse("another type has the same name");
      place_.clear();
    }
  }

  TypeInfo read_type(const anlage_type& type) {
    TypeInfo info;
    info.name = read_text(type.name, "name");
    if (!info.name.empty()) place_ = fmt::format("type `{}`: ", info.name);
    if (info.name.empty())
      refuse("it has no name");
    else if (!is_camel_case(info.name))
      refuse("its name is not CamelCase");
    info.kind = static_cast<Kind>(type.kind);
    info.flags = type.flags;
    info.version = read_text(type.version, "version");
    info.licence = read_text(type.licence, "licence");
    info.doc = read_text(type.doc, "doc");
    info.citation = read_text(type.citation, "citation");
    if (info.version.empty()) refuse("it has no version");
    if (info.licence.empty()) refuse("it has no licence");
    info.plan = type.plan;
    info.fill = type.fill;
    info.run = type.run;
    info.settle = type.settle;
    info.fused = type.fused;
    info.extension = type.extension;
    if (type.kind < ANLAGE_KIND_REGION || type.kind > ANLAGE_KIND_WORLD) {
      refuse(fmt::format("its kind {} is unknown to this program", type.kind));
      return info;
    }
    check_verbs(info);
    read_fields(type, info);
    return info;
  }

  void check_verbs(const TypeInfo& info) {
    if (info.run == nullptr) refuse(fmt::format("a {} has to have the verb `run`", to_string(info.kind)));
    if (info.kind != Kind::learning_rule) {
      if (info.settle != nullptr)
        refuse(fmt::format("a {} has no `settle`, only a learning rule", to_string(info.kind)));
      if (info.fused != nullptr) refuse(fmt::format("a {} has no `fused`, only a learning rule", to_string(info.kind)));
      if (info.has(ANLAGE_TYPE_NON_LOCAL)) refuse("only a learning rule can be non-local");
    } else if (info.plan != nullptr || info.fill != nullptr) {
      refuse("a learning rule has neither `plan` nor `fill`");
    }
    if (info.kind != Kind::connection && info.has(ANLAGE_TYPE_LINEAR)) refuse("only a connection can be linear");
  }

  void read_fields(const anlage_type& type, TypeInfo& info) {
    if (type.field_count == 0) return check_together(info);
    const bool has_legal_step = type.field_size >= least_field && type.field_size <= largest_struct &&
                                type.field_size % alignof(anlage_field) == 0;
    if (type.field_count > most_fields || type.fields == nullptr || !has_legal_step) {
      refuse(fmt::format("its table of {} fields of {} bytes is {}", type.field_count, type.field_size,
                         type.fields == nullptr ? "missing" : "impossible"));
      return;
    }
    const std::string type_place = place_;
    const auto* bytes = reinterpret_cast<const std::byte*>(type.fields);
    for (std::uint32_t i = 0; i < type.field_count; ++i) {
      place_ = fmt::format("{}field {}: ", type_place, i);
      const auto field =
          read_struct<anlage_field>(bytes + std::size_t{i} * type.field_size, least_field, "its description");
      if (field) info.fields.push_back(read_field(*field, info.kind, type_place));
    }
    place_ = type_place;
    check_together(info);
  }

  void check_together(const TypeInfo& info) {
    for (std::string& reason : check_fields(info.kind, info.fields)) refuse(std::move(reason));
  }

  Field read_field(const anlage_field& source, Kind kind, const std::string& type_place) {
    Field field;
    field.name = read_text(source.name, "name");
    if (!field.name.empty()) place_ = fmt::format("{}field `{}`: ", type_place, field.name);
    field.role = static_cast<Role>(source.role);
    field.dtype = source.dtype;
    field.flags = source.flags;
    field.axes = split_words(read_text(source.shape, "shape"));
    field.unit = read_text(source.unit, "unit");
    field.doc = read_text(source.doc, "doc");
    field.init = read_text(source.init, "initial law");
    if (field.init.empty()) field.init = "zero";
    field.choices = split_words(read_text(source.choices, "choices"));
    field.default_value = source.default_value;
    field.min = source.min;
    field.max = source.max;
    for (std::string& reason : check_field(kind, field)) refuse(std::move(reason));
    return field;
  }

  std::string file_;
  std::string place_;
  Diagnostics problems_;
};

}  // namespace

LibraryTables read_tables(const anlage_library* library, const std::string& file) {
  return TableReader(file).read(library);
}

}  // namespace anlage
