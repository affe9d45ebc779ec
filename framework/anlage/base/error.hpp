// SPDX-License-Identifier: Apache-2.0
/// The one exception of the framework: a list of problems, each with its place, both sides, and the way out.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/base/source_location.hpp"

namespace anlage {

/// What went wrong, for programs; the message is for people.
enum class ErrorCode {
  file_unreadable,      ///< a file is missing, unreadable or not what it should be
  file_unwritable,      ///< a file could not be written in full
  syntax,               ///< the genome is not TOML, or an override is not `path=value`
  unknown_key,          ///< a key that nothing reads
  missing_key,          ///< a key that has to be stated
  wrong_value,          ///< a value of the wrong kind
  wrong_unit,           ///< a quantity of another dimension
  out_of_range,         ///< a number outside its legal range
  unknown_type,         ///< no plugin offers this type
  unknown_part,         ///< no part of this name
  unknown_port,         ///< the part has no such port
  duplicate_name,       ///< the same name twice
  shape_mismatch,       ///< two ends of different shape
  unit_mismatch,        ///< two ends of different unit
  unconnected,          ///< an input that needs a source has none
  does_not_fit,         ///< a type that cannot be used in this place
  zero_delay_cycle,     ///< parts that wait for each other within one tick
  nesting,              ///< a genome that contains itself, or an export that leads nowhere
  plugin_refused,       ///< a library that must not be loaded
  plugin_failed,        ///< a verb of a plugin reported a failure
  checkpoint_mismatch,  ///< a checkpoint of another brain
  checkpoint_damaged,   ///< a checkpoint whose contents cannot be trusted
  internal              ///< a mistake in the framework itself
};

/// The word for a code, as printed in brackets: "unknown-key". [any]
[[nodiscard]] std::string_view to_string(ErrorCode code);

/// One problem. `message` says what is wrong with both sides and the numbers; `hint` says what to do.
struct Problem {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  SourceLocation where = {};  ///< in a file that the user wrote, if it comes from one
  std::string path = {};      ///< the part, port or key it is about: "kenyon.drive"
  std::string hint = {};      ///< legal choices or the fix; may be empty

  /// "file:line:column: path: message [code]" and, if there is one, "  hint: …" on a second line. [any]
  [[nodiscard]] std::string text() const;
};

/// Thrown while building (parse, load, develop, open) and never from a tick. Holds at least one problem.
class Error : public std::runtime_error {
 public:
  explicit Error(Problem problem);
  explicit Error(std::vector<Problem> problems);

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  /// Code of the first problem. [any]
  [[nodiscard]] ErrorCode code() const { return problems_.front().code; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace anlage
