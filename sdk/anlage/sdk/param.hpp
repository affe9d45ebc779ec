// SPDX-License-Identifier: Apache-2.0
/// What a genome states for a type: hyperparameters, words, texts. Evaluated by the framework before every call
/// (schedules, gains), so a verb just reads them.
///
///   Param  tau     {20e-3, "s", "membrane time constant", {1e-4, 1.0}};
///   Choice storage {"stored procedural", "how the wiring is kept", birth};
///   Text   data    {"name of the data set"};
#pragma once

#include <string>
#include <string_view>

#include "anlage/base/real.hpp"
#include "anlage/contract/call.h"
#include "anlage/sdk/detail/meta.hpp"
#include "anlage/sdk/failure.hpp"

namespace anlage {

/// Hyperparameter, SI units; reads as Real, `value` is its double.
class Param {
 public:
  constexpr Param(double default_value, const char* unit, const char* doc, Range range = {}, FieldFlags flags = {})
      : value(default_value), unit_(unit), doc_(doc), range_(range), flags_(flags) {}
  constexpr Param(double default_value, const char* unit, const char* doc, FieldFlags flags)
      : Param(default_value, unit, doc, Range{}, flags) {}
  /// Without a default: the genome has to state it.
  constexpr Param(const char* unit, const char* doc, Range range = {}, FieldFlags flags = {})
      : Param(0.0, unit, doc, range, flags | required) {}
  Param(const Param&) = default;
  Param& operator=(const Param&) = delete;

  constexpr operator Real() const { return static_cast<Real>(value); }

  template <class U>
  void operator=(const U&) {
    static_assert(sizeof(U) == 0, "a Param is read-only: the genome states it; what changes in a life is a State");
  }

  constexpr detail::Meta meta() const {
    return {ANLAGE_ROLE_PARAM, ANLAGE_DTYPE_F64, flags_.bits, "", unit_, doc_, nullptr, nullptr, value, range_.min,
            range_.max};
  }
  void bind(const anlage_view& view) {
    if (view.data != nullptr) value = *static_cast<const double*>(view.data);
  }

  double value;

 private:
  const char* unit_;
  const char* doc_;
  Range range_;
  FieldFlags flags_;
};

/// One word out of several; the first is the default.
class Choice {
 public:
  constexpr explicit Choice(const char* words, const char* doc, FieldFlags flags = {})
      : words_(words), doc_(doc), flags_(flags) {}
  Choice(const Choice&) = default;
  Choice& operator=(const Choice&) = delete;

  /// Index of the chosen word. [any]
  constexpr int index() const { return index_; }
  /// The chosen word. [any]
  constexpr std::string_view word() const {
    std::string_view rest = words_;
    for (int i = 0; i < index_; ++i) {
      const auto space = rest.find(' ');
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return rest.substr(0, rest.find(' '));
  }
  constexpr bool operator==(std::string_view other) const { return word() == other; }

  constexpr detail::Meta meta() const {
    int count = 1;
    for (const char* c = words_; *c != 0; ++c) count += *c == ' ';
    return {ANLAGE_ROLE_CHOICE, ANLAGE_DTYPE_F64, flags_.bits, "", "1", doc_, nullptr, words_, 0.0, 0.0, count - 1.0};
  }
  void bind(const anlage_view& view) {
    if (view.data != nullptr) index_ = static_cast<int>(*static_cast<const double*>(view.data));
  }

 private:
  int index_ = 0;
  const char* words_;
  const char* doc_;
  FieldFlags flags_;
};

/// Text, such as the name of a data set.
class Text {
 public:
  constexpr explicit Text(const char* doc, FieldFlags flags = {}) : doc_(doc), flags_(flags) {}
  Text(const Text&) = default;
  Text& operator=(const Text&) = delete;

  constexpr std::string_view text() const { return text_; }
  constexpr operator std::string_view() const { return text_; }
  std::string string() const { return text_; }
  constexpr bool empty() const { return *text_ == 0; }
  constexpr bool operator==(std::string_view other) const { return text() == other; }

  constexpr detail::Meta meta() const {
    return {ANLAGE_ROLE_TEXT, ANLAGE_DTYPE_U8, flags_.bits, "", "1", doc_, nullptr, nullptr, 0.0, -infinity, infinity};
  }
  void bind(const anlage_view& view) {
    if (view.data != nullptr) text_ = static_cast<const char*>(view.data);
  }

 private:
  const char* text_ = "";
  const char* doc_;
  FieldFlags flags_;
};

}  // namespace anlage
