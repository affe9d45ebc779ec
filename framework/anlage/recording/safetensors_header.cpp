// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/safetensors_header.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

#include <nlohmann/json.hpp>

#include "anlage/base/hash.hpp"

namespace anlage {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 3;  // tensor → data_offsets → number
constexpr int most_axes = 8;
constexpr const char* metadata_key = "__metadata__";

[[noreturn]] void damaged(const std::string& what) { throw std::runtime_error(what); }

// The parser itself keeps the last of two equal names and follows any depth; both are refused while it reads.
class Watcher {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& value) {
    if (depth > deepest) damaged("the header is nested deeper than the format allows");
    if (event == Json::parse_event_t::array_start) listed_ = 0;
    if (event == Json::parse_event_t::value && ++listed_ > most_axes && depth == deepest) {
      damaged("a list of more than " + std::to_string(most_axes) + " numbers");
    }
    if (event == Json::parse_event_t::object_start) names_.emplace_back();
    if (event == Json::parse_event_t::object_end) names_.pop_back();
    if (event == Json::parse_event_t::key && !names_.back().insert(value.get<std::string>()).second) {
      damaged("the name `" + value.get<std::string>() + "` occurs twice");
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> names_;
  int listed_ = 0;
};

Metadata read_metadata(const Json& json) {
  if (!json.is_object()) damaged("the metadata are no table");
  Metadata metadata;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) damaged("the metadata entry `" + key + "` is no text");
    metadata.emplace(key, value.get<std::string>());
  }
  return metadata;
}

std::vector<std::uint64_t> read_numbers(const Json& json, const std::string& what) {
  if (!json.is_array()) damaged(what + " is no list");
  std::vector<std::uint64_t> numbers;
  for (const auto& number : json) {
    if (!number.is_number_unsigned()) damaged(what + " holds something that is no whole number of at least 0");
    numbers.push_back(number.get<std::uint64_t>());
  }
  return numbers;
}

void check_size(const TensorInfo& tensor, std::uint64_t data_bytes) {
  std::uint64_t bytes = dtype_bytes(tensor.dtype);
  if (bytes == 0) damaged("tensor `" + tensor.name + "` has the unknown dtype `" + tensor.dtype + "`");
  for (const std::uint64_t units : tensor.shape) {
    if (__builtin_mul_overflow(bytes, units, &bytes)) damaged("the shape of tensor `" + tensor.name + "` overflows");
  }
  const std::string place = " (bytes " + std::to_string(tensor.begin) + " to " + std::to_string(tensor.end) + ")";
  if (tensor.begin > tensor.end) damaged("tensor `" + tensor.name + "` ends before it begins" + place);
  if (tensor.end > data_bytes) {
    damaged("tensor `" + tensor.name + "` ends after the file's " + std::to_string(data_bytes) + " bytes of numbers" +
            place);
  }
  if (tensor.end - tensor.begin != bytes) {
    damaged("the shape of tensor `" + tensor.name + "` needs " + std::to_string(bytes) + " bytes, it has " +
            std::to_string(tensor.end - tensor.begin) + place);
  }
}

TensorInfo read_tensor(const std::string& name, const Json& json, std::uint64_t data_bytes) {
  const std::string of = " of tensor `" + name + "`";
  if (!json.is_object()) damaged("tensor `" + name + "` is no table");
  for (const auto& item : json.items()) {
    if (item.key() != "dtype" && item.key() != "shape" && item.key() != "data_offsets") {
      damaged("the unknown entry `" + item.key() + "`" + of);
    }
  }
  if (json.size() != 3) damaged("an entry" + of + " is missing: it needs dtype, shape and data_offsets");
  if (!json["dtype"].is_string()) damaged("the dtype" + of + " is no text");
  const auto offsets = read_numbers(json["data_offsets"], "data_offsets" + of);
  if (offsets.size() != 2) damaged("data_offsets" + of + " are " + std::to_string(offsets.size()) + " numbers, not 2");
  TensorInfo tensor{name, json["dtype"].get<std::string>(), read_numbers(json["shape"], "the shape" + of), offsets[0],
                    offsets[1]};
  check_size(tensor, data_bytes);
  return tensor;
}

void sort_by_place(std::vector<TensorInfo>& tensors) {
  std::sort(tensors.begin(), tensors.end(), [](const TensorInfo& a, const TensorInfo& b) {
    return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
  });
}

void check_coverage(const std::vector<TensorInfo>& tensors, std::uint64_t data_bytes) {
  std::uint64_t covered = 0;
  for (const TensorInfo& tensor : tensors) {
    const char* word = tensor.begin < covered ? "overlaps" : "leaves a gap to";
    if (tensor.begin != covered) {
      damaged("tensor `" + tensor.name + "` starts at byte " + std::to_string(tensor.begin) + " and " + word +
              " what ends at byte " + std::to_string(covered));
    }
    covered = tensor.end;
  }
  if (covered != data_bytes) {
    damaged("the tensors end at byte " + std::to_string(covered) + ", the file has " + std::to_string(data_bytes) +
            " bytes of numbers");
  }
}

Json parse_json(std::string_view text) {
  if (text.empty() || text.front() != '{') damaged("the header does not start with `{`");
  // The parser takes a zero byte for the end of the text and would believe whatever stands behind it.
  if (text.find('\0') != std::string_view::npos) damaged("the header holds a zero byte");
  try {
    return Json::parse(text.begin(), text.end(), Watcher());
  } catch (const Json::exception& error) {
    damaged(std::string("the header is no JSON: ") + error.what());
  }
}

}  // namespace

std::string SafetensorsHeader::json() const {
  Json root;
  Json& texts = root[metadata_key] = Json::object();
  for (const auto& [key, value] : metadata) texts[key] = value;
  for (const TensorInfo& tensor : tensors) {
    root[tensor.name] = {
        {"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {tensor.begin, tensor.end}}};
  }
  std::string text = root.dump();
  text.append((64 - (8 + text.size()) % 64) % 64, ' ');
  return text;
}

std::string SafetensorsHeader::hash() const {
  // Tools may reorder the entries of a header; the hash does not depend on it.
  ContentHash hash;
  const auto add = [&hash](const std::string& text) { hash.add(text.c_str(), text.size() + 1); };
  for (const auto& [key, value] : metadata) {
    if (key == "xxh3") continue;
    add(key);
    add(value);
  }
  std::vector<TensorInfo> sorted = tensors;
  sort_by_place(sorted);
  for (const TensorInfo& tensor : sorted) {
    add(tensor.name);
    add(tensor.dtype);
    for (const std::uint64_t units : tensor.shape) add(std::to_string(units));
    add("bytes " + std::to_string(tensor.begin) + " " + std::to_string(tensor.end));
  }
  return hash.text();
}

SafetensorsHeader SafetensorsHeader::parse(std::string_view text, std::uint64_t data_bytes) {
  const Json json = parse_json(text);
  SafetensorsHeader header;
  for (const auto& [name, value] : json.items()) {
    if (name == metadata_key) {
      header.metadata = read_metadata(value);
    } else {
      header.tensors.push_back(read_tensor(name, value, data_bytes));
    }
  }
  sort_by_place(header.tensors);
  check_coverage(header.tensors, data_bytes);
  return header;
}

}  // namespace anlage
