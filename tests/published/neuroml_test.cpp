// SPDX-License-Identifier: Apache-2.0
// Integrate-and-fire cells against the spike times that the examples of NeuroML 2 and of PyNN's standard cells expect (Cannon et al.
// 2014, Frontiers in Neuroinformatics 8:79).
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

struct Cell {
  double E_L, V_th, V_reset, tau, t_ref, current, capacitance;  // mV, ms, nA, nF
};

Cell cell_of(const nlohmann::json& p) {
  if (p.contains("leakReversal_mV"))
    return {p["leakReversal_mV"], p["thresh_mV"], p["reset_mV"], p["tau_ms"], p["refract_ms"], 0, 1};
  return {p["v_rest"], p["v_thresh"], p["v_reset"], p["tau_m"], p["tau_refrac"], p["i_offset"], p["cm"]};
}

std::string genome(const Cell& cell, double tick) {
  const auto number = [](double value, const char* unit) { return "\"" + nlohmann::json(value).dump() + " " + unit + "\"\n"; };
  return "[brain]\nname = \"cell\"\ntick = " + number(tick, "ms") + "[regions.cell]\ntype = \"LifCells\"\nsize = { n = 1 }\nE_L = " +
         number(cell.E_L, "mV") + "V_th = " + number(cell.V_th, "mV") + "V_reset = " + number(cell.V_reset, "mV") + "tau_m = " +
         number(cell.tau, "ms") + "t_ref = " + number(cell.t_ref, "ms") + "I_e = " + number(cell.current, "nA") + "C_m = " +
         number(cell.capacitance, "nF");
}

/// Where V_m comes from below to 0.1 mV under the threshold, as the examples look at it [ms].
std::vector<double> crossings(const Cell& cell, double tick, double end) {
  const Life life(genome(cell, tick));
  std::vector<double> found;
  double before = cell.V_th;
  for (int t = 0; t * tick < end; ++t) {
    life.simulator->run(1);
    const double now = 1e3 * life.value("cell.V_m");
    if (before < cell.V_th - 0.1 && now >= cell.V_th - 0.1) found.push_back((t + 1) * tick);
    before = now;
  }
  return found;
}

/// Crossings, and the largest difference to those expected [ms]; a spike more or less counts as the whole time.
double largest_difference(const std::vector<double>& found, const std::vector<double>& wanted, double end) {
  if (found.size() != wanted.size()) return end;
  double largest = 0;
  for (std::size_t k = 0; k < found.size(); ++k) largest = std::max(largest, std::abs(found[k] - wanted[k]));
  return largest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(neuroml)

BOOST_AUTO_TEST_CASE(cells_fire_when_the_examples_say) {
  const auto file = data_or_skip("oracles/neuroml/spike_times.json");
  if (file.empty()) return;
  int cells = 0;
  for (const nlohmann::json& example : nlohmann::json::parse(std::ifstream(file))) {
    const nlohmann::json& parameters = example["params"];
    if (!parameters.contains("leakReversal_mV") && !parameters.contains("tau_m")) continue;  // Izhikevich cells
    const Cell cell = cell_of(parameters);
    const double tick = example["reference_dt_ms"], end = example["t_stop_ms"];
    const std::vector<double> wanted = example["expected_spike_times_ms"];
    // The examples integrate by Euler's rule; a simulation of our own by that rule is off by this much.
    const double allowed = example["independent_check"]["max_abs_err_ms"];
    report({.target = "NeuroML", .what = example["name"].get<std::string>() + ": largest difference of " + std::to_string(wanted.size()) + " spikes [ms]",
            .measured = largest_difference(crossings(cell, tick, end), wanted, end), .bar = {0, allowed + tick}, .wanted = "0",
            .source = "Cannon et al. 2014"});
    ++cells;
  }
  BOOST_TEST(cells == 6);
}

BOOST_AUTO_TEST_SUITE_END()
