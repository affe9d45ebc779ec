// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/checkpoint.hpp"

#include <charconv>
#include <cstring>
#include <map>
#include <string_view>

#include "anlage/base/error.hpp"
#include "anlage/recording/detail/checkpoint_layout.hpp"
#include "anlage/recording/safetensors.hpp"

namespace anlage {
namespace {

BlockId block_id(std::size_t index) { return BlockId{static_cast<std::uint32_t>(index)}; }

TensorSource source_of(const BrainState& state, BlockId id) {
  const Block& block = state.brain().block(id);
  TensorSource source;
  source.name = block.name;
  source.dtype = detail::dtype_name(block.dtype);
  source.shape = detail::shape_of(block);
  for (std::int64_t slot = 0; slot < block.depth; ++slot) source.slots.push_back(state.data(id, slot));
  source.columns = static_cast<std::size_t>(block.cols);
  source.column_bytes = static_cast<std::size_t>(block.rows) * dtype_bytes(source.dtype);
  source.stride_bytes = static_cast<std::size_t>(block.stride) * dtype_bytes(source.dtype);
  return source;
}

void take_over(BrainState& state, BlockId id, const std::byte* packed) {
  const TensorSource layout = source_of(state, id);
  for (std::size_t slot = 0; slot < layout.slots.size(); ++slot) {
    std::byte* to = state.data(id, static_cast<std::int64_t>(slot));
    for (std::size_t column = 0; column < layout.columns; ++column) {
      std::memcpy(to + column * layout.stride_bytes, packed, layout.column_bytes);
      packed += layout.column_bytes;
    }
  }
}

std::uint64_t clock_entry(const SafetensorsFile& file, const std::string& key) {
  const std::string text = file.text(key).value_or("missing");
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size()) return number;
  throw Error({ErrorCode::checkpoint_damaged,
               "`" + key + "` is `" + text + "`, not a number of ticks",
               {file.path()},
               {},
               "the file cannot be trusted: use an older checkpoint"});
}

Clock read_clock(const SafetensorsFile& file, const Brain& brain) {
  const Clock clock{clock_entry(file, "clock.tick"), clock_entry(file, "clock.phase"),
                    clock_entry(file, "clock.phase_tick")};
  if (clock.phase <= brain.genome.phases.size()) return clock;
  throw Error({ErrorCode::checkpoint_mismatch,
               "stands in phase " + std::to_string(clock.phase) + ", the genome has " +
                   std::to_string(brain.genome.phases.size()) + " phases",
               {file.path()},
               {},
               "run it with the genome it was made with, which is stored inside it"});
}

void check_format(const SafetensorsFile& file) {
  const std::string format = file.text("anlage.checkpoint").value_or("");
  if (format == detail::checkpoint_format) return;
  const std::string what = format.empty() ? "holds tensors, but is no checkpoint of a brain"
                                          : "is a checkpoint of format " + format + "; this program reads format " +
                                                std::string(detail::checkpoint_format);
  throw Error({ErrorCode::checkpoint_mismatch, what, {file.path()}, {}, "name a file that `anlage run` wrote"});
}

}  // namespace

void write_checkpoint(const BrainState& state, const std::string& path, const FigureRecord& figures,
                      const std::string& changes_to_come) {
  Metadata metadata = detail::describe(state.brain());
  metadata["clock.tick"] = std::to_string(state.clock.tick);
  metadata["clock.phase"] = std::to_string(state.clock.phase);
  metadata["clock.phase_tick"] = std::to_string(state.clock.phase_tick);
  metadata["anlage.figures"] = figures.text();
  if (!changes_to_come.empty()) metadata["anlage.changes"] = changes_to_come;
  std::vector<TensorSource> tensors;
  for (std::size_t i = 0; i < state.brain().blocks.size(); ++i) {
    if (state.brain().blocks[i].saved) tensors.push_back(source_of(state, block_id(i)));
  }
  write_safetensors(path, std::move(tensors), std::move(metadata));
}

void read_checkpoint(BrainState& state, const std::string& path) {
  const SafetensorsFile file(path);
  check_format(file);
  detail::check_fits(file, state.brain());
  const Clock clock = read_clock(file, state.brain());
  const std::vector<std::byte> data = file.read();
  std::map<std::string_view, std::uint64_t> starts;
  for (const TensorInfo& tensor : file.tensors()) starts[tensor.name] = tensor.begin;

  for (std::size_t i = 0; i < state.brain().blocks.size(); ++i) {
    const Block& block = state.brain().blocks[i];
    if (block.saved) take_over(state, block_id(i), data.data() + starts.at(block.name));
  }
  state.clock = clock;
}

std::string genome_in_checkpoint(const std::string& path) {
  const SafetensorsFile file(path);
  check_format(file);
  const auto genome = file.text("anlage.genome");
  if (genome) return *genome;
  throw Error({ErrorCode::checkpoint_damaged, "holds no genome", {path}, {}, "use an older checkpoint"});
}

FigureRecord figures_in_checkpoint(const std::string& path) {
  const SafetensorsFile file(path);
  check_format(file);
  const auto text = file.text("anlage.figures");
  if (!text) return {};
  if (auto record = FigureRecord::parse(*text)) return std::move(*record);
  throw Error({ErrorCode::checkpoint_damaged, "`anlage.figures` is no record of figures", {path}, {}, "use an older checkpoint"});
}

std::string changes_in_checkpoint(const std::string& path) {
  const SafetensorsFile file(path);
  check_format(file);
  return file.text("anlage.changes").value_or("");
}

}  // namespace anlage
