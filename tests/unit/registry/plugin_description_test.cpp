// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_description.hpp"

#include <sstream>

#include "unit/registry/support.hpp"

using namespace anlage;

namespace {

PluginDescription example() {
  return {.hash = "ab12",
          .verdict = Verdict::quarantined,
          .types = {{Kind::world, "Meadow", "1.2.0", "grass\tand \\ flowers"}},
          .problems = {{.code = ErrorCode::plugin_refused, .message = "two\nlines", .hint = "mend it"}}};
}

bool takes(const std::vector<std::string>& fields) {
  PluginDescription description;
  return take_line(description, fields);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin_description)

BOOST_AUTO_TEST_CASE(fields_with_tabs_breaks_and_backslashes_come_back_from_one_line) {
  const std::vector<std::string> fields{"a\tb", "c\nd", "e\\n", ""};

  const std::string line = line_of(fields);

  BOOST_TEST(std::count(line.begin(), line.end(), '\n') == 1);
  BOOST_TEST(fields_of(line.substr(0, line.size() - 1)) == fields, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_description_comes_back_from_its_lines) {
  PluginDescription back;
  std::istringstream lines(to_lines(example()));
  for (std::string line; std::getline(lines, line);) BOOST_TEST(take_line(back, fields_of(line)));

  BOOST_TEST(back.hash == "ab12");
  BOOST_TEST((back.verdict == Verdict::quarantined));
  BOOST_REQUIRE(back.types.size() == 1u);
  BOOST_TEST((back.types[0].kind == Kind::world));
  BOOST_TEST(back.types[0].doc == "grass\tand \\ flowers");
  BOOST_REQUIRE(back.problems.size() == 1u);
  BOOST_TEST(back.problems[0].message == "two\nlines");
  BOOST_TEST(back.problems[0].hint == "mend it");
}

BOOST_AUTO_TEST_CASE(knows_what_it_offers_in_which_version) {
  BOOST_TEST(example().offers("Meadow"));
  BOOST_TEST(!example().offers("Forest"));
  BOOST_TEST(example().version("Meadow") == "1.2.0");
  BOOST_TEST(example().version("Forest") == "");
}

BOOST_AUTO_TEST_CASE(nonsense_is_no_line) {
  BOOST_TEST(!takes({""}));
  BOOST_TEST(!takes({"description", "perfect", "ab"}));
  BOOST_TEST(!takes({"description", "sound"}));
  BOOST_TEST(!takes({"type", "99", "A", "1", ""}));
  BOOST_TEST(!takes({"type", "one", "A", "1", ""}));
  BOOST_TEST(!takes({"problem", "999999", "a", "b"}));
  BOOST_TEST(!takes({"problem", "0"}));
}

BOOST_AUTO_TEST_SUITE_END()
