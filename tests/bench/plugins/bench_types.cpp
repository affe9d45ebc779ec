// SPDX-License-Identifier: Apache-2.0
/// Parts of the benchmarks' workloads.
#include <anlage/sdk/plugin.hpp>

namespace bench_types {
using namespace anlage;

/// The rational approximation of degree 13 over 6, clamped where tanh is 1 to the last bit; n a multiple of sixteen.
inline void tanh_of(const Real* __restrict x, Real* __restrict y, Index n) {
  for (Index i = 0; i < n; ++i) {
    const Real c = 7.90531110763549805F;
    const Real a = x[i] > c ? c : x[i] < -c ? -c : x[i];
    const Real s = a * a;
    Real p = s * -2.76076847742355e-16F + 2.00018790482477e-13F;
    p = s * p + -8.60467152213735e-11F;
    p = s * p + 5.12229709037114e-08F;
    p = s * p + 1.48572235717979e-05F;
    p = s * p + 6.37261928875436e-04F;
    p = s * p + 4.89352455891786e-03F;
    Real q = s * 1.19825839466702e-06F + 1.18534705686654e-04F;
    q = s * q + 2.26843463243900e-03F;
    q = s * q + 4.89352518554385e-03F;
    y[i] = a * p / q;
  }
}

/// rate = tanh(drive).
struct BenchTanh {
  In drive {"n", "1", "sum of the inputs"};
  Out rate {"n", "1", "tanh of it"};

  void tick(Tick) {
    tanh_of(drive.data(), rate.data(), (drive.size() + 15) / 16 * 16);
  }
};

/// v' = 0.9 v + 0.1 drive, rate = tanh(v).
struct BenchLeakyTanh {
  In drive {"n", "1", "sum of the inputs"};
  State v {"n", "1", "potential", "normal 0 1"};
  Out rate {"n", "1", "tanh of the potential"};

  void tick(Tick) {
    Real* __restrict p = v.data();
    const Real* __restrict x = drive.data();
    for (Index i = 0; i < v.size(); ++i) p[i] = 0.9F * p[i] + 0.1F * x[i];
    tanh_of(p, rate.data(), (v.size() + 15) / 16 * 16);
  }
};

/// Uniform inputs, targets and a reward, new at every tick.
struct BenchOdours {
  Rng noise {"inputs, targets and reward"};
  Out rate {"n", "1", "inputs"};
  Out target {"m", "1", "targets"};
  Broadcast reward {"1", "reward"};

  void steer(Tick now) {
    for (Index i = 0; i < rate.size(); ++i) rate[i] = noise.uniform(now, i);
    for (Index i = 0; i < target.size(); ++i) target[i] = noise.uniform(now, 1000 + i);
    reward = noise.uniform(now, 2000);
  }
};

/// The smallest part there is: sixteen units that leak.
struct BenchLeak {
  State v {"n", "1", "potential", "constant 1"};
  Out rate {"n", "1", "the same"};

  void tick(Tick) {
    v *= 0.999F;
    rate = v;
  }
};

}  // namespace bench_types

ANLAGE_PLUGIN(bench_types::BenchTanh, bench_types::BenchLeakyTanh, bench_types::BenchOdours, bench_types::BenchLeak)
