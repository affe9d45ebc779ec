// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

std::string learned(const std::string& connection, const std::string& rule) {
  return "[brain]\nname = \"learned\"\n[regions.a]\ntype = \"TestRamp\"\nsize = { n = 6 }\n[regions.b]\ntype = "
         "\"TestEcho\"\n"
         "size = { n = 4 }\n[[projections]]\nname = \"w\"\nfrom = \"a.rate\"\nto = \"b.drive\"\nconnection = { type = "
         "\"" +
         connection + "\" }\nlearning = { type = \"Hebb\", then = [{ type = \"" + rule + "\" }] }\n";
}

std::string error_of(const std::string& genome) {
  return error_text([&] { develop_text(genome); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(non_local_rules)

BOOST_AUTO_TEST_CASE(need_every_pair_if_they_look_at_senders) {
  const std::string text = error_of(learned("LocalRandom\", fan_in = 3, weights = \"drawn", "Sanger"));
  BOOST_TEST(text.find("Sanger looks at the weights of all senders at once") != std::string::npos, text);
  BOOST_TEST(text.find("LocalRandom stores a list of synapses") != std::string::npos, text);
  BOOST_TEST(text.find("such as Dense") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(learn_where_every_pair_is_joined) { BOOST_TEST(error_of(learned("Dense", "Sanger")) == ""); }

BOOST_AUTO_TEST_CASE(may_walk_over_lists_if_senders_do_not_matter) {
  BOOST_TEST(error_of(learned("LocalRandom\", fan_in = 3, weights = \"drawn", "NormalizeSum")) == "");
}

BOOST_AUTO_TEST_SUITE_END()
