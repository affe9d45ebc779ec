// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "support/scratch_folder.hpp"
#include "wired.hpp"

using namespace anlage::test;

namespace {

const ScratchFolder scratch;

/// Five senders (a ramp: x_i = i + tick) and four receivers, wired by a file of these lines.
std::string wired_by(const std::string& lines, const std::string& more = "") {
  static int files = 0;
  const std::string path = scratch.write("wiring" + std::to_string(files++) + ".csv", lines);
  return joined("{ type = \"FromTable\", table = \"" + path + "\" }", 5, 4, more, "TestRamp");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(FromTable)

BOOST_AUTO_TEST_CASE(wires_what_the_file_lists) {
  Wired wired(wired_by("pre,post,weight\n1,0,0.5\n4,0,2\n3,2,-1\n"));
  wired.simulator->run(1);
  BOOST_TEST(wired.value("target.rate", 0) == 0.5 * 1 + 2 * 4);
  BOOST_TEST(wired.value("target.rate", 1) == 0.0);
  BOOST_TEST(wired.value("target.rate", 2) == -3.0);
  BOOST_TEST(wired.brain->synapse_count() == 3);
}

BOOST_AUTO_TEST_CASE(reads_columns_in_any_order_and_skips_comments_and_empty_lines) {
  const Wired wired(wired_by("# of a fly\r\nweight, post ,pre\r\n\r\n2.5,3,4\r\n# the end\r\n"));
  BOOST_TEST(wired.degree(3) == 1);
  BOOST_TEST(wired.sender(3, 0) == 4);
  BOOST_TEST(wired.weight(3, 0) == 2.5F);
}

BOOST_AUTO_TEST_CASE(draws_weights_where_the_file_states_none) {
  const Wired wired(wired_by("pre,post\n1,0\n"));
  BOOST_TEST(wired.weight(0, 0) == 1.0F);
}

BOOST_AUTO_TEST_CASE(keeps_both_synapses_of_a_pair_that_is_listed_twice) {
  Wired wired(wired_by("pre,post,weight\n2,1,1\n2,1,10\n"));
  wired.simulator->run(1);
  BOOST_TEST(wired.value("target.rate", 1) == 22.0);
}

BOOST_AUTO_TEST_CASE(delays_each_synapse_as_the_file_says) {
  // x_0(t) = t: after ten ticks, the last of which is tick 9, receivers see 9, 7 and 4 + 9.
  Wired wired(wired_by("pre,post,weight,delay\n0,0,1,0\n0,1,1,0.002\n0,2,1,0.005\n0,2,1,0\n"));
  wired.simulator->run(10);
  BOOST_TEST(wired.value("target.rate", 0) == 9.0);
  BOOST_TEST(wired.value("target.rate", 1) == 7.0);
  BOOST_TEST(wired.value("target.rate", 2) == 13.0);
}

BOOST_AUTO_TEST_CASE(learns_on_the_synapses_that_exist) {
  // Tick 0: x_4 = 4, y_3 = 4: w = 1 + 4 * 4; tick 1: x_4 = 5, y_3 = 85, w = 17 + 425.
  Wired wired(wired_by("pre,post,weight\n4,3,1\n", "learning = { type = \"TestHebb\", eta = 1 }\n"));
  wired.simulator->run(2);
  wired.simulator->flush();
  BOOST_TEST(wired.weight(3, 0) == 442.0F);
}

BOOST_AUTO_TEST_CASE(names_file_and_line_of_what_it_cannot_read) {
  const std::string text = refusal(wired_by("pre,post,weight\n0,1,1\n5,1,1\n1,x,1\n1,1\n1,1,heavy\n"));
  BOOST_TEST(mentions(text, ".csv:3: sending unit 5 does not exist: there are 5, counted from 0"), text);
  BOOST_TEST(mentions(text, ".csv:4: `x` is no whole number for a receiving unit"), text);
  BOOST_TEST(mentions(text, ".csv:5: has 2 cells, and there are 3 column names"), text);
  BOOST_TEST(mentions(text, ".csv:6: `heavy` is no finite number for a weight"), text);
}

BOOST_AUTO_TEST_CASE(names_the_legal_columns) {
  const std::string text = refusal(wired_by("pre,from,weight\n0,1,1\n"));
  BOOST_TEST(mentions(text, ".csv:1: `from` is no column; legal here: pre, post, weight, delay"), text);
  BOOST_TEST(mentions(text, "there is no column `post`"), text);
}

BOOST_AUTO_TEST_CASE(refuses_a_delay_between_two_ticks) {
  const std::string text = refusal(wired_by("pre,post,delay\n0,1,0\n0,1,0.0015\n"));
  BOOST_TEST(mentions(text, ".csv:3: a delay of 0.001500 s is not 0 to 65535 whole ticks of 0.001000 s"), text);
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_empty_or_not_there) {
  BOOST_TEST(mentions(refusal(wired_by("")), "is empty"));
  const std::string text = refusal(joined("{ type = \"FromTable\", table = \"nowhere.csv\" }", 5, 4));
  BOOST_TEST(mentions(text, "no data called `nowhere.csv`"), text);
}

BOOST_AUTO_TEST_SUITE_END()
