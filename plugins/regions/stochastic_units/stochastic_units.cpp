// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/functions.hpp"

namespace stochastic_units {
using namespace anlage;

/// Units that try things out, and say what was chance:
///   gaussian    xi_i = sigma * standard normal,   rate_i = f(drive_i + xi_i),   expectation_i = f(drive_i)
///   bernoulli   expectation_i = 1 / (1 + exp(-drive_i)),   rate_i = 1 with that probability, else 0,
///               xi_i = rate_i - expectation_i
struct StochasticUnits {
  static constexpr const char* doc = "units that try things out: their activity, its expectation, and the chance between";
  static constexpr const char* citation = "Williams 1992, Machine Learning 8:229-256";

  Choice noise    {"gaussian bernoulli", "chance in the drive, or whether a unit is active at all"};
  Choice function {regions::function_words, "gaussian: how drive becomes rate"};
  Param  sigma    {0.1, "*", "gaussian: standard deviation of the chance", {0, infinity}};
  In  drive       {"n", "*", "summed synaptic drive"};
  Out rate        {"n", "*", "activity"};
  Out expectation {"n", "*", "activity without chance; of bernoulli units its mean"};
  Out xi          {"n", "*", "what chance added to the drive; of bernoulli units to the activity"};
  Rng draws       {"the chance"};

  void tick(Tick now) {
    if (noise == "bernoulli") return decide(now);
    for (Index i = 0; i < rate.size(); ++i) xi[i] = sigma * draws.normal(now, i);
    regions::answers(function.index(), drive.data(), rate.size(),
                     [&](Index i, regions::Answer answer) { expectation[i] = answer.rate; });
    for (Index i = 0; i < rate.size(); ++i) rate[i] = regions::answer_of(function.index(), drive[i] + xi[i]).rate;
  }
  void decide(Tick now) {
    for (Index i = 0; i < rate.size(); ++i) {
      expectation[i] = regions::logistic(drive[i]);
      rate[i] = draws.uniform(now, i) < expectation[i] ? Real(1) : Real(0);
      xi[i] = rate[i] - expectation[i];
    }
  }
};

}  // namespace stochastic_units

ANLAGE_PLUGIN(stochastic_units::StochasticUnits)
