// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace hippocampal_cells {
using namespace anlage;

/// Principal cells of one field of the hippocampus, inhibited together:
///   drive_i = afferent_gain afferent_i + intrinsic_gain intrinsic_i + detonator_gain detonator_i
///   rate_i  = 1 if cell i is one of the k most strongly driven of its pool and drive_i > floor, else 0
/// k = active * cells of a pool. In ticks in which `start` is not 0 the intrinsic input is not heard: a new trial begins.
/// Equal drives are ranked by a lot that the seed draws once for life.
struct HippocampalCells {
  static constexpr const char* doc = "cells with afferent, intrinsic and detonator input, inhibited together";
  static constexpr const char* citation =
      "O'Reilly & McClelland 1994, Hippocampus 4:661-682; Hasselmo & Schnell 1994, Journal of Neuroscience 14:3898-3914";

  Param     pools          {1, "1", "pools of equal size, within which cells compete", {1, 1e6}, birth | integer};
  Param     active         {0.05, "1", "share of the cells of a pool that fire", {0, 1}};
  Param     floor          {0, "*", "cells whose drive does not lie above this never fire"};
  Param     afferent_gain  {1, "1", "weight of the afferent input"};
  Param     intrinsic_gain {1, "1", "weight of the intrinsic input"};
  Param     detonator_gain {1, "1", "weight of the detonator input"};
  In        afferent       {"n", "*", "from outside the field: perforant path", optional};
  In        intrinsic      {"n", "*", "from within: recurrent or Schaffer collaterals", optional};
  In        detonator      {"n", "*", "strong and sparse: mossy fibres, or a pattern that is imposed", optional};
  Modulator start          {"1", "not 0 where a trial begins", optional};
  Out       rate           {"n", "1", "1 for cells that fire, else 0"};
  Scratch   drive          {"n", "*", "summed input"};
  Scratch   rank           {"n", "1", "drives of a pool, partly in order"};
  Rng       lots           {"order among equal drives"};

  void develop(Setup& setup) {
    const std::int64_t n = setup.axis("n"), count = static_cast<std::int64_t>(pools.value);
    if (n >= 0 && n % count != 0)
      throw Failure(std::to_string(n) + " cells do not divide into " + std::to_string(count) +
                    " equal pools: state a multiple of it as `size`");
  }

  void tick(Tick) {
    const Real inner = start != 0 ? Real(0) : Real(intrinsic_gain), outer = afferent_gain, mossy = detonator_gain;
    for (Index i = 0; i < rate.size(); ++i)
      drive[i] = outer * afferent[i] + inner * intrinsic[i] + mossy * detonator[i];
    const Index size = rate.size() / static_cast<Index>(pools.value);
    const Index winners = std::llround(active.value * static_cast<double>(size));
    rate = Real(0);
    if (winners == 0) return;
    for (Index first = 0; first < rate.size(); first += size) compete(first, size, winners);
  }

  /// All cells above the drive of the last winner fire; those that equal it fill up what is left, by lot.
  void compete(Index first, Index size, Index winners) {
    const Real* const d = drive.data() + first;
    Real* const order = rank.data() + first;
    std::copy(d, d + size, order);
    std::nth_element(order, order + (winners - 1), order + size, std::greater<>{});
    const Real last = order[winners - 1];
    Index open = winners, tied = 0;
    for (Index i = 0; i < size; ++i) {
      tied += d[i] == last;
      if (d[i] <= last || d[i] <= floor) continue;
      rate[first + i] = 1;
      --open;
    }
    if (last > floor) fire_by_lot(first, size, last, tied, open);
  }

  void fire_by_lot(Index first, Index size, Real at, Index tied, Index open) {
    Real* const drawn = rank.data() + first;
    Index listed = 0;
    for (Index i = 0; i < size; ++i)
      if (drive[first + i] == at) drawn[listed++] = lot(first + i);
    const bool all = tied <= open;
    if (!all) std::nth_element(drawn, drawn + open, drawn + listed);
    const Real limit = all ? infinity : drawn[open];
    for (Index i = 0; i < size; ++i)
      if (drive[first + i] == at && lot(first + i) < limit) rate[first + i] = 1;
  }
  Real lot(Index i) const { return lots.uniform(Tick{0, 0, 0}, i); }
};

}  // namespace hippocampal_cells

ANLAGE_PLUGIN(hippocampal_cells::HippocampalCells)
