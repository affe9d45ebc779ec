// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/numbers.hpp"

namespace probabilistic_selection {
using namespace anlage;

/// Pairs of symbols, of which one is to be chosen; each symbol is rewarded with its own probability.
///   train   symbols 2k and 2k + 1 are a pair; pairs come in an order drawn anew for each round
///   test    all pairs that were none in training, in turn, without reward
/// A tick shows a pair, the next one pays for the choice. reward = 1 or 0.
struct ProbabilisticSelection {
  static constexpr const char* doc =
      "pairs of symbols that pay with different probabilities; then all other pairs, unpaid";
  static constexpr const char* citation = "Frank, Seeberger & O'Reilly 2004, Science 306:1940-1943";

  Text   probability {"probability of a reward for each symbol, such as \"0.8 0.2 0.7 0.3 0.6 0.4\""};
  Choice stage       {"train test", "pairs that pay, or all others without pay"};
  In     choice      {"symbol", "1", "what was chosen in the tick before, one-hot", optional};
  Out    shown       {"symbol", "1", "1 for the two symbols of now; all 0 in the tick of payment"};
  Out    chosen      {"symbol", "1", "what was chosen, in the tick of payment"};
  Out    pair        {"symbol", "1", "symbols of the latest pair"};
  Out    reward      {"1", "1", "what it paid"};
  Broadcast paid     {"1", "1 in the tick of payment, during training"};
  Table<Real> odds   {"symbol", "1", "probabilities"};
  State  a           {"", "1", "one symbol of the latest pair"};
  State  b           {"", "1", "the other"};
  Rng    order       {"order of the pairs"};
  Rng    draws       {"whether a choice is paid"};

  void develop(Setup& setup) {
    const auto stated = worlds::read_numbers(probability.text());
    if (stated.size() < 4 || stated.size() % 2 != 0)
      throw Failure("probability needs two numbers for each of at least two pairs");
    for (const double p : stated)
      if (!(p >= 0 && p <= 1)) throw Failure("probability states " + std::to_string(p) + ": from 0 to 1 is possible");
    setup.set_axis("symbol", static_cast<std::int64_t>(stated.size()));
  }
  void fill() {
    const auto stated = worlds::read_numbers(probability.text());
    for (std::size_t k = 0; k < stated.size(); ++k) odds.set(static_cast<Index>(k), 0, static_cast<Real>(stated[k]));
  }
  void advance(Tick now) {
    const std::uint64_t trial = now.index / 2;
    const bool paying = now.index % 2 == 1;
    shown.setZero(), chosen.setZero(), pair.setZero();
    reward[0] = 0;
    if (!paying) present(trial);
    pair[symbol(a)] = pair[symbol(b)] = 1;
    if (!paying) shown = pair;
    if (paying) chosen = choice;
    for (Index i = 0; paying && stage == "train" && i < choice.size(); ++i)
      if (choice[i] > 0 && draws.uniform(now, 0) < odds[i]) reward[0] = 1;
    paid = Real(paying && stage == "train");
  }
  /// Number of a symbol; 0 if a restored state names none.
  Index symbol(Real number) const {
    return number >= 0 && number < static_cast<Real>(pair.size()) ? static_cast<Index>(number) : 0;
  }
  void present(std::uint64_t trial) {
    const auto n = static_cast<std::uint64_t>(shown.size()), pairs = n / 2;
    if (stage == "train") {
      const auto k = static_cast<Real>(place_in_round(trial / pairs, trial % pairs, pairs));
      a = 2 * k, b = 2 * k + 1;
      return;
    }
    std::uint64_t left = trial % (n * (n - 1) / 2 - pairs);
    for (std::uint64_t i = 0; i < n; ++i)
      for (std::uint64_t j = i + 1; j < n; ++j) {
        const bool trained = i % 2 == 0 && j == i + 1;
        if (trained || left-- > 0) continue;
        a = static_cast<Real>(i), b = static_cast<Real>(j);
        return;
      }
  }
  /// Which pair is k-th in a round: the one whose random number has k smaller ones.
  std::uint64_t place_in_round(std::uint64_t round, std::uint64_t k, std::uint64_t pairs) const {
    for (std::uint64_t p = 0; p < pairs; ++p) {
      std::uint64_t smaller = 0;
      for (std::uint64_t q = 0; q < pairs; ++q) smaller += before(round, q, p);
      if (smaller == k) return p;
    }
    return 0;
  }
  bool before(std::uint64_t round, std::uint64_t q, std::uint64_t p) const {
    const Real x = order.uniform(Tick{round, 0, 0}, static_cast<Index>(q)),
               y = order.uniform(Tick{round, 0, 0}, static_cast<Index>(p));
    return x < y || (x == y && q < p);
  }
};

}  // namespace probabilistic_selection

ANLAGE_PLUGIN(probabilistic_selection::ProbabilisticSelection)
