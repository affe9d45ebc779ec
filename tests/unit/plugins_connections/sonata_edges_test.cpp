// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

#include "common/hdf5_file.hpp"
#include "support/scratch_folder.hpp"
#include "wired.hpp"

using namespace anlage::test;

namespace {

// Four nodes, of which 2 is of type 101 and the others of type 100. Edges (sender, receiver, type, nsyns): 0 0 1 2, 1 0 1 1, 2 1 1 3, 0 1 2 1,
// 0 2 1 5, 1 3 2 2, 2 3 1 1. Type 1: 2 ms, weight 0.5, sign 1; type 2: 4 ms, weight 0.25, sign -1.
const std::string folder = ANLAGE_TEST_SOURCE "/plugins/connections/sonata_edges/";

std::string edges(const std::string& more = "") {
  return "{ type = \"SonataEdges\", edges = \"" + folder + "edges.h5\", edge_types = \"" + folder + "edge_types.csv\", models = \"" + folder +
         "\"" + more + " }";
}
const std::string of_type_100 = ", target_nodes = \"" + folder + "nodes.h5\", target_type = 100";

std::string bytes_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What reading the data set of senders fails with, after `length` bytes of the file and with those from `at` on replaced.
std::string failure(std::size_t length, std::size_t at = 0, const std::string& with = "") {
  const ScratchFolder scratch;
  scratch.write("edges.h5", bytes_of(folder + "edges.h5").substr(0, length).replace(at, with.size(), with));
  try {
    (void)plugins::Hdf5File(scratch.path() + "/edges.h5").numbers("/edges/input_to_cells/source_node_id");
  } catch (const anlage::Failure& fault) {
    return fault.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(SonataEdges)

BOOST_AUTO_TEST_CASE(joins_the_nodes_of_the_file_with_their_weights_signs_and_delays) {
  const Wired wired(joined(edges(), 3, 4));
  using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;
  BOOST_TEST((wired.pairs() == Pairs{{0, 0}, {0, 1}, {1, 0}, {1, 2}, {2, 0}, {3, 1}, {3, 2}}));
  BOOST_TEST(wired.weight(0, 0) == 1.0F);
  BOOST_TEST(wired.weight(1, 0) == -0.25F);
  BOOST_TEST(wired.weight(1, 1) == 1.5F);
  BOOST_TEST(wired.weight(3, 0) == -0.5F);
  BOOST_TEST(wired.value("joined.ticks", wired.slot(0, 0)) == 2.0);
  BOOST_TEST(wired.value("joined.ticks", wired.slot(1, 0)) == 4.0);
}

BOOST_AUTO_TEST_CASE(numbers_the_nodes_of_one_type) {
  const Wired wired(joined(edges(of_type_100), 3, 3));
  using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;
  BOOST_TEST((wired.pairs() == Pairs{{0, 0}, {0, 1}, {1, 0}, {1, 2}, {2, 1}, {2, 2}}));
}

BOOST_AUTO_TEST_CASE(takes_off_the_delay_that_the_projection_has) {
  const Wired wired(joined(edges(", counted = \"1 ms\""), 3, 4));
  BOOST_TEST(wired.value("joined.ticks", wired.slot(0, 0)) == 1.0);
}

BOOST_AUTO_TEST_CASE(passes_signals_on_when_they_are_due) {
  // x_i(t) = i + t. Receiver 1 after tick 9: -0.25 (0 + 9 - 4) + 1.5 (2 + 9 - 2).
  Wired wired(joined(edges(), 3, 4, "", "TestRamp"));
  wired.simulator->run(10);
  BOOST_TEST(wired.value("target.rate", 1) == -0.25 * 5 + 1.5 * 9);
}

BOOST_AUTO_TEST_CASE(refuses_edges_beyond_the_units_and_delays_between_ticks) {
  BOOST_TEST(mentions(refusal(joined(edges(), 3, 3)), "an edge goes from unit 1 to unit 3, and 3 send to 3"), refusal(joined(edges(), 3, 3)));
  const std::string late = refusal(joined(edges(", counted = \"3 ms\""), 3, 4));
  BOOST_TEST(mentions(late, "a delay of 0.002000 s, less 0.003000 s, is not 0 to 65535 whole ticks"), late);
  const std::string type = refusal(joined(edges(", target_nodes = \"" + folder + "nodes.h5\", target_type = 7"), 3, 4));
  BOOST_TEST(mentions(type, "has no node of type 7"), type);
}

BOOST_AUTO_TEST_CASE(refuses_files_that_are_no_hdf5_damaged_or_of_a_newer_layout) {
  const std::size_t all = bytes_of(folder + "edges.h5").size();
  BOOST_TEST(failure(all) == "");
  BOOST_TEST(mentions(failure(4), "is no HDF5 file"));
  BOOST_TEST(mentions(failure(100), "ends early or is damaged"));
  BOOST_TEST(mentions(failure(all, 8, "\x02"), "has the layout of newer HDF5 libraries"));
}

BOOST_AUTO_TEST_CASE(ends_in_words_or_in_numbers_wherever_a_file_is_cut) {
  const std::size_t all = bytes_of(folder + "edges.h5").size();
  for (std::size_t length = 0; length < all; length += 61) (void)failure(length);
  for (std::size_t at = 0; at < all; at += 7) (void)failure(all, at, std::string(3, '\xff'));
}

BOOST_AUTO_TEST_SUITE_END()
