// SPDX-License-Identifier: Apache-2.0
/// What a well-behaved plugin leaves as it was: signal handlers, arithmetic, locale, threads, open files, environment.
#pragma once

#include <string>
#include <vector>

namespace anlage::check {

class Surroundings {
 public:
  /// As they are in this process now. [main]
  Surroundings();

  /// "2 threads instead of 1"; empty if nothing differs. [main]
  [[nodiscard]] std::string difference_to(const Surroundings& before) const;

 private:
  std::vector<std::pair<std::string, std::string>> facts_;
};

}  // namespace anlage::check
