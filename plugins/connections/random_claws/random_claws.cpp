// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <vector>

#include "../../worlds/common/numbers.hpp"
#include "../common/draws.hpp"
#include "../common/sheet.hpp"
#include "../common/unequal.hpp"

namespace random_claws {
using namespace anlage;

/// Receivers with unequal numbers of claws, each of which takes hold of one bouton at random:
///   claws_j     = claws + spread z, rounded, z standard normal; drawn again outside [fewest, most]
///   P(sender i) ∝ boutons_i exp(-d_ij^2 / (2 length^2)), d on sheets whose side is 1; length 0: anywhere;
///                 that times `again` where one of the receiver's claws holds i already
///   y_j         = sum over claws c of w[j, c] x[s(j, c)]
struct RandomClaws {
  static constexpr const char* doc = "receivers with unequal numbers of claws, each of which takes a sender at random";
  static constexpr const char* citation =
      "Caron, Ruta, Abbott & Axel 2013, Nature 497:113-117; Zheng et al. 2022, Current Biology 32:3334-3349";

  Param  claws     {5.2, "1", "claws of a receiver, before rounding and bounds", {0, 1e6}, birth};
  Param  spread    {1.6, "1", "standard deviation of that number; 0: all alike", {0, 1e6}, birth};
  Param  fewest    {1, "1", "claws that every receiver has", {0, 1e6}, birth | integer};
  Param  most      {12, "1", "claws that no receiver has more of", {1, 1e6}, birth | integer};
  Param  length    {0, "1", "length constant of the distance to a sender, in sides of the sheet; 0: anywhere", {0, 10}, birth};
  Param  again     {1, "1", "how likely a sender that is held is taken again: 1, as any; 0: never", {0, 1}, birth};
  Text   boutons   {"how often each sender is to be found, relative numbers; all alike where none is stated", optional};
  Choice edges     {"wrapped cut", "whether the sheet goes on at its other side or ends", birth};
  Param  pre_rows  {1, "1", "rows of the sheet of senders; 1: a line", {1, 1e6}, birth | integer};
  Param  post_rows {1, "1", "rows of the sheet of receivers; 1: a line", {1, 1e6}, birth | integer};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    if (fewest.value > most.value)
      throw Failure("fewest = " + std::to_string(static_cast<Index>(fewest.value)) + " claws are more than most = " +
                    std::to_string(static_cast<Index>(most.value)));
    (void)sheets(setup.pre(), setup.post());
    (void)shares(setup.pre());
    const Random random(setup.key(), 0);
    connections::InDegrees degrees(setup.post());
    for (Index j = 0; j < setup.post(); ++j) {
      connections::Draws draws(random, j);
      for (Index c = degree(draws); c > 0; --c) degrees.add(j);
    }
    degrees.plan(setup);
  }

  void wire(Wiring& wiring) {
    const Apart apart = sheets(wiring.pre(), wiring.post());
    const std::vector<double> share = shares(wiring.pre());
    std::vector<double> sum(share.size());
    std::vector<Index> held;
    connections::Joiner joiner(wiring);
    for (Index j = 0; j < wiring.post(); ++j) {
      connections::Draws draws(wiring.random(0), j);
      const Index count = degree(draws);
      if (j == 0 || length.value > 0) add_up(share, apart, j, sum);
      held.clear();
      for (Index c = 0; c < count; ++c) {
        held.push_back(take(draws, sum, held));
        joiner.join(j, held.back());
      }
    }
  }

  /// A sender in proportion to the steps of `sum`. One that is held is let go with probability 1 - again, a thousand times
  /// at most: a receiver may have more claws than there are senders.
  Index take(connections::Draws& draws, const std::vector<double>& sum, const std::vector<Index>& held) const {
    for (int trial = 0;; ++trial) {
      const auto found = std::upper_bound(sum.begin(), sum.end(), draws.uniform() * sum.back());
      const Index i = std::min<Index>(found - sum.begin(), static_cast<Index>(sum.size()) - 1);
      const bool known = again.value < 1 && std::find(held.begin(), held.end(), i) != held.end();
      if (!known || trial == 1000 || draws.uniform() < again.value) return i;
    }
  }

  using Apart = connections::Apart;
  Apart sheets(Index pre, Index post) const {
    using connections::Sheet;
    return {Sheet("pre", pre, pre_rows.value), Sheet("post", post, post_rows.value), edges == "wrapped"};
  }

  /// A number below `fewest` or above `most` after 100 draws is taken for the nearest legal one.
  Index degree(connections::Draws& draws) const {
    double number = claws.value;
    for (int trial = 0; trial < 100 && spread.value > 0; ++trial) {
      number = std::round(claws.value + spread.value * draws.normal());
      if (number >= fewest.value && number <= most.value) break;
    }
    return static_cast<Index>(std::clamp(std::round(number), fewest.value, most.value));
  }

  std::vector<double> shares(Index pre) const {
    if (boutons.empty()) return std::vector<double>(static_cast<std::size_t>(pre), 1.0);
    std::vector<double> share = worlds::read_numbers(boutons.text());
    if (static_cast<Index>(share.size()) != pre)
      throw Failure("boutons states " + std::to_string(share.size()) + " numbers, and there are " +
                    std::to_string(pre) + " senders: one each");
    if (*std::min_element(share.begin(), share.end()) < 0 || *std::max_element(share.begin(), share.end()) <= 0)
      throw Failure("boutons are numbers of 0 or more, and at least one of them is above 0");
    return share;
  }

  /// The sums up to each sender of what it is drawn in proportion to. The nearest sender's kernel counts as 1, so that
  /// no receiver is out of reach of all.
  void add_up(const std::vector<double>& share, const Apart& apart, Index j, std::vector<double>& sum) const {
    const auto n = static_cast<Index>(share.size());
    const double scale = length.value > 0 ? 1 / (2 * length.value * length.value) : 0;
    double nearest = infinity, so_far = 0;
    for (Index i = 0; i < n && length.value > 0; ++i)
      if (share[static_cast<std::size_t>(i)] > 0) nearest = std::min(nearest, apart.squared(j, i));
    for (Index i = 0; i < n; ++i) {
      const double kernel = length.value > 0 ? std::exp(-scale * (apart.squared(j, i) - nearest)) : 1.0;
      so_far += share[static_cast<std::size_t>(i)] * kernel;
      sum[static_cast<std::size_t>(i)] = so_far;
    }
  }
};

}  // namespace random_claws

ANLAGE_PLUGIN(random_claws::RandomClaws)
