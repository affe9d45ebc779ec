// SPDX-License-Identifier: Apache-2.0
#include "bench/w4.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <utility>

#ifdef __AVX512F__
#include <immintrin.h>

namespace anlage::bench {
namespace {

constexpr int units = 20000, senders = 100, padded = 112, groups = padded / 16;  // 112: seven vectors of sixteen
constexpr float leak = 0.1F, eta = 1e-4F;

template <class T>
T* numbers(std::size_t count) {
  const std::size_t bytes = (count * sizeof(T) + 63) / 64 * 64;
  void* data = std::aligned_alloc(64, bytes);
  std::memset(data, 0, bytes);
  return static_cast<T*>(data);
}

}  // namespace

struct W4ByHand::Memory {
  float* w = numbers<float>(std::size_t{units} * padded);
  std::uint16_t* index = numbers<std::uint16_t>(std::size_t{units} * padded);
  float *v = numbers<float>(units), *in = numbers<float>(units + 64), *out = numbers<float>(units + 64);

  Memory() {
    std::mt19937 random(4);
    std::normal_distribution<float> normal;
    for (int i = 0; i < units; ++i) {
      for (int k = 0; k < padded; ++k) {
        index[i * padded + k] = static_cast<std::uint16_t>(k < senders ? random() % units : units);
        w[i * padded + k] = k < senders ? 0.15F * normal(random) : 0.0F;
      }
      v[i] = normal(random);
      in[i] = std::tanh(v[i]);
    }
  }
  ~Memory() {
    for (void* data : {static_cast<void*>(w), static_cast<void*>(index), static_cast<void*>(v), static_cast<void*>(in), static_cast<void*>(out)})
      std::free(data);
  }

  void step() {
    for (int i = 0; i < units; ++i) {
      const int row = i * padded;
      __m512 x[groups], weight[groups], a = _mm512_setzero_ps(), b = a;
#pragma GCC unroll 7
      for (int g = 0; g < groups; ++g) {
        const __m512i at = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(index + row + 16 * g)));
        x[g] = _mm512_i32gather_ps(at, in, 4);
        weight[g] = _mm512_load_ps(w + row + 16 * g);
        (g % 2 == 0 ? a : b) = _mm512_fmadd_ps(x[g], weight[g], g % 2 == 0 ? a : b);
      }
      v[i] = (1 - leak) * v[i] + leak * _mm512_reduce_add_ps(_mm512_add_ps(a, b));
      out[i] = std::tanh(v[i]);
      const __m512 y = _mm512_set1_ps(out[i]), change = _mm512_set1_ps(eta * out[i]);
#pragma GCC unroll 7
      for (int g = 0; g < groups; ++g)
        _mm512_store_ps(w + row + 16 * g, _mm512_fmadd_ps(change, _mm512_fnmadd_ps(y, weight[g], x[g]), weight[g]));
    }
    std::swap(in, out);
  }
};

W4ByHand::W4ByHand() : memory_(std::make_unique<Memory>()) {}
W4ByHand::~W4ByHand() = default;
bool W4ByHand::machine_can() { return true; }
void W4ByHand::step() { memory_->step(); }

}  // namespace anlage::bench

#else

namespace anlage::bench {

struct W4ByHand::Memory {};
W4ByHand::W4ByHand() = default;
W4ByHand::~W4ByHand() = default;
bool W4ByHand::machine_can() { return false; }
void W4ByHand::step() {}

}  // namespace anlage::bench

#endif
