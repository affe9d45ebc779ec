// SPDX-License-Identifier: Apache-2.0
/// A process that does something dangerous and tells about it, line by line.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>

namespace anlage {

class TrialProcess {
 public:
  using Clock = std::chrono::steady_clock;
  using Tell = std::function<void(const std::string& lines)>;

  /// Begins `work` in a fork of this process, without terminal, core file and signal handlers of ours.
  /// Throws: Error{internal}. [build]
  explicit TrialProcess(const std::function<void(const Tell&)>& work);
  /// Ends it, and what it has begun.
  ~TrialProcess();
  TrialProcess(const TrialProcess&) = delete;
  TrialProcess& operator=(const TrialProcess&) = delete;

  enum class Heard { line, end, late };
  /// The next line that it tells; `end` when it has ended, `late` when nothing came until then. [build]
  [[nodiscard]] Heard listen(std::string& line, Clock::time_point until);

  /// Once it has ended: "dies of signal 11 (Segmentation fault)", "calls exit", "ends the process with _exit(0)". [build]
  [[nodiscard]] std::string end() const;

 private:
  [[nodiscard]] bool take_line(std::string& line);
  [[nodiscard]] bool read_some();
  [[nodiscard]] bool has_ended();

  pid_t id_ = -1;
  int pipe_ = -1;
  int status_ = 0;
  bool ended_ = false;
  bool closed_ = false;
  std::string heard_;
};

}  // namespace anlage
