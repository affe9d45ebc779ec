// SPDX-License-Identifier: Apache-2.0
#include "bench/w5.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#ifdef __AVX512F__
#include <immintrin.h>

namespace anlage::bench {
namespace {

constexpr int excitatory = 3200, cells = 4000;
constexpr float dt = 1e-4F, tau_m = 20e-3F, tau_ex = 5e-3F, tau_in = 10e-3F, tau_stdp = 20e-3F;
constexpr float threshold = -1e-3F, after = -11e-3F;  // [V] above the resting potential of -49 mV
constexpr float w_ex = 1.62e-3F, w_in = 9e-3F, w_max = 2 * w_ex, step_up = 0.005F, step_down = 1.05F * step_up;
constexpr int pause = 50;

float* numbers() {
  void* data = std::aligned_alloc(64, cells * sizeof(float));
  std::memset(data, 0, cells * sizeof(float));
  return static_cast<float*>(data);
}

struct Arriving {
  std::uint32_t place;
  std::uint16_t sender;
};

}  // namespace

struct W5ByHand::Memory {
  bool plastic;
  std::vector<std::uint32_t> first, first_inhibited;  // of each sender's synapses; of those with inhibitory cells
  std::vector<std::uint16_t> receiver;
  std::vector<float> w;
  std::vector<std::vector<Arriving>> arriving{excitatory};
  float *v = numbers(), *ex = numbers(), *in = numbers(), *rest = numbers(), *K_plus = numbers(), *K_minus = numbers();
  std::uint16_t spikes[cells + 16];
  std::uint64_t all_spikes = 0, ticks = 0;

  explicit Memory(bool learns) : plastic(learns) {
    std::mt19937 random(5);
    std::uniform_real_distribution<float> uniform;
    for (int i = 0; i < cells; ++i) {
      first.push_back(static_cast<std::uint32_t>(receiver.size()));
      std::uint32_t among = first.back();
      for (int j = 0; j < cells; ++j) {
        if (uniform(random) >= 0.02F) continue;
        if (i < excitatory && j < excitatory)
          arriving[static_cast<std::size_t>(j)].push_back({static_cast<std::uint32_t>(receiver.size()), static_cast<std::uint16_t>(i)});
        receiver.push_back(static_cast<std::uint16_t>(j));
        w.push_back(i < excitatory ? w_ex : w_in);
        if (j < excitatory) among = static_cast<std::uint32_t>(receiver.size());
      }
      first_inhibited.push_back(among);
      v[i] = after + uniform(random) * (threshold - after);
    }
    first.push_back(static_cast<std::uint32_t>(receiver.size()));
  }
  ~Memory() {
    for (float* each : {v, ex, in, rest, K_plus, K_minus}) std::free(each);
  }

  int advance() {
    const float keep_m = std::exp(-dt / tau_m), keep_ex = std::exp(-dt / tau_ex), keep_in = std::exp(-dt / tau_in);
    const __m512 m = _mm512_set1_ps(keep_m), by_ex = _mm512_set1_ps(tau_ex / (tau_ex - tau_m) * (keep_ex - keep_m)),
                 by_in = _mm512_set1_ps(tau_in / (tau_in - tau_m) * (keep_in - keep_m)), fade_ex = _mm512_set1_ps(keep_ex),
                 fade_in = _mm512_set1_ps(keep_in), fade = _mm512_set1_ps(std::exp(-dt / tau_stdp)), zero = _mm512_setzero_ps();
    int count = 0;
    for (int i = 0; i < cells; i += 16) {
      const __m512 e = _mm512_load_ps(ex + i), n = _mm512_load_ps(in + i), left = _mm512_load_ps(rest + i);
      const __mmask16 awake = _mm512_cmp_ps_mask(left, zero, _CMP_LE_OQ);
      __m512 V = _mm512_load_ps(v + i);
      V = _mm512_mask_mov_ps(V, awake, _mm512_fmadd_ps(m, V, _mm512_fnmadd_ps(by_in, n, _mm512_mul_ps(by_ex, e))));
      std::uint32_t fires = _mm512_mask_cmp_ps_mask(awake, V, _mm512_set1_ps(threshold), _CMP_GE_OQ);
      _mm512_store_ps(v + i, _mm512_mask_mov_ps(V, static_cast<__mmask16>(fires), _mm512_set1_ps(after)));
      _mm512_store_ps(rest + i, _mm512_mask_mov_ps(_mm512_sub_ps(left, _mm512_set1_ps(1)), static_cast<__mmask16>(fires), _mm512_set1_ps(pause)));
      _mm512_store_ps(ex + i, _mm512_mul_ps(e, fade_ex));
      _mm512_store_ps(in + i, _mm512_mul_ps(n, fade_in));
      for (; fires != 0; fires &= fires - 1) spikes[count++] = static_cast<std::uint16_t>(i + std::countr_zero(fires));
      if (!plastic) continue;
      _mm512_store_ps(K_plus + i, _mm512_mul_ps(_mm512_load_ps(K_plus + i), fade));
      _mm512_store_ps(K_minus + i, _mm512_mul_ps(_mm512_load_ps(K_minus + i), fade));
    }
    return count;
  }

  void send(int i) {
    float* to = i < excitatory ? ex : in;
    std::uint32_t k = first[static_cast<std::size_t>(i)];
    if (plastic && i < excitatory)
      for (; k < first_inhibited[static_cast<std::size_t>(i)]; ++k) {
        to[receiver[k]] += w[k];
        w[k] -= step_down * w[k] * K_minus[receiver[k]];
      }
    for (; k < first[static_cast<std::size_t>(i) + 1]; ++k) to[receiver[k]] += w[k];
  }

  void step() {
    const int count = advance();
    for (int s = 0; s < count; ++s) send(spikes[s]);
    if (plastic)
      for (int s = 0; s < count && spikes[s] < excitatory; ++s) {
        for (const Arriving& each : arriving[spikes[s]]) w[each.place] += step_up * (w_max - w[each.place]) * K_plus[each.sender];
        K_plus[spikes[s]] += 1;
        K_minus[spikes[s]] += 1;
      }
    all_spikes += static_cast<std::uint64_t>(count);
    ticks += 1;
  }
};

bool W5ByHand::machine_can() { return __builtin_cpu_supports("avx512f"); }
W5ByHand::W5ByHand(bool plastic) : memory_(std::make_unique<Memory>(plastic)) {}
W5ByHand::~W5ByHand() = default;
void W5ByHand::step() { memory_->step(); }
double W5ByHand::rate() const {
  return static_cast<double>(memory_->all_spikes) / cells / (static_cast<double>(memory_->ticks) * double{dt});
}

}  // namespace anlage::bench

#else

namespace anlage::bench {
struct W5ByHand::Memory {};
bool W5ByHand::machine_can() { return false; }
W5ByHand::W5ByHand(bool) {}
W5ByHand::~W5ByHand() = default;
void W5ByHand::step() {}
double W5ByHand::rate() const { return 0; }
}  // namespace anlage::bench

#endif
