// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <utility>
#include <vector>

#include "../common/draws.hpp"
#include "../common/sheet.hpp"

namespace topographic {
using namespace anlage;
using connections::Apart;
using connections::Sheet;

/// Every receiving unit has `fan_in` senders around the place that lies opposite: the nearest ones, or ones drawn by a
/// kernel of their distance d: exp(-d^2 / (2 sigma^2)), or 1 up to d = sigma and 0 beyond.
struct Topographic {
  static constexpr const char* doc = "each receiving unit has senders around the place that lies opposite to it";
  static constexpr const char* citation = "Efraimidis & Spirakis 2006, Information Processing Letters 97:181-185";

  Param  fan_in {10, "1", "senders of each receiving unit", {1, 1e6}, birth | integer};
  Param  sigma {0.1, "1", "width of the kernel, the sheet being 1 wide", {1e-6, 10}, birth};
  Choice kernel {"gaussian disc", "how likely a sender is by its distance", birth};
  Choice senders {"drawn nearest", "drawn by the kernel without replacement, or the nearest ones", birth};
  Choice weights {"law profile", "as the initial law says, or that times the kernel at the synapse's distance", birth};
  Choice edges {"cut wrapped", "whether the sheet ends at its edges or goes on at the other side", birth};
  Param  pre_rows {1, "1", "rows of the sheet of senders; 1: a line", {1, 1e6}, birth | integer};
  Param  post_rows {1, "1", "rows of the sheet of receivers; 1: a line", {1, 1e6}, birth | integer};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  using Ranked = std::vector<std::pair<double, Index>>;

  Apart sheets(Index pre, Index post) const {
    return {Sheet("pre", pre, pre_rows.value), Sheet("post", post, post_rows.value), edges == "wrapped"};
  }
  bool reaches(double squared) const { return kernel == "gaussian" || squared <= sigma.value * sigma.value * (1 + 1e-9); }
  double profile(double squared) const {
    if (kernel == "disc") return reaches(squared) ? 1 : 0;
    return std::exp(-squared / (2 * sigma.value * sigma.value));
  }

  void develop(Setup& setup) {
    const auto k = static_cast<Index>(fan_in.value);
    const Apart apart = sheets(setup.pre(), setup.post());
    if (k > setup.pre())
      throw Failure("fan_in = " + std::to_string(k) + ", and there are only " + std::to_string(setup.pre()) +
                    " senders: each is taken at most once");
    for (Index j = 0; j < setup.post() && kernel == "disc" && senders == "drawn"; ++j) {
      Index within = 0;
      for (Index i = 0; i < setup.pre(); ++i) within += reaches(apart.squared(j, i));
      if (within < k)
        throw Failure("fan_in = " + std::to_string(k) + ", and only " + std::to_string(within) + " senders lie within sigma = " +
                      std::to_string(sigma.value) + " of receiving unit " + std::to_string(j) + ": widen it, or draw fewer");
    }
    setup.sparse(k);
  }

  /// Exponential waiting times whose rates are the kernel, by their logarithms: the first k are a draw without
  /// replacement in which each next sender is taken in proportion to its kernel.
  void rank(Ranked& ranked, const Apart& apart, const Random& random, Index j) const {
    connections::Draws draws(random, j);
    ranked.clear();
    for (Index i = 0; i < apart.senders.rows * apart.senders.columns; ++i) {
      const double squared = apart.squared(j, i);
      if (senders == "nearest") {
        ranked.emplace_back(squared, i);
        continue;
      }
      const double waiting = std::log(-std::log1p(-draws.uniform()));
      if (!reaches(squared)) continue;
      ranked.emplace_back(kernel == "disc" ? waiting : waiting + squared / (2 * sigma.value * sigma.value), i);
    }
  }

  void wire(Wiring& wiring) {
    const Apart apart = sheets(wiring.pre(), wiring.post());
    const Index k = wiring.fan_in();
    Ranked ranked;
    for (Index j = 0; j < wiring.post(); ++j) {
      rank(ranked, apart, wiring.random(0), j);
      std::nth_element(ranked.begin(), ranked.begin() + (k - 1), ranked.end());
      std::sort(ranked.begin(), ranked.begin() + k, [](const auto& a, const auto& b) { return a.second < b.second; });
      for (Index s = 0; s < k; ++s) {
        const Index i = ranked[static_cast<std::size_t>(s)].second;
        wiring.connect(j, s, i);
        if (weights == "profile") wiring.synapse_weight(j, s) *= static_cast<Real>(profile(apart.squared(j, i)));
      }
    }
  }
};

}  // namespace topographic

ANLAGE_PLUGIN(topographic::Topographic)
