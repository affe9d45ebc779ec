// SPDX-License-Identifier: Apache-2.0
#include "workshop.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sstream>
#include <thread>

#include "anlage/base/error.hpp"
#include "terminal/numbers.hpp"

namespace anlage {
namespace {

constexpr std::uint64_t trial_ticks = 200;
constexpr unsigned trial_seconds = 5;
constexpr double slice = 0.02;  // [s] between two looks at a running demo
constexpr double quiet = 0.05;  // [s] in which a file has to stay as it is: editors write in steps

std::atomic<bool> asked_to_end{false};

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

template <class... Words>
void say(fmt::format_string<Words...> text, Words&&... words) {
  std::puts(fmt::format(text, std::forward<Words>(words)...).c_str());
  std::fflush(stdout);
}

void say_problems(const Error& error) {
  for (const Problem& problem : error.problems()) say("  {}", problem.text());
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Of many lines those with an error, each with the two after it.
std::string essence(const std::string& words) {
  std::istringstream lines(words);
  std::string line, kept;
  int wanted = 0, shown = 0;
  while (std::getline(lines, line)) {
    if (line.find("error") != std::string::npos) wanted = 3;
    if (wanted-- > 0 && shown++ < 12) kept += "  " + line + "\n";
  }
  if (kept.empty()) return words;
  kept.pop_back();
  return kept;
}

}  // namespace

Workshop::Workshop(const std::filesystem::path& folder, WorkshopOptions options) : options_(std::move(options)), source_(folder) {
  const double begin = seconds();
  if (const std::string words = source_.build(); !words.empty())
    throw Error({.code = ErrorCode::plugin_failed, .message = "the plugin does not build:\n" + words});
  options_.places.plugins.insert(options_.places.plugins.begin(), source_.plugins());
  now_ = std::make_unique<Generation>(source_.genome(), options_.places);
  say("generation 1: {} is born, built in {:.1f} s", now_->brain().name, seconds() - begin);
}

bool Workshop::run() {
  struct sigaction end {};
  end.sa_handler = [](int) { asked_to_end = true; };
  sigaction(SIGINT, &end, nullptr);
  sigaction(SIGTERM, &end, nullptr);
  const auto ticks = static_cast<std::uint64_t>(std::max(1.0, slice / now_->brain().tick));
  while (!asked_to_end && (options_.ticks == 0 || now_->tick() < options_.ticks)) {
    const double begin = seconds();
    do {
      if (now_->run(ticks)) continue;
      say("tick {}: {}", now_->tick(), now_->fault());
      return false;
    } while (options_.fast && seconds() < begin + slice && (options_.ticks == 0 || now_->tick() < options_.ticks));
    look();
    if (seconds() > status_at_ + 1) say_status();
    const double left = static_cast<double>(ticks) * now_->brain().tick - (seconds() - begin);
    if (!options_.fast && left > 0) std::this_thread::sleep_for(std::chrono::duration<double>(std::min(left, 1.0)));
  }
  say_status();
  return true;
}

void Workshop::say_status() {
  status_at_ = seconds();
  say("tick {}  generation {}{}", count_text(now_->tick()), number_, now_->figures());
}

/// A new file begins a build beside the running demo; a finished build is tried and takes over.
void Workshop::look() {
  if (building_.valid()) {
    if (building_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    const std::string words = building_.get();
    if (words.empty()) return swap();
    say("does not build; generation {} goes on\n{}", number_, essence(words));
    return;
  }
  if (seconds() < looked_at_ + quiet) return;
  looked_at_ = seconds();
  const std::vector<std::string> names = source_.changed();
  if (!names.empty()) {
    saved_at_ = looked_at_;
    unbuilt_ = true;
    return say("tick {}: {} saved", count_text(now_->tick()), joined(names));
  }
  if (!unbuilt_) return;
  unbuilt_ = false;
  building_ = std::async(std::launch::async, [this] { return source_.build(); });
}

/// Its first ticks, in a process of their own: what dies or hangs there does so alone. "" if all is well.
std::string Workshop::trial() {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child < 0) return "";
  if (child == 0) {
    alarm(trial_seconds);
    signal(SIGALRM, SIG_DFL);
    try {
      Generation next(source_.genome(), options_.places, *now_);
      _exit(next.run(trial_ticks) ? 0 : 1);
    } catch (...) {
      _exit(0);  // what is thrown is thrown again, and told, where it can be
    }
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) return fmt::format("hangs: {} ticks take more than {} s", trial_ticks, trial_seconds);
  if (WIFSIGNALED(status)) return fmt::format("dies in its first {} ticks: {}", trial_ticks, strsignal(WTERMSIG(status)));
  return "";
}

void Workshop::swap() {
  if (const std::string why = trial(); !why.empty()) return say("the new version {}; generation {} goes on", why, number_);
  try {
    auto next = std::make_unique<Generation>(source_.genome(), options_.places, *now_);
    const std::uint64_t at = now_->tick();
    if (!next->run(trial_ticks)) {
      say("the new version stops: {}\nback to generation {} at tick {}", next->fault(), number_, count_text(at));
      return;
    }
    number_ += 1;
    say("generation {}: built and swapped in {:.1f} s at tick {}, {} blocks of numbers kept", number_, seconds() - saved_at_,
        count_text(at), next->moved().kept.size());
    if (!next->moved().begun.empty()) say("  begun: {}", joined(next->moved().begun));
    if (!next->moved().dropped.empty()) say("  dropped: {}", joined(next->moved().dropped));
    now_ = std::move(next);
  } catch (const Error& error) {
    say("the new version cannot go on with these numbers; generation {} goes on", number_);
    say_problems(error);
  }
}

}  // namespace anlage
