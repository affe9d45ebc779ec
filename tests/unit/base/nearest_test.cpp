// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/nearest.hpp"

#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(nearest_word)

BOOST_AUTO_TEST_CASE(finds_swapped_letters) { BOOST_TEST(nearest("delya", {"gain", "delay"}) == "delay"); }

BOOST_AUTO_TEST_CASE(finds_a_missing_letter) { BOOST_TEST(nearest("kenyn", {"kenyon", "output"}) == "kenyon"); }

BOOST_AUTO_TEST_CASE(prefers_the_closer_of_two) {
  BOOST_TEST(nearest("ganes", {"gains", "games", "grapes"}) == "games");
}

BOOST_AUTO_TEST_CASE(stays_silent_when_nothing_is_near) { BOOST_TEST(nearest("cerebellum", {"tau", "gain"}) == ""); }

BOOST_AUTO_TEST_CASE(suggests_the_near_word_and_lists_all) {
  BOOST_TEST(suggest("tua", {"gain", "tau"}) == "did you mean `tau`? legal here: gain, tau");
}

BOOST_AUTO_TEST_CASE(only_lists_when_nothing_is_near) {
  BOOST_TEST(suggest("window", {"gain", "tau"}) == "legal here: gain, tau");
}

BOOST_AUTO_TEST_CASE(says_so_when_nothing_is_legal) { BOOST_TEST(suggest("x", {}) == "nothing is legal here"); }

BOOST_AUTO_TEST_CASE(shortens_long_lists) { BOOST_TEST(list_words({"a", "b", "c", "d"}, 2) == "a, b, … (2 more)"); }

BOOST_AUTO_TEST_SUITE_END()
