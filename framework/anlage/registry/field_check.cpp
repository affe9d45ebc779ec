// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/field_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "anlage/base/initial_law.hpp"
#include "anlage/base/unit.hpp"

namespace anlage {
namespace {

using Reasons = std::vector<std::string>;

constexpr unsigned bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
constexpr unsigned rule = bit(Kind::learning_rule);
constexpr unsigned parts = bit(Kind::region) | bit(Kind::steering) | bit(Kind::world);
constexpr unsigned all = parts | bit(Kind::connection) | rule;

enum class Element { any, real };  // which element types a role may have
constexpr const char* free_shape = "*";

struct RoleLaw {
  Role role;
  unsigned kinds;
  Element element;
  const char* shape;  // the only legal one, or free
};

constexpr std::array laws{
    RoleLaw{Role::param, all, Element::any, ""},
    RoleLaw{Role::choice, all, Element::any, ""},
    RoleLaw{Role::text, all, Element::any, ""},
    RoleLaw{Role::in, parts, Element::real, free_shape},
    RoleLaw{Role::out, parts, Element::real, free_shape},
    RoleLaw{Role::state, parts | bit(Kind::connection), Element::any, free_shape},
    RoleLaw{Role::memory, bit(Kind::region), Element::any, free_shape},
    RoleLaw{Role::mutable_scalar, bit(Kind::steering), Element::any, ""},
    RoleLaw{Role::broadcast, parts, Element::real, ""},
    RoleLaw{Role::modulator, all, Element::real, ""},
    RoleLaw{Role::pre, rule, Element::real, "pre"},
    RoleLaw{Role::post, rule, Element::real, "post"},
    RoleLaw{Role::pre_state, rule, Element::real, "pre"},
    RoleLaw{Role::post_state, rule, Element::real, "post"},
    RoleLaw{Role::trace, rule, Element::real, "post pre"},
    RoleLaw{Role::weights, rule | bit(Kind::connection), Element::real, "post pre"},
    RoleLaw{Role::post_error, rule, Element::real, "post"},
    RoleLaw{Role::post_target, rule, Element::real, "post"},
    RoleLaw{Role::table, parts | bit(Kind::connection), Element::any, free_shape},
    RoleLaw{Role::scratch, all, Element::any, free_shape},
};

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool is_axis(const std::string& word) {
  if (is_snake_case(word)) return true;
  int size = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), size);
  return error == std::errc() && end == word.data() + word.size() && size > 0;
}

void check_role(Kind kind, const Field& field, const RoleLaw& law, Reasons& reasons) {
  if ((law.kinds & bit(kind)) == 0) {
    reasons.push_back(fmt::format("a {} has no {}", to_string(kind), to_string(field.role)));
  }
  const bool is_known = field.dtype >= ANLAGE_DTYPE_F32 && field.dtype <= ANLAGE_DTYPE_U64;
  if (!is_known || (law.element == Element::real && field.dtype != ANLAGE_DTYPE_F32)) {
    reasons.push_back(fmt::format("its element type is {}, for {} legal: {}", field.dtype, to_string(field.role),
                                  law.element == Element::real ? "1 (F32)" : "1 (F32) to 6 (U64)"));
  }
  if (field.has(ANLAGE_FIELD_SKIP_ZERO) && field.role != Role::pre && field.role != Role::pre_state) {
    reasons.push_back(fmt::format("only pre and pre state may skip zeros, it is {}", to_string(field.role)));
  }
  if (field.has(ANLAGE_FIELD_EVENTS) && field.role != Role::out && field.role != Role::pre && field.role != Role::post) {
    reasons.push_back(fmt::format("only out, pre and post may be events, it is {}", to_string(field.role)));
  }
}

void check_shape(const Field& field, const RoleLaw& law, Reasons& reasons) {
  const std::string shape = join(field.axes);
  if (field.role == Role::pre_state && shape == "pre pre") return;  // for rules that look at all senders at once
  if (law.shape != std::string_view(free_shape)) {
    if (shape != law.shape) {
      reasons.push_back(
          fmt::format("its shape is \"{}\", that of {} is \"{}\"", shape, to_string(field.role), law.shape));
    }
    return;
  }
  if (field.axes.size() > 2) {
    reasons.push_back(fmt::format("its shape \"{}\" has {} axes, at most 2 are legal", shape, field.axes.size()));
  }
  for (const std::string& axis : field.axes) {
    if (is_axis(axis)) continue;
    reasons.push_back(
        fmt::format("its shape \"{}\" has the axis \"{}\"; an axis is a snake_case name or a size, one space "
                    "between two",
                    shape, axis));
  }
}

void check_range(const Field& field, Reasons& reasons) {
  if (std::isnan(field.min) || std::isnan(field.max) || field.min > field.max) {
    reasons.push_back(fmt::format("its range [{}, {}] is empty", field.min, field.max));
    return;
  }
  if (field.role == Role::mutable_scalar && (std::isinf(field.min) || std::isinf(field.max))) {
    reasons.push_back(
        fmt::format("its range [{}, {}] is unbounded; a mutable has to be bounded", field.min, field.max));
  }
  if (field.has(ANLAGE_FIELD_REQUIRED)) return;
  if (!std::isfinite(field.default_value) || field.default_value < field.min || field.default_value > field.max) {
    reasons.push_back(fmt::format("its default {} lies outside [{}, {}]", field.default_value, field.min, field.max));
  } else if (field.has(ANLAGE_FIELD_INTEGER) && field.default_value != std::floor(field.default_value)) {
    reasons.push_back(fmt::format("it counts, its default {} is no whole number", field.default_value));
  }
}

void check_choices(const Field& field, Reasons& reasons) {
  if (field.choices.empty()) {
    reasons.push_back("it is a choice without words to choose from");
    return;
  }
  std::set<std::string> seen;
  for (const std::string& word : field.choices) {
    if (word.empty())
      reasons.push_back("its choices are not separated by exactly one space");
    else if (!seen.insert(word).second)
      reasons.push_back(fmt::format("it offers the choice `{}` twice", word));
  }
  const double last = static_cast<double>(field.choices.size() - 1);
  const double chosen = field.default_value;
  if (!field.has(ANLAGE_FIELD_REQUIRED) && !(chosen >= 0 && chosen <= last && chosen == std::floor(chosen))) {
    reasons.push_back(fmt::format("its default {} is no index of its choices, legal: 0 to {}", chosen, last));
  }
}

void check_unit(const Field& field, Reasons& reasons) {
  if (field.role == Role::choice || field.role == Role::text || field.unit == "*") return;
  if (field.unit.empty())
    reasons.push_back("it has no unit; \"1\" is dimensionless");
  else if (!Unit::parse(field.unit))
    reasons.push_back(fmt::format("its unit `{}` is unknown", field.unit));
}

void check_init(Kind kind, const Field& field, Reasons& reasons) {
  const auto law = InitialLaw::parse(field.init);
  if (!law) {
    reasons.push_back(fmt::format("its initial law is `{}`, legal: {}", field.init, InitialLaw::legal_forms()));
  } else if (kind == Kind::steering && law->is_random()) {
    reasons.push_back(fmt::format("its initial law `{}` is random; a steering circuit is innate", field.init));
  }
}

}  // namespace

bool is_snake_case(std::string_view text) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= 64 && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_symbol(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && text.size() <= 64 && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_camel_case(std::string_view text) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return !text.empty() && text.size() <= 64 && is_upper(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  if (text.empty()) return words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string> check_field(Kind kind, const Field& field) {
  Reasons reasons;
  if (!is_symbol(field.name)) reasons.push_back("its name is not of letters, digits and underscores, a letter first");
  const auto law = std::find_if(laws.begin(), laws.end(), [&](const RoleLaw& each) { return each.role == field.role; });
  if (law == laws.end()) {
    reasons.push_back(fmt::format("its role {} is unknown to this program", static_cast<std::uint32_t>(field.role)));
    return reasons;
  }
  check_role(kind, field, *law, reasons);
  check_shape(field, *law, reasons);
  check_unit(field, reasons);
  if (field.role == Role::param || field.role == Role::mutable_scalar) check_range(field, reasons);
  if (field.role == Role::choice) check_choices(field, reasons);
  check_init(kind, field, reasons);
  return reasons;
}

std::vector<std::string> check_fields(Kind kind, const std::vector<Field>& fields) {
  Reasons reasons;
  std::set<std::string> names;
  std::size_t weights = 0;
  for (const Field& field : fields) {
    if (!names.insert(field.name).second) reasons.push_back(fmt::format("two fields are called `{}`", field.name));
    if (field.role == Role::weights) ++weights;
  }
  if (kind == Kind::learning_rule && weights != 1) {
    reasons.push_back(fmt::format("a learning rule has exactly one weights field, this one has {}", weights));
  } else if (kind == Kind::connection && weights > 1) {
    reasons.push_back(fmt::format("a connection has at most one weights field, this one has {}", weights));
  }
  return reasons;
}

}  // namespace anlage
