// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <fstream>
#include <vector>

#include "anlage/base/error.hpp"

namespace anlage {
namespace {

std::string hex(XXH128_hash_t hash) { return fmt::format("{:016x}{:016x}", hash.high64, hash.low64); }

}  // namespace

std::string content_hash(const void* data, std::size_t size) { return hex(XXH3_128bits(data, size)); }

std::string file_hash(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  ContentHash hash;
  std::vector<char> buffer(1 << 16);
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    hash.add(buffer.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof()) throw Error({ErrorCode::file_unreadable, "cannot be read", {path}});
  return hash.text();
}

struct ContentHash::State {
  XXH3_state_t* xxh = XXH3_createState();
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->xxh); }

ContentHash::~ContentHash() { XXH3_freeState(state_->xxh); }

void ContentHash::add(const void* data, std::size_t size) { XXH3_128bits_update(state_->xxh, data, size); }

std::string ContentHash::text() const { return hex(XXH3_128bits_digest(state_->xxh)); }

}  // namespace anlage
