// SPDX-License-Identifier: Apache-2.0
// Nothing is known of pixels, classes and units by their numbers: in another order a brain learns as well.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "audit/relabelling.hpp"
#include "support/science.hpp"
#include "support/shipped_brains.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string control = "framework control";
constexpr int seeds = 8;

Genome body(std::uint64_t seed) {
  return shipped_brain("mushroom-body", {{"kenyon.size.n", "500"}, {"brain.seed", std::to_string(seed)}});
}

/// The lines of a port in another order, before the first tick.
Genome reordered(const Genome& genome, const std::string& port, const ScratchFolder& folder) {
  const Brain brain = develop(genome, registry());
  for (const PortName& each : audit::world_lines(brain))
    if (each.text() == port)
      if (const auto found = audit::relabelled(brain, each, folder.path() + "/order.csv", registry(), {}))
        return *found;
  throw std::runtime_error(port + " cannot be put into another order");
}

void hand_over(GenomeLife& from, GenomeLife& to) {
  from.simulator.flush();
  const auto weights = [](GenomeLife& life) { return life.brain.binding(life.brain.find("readout.w").value()).block; };
  const Block& block = from.brain.block(weights(from));
  std::copy_n(reinterpret_cast<const float*>(from.state.data(weights(from))), block.stride * block.cols,
              reinterpret_cast<float*>(to.state.data(weights(to))));
}

/// Share of 400 images named right.
double exam(GenomeLife& life) {
  life.simulator.set_learning(false);
  const FieldRef agreement = life.brain.find("teacher.agreement").value();
  double right = 0;
  for (int i = 0; i < 400; ++i) {
    life.simulator.run(1);
    right += life.state.value(agreement, 0) / 400;
  }
  return right;
}

double learned(const Genome& genome) {
  GenomeLife life(genome);
  life.simulator.run(100);
  return exam(life);
}

/// Mean difference of a treatment from the brain as it is, over its standard error; the seeds are the same.
double difference_in_errors(const std::function<double(std::uint64_t)>& treated) {
  std::vector<double> differences;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) differences.push_back(treated(seed) - learned(body(seed)));
  const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / seeds;
  double squares = 0;
  for (const double each : differences) squares += (each - mean) * (each - mean) / (seeds - 1);
  BOOST_TEST_MESSAGE("difference " << mean << " +- " << std::sqrt(squares / seeds));
  return squares == 0 ? 0 : mean / std::sqrt(squares / seeds);
}

/// The claws as drawn, but in a file, and with their cells renumbered by `step` (coprime to 500).
Genome listed(const Genome& genome, std::int64_t step, const ScratchFolder& folder) {
  GenomeLife drawn(genome);
  const auto claws = std::find_if(drawn.brain.projections.begin(), drawn.brain.projections.end(),
                                  [](const Projection& each) { return each.name == "claws"; });
  const auto* index = reinterpret_cast<const std::uint16_t*>(drawn.state.data(claws->index.value()));
  std::string lines = "pre,post\n";
  for (std::int64_t post = 0; post < 500; ++post)
    for (std::int64_t k = 0; k < claws->fan_in; ++k)
      lines += std::to_string(index[(post / 16 * claws->fan_in + k) * 16 + post % 16]) + "," +
               std::to_string(post * step % 500) + "\n";
  Genome told = genome;
  for (ProjectionGene& projection : told.projections)
    if (projection.name == "claws")
      projection.connection =
          TypeGene{.type = "FromTable", .settings = {{"table", {folder.write("claws.csv", lines)}}}};
  return told;
}

double listed_alike(const ScratchFolder& folder) {
  double otherwise = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed)
    otherwise += 400 * std::abs(learned(listed(body(seed), 1, folder)) - learned(body(seed)));
  return otherwise;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relabelling)

BOOST_AUTO_TEST_CASE(pixels_in_another_order_are_learned_as_well) {
  // |t| with 7 degrees of freedom exceeds 2.36 in one of 20.
  const ScratchFolder folder;
  report(
      {.target = "T-P8",
       .what =
           "mushroom body, pixels in another order: difference of the share named right, in standard errors (8 seeds)",
       .measured = difference_in_errors(
           [&](std::uint64_t seed) { return learned(reordered(body(seed), "stream.image", folder)); }),
       .bar = {-2.36, 2.36},
       .wanted = "0, within noise",
       .source = control});
}

BOOST_AUTO_TEST_CASE(classes_in_another_order_are_learned_as_well) {
  const ScratchFolder folder;
  report({.target = "T-P8",
          .what = "classes in another order: the same difference",
          .measured = difference_in_errors(
              [&](std::uint64_t seed) { return learned(reordered(body(seed), "stream.label", folder)); }),
          .bar = {-2.36, 2.36},
          .wanted = "0, within noise",
          .source = control});
}

BOOST_AUTO_TEST_CASE(units_in_another_order_learn_as_well) {
  // Of cells with equal drive, and there are many, the first ones win: other cells then, no better or worse ones.
  const ScratchFolder folder;
  report(
      {.target = "T-P8",
       .what = "Kenyon cells in another order, the same claws: the same difference",
       .measured = difference_in_errors([&](std::uint64_t seed) { return learned(listed(body(seed), 137, folder)); }),
       .bar = {-2.36, 2.36},
       .wanted = "0, within noise",
       .source = control});
  report({.target = "T-P8",
          .what = "in their own order, but listed in a file: images of 400 that are named otherwise (4 seeds)",
          .measured = listed_alike(folder),
          .bar = {0, 0},
          .wanted = "0",
          .source = control});
}

BOOST_AUTO_TEST_CASE(an_order_that_changes_after_learning_leaves_nothing) {
  // Chance of ten classes, 8 x 400 images: 0.1 +- 1.96 sqrt(0.09 / 3200) = 0.010; images of one class are alike, so
  // twice that.
  const ScratchFolder folder;
  double pixels = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    GenomeLife life(body(seed)), other(reordered(body(seed), "stream.image", folder));
    life.simulator.run(100);
    hand_over(life, other);
    pixels += exam(other) / seeds;
  }
  report({.target = "T-P8",
          .what = "ablation: pixels change their order after learning: share named right",
          .measured = pixels,
          .bar = {0, 0.2},
          .wanted = "chance, 0.1",
          .source = control});
}

BOOST_AUTO_TEST_SUITE_END()
