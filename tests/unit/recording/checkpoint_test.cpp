// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/checkpoint.hpp"

#include <boost/test/unit_test.hpp>

#include <cstring>

#include "anlage/recording/safetensors.hpp"
#include "support/life.hpp"
#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

/// Noise, a delay line of 3 ticks, learning weights, a counter: everything a state can hold.
const std::string brain_text = R"(
[brain]
name = "small"
seed = 5
[regions.noise]
type = "TestNoise"
size = { n = 3 }
[regions.echo]
type = "TestEcho"
gain = 0.5
size = { n = 2 }
[steering.counter]
type = "TestCounter"
[[projections]]
name = "plastic"
from = "noise.rate"
to = "echo.drive"
delay = 3
connection = { type = "Dense" }
learning = { type = "TestGated", level = "counter.level", eta = 0.01 }
[[phases]]
name = "train"
ticks = 100
)";

std::string changed(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

void save(const Life& life, const std::string& path) {
  life.simulator->flush();
  write_checkpoint(*life.state, path);
}

std::string mismatch(const Life& saved, const Life& other) {
  const Folder folder;
  save(saved, folder.path("a"));
  return refusal_of([&] { read_checkpoint(*other.state, folder.path("a")); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checkpoint)

BOOST_AUTO_TEST_CASE(holds_the_timed_changes_that_are_still_to_come) {
  const Folder folder;
  const Life life(brain_text);
  const std::string toml = "[[changes]]\ntick = 9\nset = { \"regions.echo.gain\" = 2.0 }\n";

  write_checkpoint(*life.state, folder.path("with"), {}, toml);
  write_checkpoint(*life.state, folder.path("without"));

  BOOST_TEST(changes_in_checkpoint(folder.path("with")) == toml);
  BOOST_TEST(changes_in_checkpoint(folder.path("without")).empty());
}

BOOST_AUTO_TEST_CASE(continues_a_life_bit_for_bit) {
  const Folder folder;
  Life whole(brain_text);
  Life second(brain_text);
  whole.simulator->run(20);
  save(whole, folder.path("a"));
  whole.simulator->run(30);

  read_checkpoint(*second.state, folder.path("a"));
  second.simulator->run(30);

  BOOST_TEST(second.state->clock.tick == 50U);
  BOOST_TEST(second.hash() == whole.hash());
}

BOOST_AUTO_TEST_CASE(restores_the_clock_with_its_phase) {
  const Folder folder;
  Life life(brain_text);
  life.state->clock = {20, 0, 20};
  save(life, folder.path("a"));
  life.state->clock = {};

  read_checkpoint(*life.state, folder.path("a"));

  BOOST_TEST(life.state->clock.tick == 20U);
  BOOST_TEST(life.state->clock.phase == 0U);
  BOOST_TEST(life.state->clock.phase_tick == 20U);
}

BOOST_AUTO_TEST_CASE(stores_the_logical_numbers_of_each_saved_block_under_its_name) {
  const Folder folder;
  Life life(brain_text);
  life.simulator->run(5);
  save(life, folder.path("a"));

  const SafetensorsFile file(folder.path("a"));

  std::size_t saved = 0;
  for (const Block& block : life.brain->blocks) saved += block.saved ? 1 : 0;
  BOOST_TEST(file.tensors().size() == saved);
  const BlockId weights = *life.brain->projections[0].weights;
  for (const TensorInfo& tensor : file.tensors()) {
    if (tensor.name != life.brain->block(weights).name) continue;
    BOOST_TEST(tensor.shape == (std::vector<std::uint64_t>{3, 2}), boost::test_tools::per_element());  // [pre post]
    BOOST_TEST(tensor.end - tensor.begin == 24U);
    return;
  }
  BOOST_FAIL("no weights in the checkpoint");
}

BOOST_AUTO_TEST_CASE(can_be_read_by_a_few_lines_that_know_only_the_format) {
  const Folder folder;
  Life life(brain_text);
  life.simulator->run(7);
  save(life, folder.path("a"));

  const std::string file = content(folder.path("a"));
  std::uint64_t header = 0;
  std::memcpy(&header, file.data(), 8);
  const std::string entry = file.substr(file.find("\"counter/count\":{"), 120);
  float count = 0.0F;
  std::memcpy(&count, file.data() + 8 + header + std::stoul(entry.substr(entry.find("\"data_offsets\":[") + 16)), 4);

  BOOST_TEST(count == 7.0F);
}

BOOST_AUTO_TEST_CASE(holds_the_genome_it_was_made_with) {
  const Folder folder;
  Life life(brain_text);
  save(life, folder.path("a"));

  BOOST_TEST(genome_in_checkpoint(folder.path("a")) == life.brain->genome.resolved_toml());
}

BOOST_AUTO_TEST_CASE(names_type_and_version_of_each_component) {
  const Folder folder;
  Life life(brain_text);
  save(life, folder.path("a"));

  const SafetensorsFile file(folder.path("a"));

  BOOST_TEST(file.text("component:counter")->find("TestCounter 1.0.0; count F32 [1]") == 0U);
}

BOOST_AUTO_TEST_CASE(accepts_a_brain_that_was_renamed) {
  BOOST_TEST(mismatch(Life(brain_text), Life(changed(brain_text, "\"small\"", "\"renamed\""))) == "");
}

BOOST_AUTO_TEST_CASE(refuses_another_seed) {
  const std::string text = mismatch(Life(brain_text), Life(changed(brain_text, "seed = 5", "seed = 6")));

  BOOST_TEST(has(text, "does not fit brain `small`, 1 difference:"));
  BOOST_TEST(has(text, "seed  5           6"), text);
  BOOST_TEST(has(text, "[checkpoint-mismatch]"));
}

BOOST_AUTO_TEST_CASE(refuses_another_length_of_the_tick) {
  const std::string text =
      mismatch(Life(brain_text), Life(changed(brain_text, "seed = 5", "seed = 5\ntick = \"2 ms\"")));

  BOOST_TEST(has(text, "tick [s]  0.001       0.002"), text);
}

BOOST_AUTO_TEST_CASE(shows_both_shapes_of_a_block_that_differs) {
  const std::string text =
      mismatch(Life(brain_text), Life(changed(brain_text, "size = { n = 2 }", "size = { n = 4 }")));

  BOOST_TEST(has(text, "plastic/w"), text);
  BOOST_TEST(has(text, "F32 [3 2]"), text);
  BOOST_TEST(has(text, "F32 [3 4]"), text);
}

BOOST_AUTO_TEST_CASE(names_what_is_missing_on_either_side) {
  const std::string extra = "[regions.more]\ntype = \"TestNoise\"\nsize = { n = 1 }\n";
  const Life small(brain_text);
  const Life large(brain_text + extra);

  const std::string in_file = mismatch(small, large);
  const std::string in_brain = mismatch(large, small);

  BOOST_TEST(has(in_file, "more/rate         missing     F32 [1]"), in_file);
  BOOST_TEST(has(in_brain, "more/rate         F32 [1]          missing"), in_brain);
}

BOOST_AUTO_TEST_CASE(refuses_another_type_in_the_same_place) {
  const std::string text = mismatch(Life(brain_text), Life(changed(brain_text, "\"TestNoise\"", "\"TestRamp\"")));

  BOOST_TEST(has(text, "TestNoise 1.0.0"), text);
  BOOST_TEST(has(text, "TestRamp 1.0.0"), text);
}

BOOST_AUTO_TEST_CASE(accepts_a_newer_minor_and_refuses_a_newer_major_version_of_a_type) {
  const Life saved(brain_text);
  Life other(brain_text);
  TypeInfo newer = *other.brain->components[0].type;
  other.brain->components[0].type = &newer;

  newer.version = "1.4.2";
  const std::string minor = mismatch(saved, other);
  newer.version = "2.0.0";
  const std::string major = mismatch(saved, other);

  BOOST_TEST(minor == "");
  BOOST_TEST(has(major, newer.name + " 1.0.0"), major);
  BOOST_TEST(has(major, newer.name + " 2.0.0"), major);
}

BOOST_AUTO_TEST_CASE(refuses_a_phase_that_the_genome_does_not_have) {
  const Folder folder;
  Life life(brain_text);
  life.state->clock.phase = 2;
  save(life, folder.path("a"));

  const std::string text = refusal_of([&] { read_checkpoint(*life.state, folder.path("a")); });

  BOOST_TEST(has(text, "stands in phase 2, the genome has 1 phases"));
}

BOOST_AUTO_TEST_CASE(refuses_tensors_that_are_no_checkpoint) {
  const Folder folder;
  Life life(brain_text);
  write_safetensors(folder.path("a"), {}, {});
  write_safetensors(folder.path("b"), {}, {{"anlage.checkpoint", "9"}});

  const std::string foreign = refusal_of([&] { read_checkpoint(*life.state, folder.path("a")); });
  const std::string newer = refusal_of([&] { (void)genome_in_checkpoint(folder.path("b")); });

  BOOST_TEST(has(foreign, "holds tensors, but is no checkpoint of a brain [checkpoint-mismatch]"));
  BOOST_TEST(has(newer, "is a checkpoint of format 9; this program reads format 1 [checkpoint-mismatch]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_checkpoint_without_a_genome) {
  const Folder folder;
  write_safetensors(folder.path("a"), {}, {{"anlage.checkpoint", "1"}});

  const std::string text = refusal_of([&] { (void)genome_in_checkpoint(folder.path("a")); });

  BOOST_TEST(has(text, "holds no genome [checkpoint-damaged]"));
}

BOOST_AUTO_TEST_SUITE_END()
