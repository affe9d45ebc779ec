// SPDX-License-Identifier: Apache-2.0
/// Problems collected while building, so that a user sees all of them at once.
#pragma once

#include <string>
#include <vector>

#include "anlage/base/error.hpp"

namespace anlage {

class Diagnostics {
 public:
  void add(Problem problem);
  /// Something the user should know that is no mistake: "Oja has no `error`: left unused".
  void note(std::string text);

  [[nodiscard]] bool has_problems() const { return !problems_.empty(); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

  /// Throws: Error with every problem, ordered by file, line and column; nothing if there is none. What stands in one place of a
  /// file and reads alike is told once, by the first path that it has.
  void throw_if_any() const;

 private:
  std::vector<Problem> problems_;
  std::vector<std::string> notes_;
};

}  // namespace anlage
