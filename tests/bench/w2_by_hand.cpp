// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <cstring>

#include "bench/w2.hpp"

namespace anlage::bench {
namespace {

typedef float Lanes __attribute__((vector_size(64), aligned(64)));

const Lanes& at(const float* p) { return *reinterpret_cast<const Lanes*>(p); }

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

float* numbers(std::size_t count) {
  void* data = std::aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  std::memset(data, 0, count * sizeof(float));
  return static_cast<float*>(data);
}

}  // namespace

W2ByHand::W2ByHand(int count)
    : regions(count), sources(static_cast<std::size_t>(count) * 4), weights(numbers(static_cast<std::size_t>(count) * 1024)) {
  for (float*& half : activity) half = numbers(static_cast<std::size_t>(count) * 16);
}

W2ByHand::~W2ByHand() {
  std::free(weights);
  for (float* half : activity) std::free(half);
}

void W2ByHand::tick() {
  const float* x = activity[phase];
  float* y = activity[1 - phase];
  for (int r = 0; r < regions; ++r) {
    Lanes a[4] = {};
    for (int c = 0; c < 4; ++c) {
      const float* w = weights + (static_cast<std::size_t>(r) * 4 + static_cast<std::size_t>(c)) * 256;
      const float* in = x + sources[static_cast<std::size_t>(r * 4 + c)] * 16;
      for (int k = 0; k < 16; k += 4)
        for (int n = 0; n < 4; ++n) a[n] += in[k + n] * at(w + (k + n) * 16);
    }
    *reinterpret_cast<Lanes*>(y + r * 16) = tanh((a[0] + a[1]) + (a[2] + a[3]));
  }
  phase = 1 - phase;
}

}  // namespace anlage::bench
