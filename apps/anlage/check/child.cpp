// SPDX-License-Identifier: Apache-2.0
#include "check/child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>

namespace anlage::check {
namespace {

int answer_to = -1;  // of this process, if it is a child

void write_all(int to, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t done = write(to, bytes.data() + at, bytes.size() - at);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    at += static_cast<std::size_t>(done);
  }
}

std::string packed(const Verdict& verdict) { return static_cast<char>('0' + static_cast<int>(verdict.status)) + verdict.text; }

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// All that arrives before the end of the pipe; false if it takes too long.
bool read_all(int from, double until, std::string& bytes) {
  for (char buffer[65536];;) {
    const double left = until - seconds();
    pollfd wait{from, POLLIN, 0};
    const int ready = left > 0 ? poll(&wait, 1, static_cast<int>(left * 1000) + 1) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t count = read(from, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

void be_a_child(int to, const std::function<std::string()>& make) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);
  answer_to = to;
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, 1);
  dup2(nowhere, 2);
  write_all(to, make());
  _exit(0);
}

struct Outcome {
  std::string bytes;
  bool late = false;
  int status = 0;
};

Outcome outcome_of(const std::function<std::string()>& make, double deadline) {
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) return {{}, false, -1};
  const pid_t child = fork();
  if (child == 0) {
    close(pipe_ends[0]);
    be_a_child(pipe_ends[1], make);
  }
  close(pipe_ends[1]);
  Outcome outcome;
  outcome.late = !read_all(pipe_ends[0], seconds() + deadline, outcome.bytes);
  close(pipe_ends[0]);
  kill(-child, SIGKILL);  // with whatever it has started
  if (outcome.late) kill(child, SIGKILL);
  while (waitpid(child, &outcome.status, 0) < 0 && errno == EINTR) {
  }
  return outcome;
}

std::string death_of(const Outcome& outcome, double deadline) {
  if (outcome.late) return fmt::format("hangs: no answer within {:g} s", deadline);
  if (WIFSIGNALED(outcome.status)) return fmt::format("dies: {}", strsignal(WTERMSIG(outcome.status)));
  return fmt::format("ends the process (exit {})", WEXITSTATUS(outcome.status));
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::passed: return "passed";
    case Status::warned: return "warned";
    case Status::failed: return "failed";
    default: return "skipped";
  }
}

Verdict in_child(const std::function<Verdict()>& ask, double deadline) {
  const Outcome outcome = outcome_of(
      [&] {
        try {
          return packed(ask());
        } catch (const std::exception& error) {
          return packed(Verdict::fail(error.what()));
        }
      },
      deadline);
  if (outcome.bytes.empty() || outcome.late) return Verdict::fail(death_of(outcome, deadline));
  return {static_cast<Status>(outcome.bytes[0] - '0'), outcome.bytes.substr(1)};
}

std::string bytes_of_child(const std::function<std::string()>& make, double deadline, Verdict& problem) {
  const Outcome outcome = outcome_of(
      [&]() -> std::string {
        try {
          return "=" + make();
        } catch (const std::exception& error) {
          return std::string("!") + error.what();
        }
      },
      deadline);
  if (!outcome.late && !outcome.bytes.empty() && outcome.bytes[0] == '=') return outcome.bytes.substr(1);
  const bool threw = !outcome.late && !outcome.bytes.empty();
  problem = Verdict::fail(threw ? outcome.bytes.substr(1) : death_of(outcome, deadline));
  return {};
}

void answer_now(const Verdict& verdict) {
  write_all(answer_to, packed(verdict));
  _exit(0);
}

}  // namespace anlage::check
