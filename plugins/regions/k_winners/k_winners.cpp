// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "selection.hpp"

namespace k_winners {
using namespace anlage;

/// Winners take all: of the units whose drive lies above `floor`, the k with the largest drive fire and all others are
/// silent, k = winners, or the nearest whole number to active * n where winners is 0.
/// Exactly k fire, or every unit above the floor if there are fewer. Equal drives are ranked by a random order of the
/// units that the seed draws once for life.
struct KWinners {
  static constexpr const char* doc = "the k units with the largest drive fire, all others are silent";
  static constexpr const char* citation =
      "Maass 2000, Neural Computation 12:2519-2535; Lin, Bygrave, de Calignon, Lee & Miesenboeck 2014, "
      "Nature Neuroscience 17:559-568";

  Param   active   {0.05, "1", "share of the units that fire", {0, 1}};
  Param   winners  {0, "1", "number of units that fire; 0: a share of them does", {0, infinity}, integer};
  Param   floor    {0, "*", "units whose drive does not lie above this never fire"};
  Choice  output   {"binary graded", "a winner's rate: 1, or its drive"};
  In      drive    {"n", "*", "what the units compete with"};
  Out     rate     {"n", "*", "activity of the winners, else 0"};
  Scratch keys     {"n", "1", "candidates: drive as a whole number of the same order"};
  Scratch units    {"n", "1", "candidates: which unit"};
  Rng     priority {"order among equal drives"};

  void develop(Setup& setup) {
    const std::int64_t n = setup.axis("n");
    if (n >= 0 && winners.value > static_cast<double>(n))
      throw Failure("winners = " + std::to_string(static_cast<std::int64_t>(winners.value)) + ", and there are only " +
                    std::to_string(n) + " units: state fewer winners, or a share of the units as `active`");
  }

  void tick(Tick) {
    const std::int64_t n = rate.size();
    const std::int64_t k = count(n);
    const float ground = floor;
    Candidates list{reinterpret_cast<std::int32_t*>(keys.data()), reinterpret_cast<std::uint32_t*>(units.data())};
    const std::int32_t bound = k > 0 ? guess(drive.data(), n, k, ground, list.key) : lowest_key;
    list_candidates(drive.data(), n, ground, bound, rate.data(), list);
    if (list.count < k && bound != lowest_key)
      list_candidates(drive.data(), n, ground, lowest_key, rate.data(), list);
    if (k == 0) return;
    if (list.count <= k) return fire(list, lowest_key);
    const Cut threshold = cut(list.key, list.count, k);
    if (threshold.count > k) return fire_by_lot(list, threshold.key, k);
    fire(list, threshold.key);
  }

  std::int64_t count(std::int64_t n) const {
    if (winners.value > 0) return std::min<std::int64_t>(static_cast<std::int64_t>(winners.value), n);
    return std::llround(active.value * static_cast<double>(n));
  }

  /// All candidates from `least` on. Written for all of them: a branch would be guessed wrong every third time.
  void fire(const Candidates& list, std::int32_t least) {
    Real* const to = rate.data();
    const Real* const from = output == "binary" ? nullptr : drive.data();
    for (std::int64_t i = 0; i < list.count; ++i) {
      const std::uint32_t unit = list.unit[i];
      const Real value = from == nullptr ? Real{1} : from[unit];
      to[unit] = list.key[i] >= least ? value : Real{0};
    }
  }

  /// All candidates above `tie`, and as many of those at it as are still to come.
  void fire_by_lot(Candidates& list, std::int32_t tie, std::int64_t k) {
    fire(list, tie + 1);
    const auto word = priority.random().words(0, 0);
    std::int64_t tied = 0, above = 0;
    for (std::int64_t i = 0; i < list.count; ++i) {
      above += list.key[i] > tie;
      if (list.key[i] != tie) continue;
      list.unit[tied] = list.unit[i];
      list.key[tied++] = rank(list.unit[i], word[0], word[1]);
    }
    list.count = tied;
    fire(list, cut(list.key, tied, k - above).key);
  }

  /// A number for each unit that no other unit has: every step can be undone.
  static std::int32_t rank(std::uint32_t unit, std::uint32_t a, std::uint32_t b) {
    std::uint32_t x = unit ^ a;
    x = (x ^ (x >> 16)) * 0x7FEB352Du;
    x = ((x ^ (x >> 15)) + b) * 0x846CA68Bu;
    return static_cast<std::int32_t>(x ^ (x >> 16));
  }
};

}  // namespace k_winners

ANLAGE_PLUGIN(k_winners::KWinners)
