// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace metabolism {
using namespace anlage;

constexpr Index energy = 0, water = 1, sodium = 2, health = 3, all = 4;

/// A body that lives on stores, 1 when they are full, and dies when one of them is empty.
///   d store_k/dt = uptake taste_k - (1 + cost_k effort) / lasts_k        energy, water, sodium; cost of sodium 0
///   salt takes water: d water/dt -= dryness uptake taste_salty
///   d health/dt = (1 - health) / healing - poison taste_bitter,   health -= wound
/// While it is not mortal, as in a childhood that others watch over, no store falls below `floor`. When it becomes mortal its stores are
/// full and it is well, and survival counts from 0. After death all is 0 but survival, which stays.
struct Metabolism {
  static constexpr const char* doc = "stores of energy, water and sodium, health, death, and how long a life has lasted";
  static constexpr const char* citation = "Keramati & Gutkin 2014, eLife 3:e04811; Yoshida 2017, arXiv:1703.07207";

  Choice mortal        {"yes no", "whether it can die"};
  Param  energy_lasts  {240.0, "s", "how long a full store of energy lasts at rest", {1e-3, 1e9}};
  Param  water_lasts   {180.0, "s", "how long a full store of water does", {1e-3, 1e9}};
  Param  sodium_lasts  {360.0, "s", "how long a full store of sodium does", {1e-3, 1e9}};
  Param  cost          {0.2, "1", "energy and water that walking takes, by what rest takes", {0, 100}};
  Param  uptake        {0.15, "Hz", "store that eating fills in a second", {0, 1e3}};
  Param  dryness       {0.1, "1", "water that a store of sodium takes", {0, 10}};
  Param  poison        {0.5, "Hz", "health that a bitter taste costs in a second", {0, 1e3}};
  Param  healing       {120.0, "s", "time constant with which health returns", {1e-3, 1e9}};
  Param  most          {1.5, "1", "what a store holds at most", {1, 100}};
  Param  floor         {0.1, "1", "least of a store while it is not mortal", {0, 1}};
  In     taste         {"taste", "1", "sweet, wet, salty, bitter"};
  In     effort        {"1", "1", "speed, by the walking speed"};
  In     wound         {"1", "1", "health that is lost in this tick", optional};
  State  stores        {"store", "1", "energy, water, sodium, health", "constant 1"};
  State  lived         {"", "1", "ticks that it has lived since it is mortal"};
  State  dead          {"", "1", "it has died"};
  State  mortal_before {"", "1", "it was mortal a tick ago"};
  Out    body          {"store", "1", "energy, water, sodium, health"};
  Out    alive         {"1", "1", "1 until it dies"};
  Out    survival      {"1", "s", "how long it has lived since it is mortal"};
  Out    pain          {"1", "1", "health that is lost in this tick"};
  Broadcast death      {"1", "1 in the tick in which it dies"};

  void develop(Setup& setup) { setup.set_axis("taste", all), setup.set_axis("store", all); }
  void advance(Tick now) {
    const bool can_die = mortal == "yes";
    if (can_die && mortal_before == 0 && dead == 0) stores.setOnes(), lived = Real(0);
    mortal_before = Real(can_die);
    pain[0] = 0;
    bool dies = false;
    if (dead == 0) {
      live(now);
      if (!can_die) stores = stores.cwiseMax(Real(floor));
      dies = can_die && stores.minCoeff() <= 0;
      dead = Real(dies);
      if (can_die) lived = lived.value() + 1;
    }
    death = Real(dies);
    alive[0] = Real(dead == 0);
    survival[0] = lived.value() * now.dt;
    body = alive[0] * stores.cwiseMax(Real(0));
  }
  void live(Tick now) {
    const Real lasts[] = {energy_lasts, water_lasts, sodium_lasts}, work = 1 + cost * std::max(effort[0], Real(0));
    for (Index k = 0; k < health; ++k) {
      const Real used = (k == sodium ? Real(1) : work) / lasts[k];
      stores[k] += now.dt * (uptake * std::max(taste[k], Real(0)) - used);
    }
    stores[water] -= now.dt * dryness * uptake * std::max(taste[sodium], Real(0));
    pain[0] = now.dt * poison * std::max(taste[health], Real(0)) + std::max(wound[0], Real(0));
    stores[health] += std::min(now.dt / healing, Real(1)) * (1 - stores[health]) - pain[0];
    stores = stores.cwiseMin(Real(most));
  }
};

}  // namespace metabolism

ANLAGE_PLUGIN(metabolism::Metabolism)
