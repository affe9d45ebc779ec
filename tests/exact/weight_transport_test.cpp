// SPDX-License-Identifier: Apache-2.0
// Who reads synapses at their far end? With NaN in the place of all borrowed weights, backpropagation stops and every scheme
// that needs no weight transport goes on bit for bit.
#include <boost/test/unit_test.hpp>

#include "exact/matrices.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string random_weights = "{ type = \"Dense\", w = \"normal 0 0.5\" }";

std::string network(const std::string& back, const std::string& from = "teacher.error", const std::string& rule = {}) {
  return "[brain]\nname = \"transport\"\n[world.stream]\ntype = \"Friedman\"\n" + region("h", "RateUnits", 7) +
         region("out", "Readout", 1) + "[regions.error]\ntype = \"ErrorUnits\"\n[steering.teacher]\ntype = \"TargetError\"\n" +
         named("w1", "stream.x", "h.drive", dense("normal 0 0.3") + learns("Delta", "error = \"error.error\"", ", eta = 0.001")) +
         named("w2", "h.rate", "out.drive", dense("normal 0 0.3") + learns("Delta", "error = \"teacher.error\"", ", eta = 0.001")) +
         named("b", from, "error.feedback", "connection = " + back + "\n" + rule) + wire("h.slope", "error.slope") +
         wire("out.rate", "teacher.prediction") + wire("stream.y", "teacher.target");
}

const std::string forward_forward = "[brain]\nname = \"transport\"\n[world.stream]\ntype = \"Friedman\"\n" +
                                    region("layer", "GoodnessUnits", 8) + "[steering.clock]\ntype = \"PhaseClock\"\n" +
                                    named("w", "stream.x", "layer.drive",
                                          dense("normal 0 0.5") + learns("ForwardForward", "sign = \"clock.open\"", ", eta = 0.01"));

/// Ticks done of 20, and what the brain is then.
std::pair<std::uint64_t, std::string> lived(const std::string& toml, bool hidden) {
  Life life(toml, {.hide_borrowed = hidden});
  const std::uint64_t ticks = life.simulator->run(20);
  return {ticks, life.hash()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(weight_transport)

BOOST_AUTO_TEST_CASE(backpropagation_breaks_without_it) {
  const std::string toml = network("{ type = \"Transposed\", of = \"w2\" }");
  BOOST_TEST(lived(toml, false).first == 20U);
  BOOST_TEST(lived(toml, true).first == 0U);
}

BOOST_AUTO_TEST_CASE(the_fault_names_the_units_that_read_hidden_weights) {
  Life life(network("{ type = \"Transposed\", of = \"w2\" }"), {.hide_borrowed = true});
  life.simulator->run(20);
  BOOST_REQUIRE(!life.simulator->faults().empty());
  BOOST_TEST(life.simulator->faults().front().part == "error");
}

BOOST_AUTO_TEST_CASE(feedback_alignment_needs_none) { BOOST_TEST((lived(network(random_weights), true) == lived(network(random_weights), false))); }

BOOST_AUTO_TEST_CASE(target_projection_needs_none) {
  const std::string toml = network(random_weights, "stream.y");
  BOOST_TEST((lived(toml, true) == lived(toml, false)));
}

BOOST_AUTO_TEST_CASE(kolen_pollack_needs_none) {
  const std::string toml = network(random_weights, "teacher.error", learns("KolenPollack", "y = \"h.rate\""));
  BOOST_TEST((lived(toml, true) == lived(toml, false)));
}

BOOST_AUTO_TEST_CASE(forward_forward_needs_none) { BOOST_TEST((lived(forward_forward, true) == lived(forward_forward, false))); }

BOOST_AUTO_TEST_SUITE_END()
