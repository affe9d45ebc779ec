// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/type_info.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(type_info)

BOOST_AUTO_TEST_CASE(a_field_is_found_by_its_name) {
  TypeInfo type;
  type.fields.resize(2);
  type.fields[0].name = "tau";
  type.fields[1].name = "gain";
  BOOST_TEST(type.field_index("gain") == 1);
}

BOOST_AUTO_TEST_CASE(an_unknown_field_has_the_index_minus_one) { BOOST_TEST(TypeInfo().field_index("tau") == -1); }

BOOST_AUTO_TEST_CASE(kinds_are_called_as_in_the_field) {
  BOOST_TEST(to_string(Kind::region) == "region");
  BOOST_TEST(to_string(Kind::connection) == "connection");
  BOOST_TEST(to_string(Kind::learning_rule) == "learning rule");
  BOOST_TEST(to_string(Kind::steering) == "steering circuit");
  BOOST_TEST(to_string(Kind::world) == "world");
}

BOOST_AUTO_TEST_CASE(every_role_has_a_word_of_its_own) {
  std::vector<std::string> words;
  for (std::uint32_t role = ANLAGE_ROLE_PARAM; role <= ANLAGE_ROLE_SCRATCH; ++role) {
    words.emplace_back(to_string(static_cast<Role>(role)));
  }
  std::sort(words.begin(), words.end());
  BOOST_TEST((std::unique(words.begin(), words.end()) == words.end()));
  BOOST_TEST(to_string(static_cast<Role>(99)) == "unknown role");
}

BOOST_AUTO_TEST_CASE(flags_are_read_by_bit) {
  TypeInfo type;
  type.flags = ANLAGE_TYPE_LINEAR;
  BOOST_TEST(type.has(ANLAGE_TYPE_LINEAR));
  BOOST_TEST(!type.has(ANLAGE_TYPE_SPLITTABLE));
}

BOOST_AUTO_TEST_SUITE_END()
