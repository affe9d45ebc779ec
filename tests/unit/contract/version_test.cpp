// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "anlage/contract/contract.h"

extern "C" const anlage_type anlage_c11_type;

BOOST_AUTO_TEST_SUITE(version)

BOOST_AUTO_TEST_CASE(holds_major_and_minor_in_one_number) {
  BOOST_TEST(ANLAGE_VERSION_MAJOR(ANLAGE_MAKE_VERSION(3, 17)) == 3u);
  BOOST_TEST(ANLAGE_VERSION_MINOR(ANLAGE_MAKE_VERSION(3, 17)) == 17u);
  BOOST_TEST(ANLAGE_MAKE_VERSION(1, 0) == 65536u);
  BOOST_TEST(ANLAGE_CONTRACT_VERSION == ANLAGE_MAKE_VERSION(ANLAGE_CONTRACT_MAJOR, ANLAGE_CONTRACT_MINOR));
}

BOOST_AUTO_TEST_CASE(accepts_a_plugin_that_needs_the_same_or_an_older_minor) {
  BOOST_TEST(ANLAGE_VERSION_ACCEPTS(ANLAGE_MAKE_VERSION(1, 2), ANLAGE_MAKE_VERSION(1, 2)));
  BOOST_TEST(ANLAGE_VERSION_ACCEPTS(ANLAGE_MAKE_VERSION(1, 2), ANLAGE_MAKE_VERSION(1, 0)));
}

BOOST_AUTO_TEST_CASE(refuses_a_plugin_that_needs_a_newer_minor) {
  BOOST_TEST(!ANLAGE_VERSION_ACCEPTS(ANLAGE_MAKE_VERSION(1, 2), ANLAGE_MAKE_VERSION(1, 3)));
}

BOOST_AUTO_TEST_CASE(refuses_another_major_whatever_its_minor) {
  BOOST_TEST(!ANLAGE_VERSION_ACCEPTS(ANLAGE_MAKE_VERSION(2, 9), ANLAGE_MAKE_VERSION(1, 0)));
  BOOST_TEST(!ANLAGE_VERSION_ACCEPTS(ANLAGE_MAKE_VERSION(1, 9), ANLAGE_MAKE_VERSION(2, 0)));
}

BOOST_AUTO_TEST_CASE(keeps_a_large_minor_out_of_the_major) {
  BOOST_TEST(ANLAGE_VERSION_MAJOR(ANLAGE_MAKE_VERSION(1, 0x1FFFF)) == 1u);
  BOOST_TEST(ANLAGE_VERSION_MINOR(ANLAGE_MAKE_VERSION(1, 0xFFFF)) == 0xFFFFu);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(contract)

BOOST_AUTO_TEST_CASE(lets_cpp_call_what_c_describes) {
  anlage_call call{};
  BOOST_TEST(anlage_c11_type.run(&call) == ANLAGE_FAILED);
  const anlage_view field{};
  call.fields = &field;
  BOOST_TEST(anlage_c11_type.run(&call) == ANLAGE_OK);
}

BOOST_AUTO_TEST_CASE(names_the_entry_after_its_major) {
  BOOST_TEST(ANLAGE_ENTRY_SYMBOL == "anlage_entry_v" + std::to_string(ANLAGE_CONTRACT_MAJOR));
}

BOOST_AUTO_TEST_SUITE_END()
