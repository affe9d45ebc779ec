// SPDX-License-Identifier: Apache-2.0
#include "graphviz.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "usage_error.hpp"

extern char** environ;

namespace anlage {
namespace {

constexpr const char* way_out = "install the package `graphviz`, or write DOT with `--format dot`";

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

// Two files without a name need no pipe to be kept from filling up.
File temporary(const std::string& content) {
  File file(std::tmpfile());
  if (!file) throw UsageError(std::string("no temporary file for `dot`: ") + std::strerror(errno));
  if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size() || std::fflush(file.get()) != 0) {
    throw UsageError(std::string("cannot write a temporary file for `dot`: ") + std::strerror(errno));
  }
  std::rewind(file.get());
  return file;
}

pid_t start(int in, int out) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in, 0);
  posix_spawn_file_actions_adddup2(&files, out, 1);
  char name[] = "dot";
  char format[] = "-Tsvg";
  char* words[] = {name, format, nullptr};
  pid_t child = -1;
  const int error = posix_spawnp(&child, name, &files, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&files);
  if (error == ENOENT) throw UsageError("SVG needs Graphviz, and there is no program `dot`", way_out);
  if (error != 0) throw UsageError(std::string("cannot start `dot`: ") + std::strerror(error), way_out);
  return child;
}

int wait_for(pid_t child, double limit) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(limit);
  int status = 0;
  for (;;) {
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) throw UsageError("`dot` got lost");
    if (std::chrono::steady_clock::now() > end) break;
    poll(nullptr, 0, 10);
  }
  kill(child, SIGKILL);
  waitpid(child, &status, 0);
  throw UsageError("`dot` has been drawing for " + std::to_string(static_cast<int>(limit)) + " seconds and was stopped",
                   "write DOT with `--format dot` and draw it with another program, such as `sfdp`");
}

std::string content(std::FILE* file) {
  std::rewind(file);
  std::string out;
  char buffer[65536];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file)) out.append(buffer, size);
  return out;
}

}  // namespace

std::string draw_svg(const std::string& dot_text, double limit) {
  const File in = temporary(dot_text);
  const File out = temporary("");
  const int status = wait_for(start(fileno(in.get()), fileno(out.get())), limit);
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
    throw UsageError("SVG needs Graphviz, and `dot` does not start", way_out);
  if (WEXITSTATUS(status) != 0)
    throw UsageError("`dot` failed with exit code " + std::to_string(WEXITSTATUS(status)), way_out);
  return content(out.get());
}

}  // namespace anlage
