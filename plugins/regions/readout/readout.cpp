// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <bit>

namespace readout {
using namespace anlage;

/// e^x for x <= 0, to two units in the last place. Written out, because the function of the C library differs from one
/// library to the next: x = q ln 2 + r, e^x = 2^q p(r).
inline Real exp_below_zero(Real x) {
  if (!(x > -87.0f)) return x != x ? x : 0.0f;
  const auto q = static_cast<std::int32_t>(x * 1.44269504f - 0.5f);
  const Real r = (x - static_cast<Real>(q) * 0.693359375f) + static_cast<Real>(q) * 2.12194440e-4f;
  Real p = 1.0f / 5040.0f;
  for (const Real c : {1.0f / 720.0f, 1.0f / 120.0f, 1.0f / 24.0f, 1.0f / 6.0f, 0.5f, 1.0f, 1.0f}) p = p * r + c;
  return p * std::bit_cast<Real>((q + 127) << 23);
}

/// Output units without memory:
///   linear    rate_i = gain drive_i
///   softmax   rate_i = exp(gain drive_i) / sum_k exp(gain drive_k)
struct Readout {
  static constexpr const char* doc = "output units without memory, linear or softmax";
  static constexpr const char* citation =
      "Bridle 1990, in: Neurocomputing: Algorithms, Architectures and Applications, NATO ASI Series F 68:227-236";

  Choice output {"linear softmax", "how drive becomes rate"};
  Param  gain   {1.0, "1", "slope; for softmax the inverse temperature", {0, infinity}};
  In     drive  {"n", "*", "summed synaptic drive"};
  Out    rate   {"n", "*", "activity; for softmax positive and of sum 1"};

  void tick(Tick) {
    if (output == "linear") {
      rate = Real(gain) * drive;
    } else {
      softmax(drive.data(), rate.data(), rate.size());
    }
  }

  void softmax(const Real* from, Real* to, Index n) const {
    Real largest = from[0];
    for (Index i = 1; i < n; ++i) largest = std::max(largest, from[i]);
    Real sum = 0;
    for (Index i = 0; i < n; ++i) sum += to[i] = exp_below_zero(Real(gain) * (from[i] - largest));
    for (Index i = 0; i < n; ++i) to[i] /= sum;
  }
};

}  // namespace readout

ANLAGE_PLUGIN(readout::Readout)
