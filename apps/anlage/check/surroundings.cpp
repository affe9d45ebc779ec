// SPDX-License-Identifier: Apache-2.0
#include "check/surroundings.hpp"

#include <dirent.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cfenv>
#include <clocale>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace anlage::check {
namespace {

/// Entries of a folder; the descriptor that lists them does not count.
std::string entries(const char* folder) {
  DIR* list = opendir(folder);
  if (list == nullptr) return "?";
  int count = 0;
  while (readdir(list) != nullptr) ++count;
  closedir(list);
  return std::to_string(count - 2);
}

std::string handler_of(int signal_number) {
  struct sigaction action {};
  if (sigaction(signal_number, nullptr, &action) != 0) return "none";
  return fmt::format("{}", reinterpret_cast<void*>(action.sa_sigaction));
}

std::string arithmetic() {
#if defined(__SSE__)
  return fmt::format("{:#x}", _mm_getcsr() & 0xFFC0u);
#else
  return std::to_string(std::fegetround());
#endif
}

}  // namespace

Surroundings::Surroundings() {
  facts_.emplace_back("threads", entries("/proc/self/task"));
  facts_.emplace_back("open files", entries("/proc/self/fd"));
  facts_.emplace_back("arithmetic mode", arithmetic());
  facts_.emplace_back("locale", std::setlocale(LC_ALL, nullptr));
  std::string variables;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) variables += *variable + std::string("\n");
  facts_.emplace_back("environment", variables);
  for (int number = 1; number < NSIG; ++number) facts_.emplace_back(fmt::format("handler of signal {}", number), handler_of(number));
}

std::string Surroundings::difference_to(const Surroundings& before) const {
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (facts_[i].second == before.facts_[i].second) continue;
    if (facts_[i].first == "environment") return "the environment has changed";
    return fmt::format("{}: {} instead of {}", facts_[i].first, facts_[i].second, before.facts_[i].second);
  }
  return {};
}

}  // namespace anlage::check
