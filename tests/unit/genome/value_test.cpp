// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/value.hpp"

#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;

namespace {

Value of(auto data) {
  Value value;
  value.data = std::move(data);
  return value;
}

/// The setting `x` of a region, as read from a file.
Value setting(const std::string& toml) {
  const Genome genome = parse_genome("[regions.a]\ntype = \"A\"\nx = " + toml + "\n", "g.toml");
  return *find(genome.parts.at(0).gene.settings, "x");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value)

BOOST_AUTO_TEST_CASE(names_its_kind) {
  BOOST_TEST(of(true).kind() == "a truth value");
  BOOST_TEST(of(std::int64_t{1}).kind() == "a whole number");
  BOOST_TEST(of(1.0).kind() == "a number");
  BOOST_TEST(of(std::string("x")).kind() == "text");
  BOOST_TEST(of(List{}).kind() == "a list");
  BOOST_TEST(of(Table{}).kind() == "a table");
}

BOOST_AUTO_TEST_CASE(whole_numbers_and_floats_are_numbers) {
  BOOST_TEST(of(std::int64_t{3}).number() == 3.0);
  BOOST_TEST(of(0.5).is_number());
  BOOST_TEST(!of(std::string("3")).is_number());
  BOOST_TEST(!of(true).is_number());
}

BOOST_AUTO_TEST_CASE(floats_print_the_shortest_text_that_reads_back) {
  BOOST_TEST(of(0.1).toml() == "0.1");
  BOOST_TEST(of(3.0).toml() == "3.0");
  BOOST_TEST(of(1e-7).toml() == "1e-07");
  BOOST_TEST(of(0.1 + 0.2).toml() == "0.30000000000000004");
}

BOOST_AUTO_TEST_CASE(tables_and_lists_print_on_one_line) {
  BOOST_TEST(setting("{ a = [1, 2.5], \"b c\" = true }").toml() == "{ a = [1, 2.5], \"b c\" = true }");
  BOOST_TEST(of(Table{}).toml() == "{}");
}

BOOST_AUTO_TEST_CASE(text_survives_being_printed_and_read) {
  const std::string text = "a \"quote\", a \\, a\ttab,\na line, \x01 and µ";
  BOOST_TEST(*setting(of(text).toml()).text() == text);
}

BOOST_AUTO_TEST_CASE(keys_keep_the_order_of_the_file) {
  BOOST_TEST(setting("{ z = 1, a = 2, m = 3 }").toml() == "{ z = 1, a = 2, m = 3 }");
}

BOOST_AUTO_TEST_CASE(knows_where_keys_and_values_stand) {
  const Genome genome = parse_genome("[regions.a]\ntype = \"A\"\n  x = [1, 22]\n", "g.toml");
  const Entry* entry = find_entry(genome.parts.at(0).gene.settings, "x");
  BOOST_REQUIRE(entry != nullptr);
  BOOST_TEST(entry->where.text() == "g.toml:3:3");
  BOOST_TEST(entry->value.where.text() == "g.toml:3:7");
  BOOST_TEST(entry->value.list()->at(1).where.text() == "g.toml:3:11");
}

BOOST_AUTO_TEST_CASE(find_answers_nothing_for_a_key_that_is_not_there) {
  BOOST_CHECK(find(Table{}, "x") == nullptr);
  BOOST_CHECK(find_entry(Table{}, "x") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
