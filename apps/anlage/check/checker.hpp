// SPDX-License-Identifier: Apache-2.0
/// The checker: asks every check of every type of a plugin file, each in a process of its own.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/checks.hpp"

namespace anlage::check {

/// A check that need not pass, and why.
struct Waiver {
  int number = 0;
  std::string type;    ///< empty: every type
  std::string reason;
};

/// Reads "[[waive]] check = 21, type = "MyRegion", reason = "…"" entries. Throws: Error with the place of every mistake; a waiver
/// without a reason is one. [main]
[[nodiscard]] std::vector<Waiver> read_waivers(const std::string& file);

struct CheckerOptions {
  Level level = Level::quick;
  std::set<int> only;        ///< empty: all of the level
  std::vector<Waiver> waivers;
  double longer = 1.0;       ///< deadlines times this
};

struct Finding {
  const Check* check = nullptr;
  std::string type;   ///< empty: the file
  Verdict verdict;
  std::string waived; ///< the reason; empty if it counts
};

struct Report {
  std::string file;
  std::vector<std::string> types;
  std::string unloadable;    ///< why nothing could be asked; empty if it could
  std::vector<Finding> findings;

  /// Whether nothing failed that was not waived. [any]
  [[nodiscard]] bool is_clean() const;
};

/// `target.type` limits it to one type. `heard` is called after every answer. [main, one thread]
[[nodiscard]] Report check_file(const Target& target, const CheckerOptions& options,
                                const std::function<void(const Finding&)>& heard = {});

}  // namespace anlage::check
