// SPDX-License-Identifier: Apache-2.0
#include "bench/w3.hpp"

#include <cstdlib>
#include <cstring>
#include <random>

#ifdef __AVX512F__
#include <immintrin.h>

namespace anlage::bench {
namespace {

typedef float Lanes __attribute__((vector_size(64), aligned(64)));

constexpr int inputs = 784, first = 1008, second = 512, outputs = 10, samples = 64;  // padded
constexpr float eta = 1e-3F;

float* numbers(std::size_t count) {
  const std::size_t bytes = (count * sizeof(float) + 63) / 64 * 64;
  void* data = std::aligned_alloc(64, bytes);
  std::memset(data, 0, bytes);
  return static_cast<float*>(data);
}

Lanes& at(float* p) { return *reinterpret_cast<Lanes*>(p); }
const Lanes& at(const float* p) { return *reinterpret_cast<const Lanes*>(p); }
float sum_of(Lanes x) { return _mm512_reduce_add_ps(reinterpret_cast<__m512>(x)); }

Lanes tanh(Lanes x) {
  const Lanes c = Lanes{} + 7.90531110763549805F;
  x = x > c ? c : x;
  x = x < -c ? -c : x;
  const Lanes s = x * x;
  Lanes p = s * -2.76076847742355e-16F + 2.00018790482477e-13F;
  p = s * p + -8.60467152213735e-11F;
  p = s * p + 5.12229709037114e-08F;
  p = s * p + 1.48572235717979e-05F;
  p = s * p + 6.37261928875436e-04F;
  p = s * p + 4.89352455891786e-03F;
  Lanes q = s * 1.19825839466702e-06F + 1.18534705686654e-04F;
  q = s * q + 2.26843463243900e-03F;
  q = s * q + 4.89352518554385e-03F;
  return x * p / q;
}

/// w += d * before, then w . x, in one pass.
float learn_and_read(float* w, float d, const float* before, const float* x, int n) {
  Lanes s[4] = {};
  int j = 0;
  for (; j + 64 <= n; j += 64)
    for (int k = 0; k < 4; ++k) {
      const Lanes now = at(w + j + 16 * k) + d * at(before + j + 16 * k);
      at(w + j + 16 * k) = now;
      s[k] += now * at(x + j + 16 * k);
    }
  for (; j < n; j += 16) {
    const Lanes now = at(w + j) + d * at(before + j);
    at(w + j) = now;
    s[0] += now * at(x + j);
  }
  return sum_of((s[0] + s[1]) + (s[2] + s[3]));
}

float read(const float* w, const float* x, int n) {
  Lanes s[2] = {};
  for (int j = 0; j < n; j += 32)
    for (int k = 0; k < 2; ++k) s[k] += at(w + j + 16 * k) * at(x + j + 16 * k);
  return sum_of(s[0] + s[1]);
}

}  // namespace

struct W3ByHand::Memory {
  float* w1 = numbers(std::size_t{first} * inputs);
  float* w2 = numbers(std::size_t{second} * first);
  float* w3 = numbers(std::size_t{16} * second);
  float* images = numbers(std::size_t{samples} * inputs);
  float* targets = numbers(std::size_t{samples} * 16);
  float *h1 = numbers(first), *h2 = numbers(second), *d1 = numbers(first), *d2 = numbers(second);
  float *last_x = numbers(inputs), *last_h1 = numbers(first);
  int sample = 0;

  Memory() {
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    for (int i = 0; i < samples * inputs; ++i) images[i] = uniform(random);
    for (int i = 0; i < samples * 16; ++i) targets[i] = uniform(random);
    for (int i = 0; i < 1000; ++i)
      for (int j = 0; j < inputs; ++j) w1[i * inputs + j] = 0.036F * normal(random);
    for (int i = 0; i < 500; ++i)
      for (int j = 0; j < 1000; ++j) w2[i * first + j] = 0.031F * normal(random);
    for (int i = 0; i < outputs; ++i)
      for (int j = 0; j < 500; ++j) w3[i * second + j] = 0.045F * normal(random);
  }
  ~Memory() {
    for (float* data : {w1, w2, w3, images, targets, h1, h2, d1, d2, last_x, last_h1}) std::free(data);
  }

  void step() {
    const float* x = images + sample * inputs;
    for (int i = 0; i < first; ++i) h1[i] = learn_and_read(w1 + i * inputs, d1[i], last_x, x, inputs);
    for (int i = 0; i < first; i += 16) at(h1 + i) = tanh(at(h1 + i));
    for (int i = 0; i < second; ++i) h2[i] = learn_and_read(w2 + i * first, d2[i], last_h1, h1, first);
    for (int i = 0; i < second; i += 16) at(h2 + i) = tanh(at(h2 + i));
    answer(targets + sample * 16);
    send_back();
    std::memcpy(last_x, x, inputs * sizeof(float));
    std::memcpy(last_h1, h1, first * sizeof(float));
    sample = (sample + 1) % samples;
  }

  void answer(const float* target) {
    float d3[outputs];
    for (int i = 0; i < outputs; ++i) d3[i] = eta * (target[i] - read(w3 + i * second, h2, second));
    for (int j = 0; j < second; j += 16) {
      Lanes s = {};
      const Lanes h = at(h2 + j);
      for (int i = 0; i < outputs; ++i) {
        const Lanes w = at(w3 + i * second + j);
        s += w * d3[i];
        at(w3 + i * second + j) = w + d3[i] * h;
      }
      at(d2 + j) = s * (1.0F - h * h);
    }
  }

  void send_back() {
    std::memset(d1, 0, first * sizeof(float));
    for (int i = 0; i < second; i += 4) {
      const float* w = w2 + i * first;
      for (int j = 0; j < first; j += 16)
        at(d1 + j) += (at(w + j) * d2[i] + at(w + first + j) * d2[i + 1]) + (at(w + 2 * first + j) * d2[i + 2] + at(w + 3 * first + j) * d2[i + 3]);
    }
    for (int j = 0; j < first; j += 16) at(d1 + j) *= 1.0F - at(h1 + j) * at(h1 + j);
  }
};

W3ByHand::W3ByHand() : memory_(std::make_unique<Memory>()) {}
W3ByHand::~W3ByHand() = default;
bool W3ByHand::machine_can() { return true; }
void W3ByHand::step() { memory_->step(); }

}  // namespace anlage::bench

#else

namespace anlage::bench {

struct W3ByHand::Memory {};
W3ByHand::W3ByHand() = default;
W3ByHand::~W3ByHand() = default;
bool W3ByHand::machine_can() { return false; }
void W3ByHand::step() {}

}  // namespace anlage::bench

#endif
