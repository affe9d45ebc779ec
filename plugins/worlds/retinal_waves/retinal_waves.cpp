// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "sheet.hpp"

namespace retinal_waves {
using namespace anlage;

/// Waves of the retina before birth: an excitable sheet of amacrine cells that are refractory after each burst. With n_i the
/// number of bursting cells within `radius` of cell i,
///   tau de_i/dt = n_i / (n_i + 1) - e_i
/// a rested cell bursts where e_i > threshold, or by itself at a low rate; excitation saturates, so that one cell can begin a
/// wave and many do not make it much faster; a burst lasts `burst`, and rest after it
/// refractory * (1 + spread * normal). Ganglion cells send the share of their amacrine neighbours that burst.
struct RetinalWaves {
  static constexpr const char* doc = "spontaneous waves of the developing retina: excitable amacrine cells that need rest";
  static constexpr const char* citation =
      "Feller, Butts, Aaron, Rokhsar & Shatz 1997, Neuron 19:293-306; Godfrey & Swindale 2007, PLoS Computational Biology 3:e245";

  Param edge        {32, "1", "cells along each side of the sheet", {4, 512}, birth | integer};
  Param spacing     {34e-6, "m", "distance of neighbouring cells", {1e-6, 1e-3}, birth};
  Param radius      {75e-6, "m", "reach of a cell's dendrites", {1e-6, 1e-2}, birth};
  Param tau         {0.5, "s", "time constant of excitation", {1e-3, 100}};
  Param threshold   {0.3, "1", "excitation that makes a rested cell burst", {0, 1}};
  Param burst       {1.0, "s", "length of a burst", {1e-3, 100}};
  Param refractory  {60.0, "s", "rest after a burst, mean", {0, 1e6}};
  Param spread      {0.2, "1", "standard deviation of the rest as a share of its mean", {0, 1}};
  Param spontaneous {4e-5, "Hz", "bursts of a rested cell by itself", {0, 1e3}};
  Param strength    {1.0, "1", "what a ganglion cell sends when all its neighbours burst; 0: the waves are not heard", {0, infinity}};
  State excitation  {"cell", "1", "excitation by bursting neighbours", "zero"};
  State bursting    {"cell", "s", "time that is left of a burst", "zero"};
  State rest        {"cell", "s", "time that is left of the rest after a burst", "uniform 0 60"};
  Out   frame       {"cell", "1", "activity of the ganglion cells: cell (row, column) is row * edge + column"};
  Out   burst_now   {"cell", "1", "1 for amacrine cells that burst"};
  Rng   draw        {"spontaneous bursts"};
  Rng   pause       {"rests"};

  void develop(Setup& setup) {
    const auto n = static_cast<std::int64_t>(edge.value);
    setup.set_axis("cell", n * n);
  }

  void advance(Tick now) {
    const Sheet sheet{static_cast<Index>(edge.value), static_cast<Real>(radius.value / spacing.value)};
    for (Index i = 0; i < burst_now.size(); ++i) burst_now[i] = bursting[i] > 0 ? Real(1) : Real(0);
    const Real step = 1 - std::exp(-now.dt / tau), alone = spontaneous * now.dt;
    for (Index i = 0; i < frame.size(); ++i) {
      const Neighbours around = sheet.around(i, burst_now.data());
      excitation[i] += step * (around.bursting / (around.bursting + 1) - excitation[i]);
      frame[i] = strength * around.bursting / around.cells;
      if (bursting[i] > 0) {
        go_on(now, i);
      } else if (rest[i] > 0) {
        rest[i] -= now.dt;
      } else if (excitation[i] > threshold || draw.uniform(now, i) < alone) {
        bursting[i] = burst;
      }
    }
  }

  void go_on(Tick now, Index i) {
    bursting[i] -= now.dt;
    if (bursting[i] <= 0) rest[i] = std::max(refractory * (1 + spread * pause.normal(now, i)), Real(0));
  }
};

}  // namespace retinal_waves

ANLAGE_PLUGIN(retinal_waves::RetinalWaves)
