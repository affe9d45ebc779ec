// SPDX-License-Identifier: Apache-2.0
/// The header of a safetensors file as text: written from and read into tensors and metadata.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/recording/safetensors.hpp"

namespace anlage {

struct SafetensorsHeader {
  Metadata metadata;
  std::vector<TensorInfo> tensors;  ///< in the order of their bytes

  /// JSON, padded with spaces so that the byte after it stands at a multiple of 64 in the file. [any]
  [[nodiscard]] std::string json() const;
  /// Content hash over metadata and tensors, the entry "xxh3" left out. [any]
  [[nodiscard]] std::string hash() const;

  /// Reads and checks a header of a file that has `data_bytes` bytes of tensors.
  /// Throws: std::runtime_error that says what is wrong. [any]
  [[nodiscard]] static SafetensorsHeader parse(std::string_view text, std::uint64_t data_bytes);
};

}  // namespace anlage
