// SPDX-License-Identifier: Apache-2.0
// What synapses cost in memory, over the blocks that the framework allocates.
#include <boost/test/unit_test.hpp>

#include "wired.hpp"

using namespace anlage::test;

namespace {

const std::string hebb = "learning = { type = \"TestHebb\" }\n";

/// Bytes per synapse of a connection with 1600 receivers of 100 synapses: blocks are whole, so padding counts nothing.
double bytes_per_synapse(const std::string& connection, std::int64_t pre) {
  const Wired wired(joined(connection, pre, 1600, hebb));
  return static_cast<double>(wired.bytes()) / static_cast<double>(wired.brain->synapse_count());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(storage)

BOOST_AUTO_TEST_CASE(takes_six_bytes_a_plastic_synapse_from_up_to_65536_senders) {
  // A weight of four bytes and a sender of two.
  BOOST_TEST(bytes_per_synapse("{ type = \"FixedFanIn\", fan_in = 100 }", 65536) == 6.0);
}

BOOST_AUTO_TEST_CASE(takes_eight_bytes_a_plastic_synapse_from_more_senders) {
  BOOST_TEST(bytes_per_synapse("{ type = \"FixedFanIn\", fan_in = 100 }", 65537) == 8.0);
}

BOOST_AUTO_TEST_CASE(takes_four_bytes_a_dense_synapse) {
  BOOST_TEST(bytes_per_synapse("{ type = \"Dense\" }", 100) == 4.0);
}

BOOST_AUTO_TEST_CASE(takes_six_bytes_a_synapse_with_a_delay_of_its_own) {
  // 1000 senders (1008 padded) times 11 delays count below 65536.
  BOOST_TEST(bytes_per_synapse("{ type = \"DelayedSparse\", fan_in = 100, delay_max = \"10 ms\" }", 1000) == 6.0);
}

BOOST_AUTO_TEST_CASE(takes_room_for_the_largest_in_degree_where_they_are_unequal) {
  // Six bytes for each place, four a receiver for its number of synapses.
  const Wired wired(joined("{ type = \"FixedProbability\", p = 0.1 }", 1000, 1600, hebb));
  BOOST_TEST(wired.bytes() == 6 * 1600 * wired.synapses.fan_in + 4 * 1600);
}

BOOST_AUTO_TEST_CASE(keeps_shared_weights_once) {
  // 16 features of 3 x 3 windows: 9 columns of 16 floats; 30 x 30 windows of 9 two-byte senders, padded to 64 bytes.
  const Wired wired(joined("{ type = \"Convolution\", height = 32, width = 32, features = 16 }", 1024, 14400, hebb));
  BOOST_TEST(wired.bytes() == 9 * 16 * 4 + (900 * 9 * 2 + 63) / 64 * 64);
}

BOOST_AUTO_TEST_SUITE_END()
