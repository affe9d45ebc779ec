// SPDX-License-Identifier: Apache-2.0
/// How every shipped rule can be let loose on the same brain: one with `clock` (a PhaseClock), `wish.rate` and `ranks.rank`.
#pragma once

#include <map>
#include <string>

namespace anlage::test {

/// Broadcasts for modulators of these names; all others get the dopamine.
inline const std::map<std::string, std::string> rule_signals = {
    {"mark", "clock.mark"},   {"plus", "clock.open"},      {"beta", "clock.open"}, {"sign", "clock.open"},
    {"first", "clock.first"}, {"perturbed", "clock.open"}, {"settled", "clock.last"}};

/// Rates of learning that do not run away on inputs as strong as spikes, and signals that differ where rules compare them.
inline const std::map<std::string, std::string> rule_settings = {
    {"AseActor", "alpha = 1e-3"},
    {"AssociativeRewardPenalty", "rho = 1e-3"},
    {"Bounds", "min = 0, max = 0.04"},
    {"ClopathStdp", "A_LTD = 1e-8, A_LTP = 1e-8, theta_minus = -20, theta_plus = -20, u_ref_squared = 1"},
    {"Competitive", "eta = 1e-4"},
    {"DaleSign", "inhibitory = 0.25"},
    {"DendriticPrediction", "S = \"wish.rate\""},
    {"Foldiak", "alpha = 1e-4"},
    {"KrotovHopfield", "rank = \"ranks.rank\""},
    {"PairStdp", "lambda = 1e-4"},
    {"PearceHall", "S = 1e-3"},
    {"RescorlaWagner", "alpha = 1e-3"},
    {"ThreeFactor", "tau_e = 0.5"},
    {"TripletStdp", "Aplus_triplet = 1e-5, Aminus = 1e-5"}};

}  // namespace anlage::test
