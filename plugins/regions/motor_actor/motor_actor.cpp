// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace motor_actor {
using namespace anlage;

/// A motor population that explores: what it is told, and a fluctuation of its own that it also reports.
///   f_i  = lambda f_i + sqrt(1 - lambda^2) normal,   lambda = exp(-dt / tau), 0 if tau is 0
///   xi   = sigma f,   expectation = drive,   rate = drive + xi
/// `xi` is what a perturbation rule such as NodePerturbation compares with reward. sigma = 0 silences exploration.
struct MotorActor {
  static constexpr const char* doc = "motor units with exploration noise that they report";
  static constexpr const char* citation =
      "Doya & Sejnowski 1995, Advances in Neural Information Processing Systems 7:101-108; Fiete, Fee & Seung 2007, "
      "Journal of Neurophysiology 98:2038-2057";

  Param sigma       {0.1, "*", "standard deviation of the noise", {0, infinity}};
  Param tau         {0, "s", "correlation time of the noise; 0: drawn anew at every tick", {0, infinity}};
  In    drive       {"n", "*", "what the units are told"};
  State f           {"n", "1", "fluctuation, of standard deviation 1"};
  Out   rate        {"n", "*", "what they do"};
  Out   expectation {"n", "*", "what they would do without chance"};
  Out   xi          {"n", "*", "what chance added"};
  Rng   draws       {"fluctuations"};

  void tick(Tick now) {
    const bool starts = now.index == 0 || tau <= 0;
    const Real kept = starts ? Real(0) : std::exp(-now.dt / tau), fresh = std::sqrt(1 - kept * kept);
    for (Index i = 0; i < f.size(); ++i) f[i] = kept * f[i] + fresh * draws.normal(now, i);
    xi = Real(sigma) * f;
    expectation = drive;
    rate = drive + xi;
  }
};

}  // namespace motor_actor

ANLAGE_PLUGIN(motor_actor::MotorActor)
