// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace eyelid {
using namespace anlage;

/// An eyelid. Red nucleus, facial nucleus and muscle follow a command one after the other, each as a low-pass; the muscle has a
/// threshold, and the lid is open or shut at most.
///   c1 += a (command - c1),  c2 += a (c1 - c2),  c3 += a (c2 - c3),   a = 1 - exp(-dt / tau)
///   closure = c3 - threshold, within 0 .. 1
struct Eyelid {
  static constexpr const char* doc = "an eyelid that closes some time after it is told to";
  static constexpr const char* citation =
      "Lepora, Mavritsaki, Porrill, Yeo, Evinger & Dean 2007, Journal of Neurophysiology 98:2074-2088";

  Param tau       {30e-3, "s", "time constant of each of three stages", {1e-4, 10}};
  Param threshold {0.05, "1", "what moves nothing yet", {0, infinity}};
  In    command   {"1", "1", "what the muscle is told; 1 and the threshold shut the eye"};
  State c1        {"", "1", "activity of the red nucleus"};
  State c2        {"", "1", "activity of the facial nucleus"};
  State c3        {"", "1", "activity of the muscle"};
  Out   closure   {"1", "1", "0 open, 1 shut"};

  void advance(Tick now) {
    const Real a = 1 - std::exp(-now.dt / tau);
    c1 += a * (command[0] - c1);
    c2 += a * (c1 - c2);
    c3 += a * (c2 - c3);
    closure[0] = std::clamp(c3.value() - Real(threshold), Real(0), Real(1));
  }
};

}  // namespace eyelid

ANLAGE_PLUGIN(eyelid::Eyelid)
