// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/detail/checkpoint_layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "anlage/base/error.hpp"

namespace anlage::detail {
namespace {

constexpr std::size_t most_differences = 20;
constexpr std::string_view component_prefix = "component:";

/// One line of the table: what, in the file, in the brain.
using Difference = std::array<std::string, 3>;
using Differences = std::vector<Difference>;

std::string shortest(double value) {
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string layout_text(const std::string& dtype, const std::vector<std::uint64_t>& shape) {
  std::string text = dtype + " [";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : " ") + std::to_string(shape[i]);
  return text + "]";
}

/// "LeakyRates 1.0.0; v F32 [784]; rate F32 [2 784]": type, version, what it keeps.
std::vector<std::string> component_texts(const Brain& brain) {
  std::vector<std::string> texts;
  for (const Component& component : brain.components)
    texts.push_back(component.type->name + " " + component.type->version);
  for (const Block& block : brain.blocks) {
    if (!block.saved || index_of(block.owner) >= texts.size()) continue;
    const std::string field = block.name.substr(block.name.rfind('/') + 1);
    const bool owned = block.field >= 0 || block.role == Role::weights;
    if (owned)
      texts[index_of(block.owner)] += "; " + field + " " + layout_text(dtype_name(block.dtype), shape_of(block));
  }
  return texts;
}

/// "LeakyRates 1": a new major version of a type may give its numbers another meaning.
std::string type_and_major(const std::string& component) { return component.substr(0, component.find_first_of(".;")); }

void compare_text(Differences& differences, const SafetensorsFile& file, const Metadata& wanted, std::string_view key,
                  const std::string& what) {
  const std::string in_file = file.text(key).value_or("missing");
  const std::string& in_brain = wanted.find(key)->second;
  if (in_file != in_brain) differences.push_back({what, in_file, in_brain});
}

void compare_components(Differences& differences, const SafetensorsFile& file, const Metadata& wanted) {
  const auto word = [](const std::string& text) { return text.substr(0, text.find(';')); };
  for (const auto& [key, text] : wanted) {
    if (!key.starts_with(component_prefix)) continue;
    const std::string in_file = file.text(key).value_or("missing");
    if (type_and_major(in_file) == type_and_major(text)) continue;
    differences.push_back({key.substr(component_prefix.size()), word(in_file), word(text)});
  }
  for (const auto& [key, text] : file.metadata()) {
    if (!key.starts_with(component_prefix) || wanted.contains(key)) continue;
    differences.push_back({key.substr(component_prefix.size()), word(text), "missing"});
  }
}

void compare_tensors(Differences& differences, const SafetensorsFile& file, const Brain& brain) {
  std::map<std::string, std::string> in_file;
  for (const TensorInfo& tensor : file.tensors()) in_file[tensor.name] = layout_text(tensor.dtype, tensor.shape);
  for (const Block& block : brain.blocks) {
    if (!block.saved) continue;
    const auto node = in_file.extract(block.name);
    const std::string has = node.empty() ? "missing" : node.mapped();
    const std::string needs = layout_text(dtype_name(block.dtype), shape_of(block));
    if (has != needs) differences.push_back({block.name, has, needs});
  }
  for (const auto& [name, layout] : in_file) differences.push_back({name, layout, "missing"});
}

std::string table_text(const Differences& differences) {
  std::array<std::size_t, 2> width{};
  const std::size_t shown = std::min(differences.size(), most_differences);
  const Difference head{"", "checkpoint", "this brain"};
  for (std::size_t i = 0; i <= shown; ++i) {
    const Difference& row = i == shown ? head : differences[i];
    for (std::size_t c = 0; c < 2; ++c) width[c] = std::max(width[c], row[c].size() + 2);
  }
  std::string text;
  for (std::size_t i = 0; i <= shown; ++i) {
    const Difference& row = i == 0 ? head : differences[i - 1];
    text += "\n    ";
    for (std::size_t c = 0; c < 2; ++c) text += row[c] + std::string(width[c] - row[c].size(), ' ');
    text += row[2];
  }
  if (differences.size() > shown) text += "\n    … (" + std::to_string(differences.size() - shown) + " more)";
  return text;
}

}  // namespace

std::string dtype_name(std::uint32_t dtype) {
  switch (dtype) {
    case ANLAGE_DTYPE_F64:
      return "F64";
    case ANLAGE_DTYPE_U8:
      return "U8";
    case ANLAGE_DTYPE_U16:
      return "U16";
    case ANLAGE_DTYPE_U32:
      return "U32";
    case ANLAGE_DTYPE_U64:
      return "U64";
    default:
      return "F32";
  }
}

std::vector<std::uint64_t> shape_of(const Block& block) {
  const auto units = [](std::int64_t n) { return static_cast<std::uint64_t>(n); };
  if (block.depth != 1) return {units(block.depth), units(block.cols), units(block.rows)};
  if (block.cols != 1) return {units(block.cols), units(block.rows)};
  return {units(block.rows)};
}

Metadata describe(const Brain& brain) {
  Metadata metadata{{"anlage.checkpoint", std::string(checkpoint_format)},
                    {"anlage.brain", brain.name},
                    {"anlage.seed", std::to_string(brain.seed)},
                    {"anlage.tick", shortest(brain.tick)},
                    {"anlage.genome", brain.genome.resolved_toml()}};
  const std::vector<std::string> texts = component_texts(brain);
  for (std::size_t i = 0; i < texts.size(); ++i)
    metadata[std::string(component_prefix) + brain.components[i].path] = texts[i];
  return metadata;
}

void check_fits(const SafetensorsFile& file, const Brain& brain) {
  const Metadata wanted = describe(brain);
  Differences differences;
  compare_text(differences, file, wanted, "anlage.seed", "seed");
  compare_text(differences, file, wanted, "anlage.tick", "tick [s]");
  compare_components(differences, file, wanted);
  compare_tensors(differences, file, brain);
  if (differences.empty()) return;  // a brain may be renamed
  compare_text(differences, file, wanted, "anlage.brain", "brain");
  const std::string count =
      std::to_string(differences.size()) + (differences.size() == 1 ? " difference" : " differences");
  throw Error({ErrorCode::checkpoint_mismatch,
               "does not fit brain `" + brain.name + "`, " + count + ":" + table_text(differences),
               {file.path()},
               {},
               "run it with the genome it was made with, which is stored inside it"});
}

}  // namespace anlage::detail
