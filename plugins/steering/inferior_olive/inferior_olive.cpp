// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace inferior_olive {
using namespace anlage;

/// The inferior olive: it turns errors into climbing fibre activity, and is silenced by the nuclei when they expect them.
///   h        = the nuclear inhibition, three times low-passed:  h1 += a (max(inhibition, 0) - h1), ...,  a = 1 - exp(-dt / tau_h)
///   rate     = max(tonic + error, 0) max(1 - h, 0)
///   climbing = rate - tonic
/// Without errors and inhibition cells fire at their tonic rate, and climbing is 0. Errors can add much; nothing can take away more
/// than the tonic rate: unlearning without errors is slow.
struct InferiorOlive {
  static constexpr const char* doc = "errors become climbing fibre activity; the nuclei silence what they expect";
  static constexpr const char* citation =
      "Simpson, Wylie & De Zeeuw 1996, Behavioral and Brain Sciences 19:384-398; Best & Regehr 2009, Neuron 62:555-565; "
      "Medina, Nores & Mauk 2002, Nature 416:330-333";

  Param tonic      {1.0, "Hz", "spontaneous rate", {0, infinity}};
  Param tau_h      {30e-3, "s", "of each of three low-passes of the nuclear inhibition", {1e-4, 10}};
  In    error      {"n", "Hz", "climbing fibre spikes that an error evokes, or prevents where it is below 0"};
  In    inhibition {"n", "1", "nuclear cells; 1 silences the olive", optional};
  State h1         {"n", "1", "inhibition, once low-passed"};
  State h2         {"n", "1", "inhibition, twice low-passed"};
  State h          {"n", "1", "inhibition, three times low-passed"};
  Out   climbing   {"n", "Hz", "deviation from the spontaneous rate", error_signal};

  void steer(Tick now) {
    const Real a = 1 - std::exp(-now.dt / tau_h);
    for (Index i = 0; i < climbing.size(); ++i) {
      h1[i] += a * (std::max(inhibition[i], Real(0)) - h1[i]);
      h2[i] += a * (h1[i] - h2[i]);
      h[i] += a * (h2[i] - h[i]);
      climbing[i] = std::max(tonic + error[i], Real(0)) * std::max(1 - h[i], Real(0)) - tonic;
    }
  }
};

}  // namespace inferior_olive

ANLAGE_PLUGIN(inferior_olive::InferiorOlive)
