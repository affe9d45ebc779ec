// SPDX-License-Identifier: Apache-2.0
#include "supervisor.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <nlohmann/json.hpp>
#include <thread>

#include "anlage/recording/checkpoint.hpp"
#include "anlage/simulation/witness.hpp"
#include "dying_words.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

volatile sig_atomic_t asked = 0;

/// A witness that parent and child share.
class SharedWitness {
 public:
  SharedWitness() {
    void* memory = mmap(nullptr, sizeof(Witness), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw Error({.code = ErrorCode::internal, .message = "no memory to share with the life"});
    witness_ = new (memory) Witness;
  }
  ~SharedWitness() { munmap(witness_, sizeof(Witness)); }
  SharedWitness(const SharedWitness&) = delete;
  SharedWitness& operator=(const SharedWitness&) = delete;
  Witness* get() { return witness_; }

 private:
  Witness* witness_;
};

/// How a life's process ended, or was ended.
struct End {
  int status = 0;
  bool hung = false;
};

struct Accident {
  std::uint64_t tick = 0;
  std::string part;        ///< "" if no verb was running
  std::string projection;  ///< of the rule that was learning
  std::string reason;
  FaultPolicy policy = FaultPolicy::stop;
  std::uint64_t goes_on_from = 0;
};

std::string newest_checkpoint(const std::string& folder) {
  std::string newest;
  std::error_code error;
  for (fs::directory_iterator entry(folder + "/checkpoints", error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".safetensors") newest = std::max(newest, entry->path().string());
  return newest;
}

/// The child's work; never returns.
[[noreturn]] void live_here(const Genome& genome, const Places& places, const LifeOptions& options, const std::string& from) {
  ExitCode code = ExitCode::failed;
  try {
    Assembly assembly(genome, places, options.guarded ? Memory::guarded : Memory::plain);
    if (options.guarded) leave_words(assembly.state(), *options.witness);
    LifeOptions mine = options;
    if (!from.empty()) {
      read_checkpoint(assembly.state(), from);
      mine.figures = figures_in_checkpoint(from);
    }
    code = live(assembly, mine);
  } catch (const UsageError& error) {
    std::fprintf(stderr, "anlage: %s\n", error.what());
    code = ExitCode::usage;
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) std::fprintf(stderr, "anlage: %s\n", problem.text().c_str());
    code = exit_code(error.code());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "anlage: unexpected: %s\n", error.what());
  }
  std::fflush(nullptr);
  _exit(static_cast<int>(code));
}

/// Waits for the end; a verb that takes longer than the deadline is ended.
End watch(pid_t child, const Witness& witness, double deadline) {
  using Clock = std::chrono::steady_clock;
  std::uint64_t tick = 0;
  std::uint32_t part = 0, projection = 0;
  auto since = Clock::now();
  End end;
  for (bool told = false;;) {
    if (waitpid(child, &end.status, WNOHANG) == child) return end;
    if (asked != 0 && !told) told = kill(child, SIGTERM) == 0;
    const bool busy = witness.part != Witness::nobody || witness.projection != Witness::nobody;
    if (!busy || tick != witness.tick || part != witness.part || projection != witness.projection) since = Clock::now();
    tick = witness.tick, part = witness.part, projection = witness.projection;
    if (std::chrono::duration<double>(Clock::now() - since).count() > deadline) {
      end.hung = true;
      kill(child, SIGKILL);
      waitpid(child, &end.status, 0);
      return end;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// Who was at work when it happened. A rule stands for the part that its projection ends in.
Accident accident_of(const End& end, const Witness& witness, const Brain& brain, const SupervisorOptions& supervision) {
  Accident accident;
  accident.tick = witness.tick;
  const std::string words(witness.words.data(), strnlen(witness.words.data(), witness.words.size()));
  accident.reason = !words.empty() ? words : end.hung ? fmt::format("hangs: one verb takes more than {:g} s", supervision.deadline)
                             : fmt::format("dies of signal {} ({})", WTERMSIG(end.status), strsignal(WTERMSIG(end.status)));
  std::optional<PartId> guilty;
  if (witness.part != Witness::nobody) guilty = PartId{witness.part.load()};
  if (witness.projection != Witness::nobody) {
    const Projection& projection = brain.projections[witness.projection];
    accident.projection = projection.name;
    guilty = projection.to;
  }
  if (!guilty) return accident;
  accident.part = brain.component(*guilty).path;
  accident.policy = supervision.on_crash.value_or(brain.part(*guilty).on_fault);
  return accident;
}

const char* word(FaultPolicy policy) {
  return policy == FaultPolicy::stop ? "stop" : policy == FaultPolicy::freeze ? "freeze" : "silence";
}

void keep(const std::string& folder, const std::vector<Accident>& accidents) {
  json all = json::array();
  for (const Accident& each : accidents)
    all.push_back({{"tick", each.tick}, {"part", each.part}, {"projection", each.projection}, {"reason", each.reason},
                   {"policy", word(each.policy)}, {"goes_on_from", each.goes_on_from}});
  std::ofstream(folder + "/supervision.json") << json{{"accidents", all}}.dump(2) << "\n";
}

void tell(const Accident& accident, const std::string& checkpoint) {
  const std::string who = accident.projection.empty() ? accident.part : accident.projection + " (rule)";
  std::fprintf(stderr, "anlage: tick %llu: %s %s; on_fault = %s\n", static_cast<unsigned long long>(accident.tick),
               who.empty() ? "the program, in no part's verb," : who.c_str(), accident.reason.c_str(), word(accident.policy));
  if (accident.policy == FaultPolicy::stop)
    std::fprintf(stderr, "anlage: the life ends; the state is that of %s\n", checkpoint.empty() ? "its birth" : checkpoint.c_str());
  else
    std::fprintf(stderr, "anlage: the life goes on from tick %llu without %s\n",
                 static_cast<unsigned long long>(accident.goes_on_from), accident.part.c_str());
}

std::uint64_t tick_in(const std::string& checkpoint) {
  return checkpoint.empty() ? 0 : std::strtoull(fs::path(checkpoint).stem().c_str(), nullptr, 10);
}

}  // namespace

ExitCode supervise(const Genome& genome, const Places& places, const LifeOptions& options, const SupervisorOptions& supervision) {
  const Brain brain = [&] {
    Registry registry = open_registry(places, genome.file);
    return developed(genome, registry, places, nullptr);
  }();
  SharedWitness witness;
  struct sigaction hear {};
  hear.sa_handler = [](int) { asked = 1; };
  sigaction(SIGINT, &hear, nullptr);
  sigaction(SIGTERM, &hear, nullptr);
  LifeOptions mine = options;
  mine.threads = 1;
  mine.witness = witness.get();
  if (mine.checkpoint_every == 0) mine.checkpoint_every = 10'000;
  if (mine.out.empty()) mine.out = fmt::format("runs/{}-supervised-{}", genome.name, getpid());
  const std::string first_folder = mine.out;
  std::string checkpoint;
  std::vector<Accident> accidents;
  for (;;) {
    witness.get()->part = witness.get()->projection = Witness::nobody;
    witness.get()->words.fill('\0');
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0) throw Error({.code = ErrorCode::internal, .message = std::string("no process for a life: ") + std::strerror(errno)});
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGTERM);
      setpgid(0, 0);  // a Ctrl-C reaches the supervisor alone, which passes it on once
      live_here(genome, places, mine, checkpoint);
    }
    const End end = watch(child, *witness.get(), supervision.deadline);
    if (!end.hung && WIFEXITED(end.status)) {
      if (!accidents.empty()) keep(first_folder, accidents);
      return static_cast<ExitCode>(WEXITSTATUS(end.status));
    }
    if (const std::string newer = newest_checkpoint(mine.out); !newer.empty()) checkpoint = newer;
    Accident accident = accident_of(end, *witness.get(), brain, supervision);
    accident.goes_on_from = tick_in(checkpoint);
    for (const auto& [part, mode] : mine.modes)
      if (part == accident.part) accident.policy = FaultPolicy::stop;  // it was at rest: something else is wrong
    tell(accident, checkpoint);
    accidents.push_back(accident);
    keep(first_folder, accidents);
    if (accident.policy == FaultPolicy::stop) return ExitCode::fault;
    mine.modes.emplace_back(accident.part, accident.policy);
    mine.out = fmt::format("{}/restart-{}", first_folder, accidents.size());
  }
}

}  // namespace anlage
