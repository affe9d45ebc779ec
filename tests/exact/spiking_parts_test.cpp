// SPDX-License-Identifier: Apache-2.0
// Sources of spikes, adaptive thresholds, voltage traces and the vote of labelled cells, against numbers worked out by hand.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "support/life.hpp"
#include "support/scratch_folder.hpp"

using namespace anlage::test;

namespace {

std::string world(const std::string& settings) {
  return "[brain]\nname = \"spikes\"\ntick = \"1 ms\"\n[world.source]\ntype = " + settings + "\n";
}

std::vector<int> spike_ticks(const Life& life, int unit, int ticks) {
  std::vector<int> found;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    if (life.value("source.spike", unit) == 1) found.push_back(t);
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spiking_parts)

BOOST_AUTO_TEST_CASE(spike_times_spikes_at_the_times_of_its_text) {
  const std::string source = world("\"SpikeTimes\"\ntimes = \"0.003 0.0101 0.007; 0.002\"");
  BOOST_TEST(spike_ticks(Life(source), 0, 50) == (std::vector<int>{3, 7, 10}), boost::test_tools::per_element());
  BOOST_TEST(spike_ticks(Life(source), 1, 50) == std::vector<int>{2}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(spike_times_reads_a_file_and_begins_again) {
  const ScratchFolder folder;
  const std::string file = folder.write("spikes.csv", "unit,time\n1,0.004\n0,0\n1,0.009\n");
  const Life life(world("\"SpikeTimes\"\nrepeat = \"20 ms\"\ndata = \"" + file + "\""));
  BOOST_TEST(spike_ticks(life, 1, 50) == (std::vector<int>{4, 9, 24, 29, 44, 49}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(spike_times_makes_staggered_regular_spikes) {
  const std::string source = world("\"SpikeTimes\"\nsize = { n = 3 }\nstart = 0.005\ninterval = 0.01\nstagger = 0.002\ncount = 3");
  BOOST_TEST(spike_ticks(Life(source), 0, 60) == (std::vector<int>{5, 15, 25}), boost::test_tools::per_element());
  BOOST_TEST(spike_ticks(Life(source), 2, 60) == (std::vector<int>{9, 19, 29}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(spike_times_refuses_what_is_no_list_of_spikes) {
  const ScratchFolder folder;
  const std::string file = folder.write("spikes.csv", "unit,time\n1.5,0.004\n");
  const auto refusal = [](const std::string& settings) { return error_text([&] { Life life(world("\"SpikeTimes\"\n" + settings)); }); };
  BOOST_TEST(refusal("times = \"0.1 soon\"").find("`soon` is no number") != std::string::npos);
  BOOST_TEST(refusal("times = \"-1\"").find("times go from 0") != std::string::npos);
  BOOST_TEST(refusal("data = \"" + file + "\"").find("units are whole numbers") != std::string::npos);
  BOOST_TEST(refusal("size = { n = 1 }\ntimes = \"0.1; 0.2\"").find("spikes of 2 units") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(poisson_stream_has_mean_and_variance_of_a_poisson_process) {
  // 200 units, 2000 ticks, mean m: the mean of 400,000 counts is m +- sqrt(m / 400,000); for the variance of a Poisson
  // number the standard error is sqrt((m + 2 m^2) / 400,000). Five standard errors. Binary: variance p (1 - p).
  for (const auto& [output, rate] : {std::pair{"binary", 20.0}, {"counts", 20.0}, {"counts", 7800.0}}) {
    const Life life(world(std::string("\"PoissonStream\"\nsize = { n = 200 }\noutput = \"") + output + "\"\nrate = " +
                          std::to_string(rate)));
    double sum = 0, squares = 0;
    for (int t = 0; t < 2000; ++t) {
      life.simulator->run(1);
      for (int i = 0; i < 200; ++i) {
        const double count = life.value("source.spike", i);
        sum += count;
        squares += count * count;
      }
    }
    const double m = rate * 1e-3, mean = sum / 4e5, variance = squares / 4e5 - mean * mean;
    const double expected = std::string(output) == "binary" ? m * (1 - m) : m;
    BOOST_TEST(std::abs(mean - m) < 5 * std::sqrt(m / 4e5));
    BOOST_TEST(std::abs(variance - expected) < 5 * std::sqrt((m + 2 * m * m) / 4e5));
  }
}

BOOST_AUTO_TEST_CASE(poisson_stream_is_silent_in_its_pauses) {
  const Life life(world("\"PoissonStream\"\nsize = { n = 1 }\nrate = 1000\nshow = \"35 ms\"\npause = \"15 ms\""));
  for (int t = 0; t < 200; ++t) {
    life.simulator->run(1);
    BOOST_TEST(life.value("source.spike") == (t % 50 < 35 ? 1.0 : 0.0));
  }
}

BOOST_AUTO_TEST_CASE(adaptive_threshold_rises_with_each_spike_and_decays) {
  // Driven without end the cell spikes as often as t_lock allows: one spike, then every 8 ms (the first tick later than 7 ms
  // after). theta = 5 mV at first: 5 spikes in ticks up to 40; each rises it by 1 mV, tau_theta 0.1 s.
  Life life(world("\"SpikeTimes\"\nsize = { n = 1 }\ninterval = 0.001") +
            "[regions.cell]\ntype = \"AdaptiveThresholdLif\"\nsize = { n = 1 }\nt_ref = 0.002\nt_lock = 0.007\n"
            "theta_plus = 0.001\ntau_theta = 0.1\ntheta = \"constant 0.005\"\ntau_m = 0.001\n[[projections]]\nfrom = \"source.spike\"\n"
            "to = \"cell.excitation\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 50\" }\n");
  double theta = 0.005;
  int last = -1000;
  for (int t = 0; t < 60; ++t) {
    life.simulator->run(1);
    theta *= std::exp(-0.01);
    if (life.value("cell.spike") == 1) {
      theta += 0.001;
      if (last >= 0) BOOST_TEST(t - last == 8);
      last = t;
    }
    BOOST_TEST(life.value("cell.theta") == theta, boost::test_tools::tolerance(1e-5));
  }
  BOOST_TEST(last > 40);
}

BOOST_AUTO_TEST_CASE(voltage_traces_follow_a_step_and_leave_with_their_delay) {
  // From 0 to 1 V at tick 0: 1 - e^(-(t + 1) / tau), seen 3 ticks later; before that the start, 0.
  Life life("[brain]\nname = \"traces\"\ntick = \"1 ms\"\n[regions.step]\ntype = \"TestRamp\"\nstart = 1\nstep = 0\n"
            "size = { n = 1 }\n[regions.traces]\ntype = \"VoltageTraces\"\nsize = { n = 1 }\nE_L = 0\ndelay_u_bars = \"3 ms\"\n"
            "[[projections]]\nfrom = \"step.rate\"\nto = \"traces.V\"\ndelay = 0\nconnection = { type = \"OneToOne\" }\n");
  for (int t = 0; t < 30; ++t) {
    life.simulator->run(1);
    BOOST_TEST(std::abs(life.value("traces.u_bar_plus") - (t < 3 ? 0 : 1 - std::exp(-(t - 2) / 7.0))) < 1e-6);
    BOOST_TEST(std::abs(life.value("traces.u_bar_minus") - (t < 3 ? 0 : 1 - std::exp(-(t - 2) / 10.0))) < 1e-6);
  }
}

BOOST_AUTO_TEST_CASE(label_vote_gives_cells_their_best_class_and_counts_its_votes) {
  // Two cells, samples of 10 ticks. Cell 0 spikes at each tick of the samples of class 0, cell 1 in those of class 1.
  // In the fourth sample (class 1) cell 1 spikes 7 times and cell 0 never.
  Life life("[brain]\nname = \"vote\"\ntick = \"1 ms\"\n[world.cells]\ntype = \"SpikeTimes\"\n"
            "times = \"0.000 0.001 0.002 0.020 0.021 0.022; 0.010 0.011 0.012 0.030 0.031 0.032 0.033 0.034 0.035 0.036\"\n"
            "[world.label]\ntype = \"SpikeTimes\"\nrepeat = \"20 ms\"\n"
            "times = \"0 .001 .002 .003 .004 .005 .006 .007 .008 .009; .01 .011 .012 .013 .014 .015 .016 .017 .018 .019\"\n"
            "[steering.reader]\ntype = \"LabelVote\"\nwindow = 10\nmode = \"assign\"\n"
            "[[projections]]\nfrom = \"cells.spike\"\nto = \"reader.spike\"\ndelay = 0\n"
            "[[projections]]\nfrom = \"label.spike\"\nto = \"reader.label\"\ndelay = 0\n"
            "[[phases]]\nname = \"assign\"\nticks = 20\n[[phases]]\nname = \"vote\"\nticks = 20\nset = { \"reader.mode\" = \"vote\" }\n");
  life.simulator->run_phases({});
  BOOST_TEST(life.value("reader.assigned", 0) == 1.0);
  BOOST_TEST(life.value("reader.assigned", 1) == 2.0);
  BOOST_TEST(life.value("reader.votes", 0) == 0.0);
  BOOST_TEST(life.value("reader.votes", 1) == 7.0);
  BOOST_TEST(life.value("reader.shown", 1) == 1.0);
}

BOOST_AUTO_TEST_CASE(contrast_control_raises_contrast_until_the_answer_has_come) {
  // Samples of 10 ticks, a look after every second tick, two spikes are enough: they come in ticks 4 and 5.
  // 1, then 1.5 after tick 1 and 2 after tick 3; the look after tick 5 is content; 2.5 after tick 7; tick 9 begins anew.
  Life life(world("\"SpikeTimes\"\ntimes = \"0.004 0.005\"") +
            "[steering.control]\ntype = \"ContrastControl\"\nevery = 2\nwindow = 10\nenough = 2\n"
            "[[projections]]\nfrom = \"source.spike\"\nto = \"control.spike\"\ndelay = 0\n");
  const std::vector<double> expected = {1, 1.5, 1.5, 2, 2, 2, 2, 2.5, 2.5, 1, 1, 1.5, 1.5, 2, 2, 2.5};
  for (const double contrast : expected) {
    life.simulator->run(1);
    BOOST_TEST(life.value("control.contrast") == contrast);
  }
}

BOOST_AUTO_TEST_CASE(bounded_sum_restores_bounds_and_sum_in_the_last_of_its_ticks) {
  // Weights 0.4 of four senders; Hebb without decay adds 1 a tick to sender 0 (x = 1, y kept at 1 by hand: a TestRamp).
  // After 3 ticks w = (3.4, 0.4, 0.4, 0.4) -> bounds (1, 0.4, 0.4, 0.4) -> sum 2.2 becomes 11: (5, 2, 2, 2).
  Life life("[brain]\nname = \"sum\"\ntick = \"1 ms\"\n[world.source]\ntype = \"SpikeTimes\"\nsize = { n = 4 }\n"
            "times = \"0 0.001 0.002 0.003\"\n[regions.one]\ntype = \"TestRamp\"\nsize = { n = 1 }\nstart = 1\nstep = 0\n"
            "[regions.cell]\ntype = \"Readout\"\nsize = { n = 1 }\n[[projections]]\nname = \"joined\"\nfrom = \"source.spike\"\n"
            "to = \"cell.drive\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 0.4\" }\nsignals = { y = \"one.rate\" }\n"
            "learning = { type = \"TestHebb\", then = [ { type = \"BoundedSum\", every = 3, total = 11 } ] }\n");
  const auto weight = [&](int ticks, int sender) {
    life.simulator->run(static_cast<std::uint64_t>(ticks));
    life.simulator->flush();
    return life.value("joined.w", sender);
  };
  BOOST_TEST(weight(2, 0) == 2.4, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(weight(1, 0) == 5.0, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(weight(0, 3) == 2.0, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(weight(1, 0) == 6.0, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_SUITE_END()
