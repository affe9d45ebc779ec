// SPDX-License-Identifier: Apache-2.0
/// What one check says of one plugin or type.
#pragma once

#include <string>
#include <string_view>

namespace anlage::check {

enum class Status {
  passed,
  warned,   ///< worth knowing, no reason to refuse
  failed,
  skipped   ///< could not be asked here; the text says why
};

/// "passed", "warned", "failed", "skipped". [any]
[[nodiscard]] std::string_view to_string(Status status);

struct Verdict {
  Status status = Status::passed;
  std::string text;  ///< what was seen, with field, tick and numbers; may be empty if passed

  static Verdict pass(std::string text = {}) { return {Status::passed, std::move(text)}; }
  static Verdict warn(std::string text) { return {Status::warned, std::move(text)}; }
  static Verdict fail(std::string text) { return {Status::failed, std::move(text)}; }
  static Verdict skip(std::string text) { return {Status::skipped, std::move(text)}; }
};

}  // namespace anlage::check
