// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace salt_cage {
using namespace anlage;

/// A rat's body and two bottles, salt and water. What is drunk goes to the gut, and from there to the blood with time constant tau:
///   G' = concentration drunk_salt - G / tau,   need' = -G / tau,   thirst' = -drunk_water + dryness G / tau
/// A diuretic takes `loss` of sodium at the beginning of `depletions` periods, from the one numbered `first` on; what is too little or
/// too much at the end of a period is made good by food or kidneys before the next one.
struct SaltCage {
  static constexpr const char* doc = "a body that loses sodium from time to time, a bottle of salt water and one of water";
  static constexpr const char* citation = "Pereira-Derderian, Vendramini, Menani, Chiavegatto & De Luca 2016, Physiol. Behavior 154";

  Param concentration {300.0, "mol/m^3", "sodium of the salt water; 0.3 M", {0, 1e4}};
  Param loss          {1.5e-3, "mol", "sodium that a diuretic takes", {0, 1}};
  Param first         {0.0, "1", "period in which it is first given, from 0", {0, 1e9}, integer};
  Param depletions    {3.0, "1", "how often it is given", {0, 1e9}, integer};
  Param period        {86400.0, "s", "from one to the next", {1e-3, 1e9}};
  Param flow          {1.6e-8, "m^3/s", "what is drunk at full drive; 1 ml a minute", {0, 1e-3}};
  Param tau           {600.0, "s", "time constant with which the gut takes up", {1, 1e6}};
  Param dryness       {3.33e-3, "m^3/mol", "water that a mole of sodium asks for", {0, 1}};
  In    drink_salt    {"1", "1", "drive to drink from the bottle of salt water; 1: full"};
  In    drink_water   {"1", "1", "drive to drink from the bottle of water"};
  State gut           {"", "mol", "sodium on its way to the blood"};
  State lacks         {"", "mol", "sodium that the blood lacks"};
  State dry           {"", "m^3", "water that it lacks"};
  State drunk         {"", "mol", "sodium drunk in this period"};
  State drunk_water   {"", "m^3", "water drunk in this period"};
  Out   need          {"1", "1", "sodium that the blood lacks, by the loss of a diuretic"};
  Out   thirst        {"1", "1", "water that it lacks, by 1 ml"};
  Out   taste         {"1", "1", "salt on the tongue: concentration by 0.15 M, while it drinks"};
  Out   intake        {"1", "mol", "sodium drunk in this period"};
  Out   water         {"1", "m^3", "water drunk in this period"};
  Broadcast last      {"1", "1 in the last tick of a period"};

  void advance(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(std::max(1.0, period.value / static_cast<double>(now.dt)));
    if (now.index % ticks == 0) begin(now.index / ticks);
    const Real salt = std::clamp(drink_salt[0], Real(0), Real(10)) * flow * now.dt;
    const Real fresh = std::clamp(drink_water[0], Real(0), Real(10)) * flow * now.dt;
    const Real taken = std::min(now.dt / tau, Real(1)) * gut.value();
    gut = gut.value() + concentration * salt - taken;
    lacks = lacks.value() - taken;
    dry = dry.value() + dryness * taken - fresh;
    drunk = drunk.value() + concentration * salt;
    drunk_water = drunk_water.value() + fresh;
    need[0] = loss > 0 ? lacks.value() / loss : Real(0);
    thirst[0] = dry.value() / Real(1e-6);
    taste[0] = salt > 0 ? concentration / Real(150) : Real(0);
    intake[0] = drunk.value();
    water[0] = drunk_water.value();
    last = Real(now.index % ticks + 1 == ticks);
  }
  void begin(std::uint64_t day) {
    const double since = static_cast<double>(day) - first.value;
    lacks = since >= 0 && since < depletions.value ? Real(loss) : Real(0);
    gut = Real(0), dry = Real(0), drunk = Real(0), drunk_water = Real(0);
  }
};

}  // namespace salt_cage

ANLAGE_PLUGIN(salt_cage::SaltCage)
