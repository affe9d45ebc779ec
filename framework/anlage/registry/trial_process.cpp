// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/trial_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "anlage/base/error.hpp"

namespace anlage {
namespace {

constexpr int called_exit = 99;    // so much less likely than 0 or 1 that it can be told apart
constexpr int longest_look = 20;   // [ms] between two looks at a process that says nothing

/// The child keeps nothing of ours that a stranger could disturb: no handlers, no terminal, no core file.
void settle_down() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGALRM, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP})
    signal(number, SIG_DFL);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int standard = 0; nowhere >= 0 && standard < 3; ++standard) dup2(nowhere, standard);
  // Registered last and so called first: what this process would do at its end must not be done twice.
  std::atexit([] { _exit(called_exit); });
}

void write_all(int to, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t done = write(to, text.data() + at, text.size() - at);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) _exit(0);  // nobody listens any more
    at += static_cast<std::size_t>(done);
  }
}

}  // namespace

TrialProcess::TrialProcess(const std::function<void(const Tell&)>& work) {
  int ends[2];
  const bool has_pipe = pipe2(ends, O_CLOEXEC) == 0;
  std::fflush(nullptr);
  if (has_pipe) id_ = fork();
  if (id_ < 0) {
    const std::string why = std::strerror(errno);
    if (has_pipe) close(ends[0]), close(ends[1]);
    throw Error({.code = ErrorCode::internal, .message = "no process could be begun to describe plugins in: " + why});
  }
  if (id_ == 0) {
    close(ends[0]);
    settle_down();
    work([to = ends[1]](const std::string& lines) { write_all(to, lines); });
    _exit(0);
  }
  setpgid(id_, id_);  // both sides do it, because nobody knows who comes first
  close(ends[1]);
  pipe_ = ends[0];
  fcntl(pipe_, F_SETFL, O_NONBLOCK);
}

TrialProcess::~TrialProcess() {
  close(pipe_);
  if (ended_) return;
  kill(-id_, SIGKILL);
  kill(id_, SIGKILL);  // in case it has not come to be its own group
  while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool TrialProcess::take_line(std::string& line) {
  const std::size_t end = heard_.find('\n');
  if (end == std::string::npos) return false;
  line = heard_.substr(0, end);
  heard_.erase(0, end + 1);
  return true;
}

/// False if there is nothing to be read just now, or ever.
bool TrialProcess::read_some() {
  char buffer[1 << 14];
  const ssize_t count = read(pipe_, buffer, sizeof buffer);
  if (count > 0) heard_.append(buffer, static_cast<std::size_t>(count));
  if (count == 0) closed_ = true;
  return count > 0;
}

bool TrialProcess::has_ended() {
  siginfo_t info{};
  if (waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) != 0) {
    return errno == ECHILD;  // the program wants no news of its children
  }
  if (info.si_pid != id_) return false;
  kill(-id_, SIGKILL);  // its number is still taken, so that this reaches its own children and nobody else
  while (waitpid(id_, &status_, 0) < 0 && errno == EINTR) {
  }
  return true;
}

TrialProcess::Heard TrialProcess::listen(std::string& line, Clock::time_point until) {
  for (;;) {
    if (take_line(line)) return Heard::line;
    if (read_some()) continue;
    if (ended_) return Heard::end;
    ended_ = has_ended();
    if (ended_) continue;  // what it said last may have come in meanwhile
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return Heard::late;
    pollfd wait{pipe_, POLLIN, 0};
    const int look = static_cast<int>(std::min<long long>(left, longest_look));
    if (closed_) poll(nullptr, 0, 1);  // on its way out, or hiding
    else poll(&wait, 1, look);
  }
}

std::string TrialProcess::end() const {
  if (WIFSIGNALED(status_)) return fmt::format("dies of signal {} ({})", WTERMSIG(status_), strsignal(WTERMSIG(status_)));
  if (WEXITSTATUS(status_) == called_exit) return "calls exit";
  return fmt::format("ends the process with _exit({})", WEXITSTATUS(status_));
}

}  // namespace anlage
