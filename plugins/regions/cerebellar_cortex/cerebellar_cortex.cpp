// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "granule_sheet.hpp"

namespace cerebellar_cortex {
using namespace anlage;

/// Granule and Purkinje cells in one part, for very many granule cells: only what is learned is stored, four bytes a cell.
///   g_i(t) = max(sum over the terminals of cell i of mossy(t) - threshold, 0)
///   E_i(t) = mean of g_i over `lags` moments, from `latest` to `soonest` ago
///   w_i    = max(w_i + A_LTP g_i - A_LTD climbing E_i, 0)
///   rate   = max(sum over the cells of a Purkinje cell of (w_i - w_rest) g_i, -spontaneous)
/// Each Purkinje cell has `granules` granule cells of its own. Their wiring is made anew from the seed whenever it is
/// needed, and what they did in the past from what the mossy fibres did then; without a climbing fibre signal nothing is
/// looked back at.
struct CerebellarCortex {
  static constexpr const char* doc = "granule cells that are stored nowhere, and Purkinje cells that learn from them";
  static constexpr const char* citation =
      "Marr 1969, Journal of Physiology 202:437-470; Albus 1971, Mathematical Biosciences 10:25-61; Izhikevich & Edelman 2008, "
      "Proceedings of the National Academy of Sciences 105:3593-3598";

  Param  granules    {1024, "1", "granule cells of each Purkinje cell, a multiple of 16", {16, 4e9}, birth | integer};
  Param  terminals   {4, "1", "mossy terminals of a granule cell", {1, most_terminals}, birth | integer};
  Param  threshold   {0.3, "*", "tonic inhibition of the granule cells"};
  Param  A_LTD       {1e-5, "1", "depression by the climbing fibre", {0, infinity}};
  Param  A_LTP       {0, "1", "potentiation without it", {0, infinity}};
  Param  soonest     {0.1, "s", "how long ago the latest activity is that counts as eligible", {0, 100}, birth};
  Param  latest      {0.28, "s", "how long ago the earliest is", {0, 100}, birth};
  Param  lags        {3, "1", "moments in between that are looked at", {1, 16}, integer};
  Param  w_rest      {0.03, "1", "weight that interneurons cancel: that at birth"};
  Param  spontaneous {2.0, "*", "rate without any input: a cell can pause, and fire no less than that", {0, infinity}};
  In     mossy       {"fibre", "*", "mossy fibres"};
  In     climbing    {"purkinje", "Hz", "climbing fibres: deviation from their spontaneous rate", optional};
  Out    rate        {"purkinje", "*", "simple spikes: deviation from the spontaneous rate"};
  State  past        {"fibre moment", "*", "mossy fibres of the last moments, one after the other, around and around"};
  Memory w           {"granule purkinje", "1", "weights of the parallel fibres", "constant 0.03"};
  Rng    draws       {"mossy terminals"};

  void develop(Setup& setup) {
    const auto cells = static_cast<std::int64_t>(granules.value);
    if (cells % lanes != 0)
      throw Failure("granules = " + std::to_string(cells) + " is no multiple of 16: state " +
                    std::to_string((cells / lanes + 1) * lanes));
    if (setup.axis("fibre") > most_fibres) throw Failure("more than 65536 mossy fibres");
    if (latest.value < soonest.value) throw Failure("`latest` lies longer ago than `soonest`: make it larger");
    setup.set_axis("granule", cells);
    setup.set_axis("moment", std::llround(latest.value / setup.dt()) + 1);
  }

  void tick(Tick now) {
    const Index moment = static_cast<Index>(now.index % static_cast<std::uint64_t>(past.matrix().cols()));
    for (Index i = 0; i < mossy.size(); ++i) past(i, moment) = mossy[i];
    const auto word = draws.random().words(0, 0);
    const Wiring wiring{{word[0], word[1]}, static_cast<std::uint32_t>(mossy.size()), static_cast<int>(terminals.value)};
    for (Index j = 0; j < rate.size(); ++j) rate[j] = answer(wiring, now, moment, j);
  }

  /// What Purkinje cell j does, after it has learned.
  Real answer(const Wiring& wiring, Tick now, Index moment, Index j) {
    const Real depression = A_LTD * climbing[j], growth = A_LTP;
    const bool learns = depression != 0 || growth != 0;
    const Real* then[16];
    const int count = learns && depression != 0 ? look_back(now, moment, then) : 0;
    const auto cells = static_cast<std::uint64_t>(w.rows());
    alignas(64) std::uint32_t sender[most_terminals * lanes];
    double total = 0;
    for (std::uint64_t begin = 0; begin < cells; begin += block) {
      Real sum[lanes] = {};
      const std::uint64_t end = std::min(begin + block, cells);
      for (std::uint64_t i = begin; i < end; i += lanes) {
        Real* const weight = &w(static_cast<Index>(i), j);
        Real g[lanes] = {};
        wiring.senders(static_cast<std::uint64_t>(j) * cells + i, sender);
        wiring.add(sender, mossy.data(), threshold, 1, g);
        if (learns) {
          Real E[lanes] = {};
          for (int k = 0; k < count; ++k) wiring.add(sender, then[k], threshold, Real(1) / static_cast<Real>(count), E);
          for (int l = 0; l < lanes; ++l) weight[l] = std::max(weight[l] + growth * g[l] - depression * E[l], Real(0));
        }
        for (int l = 0; l < lanes; ++l) sum[l] += (weight[l] - w_rest) * g[l];
      }
      for (const Real part : sum) total += static_cast<double>(part);
    }
    return std::max(static_cast<Real>(total), -Real(spontaneous));
  }

  /// The mossy fibres of the moments that count as eligible; how many moments that are.
  int look_back(Tick now, Index moment, const Real** then) const {
    const int count = static_cast<int>(lags.value);
    const Index moments = past.matrix().cols();
    for (int k = 0; k < count; ++k) {
      const double share = count > 1 ? static_cast<double>(k) / (count - 1) : 0.5;
      const double seconds = soonest.value + share * (latest.value - soonest.value);
      const auto ago = static_cast<Index>(std::llround(seconds / static_cast<double>(now.dt)));
      then[k] = past.data() + (moment - std::min(ago, moments - 1) + moments) % moments * past.stride();
    }
    return count;
  }

  /// Cells whose contributions are summed in single precision.
  static constexpr std::uint64_t block = 4096;
};

}  // namespace cerebellar_cortex

ANLAGE_PLUGIN(cerebellar_cortex::CerebellarCortex)
