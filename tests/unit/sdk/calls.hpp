// SPDX-License-Identifier: Apache-2.0
/// Calls as the framework would make them, and the plain double loops that kernels have to equal bit for bit.
#pragma once

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <anlage/sdk/plugin.hpp>

namespace calls {

inline std::int64_t padded(std::int64_t n) { return (n + 15) / 16 * 16; }

/// 64-byte aligned numbers, padded to sixteen, filled from a seed with values in [-1, 1); some are exactly 0.
class Block {
 public:
  explicit Block(std::int64_t count, std::uint32_t seed = 0, float silent = 0.0f)
      : size_(padded(count)), data_(static_cast<float*>(std::aligned_alloc(64, bytes())), &std::free) {
    std::memset(data_.get(), 0, bytes());
    if (seed == 0) return;
    const anlage::Random random(seed);
    for (std::int64_t i = 0; i < count; ++i)
      if (random.uniform(1, i) >= silent) data_[i] = 2.0f * random.uniform(0, i) - 1.0f;
  }
  Block(const Block& other) : Block(other.size_) { std::memcpy(data_.get(), other.data_.get(), bytes()); }

  float* data() const { return data_.get(); }
  float& operator[](std::int64_t i) const { return data_[i]; }
  std::int64_t size() const { return size_; }
  /// The same bits in the first `count`.
  bool equals(const Block& other, std::int64_t count) const {
    return std::memcmp(data_.get(), other.data_.get(), count * sizeof(float)) == 0;
  }

 private:
  std::size_t bytes() const { return static_cast<std::size_t>(size_) * sizeof(float) + 64; }

  std::int64_t size_;
  std::unique_ptr<float[], decltype(&std::free)> data_;
};

/// A connection of either layout with random weights.
struct Connection {
  Connection(bool dense, std::int64_t pre, std::int64_t post, std::int64_t fan_in = 0, std::uint32_t bits = 16)
      : weights(dense ? pre * padded(post) : padded(post) * fan_in, 11) {
    synapses = {sizeof(anlage_synapses),
                dense ? 1u * ANLAGE_LAYOUT_DENSE : 1u * ANLAGE_LAYOUT_SPARSE,
                dense ? 0 : bits,
                0,
                pre,
                post,
                dense ? padded(post) : 0,
                fan_in,
                weights.size(),
                weights.data(),
                nullptr,
                nullptr,
                0,
                nullptr,
                nullptr,
                nullptr};
    if (dense) return;
    index.resize(static_cast<std::size_t>(weights.size()) * 4 + 64);
    synapses.index = index.data();
    const anlage::Random random(12);
    for (std::int64_t s = 0; s < padded(post) * fan_in; ++s) {
      const std::uint32_t sender = random.below(static_cast<std::uint32_t>(pre), 0, s);
      if (bits == 16) {
        reinterpret_cast<std::uint16_t*>(index.data())[s] = static_cast<std::uint16_t>(sender);
      } else {
        reinterpret_cast<std::uint32_t*>(index.data())[s] = sender;
      }
    }
  }
  Connection(const Connection& other) : weights(other.weights), index(other.index), synapses(other.synapses) {
    synapses.weights = other.synapses.weights == nullptr ? nullptr : weights.data();
    if (!index.empty()) synapses.index = index.data();
  }

  bool is_dense() const { return synapses.layout == ANLAGE_LAYOUT_DENSE; }
  std::int64_t sender(std::int64_t s) const {
    return synapses.index_bits == 16 ? static_cast<const std::uint16_t*>(synapses.index)[s]
                                     : static_cast<const std::uint32_t*>(synapses.index)[s];
  }
  float weight(std::int64_t s) const { return synapses.weights == nullptr ? 1.0f : synapses.weights[s]; }

  Block weights;
  std::vector<unsigned char> index;
  anlage_synapses synapses{};
};

/// y = W x in the order that every kernel keeps.
inline void reference_linear(const Connection& c, const Block& x, Block& y, bool accumulate) {
  for (std::int64_t j = 0; j < c.synapses.post; ++j) {
    float sum = 0.0f;
    if (c.is_dense()) {
      float a[4] = {};
      for (std::int64_t i = 0; i < c.synapses.pre; ++i)
        if (x[i] != 0.0f) a[i % 4] += x[i] * c.weight(i * c.synapses.stride + j);
      sum = (a[0] + a[1]) + (a[2] + a[3]);
    } else {
      for (std::int64_t k = 0; k < c.synapses.fan_in; ++k) {
        const std::int64_t s = ((j / 16) * c.synapses.fan_in + k) * 16 + j % 16;
        sum += x[c.sender(s)] * c.weight(s);
      }
    }
    y[j] = accumulate ? y[j] + sum : sum;
  }
}

/// One call with room for an error.
struct Call {
  Call(const anlage_synapses* synapses, const anlage_view* fields) {
    call = {sizeof(anlage_call),           0,       &now,  1e-3,        77, fields, synapses, nullptr, nullptr, 0,
            synapses ? synapses->post : 0, nullptr, error, sizeof error};
  }
  Call(const Call&) = delete;

  anlage_now now{sizeof(anlage_now), 0, 5, 5e-3};
  char error[128] = "";
  anlage_call call{};
};

inline anlage_view vector_view(const Block& block, std::int64_t rows) {
  return {block.data(), rows, 1, padded(rows)};
}
inline anlage_view number_view(double& number) { return {&number, 1, 1, 1}; }
inline anlage_view nothing() { return {nullptr, 1, 1, 16}; }

}  // namespace calls
