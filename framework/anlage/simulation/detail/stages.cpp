// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/stages.hpp"

#include <algorithm>

namespace anlage::detail {
namespace {

// In synapses: what one core handles in about ten microseconds. Below it a barrier costs more than a second core brings.
constexpr std::int64_t worth_sharing = 60'000;
constexpr std::int64_t step_overhead = 40;  // a call, in synapses

std::int64_t cost(const PartStep& step) { return step.work + step_overhead * (1 + static_cast<std::int64_t>(step.inflows.count + step.small_sums.count)); }

bool can_split_inflows(Program& program, const PartStep& step) {
  const auto inflows = Program::part_of(program.inflows, step.inflows);
  return step.work >= worth_sharing && std::all_of(inflows.begin(), inflows.end(), [&](const Inflow& inflow) {
           return inflow.splittable && inflow.call.last == inflows.front().call.last;
         });
}

Stage empty_stage(int lanes) { return Stage{std::vector<std::vector<Task>>(static_cast<std::size_t>(lanes)), true}; }

/// Slices of `units` on multiples of 16, one per lane.
void add_slices(Stage& stage, Task::Kind kind, std::uint32_t step, std::int64_t units) {
  const std::int64_t groups = (units + 15) / 16;
  const auto lanes = static_cast<std::int64_t>(stage.lanes.size());
  for (std::int64_t lane = 0; lane < lanes; ++lane) {
    const std::int64_t first = groups * lane / lanes * 16;
    const std::int64_t last = std::min(groups * (lane + 1) / lanes * 16, units);
    if (first < last) stage.lanes[static_cast<std::size_t>(lane)].push_back({kind, step, first, last});
  }
  stage.serial = false;
}

/// Whole tasks in contiguous ranges of about equal cost.
void share_out(Stage& stage, const std::vector<Task>& tasks, const std::vector<std::int64_t>& costs) {
  std::int64_t total = 0;
  for (const std::int64_t value : costs) total += value;
  const auto lanes = static_cast<std::int64_t>(stage.lanes.size());
  if (lanes == 1 || total < worth_sharing || tasks.size() < 2) {
    stage.lanes[0].insert(stage.lanes[0].end(), tasks.begin(), tasks.end());
    return;
  }
  std::int64_t before = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::int64_t lane = std::min(lanes - 1, (before + costs[i] / 2) * lanes / std::max<std::int64_t>(total, 1));
    stage.lanes[static_cast<std::size_t>(lane)].push_back(tasks[i]);
    before += costs[i];
  }
  stage.serial = false;
}

/// Neighbouring light parts of a lane become one task.
void bundle(const Program& program, std::vector<Task>& tasks) {
  std::vector<Task> bundled;
  for (const Task& task : tasks) {
    const bool light = task.kind == Task::Kind::part && program.parts[task.step].is_light();
    const bool joins = light && !bundled.empty() && bundled.back().kind == Task::Kind::light_parts &&
                       bundled.back().last < light_parts_together &&
                       bundled.back().step + bundled.back().last == task.step;
    if (joins)
      bundled.back().last += 1;
    else if (light)
      bundled.push_back({Task::Kind::light_parts, task.step, 0, 1});
    else
      bundled.push_back(task);
  }
  tasks = std::move(bundled);
}

bool has_tasks(const Stage& stage) {
  return std::any_of(stage.lanes.begin(), stage.lanes.end(), [](const auto& tasks) { return !tasks.empty(); });
}

/// Sums of the large parts in slices first; then every verb, small parts whole.
void add_wave(Program& program, const Wave& wave, int lanes) {
  Stage inflows = empty_stage(lanes);
  Stage rest = empty_stage(lanes);
  std::vector<Task> tasks;
  std::vector<std::int64_t> costs;
  for (const PartId id : wave.parts) {
    const std::uint32_t index = program.step_of_part[index_of(id)];
    const PartStep& step = program.parts[index];
    const bool split = lanes > 1 && step.inflows.count > 0 && can_split_inflows(program, step);
    if (split) {
      add_slices(inflows, Task::Kind::inflows, index, program.inflows[step.inflows.first].call.last);
      program.split_parts.push_back(index);
    }
    tasks.push_back({split ? Task::Kind::verb : Task::Kind::part, index, 0, 0});
    costs.push_back(split ? step.units + step_overhead : cost(step));
  }
  share_out(rest, tasks, costs);
  for (std::vector<Task>& lane : rest.lanes) bundle(program, lane);
  if (has_tasks(inflows)) program.stages.push_back(std::move(inflows));
  program.stages.push_back(std::move(rest));
}

std::int64_t learning_work(const RuleStep& rule) {
  const anlage_synapses& synapses = rule.now->synapses;
  if (synapses.sent_first != nullptr) return synapses.count / 64;
  return synapses.layout == ANLAGE_LAYOUT_SHARED ? synapses.post * synapses.fan_in : synapses.count;
}

/// Receivers that share weights cannot learn side by side.
bool split_learning(const RuleStep& rule, int lanes) {
  if (rule.now->synapses.layout == ANLAGE_LAYOUT_SHARED || rule.damage != nullptr) return false;
  const std::int64_t work = learning_work(rule);
  return lanes > 1 && rule.type->has(ANLAGE_TYPE_SPLITTABLE) && rule.pending == nullptr && work >= worth_sharing;
}

std::uint32_t rounds_of(const Program& program) {
  std::uint32_t rounds = 0;
  for (const RuleStep& rule : program.rules) rounds = std::max(rounds, rule.round + 1);
  return rounds;
}

void add_learning(Program& program, int lanes, std::uint32_t round) {
  Stage settle = empty_stage(lanes);
  Stage slices = empty_stage(lanes);
  std::vector<Task> tasks;
  std::vector<std::int64_t> costs;
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) {
    const RuleStep& rule = program.rules[i];
    if (rule.round != round) continue;
    const bool split = split_learning(rule, lanes);
    const PartStep& target = program.parts[rule.target];
    tasks.push_back({split ? Task::Kind::settle : Task::Kind::learning, i, 0, 0, target.period, target.offset});
    costs.push_back(rule.pending != nullptr || split ? rule.projection->pre / 4 + step_overhead : learning_work(rule));
    if (split) add_slices(slices, Task::Kind::learn, i, rule.projection->post);
  }
  if (tasks.empty()) return;
  share_out(settle, tasks, costs);
  program.learning_stages.push_back(std::move(settle));
  if (has_tasks(slices)) program.learning_stages.push_back(std::move(slices));
}

}  // namespace

void make_stages(Program& program, const Schedule& schedule, int lanes) {
  for (const Wave& wave : schedule.waves) add_wave(program, wave, lanes);
  for (std::uint32_t round = 0; round < rounds_of(program); ++round) add_learning(program, lanes, round);
  for (const auto* stages : {&program.stages, &program.learning_stages})
    for (const Stage& stage : *stages) program.any_parallel = program.any_parallel || !stage.serial;
}

}  // namespace anlage::detail
