// SPDX-License-Identifier: Apache-2.0
#include "life_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "usage_error.hpp"

namespace anlage {
namespace {

using nlohmann::json;

json number(double value) { return std::isfinite(value) ? json(value) : json(); }

double number(const json& value) {
  return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::string packed(const RunResult& result) {
  json figures = json::array();
  for (const Figure& figure : result.figures) {
    figures.push_back({figure.phase, figure.name, number(figure.value), figure.samples});
  }
  return json{{"status", result.status},       {"figures", figures},
              {"ticks", result.ticks},         {"seconds", result.seconds},
              {"start", result.start_seconds}, {"peak", result.peak_bytes},
              {"hash", result.state_hash},     {"reason", result.reason}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

RunResult unpacked(std::FILE* file) {
  std::rewind(file);
  const json all = json::parse(file, nullptr, false);
  RunResult result;
  result.status = "died";
  if (!all.is_object()) return result;
  result.status = all["status"].get<std::string>();
  result.reason = all["reason"].get<std::string>();
  result.ticks = all["ticks"].get<std::uint64_t>();
  result.seconds = all["seconds"].get<double>();
  result.start_seconds = all["start"].get<double>();
  result.peak_bytes = all["peak"].get<std::uint64_t>();
  result.state_hash = all["hash"].get<std::string>();
  for (const json& figure : all["figures"]) {
    result.figures.push_back({figure[0].get<std::string>(), figure[1].get<std::string>(), number(figure[2]),
                              figure[3].get<std::uint64_t>()});
  }
  return result;
}

void say(const std::string& text) { std::fprintf(stderr, "anlage: %s\n", text.c_str()); }

bool leave(const RunResult& result, std::FILE* answer) {
  const std::string text = packed(result);
  return std::fwrite(text.data(), 1, text.size(), answer) == text.size() && std::fflush(answer) == 0;
}

ExitCode give_up(const std::string& why, ExitCode code, std::FILE* answer) {
  say(why);
  RunResult result;
  result.status = "not begun";
  result.reason = why;
  (void)leave(result, answer);
  return code;
}

ExitCode life(const Genome& genome, const Places& places, const LifeOptions& options, std::FILE* answer) {
  try {
    Assembly assembly(genome, places);
    assembly.plan(options.changes);
    RunResult result;
    const ExitCode code = live(assembly, options, &result);
    return leave(result, answer) ? code : ExitCode::failed;
  } catch (const UsageError& error) {
    return give_up(error.what() + (error.hint().empty() ? "" : "\n  hint: " + error.hint()), ExitCode::usage, answer);
  } catch (const Error& error) {
    return give_up(error.what(), exit_code(error.code()), answer);
  } catch (const std::exception& error) {
    return give_up(std::string("unexpected: ") + error.what(), ExitCode::failed, answer);
  }
}

void hear_nothing_of_it() {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
}

}  // namespace

LifeProcess::LifeProcess(const Genome& genome, const Places& places, const LifeOptions& options)
    : answer_(std::tmpfile()), seed_(genome.seed), folder_(options.out) {
  if (!answer_) {
    throw Error(Problem{.code = ErrorCode::file_unwritable,
                        .message = std::string("no temporary file: ") + std::strerror(errno)});
  }
  std::fflush(stdout);
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ < 0) {
    throw Error(Problem{.code = ErrorCode::internal,
                        .message = std::string("no process for a life: ") + std::strerror(errno),
                        .hint = "try fewer `--jobs`"});
  }
  if (process_ > 0) return;
  setpgid(0, 0);  // a Ctrl-C reaches the parent alone, which passes it on once
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(static_cast<int>(ExitCode::interrupted));
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (options.quiet) hear_nothing_of_it();
  const ExitCode code = life(genome, places, options, answer_.get());
  std::fflush(nullptr);
  _exit(static_cast<int>(code));
}

LifeProcess::~LifeProcess() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

std::optional<LifeOutcome> LifeProcess::ended() {
  int status = 0;
  if (waitpid(process_, &status, WNOHANG) != process_) return std::nullopt;
  process_ = -1;
  LifeOutcome outcome{
      .seed = seed_, .code = ExitCode::failed, .signal = 0, .folder = folder_, .result = unpacked(answer_.get()), .error = {}};
  outcome.error = outcome.result.reason;
  if (WIFEXITED(status)) outcome.code = static_cast<ExitCode>(WEXITSTATUS(status));
  if (WIFSIGNALED(status)) {
    outcome.signal = WTERMSIG(status);
    outcome.code = ExitCode::fault;
    outcome.error = std::string("died of signal ") + std::to_string(outcome.signal) + " (" + strsignal(outcome.signal) + ")";
  }
  return outcome;
}

void LifeProcess::send(int signal) const {
  if (process_ > 0) kill(process_, signal);
}

}  // namespace anlage
