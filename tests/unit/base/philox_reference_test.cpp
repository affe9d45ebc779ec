// SPDX-License-Identifier: Apache-2.0
#include <Random123/philox.h>

#include <boost/test/unit_test.hpp>

#include "anlage/base/philox.hpp"

using namespace anlage;

BOOST_AUTO_TEST_SUITE(philox_reference)

// Counters and keys are taken from the reference itself, so that all bits of both take part.
BOOST_AUTO_TEST_CASE(agrees_with_the_reference_on_five_thousand_counters) {
  r123::Philox4x32 reference;
  int disagreements = 0;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const auto counter = reference({{i, 0, 0, 1}}, {{1, 2}});
    const auto more = reference({{i, 0, 0, 2}}, {{1, 2}});
    const auto expected = reference(counter, {{more[0], more[1]}});
    const auto got = philox({counter[0], counter[1], counter[2], counter[3]}, {more[0], more[1]});
    for (std::size_t word = 0; word < 4; ++word) disagreements += got[word] != expected[word] ? 1 : 0;
  }
  BOOST_TEST(disagreements == 0);
}

BOOST_AUTO_TEST_SUITE_END()
