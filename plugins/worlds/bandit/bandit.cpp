// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/numbers.hpp"

namespace bandit {
using namespace anlage;

/// Levers that pay 1 with given probabilities. `choice` of one number is the number of the lever, from 0; of several the
/// largest is the lever that is pulled, and none is if no number is above 0.
struct Bandit {
  static constexpr const char* doc = "levers that pay with given probabilities";

  Text  probability {"probability that a lever pays, such as \"0.2 0.8\""};
  In    choice      {"n", "1", "lever that is pulled"};
  Out   reward      {"1", "1", "what it pays: 1 or 0"};
  Broadcast payment {"1", "the same"};
  Table<Real> odds  {"lever", "1", "probabilities"};
  Rng   draws       {"whether a lever pays"};

  void develop(Setup& setup) {
    const auto stated = worlds::read_numbers(probability.text());
    if (stated.empty()) throw Failure("probability states no lever: write one number a lever, such as \"0.2 0.8\"");
    for (const double p : stated)
      if (!(p >= 0 && p <= 1)) throw Failure("probability states " + std::to_string(p) + ": from 0 to 1 is possible");
    setup.set_axis("lever", static_cast<std::int64_t>(stated.size()));
    if (const std::int64_t n = setup.axis("n"); n > 1 && n != static_cast<std::int64_t>(stated.size()))
      throw Failure("choice has " + std::to_string(n) + " numbers and probability states " +
                    std::to_string(stated.size()) + " levers: make them as many, or choice a single number");
  }
  void fill() {
    const auto stated = worlds::read_numbers(probability.text());
    for (std::size_t k = 0; k < stated.size(); ++k) odds.set(static_cast<Index>(k), 0, static_cast<Real>(stated[k]));
  }
  void advance(Tick now) {
    const Index lever = pulled();
    reward[0] = lever >= 0 && draws.uniform(now, 0) < odds[lever] ? Real(1) : Real(0);
    payment = reward[0];
  }
  Index pulled() const {
    if (choice.size() == 1) {
      const Real number = choice[0];
      if (!(number >= 0 && number < static_cast<Real>(odds.size())))
        throw Failure("lever " + std::to_string(number) + " is chosen, and levers are 0 to " +
                      std::to_string(odds.size() - 1));
      return static_cast<Index>(number);
    }
    Index best = 0;
    for (Index k = 1; k < choice.size(); ++k)
      if (choice[k] > choice[best]) best = k;
    return choice[best] > 0 ? best : -1;
  }
};

}  // namespace bandit

ANLAGE_PLUGIN(bandit::Bandit)
