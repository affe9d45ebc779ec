// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/probe_recorder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <sstream>

#include "support/life.hpp"
#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

/// rate[i] = 0.1 + i + tick index
const std::string ramp = R"(
[brain]
name = "probed"
[regions.ramp]
type = "TestRamp"
size = { n = 3 }
start = 0.1
)";

std::string probe(const std::string& settings) { return "[probes.p]\n" + settings + "\n"; }

/// What a probe writes over `ticks` ticks.
std::string recorded(const std::string& text, std::uint64_t ticks) {
  const Folder folder;
  Life life(text);
  ProbeRecorder recorder(*life.state, *life.simulator, folder.path());
  life.simulator->run(ticks);
  recorder.flush();
  return content(folder.path("p.csv"));
}

std::string refused(const std::string& text) {
  const Folder folder;
  Life life(text);
  return refusal_of([&] { ProbeRecorder recorder(*life.state, *life.simulator, folder.path()); });
}

/// x = 1, 2, …; w += eta · level · x, and level is the number of ticks done.
std::string gated(const std::string& connection, int pre, int post) {
  return R"(
[brain]
name = "gated"
[regions.pre]
type = "TestRamp"
size = { n = )" +
         std::to_string(pre) + R"( }
start = 1
step = 0
[regions.sink]
type = "TestEcho"
size = { n = )" +
         std::to_string(post) + R"( }
[steering.counter]
type = "TestCounter"
[[projections]]
name = "plastic"
from = "pre.rate"
to = "sink.drive"
delay = 0
connection = )" +
         connection + R"(
learning = { type = "TestGated", level = "counter.level" }
)";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(probe_recorder)

BOOST_AUTO_TEST_CASE(writes_a_row_every_so_many_ticks_as_the_shortest_numbers) {
  const std::string csv = recorded(ramp + probe("of = \"ramp.rate\"\nevery = 2"), 5);

  // After 2 ticks the last tick index was 1: 0.1 + i + 1.
  BOOST_TEST(csv == "tick,time,0,1,2\n2,0.002,1.1,2.1,3.1\n4,0.004,3.1,4.1,5.1\n");
}

BOOST_AUTO_TEST_CASE(writes_only_the_units_asked_for) {
  BOOST_TEST(recorded(ramp + probe("of = \"ramp.rate\"\nunits = [2, 0]"), 1) == "tick,time,2,0\n1,0.001,2.1,0.1\n");
}

BOOST_AUTO_TEST_CASE(writes_a_parameter_as_it_stands_in_each_tick) {
  const std::string scheduled = ramp +
                                "[regions.echo]\ntype = \"TestEcho\"\nsize = { n = 3 }\n"
                                "gain = { value = 4.0, schedule = [[0, 1.0], [0.001, 1.0], [0.003, 0.0]] }\n"
                                "[[projections]]\nfrom = \"ramp.rate\"\nto = \"echo.drive\"\n";

  const std::string csv = recorded(scheduled + probe("of = \"echo.gain\""), 4);

  // Tick index k has age k ms: factors 1, 1, 1/2, 0.
  BOOST_TEST(csv == "tick,time,0\n1,0.001,4\n2,0.002,4\n3,0.003,2\n4,0.004,0\n");
}

BOOST_AUTO_TEST_CASE(writes_what_a_wired_port_receives) {
  const std::string wired = ramp +
                            "[regions.echo]\ntype = \"TestEcho\"\n"
                            "[[projections]]\nfrom = \"ramp.rate\"\nto = \"echo.drive\"\ndelay = 2\n";

  const std::string csv = recorded(wired + probe("of = \"echo.drive\"\nunits = [0]"), 4);

  // The sender's numbers of two ticks before; nothing was sent before birth.
  BOOST_TEST(csv == "tick,time,0\n1,0.001,0\n2,0.002,0\n3,0.003,0.1\n4,0.004,1.1\n");
}

BOOST_AUTO_TEST_CASE(asks_for_pending_learning_before_it_reads_weights) {
  const std::string csv = recorded(gated("{ type = \"Dense\" }", 2, 1) + probe("of = \"plastic.w\""), 3);

  // w after N ticks: x · (1 + 2 + … + N), x = 1, 2
  BOOST_TEST(csv == "tick,time,0:0,0:1\n1,0.001,1,2\n2,0.002,3,6\n3,0.003,6,12\n");
}

BOOST_AUTO_TEST_CASE(names_the_synapses_of_a_sparse_connection_and_leaves_their_padding_out) {
  const std::string csv =
      recorded(gated("{ type = \"LocalRandom\", fan_in = 2 }", 5, 17) + probe("of = \"plastic.w\""), 1);

  std::istringstream lines(csv);
  std::string header, row, name, number;
  std::getline(lines, header);
  std::getline(lines, row);
  std::istringstream names(header.substr(10)), numbers(row.substr(8));
  int synapses = 0;
  while (std::getline(names, name, ',') && std::getline(numbers, number, ',')) {
    const int sender = std::stoi(name.substr(name.find(':') + 1));
    BOOST_TEST(std::stoi(name) == synapses / 2);
    BOOST_TEST(std::stoi(number) == 1 + (sender + 1));  // 1 at birth, x = sender + 1, level 1
    ++synapses;
  }
  BOOST_TEST(synapses == 34);  // 17 receivers of 2
}

BOOST_AUTO_TEST_CASE(names_only_the_synapses_that_exist_where_receivers_have_unequal_numbers) {
  const std::string csv =
      recorded(gated("{ type = \"FixedFanOut\", fan_out = 3 }", 5, 17) + probe("of = \"plastic.w\""), 1);

  std::istringstream lines(csv);
  std::string header, row, name, number;
  std::getline(lines, header);
  std::getline(lines, row);
  std::istringstream names(header.substr(10)), numbers(row.substr(8));
  std::map<int, int> receivers;
  while (std::getline(names, name, ',') && std::getline(numbers, number, ',')) {
    const int sender = std::stoi(name.substr(name.find(':') + 1));
    BOOST_TEST(std::stoi(number) == 1 + (sender + 1));  // 1 at birth, x = sender + 1, level 1
    ++receivers[sender];
  }
  BOOST_TEST((receivers == std::map<int, int>{{0, 3}, {1, 3}, {2, 3}, {3, 3}, {4, 3}}));
}

BOOST_AUTO_TEST_CASE(names_the_nearest_field_when_there_is_no_such) {
  const std::string text = refused(ramp + probe("of = \"ramp.rat\""));

  BOOST_TEST(has(text, "probe `p` reads `ramp.rat`, which is no port or field"), text);
  BOOST_TEST(has(text, "did you mean `ramp.rate`?"), text);
  BOOST_TEST(has(text, "[unknown-port]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_unit_beyond_the_last) {
  const std::string text = refused(ramp + probe("of = \"ramp.rate\"\nunits = [3]"));

  BOOST_TEST(has(text, "unit 3 of `ramp.rate`, which has 3 units [out-of-range]"), text);
  BOOST_TEST(has(text, "legal here: 0 to 2"));
}

BOOST_AUTO_TEST_CASE(reports_every_bad_probe_at_once) {
  const std::string text = refused(ramp + "[probes.a]\nof = \"ramp.x\"\n[probes.b]\nof = \"ramp.y\"\n");

  BOOST_TEST(has(text, "probe `a`"));
  BOOST_TEST(has(text, "probe `b`"));
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_it_cannot_write_to) {
  Life life(ramp + probe("of = \"ramp.rate\""));

  const std::string text = refusal_of([&] { ProbeRecorder recorder(*life.state, *life.simulator, "/nowhere/at/all"); });

  BOOST_TEST(has(text, "/nowhere/at/all/p.csv: cannot be written: No such file or directory [file-unwritable]"));
}

BOOST_AUTO_TEST_CASE(stops_the_run_when_the_disk_is_full_and_loses_no_row) {
  const Folder folder;
  Life life(ramp + probe("of = \"ramp.rate\""));
  ProbeRecorder recorder(*life.state, *life.simulator, folder.path());
  std::uint64_t done = 0;
  std::string text;

  {
    const FullDisk full(5000);
    done = life.simulator->run(100'000);
    BOOST_TEST(recorder.failed());
    text = refusal_of([&] { recorder.flush(); });
  }
  const std::string before = content(folder.path("p.csv"));
  recorder.flush();
  const std::string after = content(folder.path("p.csv"));

  BOOST_TEST(!recorder.failed());
  BOOST_TEST(done < 100'000U);
  BOOST_TEST(has(text, "cannot be written in full: File too large"), text);
  BOOST_TEST(has(text, "[file-unwritable]"));
  BOOST_TEST(before.size() <= 5000U);
  BOOST_TEST(before.size() > 4900U);
  BOOST_TEST(before.back() == '\n');
  BOOST_TEST(after.starts_with(before));
  BOOST_TEST(static_cast<std::uint64_t>(std::count(after.begin(), after.end(), '\n')) == done + 1);
}

BOOST_AUTO_TEST_CASE(may_end_before_the_brain_does) {
  const Folder folder;
  Life life(ramp + probe("of = \"ramp.rate\"\nunits = [0]"));

  {
    ProbeRecorder recorder(*life.state, *life.simulator, folder.path());
    life.simulator->run(1);
  }
  life.simulator->run(1);

  BOOST_TEST(content(folder.path("p.csv")) == "tick,time,0\n1,0.001,0.1\n");
}

BOOST_AUTO_TEST_SUITE_END()
