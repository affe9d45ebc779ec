// SPDX-License-Identifier: Apache-2.0
/// All brains of apps/brains, for controls that have to hold for each of them; images are drawn, so that none needs
/// data.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "anlage/base/philox.hpp"
#include "support/life.hpp"
#include "support/scratch_folder.hpp"

namespace anlage::test {

/// Ten classes of images, 28 x 28: a drawn pattern a class, three tenths of whose pixels are turned over in each image.
class DrawnImages {
 public:
  DrawnImages() {
    write("train", 600, 1);
    write("t10k", 200, 2);
  }
  [[nodiscard]] const std::string& path() const { return folder_.path(); }

 private:
  void write(const std::string& split, std::uint32_t images, std::uint64_t stream) const {
    const Random patterns(random_key(1, "patterns")), noise(random_key(stream, "noise"));
    std::string pixels = idx_header({images, 28, 28}), labels = idx_header({images});
    for (std::uint32_t i = 0; i < images; ++i) {
      labels += static_cast<char>(i % 10);
      for (std::uint32_t k = 0; k < 784; ++k) {
        const bool light = patterns.words(i % 10, k)[0] % 4 == 0, turned = noise.words(i, k)[0] % 10 < 3;
        pixels += light != turned ? '\xff' : '\0';
      }
    }
    (void)folder_.write(split + "-images-idx3-ubyte", pixels);
    (void)folder_.write(split + "-labels-idx1-ubyte", labels);
  }

  ScratchFolder folder_;
};

/// The genome of apps/brains/NAME with drawn images, and few granule cells where there would be millions.
inline Genome shipped_brain(const std::string& name, std::vector<Override> overrides = {}) {
  static const DrawnImages images;
  const std::string file = std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/" + name + "/genome.toml";
  for (const PartGene& part : read_genome(file).parts)
    if (part.gene.type == "ImageStream") overrides.push_back({"world." + part.path + ".data", images.path()});
  if (name == "cerebellum")
    for (const std::string side : {"left", "right"})
      overrides.insert(overrides.end(),
                       {{side + ".granules", "208"}, {side + ".size.purkinje", "16"}, {side + "_wish.size.n", "16"}});
  return read_genome(file, overrides);
}

/// Names of all of them, sorted.
inline std::vector<std::string> shipped_brains() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ANLAGE_TEST_SOURCE) + "/apps/brains"))
    if (std::filesystem::exists(entry.path() / "genome.toml")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// A genome that lives.
struct GenomeLife {
  Brain brain;
  Schedule schedule;
  BrainState state;
  Simulator simulator;

  explicit GenomeLife(const Genome& genome, SimulatorOptions options = {})
      : brain(develop(genome, registry())),
        schedule(make_schedule(brain)),
        state(brain),
        simulator(brain, state, schedule, options) {}

  [[nodiscard]] std::string hash() {
    simulator.flush();
    return state.hash();
  }
};

/// Blocks that learning changes: synapses with a rule, and memories.
inline std::vector<BlockId> learned_blocks(const Brain& brain) {
  std::vector<BlockId> found;
  for (std::size_t i = 0; i < brain.blocks.size(); ++i)
    if (brain.blocks[i].origin == Origin::learned) found.push_back(BlockId{static_cast<std::uint32_t>(i)});
  return found;
}

/// The floats of a block as they are now, padding left out.
inline std::string bytes_of(GenomeLife& life, BlockId id) {
  life.simulator.flush();
  const Block& block = life.brain.block(id);
  const auto* data = reinterpret_cast<const char*>(life.state.data(id));
  std::string bytes;
  for (std::int64_t column = 0; column < block.cols * block.depth; ++column)
    bytes.append(data + column * block.stride * 4, static_cast<std::size_t>(block.rows) * 4);
  return bytes;
}

}  // namespace anlage::test
