// SPDX-License-Identifier: Apache-2.0
/// Content hashes: XXH3-128, as 32 hexadecimal digits.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace anlage {

/// Hash of one piece of memory. [any]
[[nodiscard]] std::string content_hash(const void* data, std::size_t size);

/// Hash of a file's content. Throws: Error{file_unreadable}. [any]
[[nodiscard]] std::string file_hash(const std::string& path);

/// Hash of many pieces, in order.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(const ContentHash&) = delete;
  ContentHash& operator=(const ContentHash&) = delete;

  void add(const void* data, std::size_t size);
  [[nodiscard]] std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace anlage
