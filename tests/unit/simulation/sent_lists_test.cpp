// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/sent_lists.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include <boost/test/unit_test.hpp>

using anlage::detail::SentLists;

namespace {

/// Two receivers of five senders, two synapses each at most: receiver 0 has its senders in `first`, receiver 1 only sender 4.
struct Wiring {
  std::array<std::uint16_t, 32> index{};
  std::array<std::uint32_t, 16> degree{2, 1};
  anlage_synapses synapses{};

  Wiring(std::uint16_t first, std::uint16_t second) {
    index[0] = first, index[16] = second, index[1] = 4;
    synapses.layout = ANLAGE_LAYOUT_SPARSE;
    synapses.index_bits = 16;
    synapses.pre = 5;
    synapses.post = 2;
    synapses.fan_in = 2;
    synapses.index = index.data();
    synapses.degree = degree.data();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sent_lists)

BOOST_AUTO_TEST_CASE(show_each_synapse_once_at_its_sender_by_increasing_receiver) {
  Wiring wiring(1, 4);
  const SentLists lists(wiring.synapses);
  lists.show_in(wiring.synapses);

  const std::vector<std::int64_t> first(wiring.synapses.sent_first, wiring.synapses.sent_first + 6);
  BOOST_TEST(first == (std::vector<std::int64_t>{0, 0, 1, 1, 1, 3}), boost::test_tools::per_element());
  // Sender 4: synapse 1 of receiver 0 stands at place 16, synapse 0 of receiver 1 at place 1.
  BOOST_TEST(wiring.synapses.sent[1].place == 16U);
  BOOST_TEST(wiring.synapses.sent[1].receiver == 0U);
  BOOST_TEST(wiring.synapses.sent[2].place == 1U);
  BOOST_TEST(wiring.synapses.sent[2].receiver == 1U);
}

BOOST_AUTO_TEST_CASE(offer_sums_where_each_receiver_has_its_senders_in_order) {
  Wiring wiring(1, 4);
  SentLists lists(wiring.synapses);
  lists.offer_sums(wiring.synapses);
  BOOST_TEST(wiring.synapses.sums != nullptr);
}

BOOST_AUTO_TEST_CASE(offer_none_where_the_order_of_sums_would_be_another) {
  Wiring wiring(4, 1);
  SentLists lists(wiring.synapses);
  lists.offer_sums(wiring.synapses);
  BOOST_TEST(wiring.synapses.sums == nullptr);
  BOOST_TEST(wiring.synapses.sent == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
