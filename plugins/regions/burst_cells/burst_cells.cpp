// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace burst_cells {
using namespace anlage;

/// Pyramidal cells whose spikes come as events, each a single spike or a burst:
///   event_rate = rate_max / (1 + exp(-drive))              what arrives at the soma
///   burst_probability = 1 / (1 + exp(-beta apical))        what arrives at the apical dendrite
///   burst_rate = burst_probability event_rate
struct BurstCells {
  static constexpr const char* doc = "cells that send two signals: events, and the share of them that are bursts";
  static constexpr const char* citation =
      "Payeur, Guerguiev, Zenke, Richards & Naud 2021, Nature Neuroscience 24:1010-1019; Naud & Sprekeler 2018, PNAS "
      "115:E6329-E6338";

  Param rate_max          {1.0, "*", "largest rate of events", {0, infinity}};
  Param beta              {1.0, "1", "slope of the dendrite", {0, infinity}};
  In    drive             {"n", "*", "what arrives at the soma"};
  In    apical            {"n", "*", "what arrives at the apical dendrite", optional};
  Out   event_rate        {"n", "*", "rate of events"};
  Out   burst_rate        {"n", "*", "rate of bursts"};
  Out   burst_probability {"n", "1", "share of the events that are bursts"};

  void tick(Tick) {
    for (Index i = 0; i < event_rate.size(); ++i) {
      event_rate[i] = rate_max / (1 + std::exp(-drive[i]));
      burst_probability[i] = 1 / (1 + std::exp(-beta * apical[i]));
      burst_rate[i] = burst_probability[i] * event_rate[i];
    }
  }
};

}  // namespace burst_cells

ANLAGE_PLUGIN(burst_cells::BurstCells)
