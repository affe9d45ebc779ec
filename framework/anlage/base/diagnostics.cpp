// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace anlage {

void Diagnostics::add(Problem problem) { problems_.push_back(std::move(problem)); }

void Diagnostics::note(std::string text) { notes_.push_back(std::move(text)); }

void Diagnostics::throw_if_any() const {
  if (problems_.empty()) return;
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.where.file, a.where.line, a.where.column) <
           std::tie(b.where.file, b.where.line, b.where.column);
  });
  throw Error(std::move(sorted));
}

}  // namespace anlage
