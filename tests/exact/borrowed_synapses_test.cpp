// SPDX-License-Identifier: Apache-2.0
// A way back is the adjoint of the way there: <y, W x> = <W' y, x> for any x and y, however W is stored.
#include <boost/test/unit_test.hpp>

#include "exact/matrices.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string stream = "[brain]\nname = \"borrowed\"\n[world.stream]\ntype = \"Friedman\"\n";

/// x [pre] goes through `connection` to `there` [post]; y [post] comes back to `here` [pre].
std::string there_and_back(int pre, int post, const std::string& connection, const std::string& back = "Transposed") {
  const bool forth = back == "Tied";
  return stream + region("x", "Readout", pre) + region("y", "Readout", post) + region("there", "Readout", post) +
         region("here", "Readout", forth ? post : pre) + wire("stream.x", "x.drive", dense("normal 0 1")) +
         wire("stream.x", "y.drive", dense("normal 0 1")) + named("w", "x.rate", "there.drive", "connection = " + connection + "\n") +
         wire(forth ? "x.rate" : "y.rate", "here.drive", "connection = { type = \"" + back + "\", of = \"w\" }\n");
}

struct Stored {
  const char* connection;
  int pre, post;
};

// Sizes that no lane count divides.
const std::vector<Stored> stored = {
    {"{ type = \"Dense\", w = \"normal 0 1\" }", 37, 45},
    {"{ type = \"FixedFanIn\", fan_in = 5, w = \"normal 0 1\" }", 37, 45},
    {"{ type = \"FixedProbability\", p = 0.2, w = \"normal 0 1\" }", 37, 45},
    {"{ type = \"Convolution\", height = 6, width = 7, channels = 2, features = 3, w = \"normal 0 1\" }", 84, 60},
};

std::string refusal(const std::string& toml) {
  return error_text([&] { (void)develop_text(toml); });
}
bool mentions(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(borrowed_synapses)

BOOST_AUTO_TEST_CASE(the_way_back_is_the_adjoint_of_the_way_there) {
  for (const Stored& each : stored) {
    Life life(there_and_back(each.pre, each.post, each.connection));
    life.simulator->run(3);
    const double there = vector_of(life, "y.rate").dot(vector_of(life, "there.rate"));
    const double back = vector_of(life, "here.rate").dot(vector_of(life, "x.rate"));
    BOOST_TEST_CONTEXT(each.connection) {
      BOOST_TEST(std::abs(there) > 1.0);
      BOOST_TEST(there == back, boost::test_tools::tolerance(1e-4));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_tied_passage_gives_what_the_owner_gives_bit_for_bit) {
  for (const Stored& each : stored) {
    Life life(there_and_back(each.pre, each.post, each.connection, "Tied"));
    life.simulator->run(3);
    BOOST_TEST_CONTEXT(each.connection) BOOST_TEST((vector_of(life, "here.rate") == vector_of(life, "there.rate")));
  }
}

BOOST_AUTO_TEST_CASE(several_sources_of_a_port_add_up) {
  const Stored& plain = stored[0];
  const std::string once = there_and_back(plain.pre, plain.post, plain.connection);
  const std::string twice = once + wire("y.rate", "here.drive", "connection = { type = \"Transposed\", of = \"w\" }\n");
  Life one(once), two(twice);
  one.simulator->run(2);
  two.simulator->run(2);
  BOOST_TEST(distance(vector_of(two, "here.rate"), 2 * vector_of(one, "here.rate")) < 1e-6);
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_changes_no_bit) {
  // Large enough to be cut into slices: 400 x 500 synapses.
  for (const char* connection : {"{ type = \"Dense\", w = \"normal 0 1\" }", "{ type = \"FixedFanIn\", fan_in = 300, w = \"normal 0 1\" }"}) {
    const std::string toml = there_and_back(400, 500, connection);
    Life one(toml), three(toml, {.threads = 3});
    one.simulator->run(3);
    three.simulator->run(3);
    BOOST_TEST(one.hash() == three.hash());
  }
}

BOOST_AUTO_TEST_CASE(who_borrows_beside_the_owner_finds_what_was_learned_before) {
  // Here and there are of one wave: learning has a pass of its own.
  const std::string learning = there_and_back(10, 10, "{ type = \"Dense\", w = \"normal 0 1\" }\nlearning = { type = \"Oja\" }");
  BOOST_TEST(Life(learning).simulator->fused_projections() == 0U);
}

BOOST_AUTO_TEST_CASE(who_borrows_after_the_owner_changes_no_bit_of_a_fused_pass) {
  const std::string later = stream + region("a", "Readout", 10) + region("b", "Readout", 12) + region("c", "Readout", 10) +
                            wire("stream.x", "a.drive") +
                            named("w", "a.rate", "b.drive", dense("normal 0 0.1") + "learning = { type = \"Oja\", eta = 0.01 }\n") +
                            wire("b.rate", "c.drive", "connection = { type = \"Transposed\", of = \"w\" }\n");
  Life fused(later), separate(later, {.fuse = false});
  BOOST_TEST(fused.simulator->fused_projections() == 1U);
  fused.simulator->run(50);
  separate.simulator->run(50);
  BOOST_TEST(fused.hash() == separate.hash());
}

BOOST_AUTO_TEST_CASE(refuses_a_projection_that_does_not_exist) {
  std::string toml = there_and_back(10, 10, "{ type = \"Dense\" }");
  toml.replace(toml.find("of = \"w\""), 8, "of = \"ww\"");
  BOOST_TEST(mentions(refusal(toml), "there is no projection `ww` whose synapses Transposed could use"));
  BOOST_TEST(mentions(refusal(toml), "did you mean `w`?"));
}

BOOST_AUTO_TEST_CASE(refuses_synapses_that_are_stored_nowhere) {
  BOOST_TEST(mentions(refusal(there_and_back(10, 10, "{ type = \"LocalRandom\", fan_in = 3, storage = \"procedural\" }")), "stores no synapses"));
  BOOST_TEST(mentions(refusal(there_and_back(10, 10, "{ type = \"DelayedSparse\", fan_in = 3 }")), "have delays of their own"));
  const std::string wired = stream + region("a", "Readout", 10) + region("b", "Readout", 10) + named("w", "stream.x", "a.drive", "") +
                            wire("a.rate", "b.drive", "connection = { type = \"Tied\", of = \"w\" }\n");
  BOOST_TEST(mentions(refusal(wired), "`w` is a wire and has no synapses"));
}

BOOST_AUTO_TEST_CASE(refuses_synapses_that_are_borrowed_themselves) {
  const std::string toml = there_and_back(10, 10, "{ type = \"Dense\" }") +
                           named("again", "x.rate", "here.drive", "connection = { type = \"Tied\", of = \"first\" }\n") +
                           named("first", "x.rate", "here.drive", "connection = { type = \"Tied\", of = \"w\" }\n");
  BOOST_TEST(mentions(refusal(toml), "the synapses of `first` (Tied) are borrowed themselves"));
}

BOOST_AUTO_TEST_CASE(refuses_populations_of_another_size_with_both_numbers) {
  const std::string toml = stream + region("a", "Readout", 10) + region("b", "Readout", 4) + region("c", "Readout", 5) +
                           named("w", "a.rate", "b.drive", dense("zero")) + wire("stream.x", "a.drive") +
                           wire("c.rate", "a.drive", "connection = { type = \"Transposed\", of = \"w\" }\n") + wire("stream.x", "c.drive", dense("zero"));
  BOOST_TEST(mentions(refusal(toml), "5 units send and 10 receive, and `w` leads back from 4 to 10"));
}

BOOST_AUTO_TEST_CASE(refuses_to_learn_on_what_belongs_to_another) {
  std::string toml = there_and_back(10, 10, "{ type = \"Dense\" }");
  toml += "learning = { type = \"Oja\" }\n";
  BOOST_TEST(mentions(refusal(toml), "Oja cannot learn here: the synapses belong to `w`"));
}

BOOST_AUTO_TEST_SUITE_END()
