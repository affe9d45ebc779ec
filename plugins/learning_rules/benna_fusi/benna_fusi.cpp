// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace benna_fusi {
using namespace anlage;

/// Benna and Fusi's complex synapse: the weight is the first of five variables in a row that exchange with their
/// neighbours, each slower than the one before:
/// C_k du_k/dt = g_k-1 (u_k-1 - u_k) - g_k (u_k - u_k+1), C_k = r^(2k-2), g_k = r^(2-2k) / tau.
struct BennaFusi {
  static constexpr const char* doc = "weights exchange with four hidden variables, each slower than the one before";
  static constexpr const char* citation = "Benna & Fusi 2016, Nature Neuroscience 19:1697-1706";

  Param     tau   {0.1, "s", "time in which the weight reaches its neighbour", {1e-9, infinity}};
  Param     r     {2, "1", "ratio of the steps from one variable to the next", {1, 16}};
  Param     leak  {1, "1", "1: the last variable leaks to 0; 0: nothing is lost", {0, 1}};
  PostState begun {"post", "1", "0, then 1 at the first call, then 2", "zero"};
  Trace     u2    {"post pre", "1", "second variable", "zero"};
  Trace     u3    {"post pre", "1", "third variable", "zero"};
  Trace     u4    {"post pre", "1", "fourth variable", "zero"};
  Trace     u5    {"post pre", "1", "fifth variable", "zero"};
  Weights   w     {"post pre", "1", "synaptic weight, the first variable"};

  void settle(Tick now) {
    if (now.dt > tau / 4) throw Failure("BennaFusi needs a tick of at most tau / 4: the weight would overshoot");
    begun.array() = (begun.array() + 1).min(Real(2));
  }
  void learn(Tick now, Synapse auto s) {
    const bool born = begun[s] > 1;
    const Real a = w[s], b = born ? u2[s] : a, c = born ? u3[s] : a, d = born ? u4[s] : a, e = born ? u5[s] : a;
    const Real q = 1 / Real(r * r), f = now.dt / tau;
    const Real ab = f * (a - b), bc = f * q * (b - c), cd = f * q * q * (c - d), de = f * q * q * q * (d - e);
    w[s] = a - ab;
    u2[s] = b + q * (ab - bc);
    u3[s] = c + q * q * (bc - cd);
    u4[s] = d + q * q * q * (cd - de);
    u5[s] = e + q * q * q * q * (de - leak * f * q * q * q * q * e);
  }
};

}  // namespace benna_fusi

ANLAGE_PLUGIN(benna_fusi::BennaFusi)
