// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/error.hpp"

#include <utility>

namespace anlage {
namespace {

std::string join(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += problem.text();
  }
  return text;
}

}  // namespace

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::file_unreadable: return "file-unreadable";
    case ErrorCode::file_unwritable: return "file-unwritable";
    case ErrorCode::syntax: return "syntax";
    case ErrorCode::unknown_key: return "unknown-key";
    case ErrorCode::missing_key: return "missing-key";
    case ErrorCode::wrong_value: return "wrong-value";
    case ErrorCode::wrong_unit: return "wrong-unit";
    case ErrorCode::out_of_range: return "out-of-range";
    case ErrorCode::unknown_type: return "unknown-type";
    case ErrorCode::unknown_part: return "unknown-part";
    case ErrorCode::unknown_port: return "unknown-port";
    case ErrorCode::duplicate_name: return "duplicate-name";
    case ErrorCode::shape_mismatch: return "shape-mismatch";
    case ErrorCode::unit_mismatch: return "unit-mismatch";
    case ErrorCode::unconnected: return "unconnected";
    case ErrorCode::does_not_fit: return "does-not-fit";
    case ErrorCode::zero_delay_cycle: return "zero-delay-cycle";
    case ErrorCode::nesting: return "nesting";
    case ErrorCode::plugin_refused: return "plugin-refused";
    case ErrorCode::plugin_failed: return "plugin-failed";
    case ErrorCode::checkpoint_mismatch: return "checkpoint-mismatch";
    case ErrorCode::checkpoint_damaged: return "checkpoint-damaged";
    case ErrorCode::internal: return "internal";
  }
  return "internal";
}

std::string Problem::text() const {
  std::string text;
  if (where.is_known()) text += where.text() + ": ";
  if (!path.empty()) text += path + ": ";
  text += message;
  text += " [";
  text += to_string(code);
  text += "]";
  if (!hint.empty()) text += "\n  hint: " + hint;
  return text;
}

Error::Error(Problem problem) : Error(std::vector<Problem>{std::move(problem)}) {}

Error::Error(std::vector<Problem> problems)
    : std::runtime_error(join(problems)), problems_(std::move(problems)) {
  if (problems_.empty()) problems_.push_back({ErrorCode::internal, "an error without a problem"});
}

}  // namespace anlage
