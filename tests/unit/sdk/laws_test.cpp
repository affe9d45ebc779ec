// SPDX-License-Identifier: Apache-2.0
// The sdk knows at compile time the laws that the framework reads from text.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <anlage/sdk/plugin.hpp>

#include "anlage/base/initial_law.hpp"

BOOST_AUTO_TEST_SUITE(laws)

BOOST_DATA_TEST_CASE(are_the_same_in_the_sdk_and_in_the_framework,
                     boost::unit_test::data::make({"zero", "constant", "uniform", "normal", "lognormal", "orthogonal",
                                                   "sparse", "gaussian", "ones"}),
                     word) {
  std::string text = word;
  for (int numbers = 0; numbers < 4; ++numbers, text += " 0.5") {
    anlage::detail::Meta meta;
    meta.init = text.c_str();
    const auto law = anlage::InitialLaw::parse(text);
    BOOST_TEST(anlage::detail::known_law(meta) == law.has_value(), text);
    if (law) BOOST_TEST(anlage::detail::drawn(meta) == law->is_random(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
