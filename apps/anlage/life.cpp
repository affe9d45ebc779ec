// SPDX-License-Identifier: Apache-2.0
#include "life.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "anlage/recording/checkpoint.hpp"
#include "anlage/recording/figure_meter.hpp"
#include "anlage/recording/probe_recorder.hpp"
#include "anlage/simulation/simulator.hpp"
#include "closing_table.hpp"
#include "interruption.hpp"
#include "terminal/numbers.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }

std::uint64_t peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024u;
}

std::uint64_t phase_ticks(const Genome& genome) {
  std::uint64_t sum = 0;
  for (const PhaseGene& phase : genome.phases) sum += phase.ticks;
  return sum;
}

// Phases end where they end; `--ticks` may end them sooner, and runs on after the last one.
std::uint64_t last_tick(const Genome& genome, std::uint64_t now, const std::optional<std::uint64_t>& ticks) {
  const std::uint64_t sum = phase_ticks(genome);
  if (!ticks) return sum;
  const std::uint64_t end = now + std::min(*ticks, std::numeric_limits<std::uint64_t>::max() - now);
  return now < sum ? std::min(sum, end) : end;
}

std::string title_of(const Brain& brain, const LifeOptions& options, int threads) {
  const auto counted = [](std::uint64_t count, const char* what) {
    return fmt::format("{} {}{}", count_text(count), what, count == 1 ? "" : "s");
  };
  std::string title = fmt::format("{}  ·  {}, {}, {}  ·  seed {}  ·  {}", brain.name,
                                  counted(brain.parts.size(), "part"), counted(brain.projections.size(), "projection"),
                                  counted(static_cast<std::uint64_t>(brain.synapse_count()), "synapse"), brain.seed,
                                  counted(static_cast<std::uint64_t>(threads), "thread"));
  return options.label.empty() ? title : title + "  ·  " + options.label;
}

SimulatorOptions simulator_options(const LifeOptions& options) {
  return {.threads = options.threads, .fuse = options.fuse, .witness = options.witness, .worker_deadline = options.worker_deadline, .profile = options.profile,
          .hide_borrowed = options.hide_borrowed};
}

class Life {
 public:
  Life(Assembly& assembly, const LifeOptions& options)
      : assembly_(assembly),
        options_(options),
        first_(assembly.state().clock.tick),
        last_(last_tick(assembly.brain().genome, first_, options.ticks)),
        now_(first_),
        simulator_(assembly.brain(), assembly.state(), assembly.schedule(), simulator_options(options)),
        folder_(options.out, assembly.brain().name),
        meter_(assembly.state(), simulator_),
        probes_(assembly.state(), simulator_, folder_.path()),
        interruption_(simulator_),
        progress_(options.progress, options.color, title_of(assembly.brain(), options, simulator_.threads()), first_,
                  last_, assembly.brain().tick) {
    for (const auto& [part, mode] : options.modes) simulator_.set_mode(part, mode);
    simulator_.observe(1, [this](std::uint64_t) { after_tick(); });
    for (const std::string& note : assembly.notes()) progress_.note("note: " + note);
    for (const PlannedChange& change : assembly.planned())
      if (change.tick >= last_)
        progress_.note(fmt::format("note: the change before tick {} is beyond the end of this run, tick {}", change.tick, last_));
    for (const Intervention& each : assembly.brain().interventions)
      if (each.gene.begin >= last_ && each.gene.begin >= first_)
        progress_.note(fmt::format("note: {} before tick {} is beyond the end of this run, tick {}", each.gene.text(), each.gene.begin, last_));
    result_.figures = options.figures.finished;
    finished_ = options.figures.finished;
    if (state().clock.phase_tick > 0 && options.figures.phase.empty()) {
      progress_.note(fmt::format("note: figures of the phase under way cover what comes after tick {}", first_));
    }
  }

  [[nodiscard]] const RunResult& result() const { return result_; }

  ExitCode run() {
    result_.status = "running";
    write([&] { folder_.write_changes(assembly_.planned_toml()); });
    write([&] { record(); });
    result_.start_seconds = seconds_since(options_.started);
    run_to_end();
    close_phase();  // as it stands; the checkpoint keeps it open
    return finish();
  }

 private:
  void run_to_end() {
    while (now_ < last_ && !interruption_.asked() && !simulator_.stopped_by() && !probes_.failed()) {
      if (!change_what_is_due()) break;
      next_checkpoint_ = options_.checkpoint_every == 0
                             ? std::numeric_limits<std::uint64_t>::max()
                             : (now_ / options_.checkpoint_every + 1) * options_.checkpoint_every;
      announce_interventions();
      next_stop_ = std::min({last_, next_checkpoint_, assembly_.next_change(), next_intervention()});
      const auto start = Clock::now();
      const std::uint64_t before = now_;
      run_stretch();
      result_.seconds += seconds_since(start);
      if (now_ == next_checkpoint_ && now_ < last_) checkpoint();
      if (now_ == before) break;
    }
  }

  void run_stretch() {
    const Genome& genome = assembly_.brain().genome;
    if (first_ < phase_ticks(genome)) {
      simulator_.run_phases({[this](const PhaseGene& phase) { begin_phase(&phase, phase.name); },
                             [this](const PhaseGene&) { end_phase(); }});
    } else {
      begin_phase(nullptr, genome.phases.empty() ? "run" : "after");
      simulator_.run(next_stop_ - now_);
    }
  }

  bool change_what_is_due() {
    while (assembly_.next_change() <= now_) {
      try {
        MadeChange made = assembly_.change(simulator_);
        meter_.rebind(state());
        probes_.rebind(state());
        announce(made);
        result_.changes.push_back(std::move(made));
      } catch (const Error& error) {
        for (const Problem& problem : error.problems()) progress_.note("anlage: " + problem.text());
        change_failed_ = exit_code(error.code());
        result_.reason = error.problems().front().text();
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] std::uint64_t next_intervention() const {
    std::uint64_t next = std::numeric_limits<std::uint64_t>::max();
    for (const Intervention& each : assembly_.brain().interventions) {
      if (each.gene.begin > now_) next = std::min(next, each.gene.begin);
      if (each.gene.end && *each.gene.end > now_) next = std::min(next, *each.gene.end);
    }
    return next;
  }

  void announce_interventions() {
    const auto say = [&](std::uint64_t tick, const InterventionGene& gene, const char* what) {
      if (tick == now_) progress_.note(fmt::format("before tick {} (age {:.6g} s): {}{}", tick, assembly_.brain().genome.age_at(tick), gene.text(), what));
    };
    for (const Intervention& each : assembly_.brain().interventions) {
      say(each.gene.begin, each.gene, "");
      if (each.gene.end) say(*each.gene.end, each.gene, " is over");
    }
  }

  void announce(const MadeChange& made) {
    std::string what;
    const auto add = [&what](const std::string& words) { what += (what.empty() ? "" : "; ") + words; };
    for (const std::string& rule : made.rules) add(rule);
    if (made.rules.empty())
      for (const auto& [path, value] : made.set) add(path + " = " + value);
    progress_.note(fmt::format("change before tick {}: {}", made.tick, what));
    for (const std::string& note : made.notes) progress_.note("note: " + note);
  }

  // A checkpoint or a change interrupts a phase; it then goes on, and so do its figures. A wish to stop that came with the last
  // tick of a phase is repeated here, before the next one has begun.
  void begin_phase(const PhaseGene* phase, const std::string& name) {
    if (now_ >= next_stop_ || interruption_.asked()) return simulator_.request_stop();
    const std::uint64_t index = phase != nullptr ? state().clock.phase : std::numeric_limits<std::uint64_t>::max();
    if (phase_open_ && index == phase_) return;
    phase_open_ = true;
    phase_ = index;
    phase_name_ = name;
    phase_start_ = Clock::now();
    const bool goes_on = !under_way_ && now_ == first_ && options_.figures.phase == name;
    under_way_ = true;
    if (goes_on) return meter_.resume_phase(options_.figures);
    meter_.begin_phase(name);
    if (!options_.at_phase) return;
    simulator_.flush();
    options_.at_phase(name, state());
  }

  void end_phase() {
    if (under_way_)
      for (Figure& figure : meter_.figures()) finished_.push_back(std::move(figure));
    under_way_ = false;
    close_phase();
  }

  void close_phase() {
    if (!phase_open_) return;
    phase_open_ = false;
    for (Figure& figure : meter_.figures()) result_.figures.push_back(std::move(figure));
    result_.phase_seconds.emplace_back(phase_name_, seconds_since(phase_start_));
  }

  void after_tick() {
    ++now_;
    if (now_ >= next_stop_) simulator_.request_stop();
    if (progress_.due()) progress_.show(view());
  }

  ProgressView view() const {
    ProgressView view{.tick = now_, .phase = phase_name_, .figure = {}, .value = 0.0, .times = {}};
    const auto& figures = assembly_.brain().genome.figures;
    if (!figures.empty()) {
      view.figure = figures.front().name;
      view.value = meter_.recent(0);
    }
    if (!options_.profile) return view;
    const auto times = simulator_.times();
    double sum = 0.0;
    for (const PartTime& time : times) sum += time.seconds;
    for (const PartTime& time : times) view.times.emplace_back(time.path, sum > 0.0 ? time.seconds / sum : 0.0);
    return view;
  }

  // What fails to be written is reported at once and remembered; a brain is not stopped for it.
  template <class Write>
  void write(Write&& write) {
    try {
      write();
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) progress_.note("anlage: " + problem.text());
      unwritten_ = true;
    } catch (const std::exception& error) {
      progress_.note(std::string("anlage: unexpected: ") + error.what());
      unwritten_ = true;
    }
  }

  void checkpoint() {
    write([&] {
      simulator_.flush();
      probes_.flush();
      write_state();
    });
  }

  void write_state() {
    const std::string path = folder_.checkpoint_path(state().clock.tick);
    write_checkpoint(state(), path, figure_record(), assembly_.to_come_toml());
  }

  FigureRecord figure_record() const {
    FigureRecord record = under_way_ ? meter_.under_way() : FigureRecord{};
    record.finished = finished_;
    return record;
  }

  void record() {
    folder_.write_record(assembly_.at_birth(), assembly_.registry(), simulator_, options_.command_line, result_);
  }

  ExitCode finish() {
    const auto& fault = simulator_.stopped_by();
    const bool early = now_ < last_;
    result_.status = fault                               ? "stopped by a fault"
                     : change_failed_                    ? "stopped: a change could not be made"
                     : early && probes_.failed()         ? "stopped: a recording could not be written"
                     : early && interruption_.asked()    ? "interrupted"
                                                         : "finished";
    if (fault) result_.reason = fault->text();
    simulator_.flush();
    result_.ticks = state().clock.tick - first_;
    result_.state_hash = state().hash();
    result_.peak_bytes = peak_bytes();
    progress_.finish();
    report_faults();
    write([&] { probes_.flush(); });
    write([&] { write_state(); });
    write([&] { folder_.write_result(result_); });
    write([&] { record(); });
    if (options_.closing_table) print_table();
    if (fault) return ExitCode::fault;
    if (change_failed_) return *change_failed_;
    if (result_.status == "interrupted") return ExitCode::interrupted;
    return unwritten_ ? ExitCode::failed : ExitCode::ok;
  }

  void report_faults() {
    constexpr std::size_t most = 5;
    const auto& faults = simulator_.faults();
    for (std::size_t i = 0; i < std::min(most, faults.size()); ++i)
      progress_.note("anlage: fault: " + faults[i].text());
    if (faults.size() > most) progress_.note(fmt::format("anlage: {} more faults, see run.json", faults.size() - most));
    if (simulator_.stopped_by()) {
      progress_.note(fmt::format("anlage: the state is that of the last good tick: {} ticks done", state().clock.tick));
    }
  }

  void print_table() const {
    const Terminal terminal(1, options_.color);
    const Brain& brain = assembly_.brain();
    std::string title = fmt::format("{}, seed {}", brain.name, brain.seed);
    terminal.write(closing_table(result_,
                                 {.title = std::move(title),
                                  .folder = folder_.path(),
                                  .state_bytes = assembly_.state().bytes(),
                                  .dt = brain.tick,
                                  .threads = simulator_.threads()},
                                 terminal));
  }

  [[nodiscard]] BrainState& state() { return assembly_.state(); }

  Assembly& assembly_;
  const LifeOptions& options_;
  std::uint64_t first_;
  std::uint64_t last_;
  std::uint64_t now_;  ///< ticks done
  std::uint64_t next_checkpoint_ = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t next_stop_ = 0;  ///< end, checkpoint or change, whichever comes first
  Simulator simulator_;
  RunFolder folder_;
  FigureMeter meter_;
  ProbeRecorder probes_;
  Interruption interruption_;
  Progress progress_;
  RunResult result_;
  bool unwritten_ = false;
  bool phase_open_ = false;
  bool under_way_ = false;        ///< a phase has begun and its end has not come
  std::vector<Figure> finished_;  ///< of the phases that are over, of the life before this run too
  std::optional<ExitCode> change_failed_;
  std::uint64_t phase_ = 0;  ///< the one that is open
  std::string phase_name_;
  Clock::time_point phase_start_;
};

}  // namespace

void check_length(const Genome& genome, std::uint64_t now, const std::optional<std::uint64_t>& ticks) {
  if (ticks) return;
  if (genome.phases.empty()) {
    throw UsageError("`" + genome.name + "` has no phases, so nothing says how long to run",
                     "give `--ticks N`, or add [[phases]] to the genome");
  }
  const std::uint64_t sum = phase_ticks(genome);
  if (now < sum) return;
  throw UsageError(fmt::format("this life is over: all {} ticks of its phases are done", sum),
                   "`--ticks N` runs on after the last phase");
}

ExitCode live(Assembly& assembly, const LifeOptions& options, RunResult* result) {
  check_length(assembly.brain().genome, assembly.state().clock.tick, options.ticks);
  Life life(assembly, options);
  const ExitCode code = life.run();
  if (result != nullptr) *result = life.result();
  return code;
}

}  // namespace anlage
