// SPDX-License-Identifier: Apache-2.0
/// A life in a process of its own.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>

#include "assembly.hpp"
#include "exit_code.hpp"
#include "life.hpp"

namespace anlage {

/// How a life in another process ended.
struct LifeOutcome {
  std::uint64_t seed = 0;
  ExitCode code = ExitCode::failed;
  int signal = 0;  ///< that killed the process; 0 if none did
  std::string folder;
  RunResult result;
  std::string error;  ///< why there is no life, or why it ended too early; may be empty
};

class LifeProcess {
 public:
  /// Starts the life at once. The process gets signals only from here. Throws: Error{internal} if there can be none.
  /// [main]
  LifeProcess(const Genome& genome, const Places& places, const LifeOptions& options);
  ~LifeProcess();
  LifeProcess(const LifeProcess&) = delete;
  LifeProcess& operator=(const LifeProcess&) = delete;

  /// The outcome if it has ended, else nothing; does not wait. [main]
  [[nodiscard]] std::optional<LifeOutcome> ended();
  void send(int signal) const;

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  pid_t process_ = -1;
  std::unique_ptr<std::FILE, Closer> answer_;  ///< unnamed file that the process leaves its result in
  std::uint64_t seed_;
  std::string folder_;
};

}  // namespace anlage
