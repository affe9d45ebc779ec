// SPDX-License-Identifier: Apache-2.0
#include "audit/trial.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "anlage/base/error.hpp"
#include "anlage/base/philox.hpp"
#include "audit/account.hpp"
#include "audit/relabelling.hpp"

namespace anlage::audit {
namespace {

/// Far from the seeds that people choose.
constexpr std::uint64_t other_seeds = 1'000'003;

std::uint64_t last_phase_begins(const Genome& genome) {
  std::uint64_t begin = 0;
  for (std::size_t i = 0; i + 1 < genome.phases.size(); ++i) begin += genome.phases[i].ticks;
  return begin;
}

Genome damaged(Genome genome, Operation operation, const std::string& target, std::uint64_t at) {
  genome.interventions.push_back({.operation = operation, .target = target, .begin = at});
  return genome;
}

/// Rules never learn, and memories of parts are frozen from the first tick on.
Genome unlearned(Genome genome, const std::set<std::string>& parts) {
  for (PhaseGene& phase : genome.phases) phase.learning = false;
  for (const std::string& part : parts) genome = damaged(std::move(genome), Operation::freeze, part, 0);
  return genome;
}

/// Deals the numbers of a block's columns out anew (Fisher & Yates), with a key of its own for each block.
void shuffle(const Block& block, std::byte* data, const Random& random) {
  auto* numbers = reinterpret_cast<float*>(data);
  const auto place = [&](std::uint64_t i) {
    return (static_cast<std::int64_t>(i) / block.rows) * block.stride + static_cast<std::int64_t>(i) % block.rows;
  };
  const auto count = static_cast<std::uint64_t>(block.rows * block.cols);
  for (std::uint64_t i = count; i > 1; --i) {
    const auto words = random.words(0, i);
    const std::uint64_t other = ((static_cast<std::uint64_t>(words[0]) << 32) | words[1]) % i;
    std::swap(numbers[place(i - 1)], numbers[place(other)]);
  }
}

std::function<void(const std::string&, BrainState&)> shuffles(std::string phase, std::string part) {
  return [phase = std::move(phase), part = std::move(part)](const std::string& now, BrainState& state) {
    if (now != phase) return;
    const Brain& brain = state.brain();
    const std::vector<PartId> owner = owners(brain);
    for (std::size_t i = 0; i < brain.blocks.size(); ++i) {
      const Block& block = brain.blocks[i];
      const bool learned = block.origin == Origin::learned && block.dtype == ANLAGE_DTYPE_F32 && block.depth == 1;
      if (!learned || brain.component(owner[index_of(block.owner)]).path != part) continue;
      shuffle(block, state.data(BlockId{static_cast<std::uint32_t>(i)}), Random(random_key(brain.seed, "audit/" + block.name)));
    }
  };
}

/// Nothing if the brain cannot be built with another size.
bool fits(const Genome& genome, Registry& registry, const Places& places) {
  try {
    (void)developed(genome, registry, places, nullptr);
    return true;
  } catch (const Error&) {
    return false;
  }
}

void plan_sizes(const Brain& brain, Registry& registry, const Places& places, std::vector<Trial>& trials) {
  for (std::size_t p = 0; p < brain.genome.parts.size(); ++p) {
    const PartGene& part = brain.genome.parts[p];
    if (part.kind != PartKind::region || part.size.empty()) continue;
    std::vector<Trial> found;
    for (const double scale : {0.25, 0.0625}) {
      Trial trial{.kind = TrialKind::smaller, .target = part.path, .scale = scale, .genome = brain.genome};
      bool whole = true;
      for (auto& [axis, units] : trial.genome.parts[p].size) {
        units = std::llround(static_cast<double>(units) * scale);
        whole = whole && units >= 1;
      }
      if (whole && fits(trial.genome, registry, places)) found.push_back(std::move(trial));
    }
    if (found.size() == 2) std::move(found.begin(), found.end(), std::back_inserter(trials));
  }
}

void plan_orders(const Brain& brain, Registry& registry, const Places& places, const std::string& folder, std::vector<Trial>& trials) {
  for (const PortName& port : world_lines(brain))
    if (auto genome = relabelled(brain, port, fmt::format("{}/{}.csv", folder, port.text()), registry, places))
      trials.push_back({.kind = TrialKind::relabelled, .target = port.text(), .genome = std::move(*genome)});
}

}  // namespace

std::string Trial::text() const {
  switch (kind) {
    case TrialKind::intact: return "as it is";
    case TrialKind::unlearned: return "never learns";
    case TrialKind::untold: return "without " + target;
    case TrialKind::frozen: return target + " never learns";
    case TrialKind::lesion: return target + " dead in the last phase";
    case TrialKind::shuffled: return target + " with its numbers shuffled";
    case TrialKind::reseeded: return "re-seeded";
    case TrialKind::relabelled: return target + " in another order";
    default: return fmt::format("{} with 1/{:.0f} of its units", target, 1 / scale);
  }
}

std::vector<Trial> plan_trials(const Brain& brain, const std::vector<Supervision>& learners, Registry& registry,
                               const Places& places, const std::string& folder) {
  const Genome& genome = brain.genome;
  std::set<std::string> learning, sources;
  for (const Supervision& learner : learners) {
    learning.insert(brain.component(learner.part).path);
    for (const PartId source : learner.sources)
      if (brain.part(source).kind == PartKind::steering) sources.insert(brain.component(source).path);
  }
  const std::uint64_t exam = last_phase_begins(genome);
  std::vector<Trial> trials{{.kind = TrialKind::intact, .target = {}, .genome = genome},
                            {.kind = TrialKind::unlearned, .target = {}, .genome = unlearned(genome, learning)}};
  for (const std::string& source : sources)
    trials.push_back({.kind = TrialKind::untold, .target = source, .genome = damaged(genome, Operation::silence, source, 0)});
  for (const std::string& part : learning) {
    trials.push_back({.kind = TrialKind::frozen, .target = part, .genome = damaged(genome, Operation::freeze, part, 0)});
    trials.push_back({.kind = TrialKind::shuffled, .target = part, .genome = genome,
                      .at_phase = shuffles(genome.phases.back().name, part)});
  }
  for (const PartGene& part : genome.parts)
    if (part.kind != PartKind::world)
      trials.push_back({.kind = TrialKind::lesion, .target = part.path, .genome = damaged(genome, Operation::lesion, part.path, exam)});
  trials.push_back({.kind = TrialKind::reseeded, .target = {}, .genome = genome, .seed_shift = other_seeds});
  plan_orders(brain, registry, places, folder, trials);
  plan_sizes(brain, registry, places, trials);
  return trials;
}

}  // namespace anlage::audit
