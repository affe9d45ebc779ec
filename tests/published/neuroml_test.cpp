// SPDX-License-Identifier: Apache-2.0
// Cells against the spike times that examples of NeuroML 2 expect (Cannon et al. 2014, Frontiers in Neuroinformatics 8:79): its own
// integrate-and-fire cells, two standard cells of PyNN, and cells of Izhikevich 2003.
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

/// The current is 0 up to `delay` [ms].
std::string izhikevich_genome(const nlohmann::json& p, const nlohmann::json& stimulus, double tick) {
  const auto text = [](double value) { return nlohmann::json(value).dump(); };
  const double delay = stimulus["delay_ms"], v = p["v0_mV"], b = p["b"];
  return "[brain]\nname = \"cell\"\ntick = \"" + text(tick) + " ms\"\n[regions.cell]\ntype = \"IzhikevichCells\"\nsize = { n = 1 }\na = " +
         text(p["a"]) + "\nb = " + text(b) + "\nc = \"" + text(p["c"]) + " mV\"\nd = " + text(p["d"]) + "\nv = \"constant " + text(v) +
         "\"\nu = \"constant " + text(b * v) + "\"\nI_e = { value = " + text(stimulus["amplitude"]) + ", schedule = [[0, 0], [\"" +
         text(delay - tick) + " ms\", 0], [\"" + text(delay) + " ms\", 1]] }\n";
}

/// Where V_m comes from below to `level` [mV], as the examples look at it [ms].
std::vector<double> crossings(const std::string& genome, double level, double tick, double end) {
  const Life life(genome);
  std::vector<double> found;
  double before = level;
  for (int t = 0; t * tick < end; ++t) {
    life.simulator->run(1);
    const double now = 1e3 * life.value("cell.V_m");
    if (before < level && now >= level) found.push_back((t + 1) * tick);
    before = now;
  }
  return found;
}

/// The largest difference to what is expected [ms]; a spike more or less counts as the whole time.
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
    const double tick = example["reference_dt_ms"], end = example["t_stop_ms"];
    const std::vector<double> wanted = example["expected_spike_times_ms"];
    const bool izhikevich = parameters.contains("v0_mV");
    const std::vector<double> found =
        izhikevich ? crossings(izhikevich_genome(parameters, example["stimulus"], tick), 0, tick, end)
                   : crossings(genome(cell_of(parameters), tick), cell_of(parameters).V_th - 0.1, tick, end);
    // The examples integrate by Euler's rule; an independent simulation by that rule is off by this much.
    const double allowed = example["independent_check"]["max_abs_err_ms"];
    report({.target = "NeuroML", .what = example["name"].get<std::string>() + ": largest difference of " + std::to_string(wanted.size()) + " spikes [ms]",
            .measured = largest_difference(found, wanted, end), .bar = {0, allowed + tick * 1.001}, .wanted = "0", .source = "Cannon et al. 2014"});
    ++cells;
  }
  BOOST_TEST(cells == 8);
}

BOOST_AUTO_TEST_SUITE_END()
