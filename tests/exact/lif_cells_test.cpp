// SPDX-License-Identifier: Apache-2.0
// Integrate-and-fire cells against closed forms: rate for a current, potential after a spike, and the mean rate under
// Poisson input (Siegert 1951; Brunel 2000, Journal of Computational Neuroscience 8:183-208).
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

const std::string head = "[brain]\nname = \"lif\"\ntick = \"0.1 ms\"\n";

/// Ticks between the last two spikes of a cell.
int interval(const Life& life, int ticks) {
  int last = -1, gap = -1;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    if (life.value("cell.spike") != 1) continue;
    if (last >= 0) gap = t - last;
    last = t;
  }
  return gap;
}

/// Mean rate of a cell of tau 20 ms, threshold 20 mV and t_ref 2 ms under white noise of mean mu and deviation sigma [mV]:
///   1 / (t_ref + tau sqrt(pi) integral from (V_r - mu) / sigma to (20 - mu) / sigma of exp(x^2) (1 + erf x))
double siegert(double mu, double sigma, double reset) {
  const double from = (reset - mu) / sigma, to = (20 - mu) / sigma;
  const int n = 2000;
  double sum = 0;
  for (int i = 0; i <= n; ++i) {  // Simpson
    const double x = from + (to - from) * i / n;
    sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * std::exp(x * x) * std::erfc(-x);
  }
  return 1 / (2e-3 + 20e-3 * std::sqrt(std::acos(-1.0)) * sum * (to - from) / n / 3);
}

/// Brunel's network: 1000 excitatory senders (J = 0.1 mV) and as many from outside at 20 Hz, 250 inhibitory of 0.5 mV.
double answer(double rate, double reset) {
  const double ex = 1000 * (20 + rate), in = 250 * rate;
  return siegert(20e-3 * (0.1 * ex - 0.5 * in), std::sqrt(20e-3 * (0.01 * ex + 0.25 * in)), reset);
}

/// The rate that is its own answer.
double fixed_point(double reset) {
  double low = 1, high = 200;
  while (high - low > 1e-6) {
    const double middle = (low + high) / 2;
    (answer(middle, reset) > middle ? low : high) = middle;
  }
  return low;
}

/// Rate of 400 cells that receive, each for itself, what the network would send at `rate`.
double simulated(double rate, double reset) {
  std::string text = head + "[regions.cell]\ntype = \"LifCells\"\nsize = { n = 400 }\nsynapse = \"delta\"\ntau_m = 0.02\n" +
                     "E_L = 0\nV_th = 0.02\nV_reset = " + std::to_string(reset * 1e-3) + "\nt_ref = 0.002\n" +
                     "[regions.all]\ntype = \"Readout\"\nsize = { n = 1 }\n";
  const auto add = [&](const std::string& name, double total, const std::string& weight) {
    text += "[world." + name + "s]\ntype = \"PoissonStream\"\nsize = { n = 400 }\noutput = \"counts\"\nrate = " +
            std::to_string(total) + "\n[regions.to_" + name + "]\ntype = \"Readout\"\nsize = { n = 400 }\ngain = " + weight +
            "\n[[projections]]\nfrom = \"" + name + "s.spike\"\nto = \"to_" + name + ".drive\"\ndelay = 0\n" +
            "[[projections]]\nfrom = \"to_" + name + ".rate\"\nto = \"cell." + name +
            "\"\ndelay = 0\nconnection = { type = \"OneToOne\" }\n";
  };
  add("excitation", 1000 * (20 + rate), "0.0001");
  add("inhibition", 250 * rate, "0.0005");
  text += "[[projections]]\nfrom = \"cell.spike\"\nto = \"all.drive\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 1\" }\n";
  Life life(text);
  life.simulator->run(1000);
  double spikes = 0;
  for (int t = 0; t < 10000; ++t) {
    life.simulator->run(1);
    spikes += life.value("all.rate");
  }
  return spikes / 400;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lif_cells)

BOOST_AUTO_TEST_CASE(fires_for_a_constant_current_at_the_rate_of_the_closed_form) {
  // T = t_ref + tau_m ln((RI + E_L - V_reset) / (RI + E_L - V_th)), seen at the first tick not before it.
  for (const double current : {380e-12, 500e-12, 1000e-12}) {
    Life life(head + "[regions.cell]\ntype = \"LifCells\"\nsize = { n = 1 }\nV_reset = -0.065\nI_e = " +
              std::to_string(current * 1e12) + "e-12\n");
    const double drive = 10e-3 / 250e-12 * current;  // RI [V]
    const double rise = 10e-3 * std::log((drive - 5e-3) / (drive - 15e-3));
    BOOST_TEST(interval(life, 3000) == 20 + static_cast<int>(std::ceil(rise / 1e-4 - 1e-3)));
  }
}

BOOST_AUTO_TEST_CASE(never_fires_below_rheobase) {
  // RI = 14.8 mV ends 0.2 mV below the threshold.
  Life life(head + "[regions.cell]\ntype = \"LifCells\"\nsize = { n = 1 }\nI_e = 370e-12\n");
  BOOST_TEST(interval(life, 5000) == -1);
  BOOST_TEST(life.value("cell.V_m") == -70e-3 + 14.8e-3, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(follows_the_double_exponential_after_one_input) {
  // V = J / C tau_m tau_s / (tau_s - tau_m) (e^(-t / tau_s) - e^(-t / tau_m)), J = 100 pA at the end of tick 10;
  // with tau_s = tau_m it is J / C t e^(-t / tau_m).
  for (const double tau_s : {2e-3, 10e-3, 30e-3}) {
    Life life(head + "[world.input]\ntype = \"SpikeTimes\"\ntimes = \"0.001\"\n[regions.cell]\ntype = \"LifCells\"\n" +
              "size = { n = 1 }\nE_L = 0\nV_th = 1\nV_reset = 0\ntau_syn_ex = " + std::to_string(tau_s) +
              "\n[[projections]]\nfrom = \"input.spike\"\nto = \"cell.excitation\"\ndelay = 0\n" +
              "connection = { type = \"Dense\", w = \"constant 100e-12\" }\n");
    life.simulator->run(11);
    BOOST_TEST(life.value("cell.V_m") == 0.0);
    for (int t = 1; t <= 300; ++t) {
      life.simulator->run(1);
      const double age = t * 1e-4, fast = std::exp(-age / tau_s), slow = std::exp(-age / 10e-3);
      const double shape = tau_s == 10e-3 ? age * slow : 10e-3 * tau_s / (tau_s - 10e-3) * (fast - slow);
      BOOST_TEST(life.value("cell.V_m") == 100e-12 / 250e-12 * shape, boost::test_tools::tolerance(2e-5));
    }
  }
}

BOOST_AUTO_TEST_CASE(rests_where_constant_conductances_balance) {
  // 1 nS every tick: s = 1 nS / (1 - e^(-dt / tau_s)) before a tick, tau_s / dt (1 - e^(-dt / tau_s)) of it as the mean in
  // the tick: 1 nS tau_s / dt. Excitation 20 nS, inhibition 50 nS, leak 25 nS:
  // V = (25 E_L + 20 E_ex + 50 E_in) / 95 = (25 * -70 + 50 * -85) / 95 mV
  Life life(head + "[world.input]\ntype = \"SpikeTimes\"\nsize = { n = 1 }\ninterval = \"0.1 ms\"\n[regions.cell]\n" +
            "type = \"LifCells\"\nsize = { n = 1 }\nsynapse = \"conductance\"\ntau_syn_ex = 0.002\ntau_syn_in = 0.005\nV_th = 1\n" +
            "[[projections]]\nfrom = \"input.spike\"\nto = \"cell.excitation\"\nconnection = { type = \"Dense\", w = \"constant 1e-9\" }\n" +
            "[[projections]]\nfrom = \"input.spike\"\nto = \"cell.inhibition\"\nconnection = { type = \"Dense\", w = \"constant 1e-9\" }\n");
  life.simulator->run(3000);
  BOOST_TEST(life.value("cell.V_m") == (25 * -70e-3 + 50 * -85e-3) / 95, boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_CASE(fires_under_poisson_input_as_mean_field_theory_says) {
  // C_E = 1000, J = 0.1 mV, g = 5, nu_ext / nu_thr = 2: 37.95 Hz with V_r = 10 mV, 32.03 Hz with V_r = 0.
  // Jumps of 0.1 and 0.5 mV and a threshold seen once a tick are no white noise: 5 %.
  for (const auto& [reset, expected] : {std::pair{10.0, 37.95}, {0.0, 32.03}}) {
    const double rate = fixed_point(reset);
    BOOST_TEST(std::abs(rate - expected) < 0.01);
    const double found = simulated(rate, reset);
    BOOST_TEST_MESSAGE("V_r " << reset << ": theory " << rate << " Hz, simulated " << found << " Hz");
    BOOST_TEST(found == rate, boost::test_tools::tolerance(0.05));
  }
}

BOOST_AUTO_TEST_SUITE_END()
