// SPDX-License-Identifier: Apache-2.0
#include "bench/w1.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#if defined(__AVX512BW__) && defined(__AVX512VL__)
#include <immintrin.h>

namespace anlage::bench {
namespace {

constexpr int inputs = 50, units = 100000, padded = (units + 63) / 64 * 64, claws = 7, outputs = 10, winners = 5000, patterns = 256;
constexpr int bins = 1024;
constexpr float fixed = 9000.0F;

template <class T>
T* numbers(std::size_t count) {
  const std::size_t bytes = (count * sizeof(T) + 63) / 64 * 64;
  void* data = std::aligned_alloc(64, bytes);
  std::memset(data, 0, bytes);
  return static_cast<T*>(data);
}

}  // namespace

struct W1ByHand::Memory {
  std::uint8_t* index[claws];
  float* weights = numbers<float>(std::size_t{padded} * 16);
  float* x = numbers<float>(patterns * 64);
  std::vector<float> target, reward, mean, deviation;
  std::uint32_t* candidate = numbers<std::uint32_t>(padded + 64);
  float* value = numbers<float>(padded + 64);
  std::uint32_t* active = numbers<std::uint32_t>(padded + 64);
  float* activity = numbers<float>(padded + 64);
  int bin[bins];
  int pattern = 0;
  int count = 0;
  float floor_z = 1.35F;

  Memory() : target(patterns * outputs), reward(patterns), mean(patterns), deviation(patterns) {
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    for (auto& column : index) {
      column = numbers<std::uint8_t>(padded + 64);
      for (int i = 0; i < units; ++i) column[i] = static_cast<std::uint8_t>(random() % inputs);
    }
    for (float& t : target) t = uniform(random);
    for (float& r : reward) r = uniform(random);
    for (int b = 0; b < patterns; ++b) {
      float sum = 0.0F, squares = 0.0F;
      for (int i = 0; i < inputs; ++i) {
        const float v = x[b * 64 + i] = uniform(random);
        sum += v;
        squares += v * v;
      }
      mean[static_cast<std::size_t>(b)] = sum / inputs;
      deviation[static_cast<std::size_t>(b)] = std::sqrt((squares / inputs - sum / inputs * sum / inputs) * claws);
    }
  }
  ~Memory() {
    for (auto* column : index) std::free(column);
    for (void* data : {static_cast<void*>(weights), static_cast<void*>(x), static_cast<void*>(candidate), static_cast<void*>(value),
                       static_cast<void*>(active), static_cast<void*>(activity)})
      std::free(data);
  }

  int expand(float floor) {
    alignas(64) std::uint16_t table[64];
    for (int i = 0; i < 64; ++i) table[i] = static_cast<std::uint16_t>(x[pattern * 64 + i] * fixed);
    const __m512i low = _mm512_load_si512(table), high = _mm512_load_si512(table + 32);
    const __m512i limit = _mm512_set1_epi16(static_cast<short>(floor * fixed));
    const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    int found = 0;
    for (int i = 0; i < padded; i += 32) {
      __m512i sum = _mm512_setzero_si512();
      for (auto* column : index) {
        const __m512i at = _mm512_cvtepu8_epi16(_mm256_load_si256(reinterpret_cast<const __m256i*>(column + i)));
        sum = _mm512_add_epi16(sum, _mm512_permutex2var_epi16(low, at, high));
      }
      __mmask32 above = _mm512_cmpge_epu16_mask(sum, limit);
      if (i + 32 > units) above &= units <= i ? 0u : (1u << (units - i)) - 1u;
      for (int half = 0; above != 0 && half < 2; ++half) {
        const auto mask = static_cast<__mmask16>(above >> (16 * half));
        const __m256i part = half == 0 ? _mm512_castsi512_si256(sum) : _mm512_extracti64x4_epi64(sum, 1);
        const __m512 v = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_cvtepu16_epi32(part)), _mm512_set1_ps(1.0F / fixed));
        _mm512_mask_compressstoreu_ps(value + found, mask, v);
        _mm512_mask_compressstoreu_epi32(candidate + found, mask, _mm512_add_epi32(lane, _mm512_set1_epi32(i + 16 * half)));
        found += __builtin_popcount(mask);
      }
    }
    return found;
  }

  float threshold(int found, float floor, float span) {
    std::memset(bin, 0, sizeof bin);
    const float scale = bins / span;
    for (int j = 0; j < found; ++j) ++bin[std::min(static_cast<int>((value[j] - floor) * scale), bins - 1)];
    int above = 0, b = bins - 1;
    for (; b >= 0 && above + bin[b] <= winners; --b) above += bin[b];
    return b < 0 ? floor : floor + static_cast<float>(b + 1) / scale;
  }

  void select(int found, float limit) {
    count = 0;
    for (int j = 0; j < found; j += 16) {
      const __m512 v = _mm512_loadu_ps(value + j);
      __mmask16 mask = _mm512_cmp_ps_mask(v, _mm512_set1_ps(limit), _CMP_GE_OQ);
      if (j + 16 > found) mask &= static_cast<__mmask16>((1u << (found - j)) - 1u);
      _mm512_mask_compressstoreu_ps(activity + count, mask, v);
      _mm512_mask_compressstoreu_epi32(active + count, mask, _mm512_loadu_si512(candidate + j));
      count += __builtin_popcount(mask);
    }
  }

  void read_and_learn() {
    __m512 y0 = _mm512_setzero_ps(), y1 = y0;
    int j = 0;
    for (; j + 1 < count; j += 2) {
      y0 = _mm512_fmadd_ps(_mm512_set1_ps(activity[j]), _mm512_load_ps(weights + std::size_t{active[j]} * 16), y0);
      y1 = _mm512_fmadd_ps(_mm512_set1_ps(activity[j + 1]), _mm512_load_ps(weights + std::size_t{active[j + 1]} * 16), y1);
    }
    if (j < count) y0 = _mm512_fmadd_ps(_mm512_set1_ps(activity[j]), _mm512_load_ps(weights + std::size_t{active[j]} * 16), y0);
    alignas(64) float e[16] = {};
    _mm512_store_ps(e, _mm512_add_ps(y0, y1));
    for (int q = 0; q < 16; ++q)
      e[q] = q < outputs ? 1e-4F * reward[static_cast<std::size_t>(pattern)] * (target[static_cast<std::size_t>(pattern * outputs + q)] - e[q]) : 0.0F;
    const __m512 error = _mm512_load_ps(e);
    for (j = 0; j < count; ++j) {
      float* w = weights + std::size_t{active[j]} * 16;
      _mm512_store_ps(w, _mm512_fmadd_ps(_mm512_set1_ps(activity[j]), error, _mm512_load_ps(w)));
    }
  }

  void step() {
    const auto b = static_cast<std::size_t>(pattern);
    const float span = deviation[b] * 5.0F;
    float floor = mean[b] * claws + floor_z * deviation[b];
    int found = expand(floor);
    while (found < winners) found = expand(floor -= 0.3F * deviation[b]);
    select(found, threshold(found, floor, span));
    read_and_learn();
    floor_z += 0.02F * std::clamp((static_cast<float>(found) - 7500.0F) / 7500.0F, -1.0F, 1.0F);
    pattern = (pattern + 1) % patterns;
  }
};

W1ByHand::W1ByHand() : memory_(std::make_unique<Memory>()) {}
W1ByHand::~W1ByHand() = default;
bool W1ByHand::machine_can() { return true; }
void W1ByHand::step() { memory_->step(); }
int W1ByHand::last_active() const { return memory_->count; }

}  // namespace anlage::bench

#else

namespace anlage::bench {

struct W1ByHand::Memory {};
W1ByHand::W1ByHand() = default;
W1ByHand::~W1ByHand() = default;
bool W1ByHand::machine_can() { return false; }
void W1ByHand::step() {}
int W1ByHand::last_active() const { return 0; }

}  // namespace anlage::bench

#endif
