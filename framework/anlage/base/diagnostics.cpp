// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/diagnostics.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace anlage {
namespace {

/// Nested genomes and rows of a table repeat a problem of one place for everything made from it: its path does not make it another.
std::string what_is_told(Problem problem) {
  if (problem.where.line != 0) problem.path.clear();
  return problem.text();
}

}  // namespace

void Diagnostics::add(Problem problem) { problems_.push_back(std::move(problem)); }

void Diagnostics::note(std::string text) { notes_.push_back(std::move(text)); }

void Diagnostics::throw_if_any() const {
  if (problems_.empty()) return;
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.where.file, a.where.line, a.where.column) <
           std::tie(b.where.file, b.where.line, b.where.column);
  });
  std::set<std::string> told;
  std::erase_if(sorted, [&](const Problem& problem) { return !told.insert(what_is_told(problem)).second; });
  throw Error(std::move(sorted));
}

}  // namespace anlage
