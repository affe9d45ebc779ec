// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/diagnostics.hpp"

#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(diagnostics)

BOOST_AUTO_TEST_CASE(throws_nothing_when_nothing_was_added) {
  const Diagnostics none;
  BOOST_CHECK(!none.has_problems());
  BOOST_CHECK_NO_THROW(none.throw_if_any());
}

BOOST_AUTO_TEST_CASE(notes_are_no_problems) {
  Diagnostics diagnostics;
  diagnostics.note("left unused");
  BOOST_CHECK(!diagnostics.has_problems());
  BOOST_TEST(diagnostics.notes().at(0) == "left unused");
}

BOOST_AUTO_TEST_CASE(orders_problems_by_file_line_and_column) {
  Diagnostics diagnostics;
  diagnostics.add({ErrorCode::wrong_value, "fourth", {"b.toml", 1, 1}});
  diagnostics.add({ErrorCode::wrong_value, "third", {"a.toml", 10, 1}});
  diagnostics.add({ErrorCode::wrong_value, "second", {"a.toml", 2, 9}});
  diagnostics.add({ErrorCode::wrong_value, "first", {"a.toml", 2, 3}});
  std::string order;
  try {
    diagnostics.throw_if_any();
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) order += problem.message + " ";
  }
  BOOST_TEST(order == "first second third fourth ");
}

BOOST_AUTO_TEST_CASE(keeps_the_order_of_problems_in_one_place) {
  Diagnostics diagnostics;
  diagnostics.add({ErrorCode::unknown_key, "one"});
  diagnostics.add({ErrorCode::missing_key, "two"});
  BOOST_CHECK_EXCEPTION(diagnostics.throw_if_any(), Error,
                        [](const Error& error) { return error.problems()[0].message == "one"; });
}

BOOST_AUTO_TEST_CASE(tells_a_problem_of_one_place_once_whatever_its_path) {
  // A nested genome that is used twice: two paths, one line to mend.
  Diagnostics diagnostics;
  diagnostics.add({ErrorCode::wrong_value, "eta is -1", {"area.toml", 4, 7}, "left/eta"});
  diagnostics.add({ErrorCode::wrong_value, "eta is -1", {"area.toml", 4, 7}, "right/eta"});
  diagnostics.add({ErrorCode::wrong_value, "eta is -1", {"area.toml", 9, 7}, "left/eta"});
  BOOST_CHECK_EXCEPTION(diagnostics.throw_if_any(), Error, [](const Error& error) {
    return error.problems().size() == 2 && error.problems()[0].path == "left/eta" && error.problems()[1].where.line == 9;
  });
}

BOOST_AUTO_TEST_CASE(tells_problems_without_a_place_apart_by_their_path) {
  Diagnostics diagnostics;
  diagnostics.add({ErrorCode::wrong_value, "eta is -1", {}, "left/eta"});
  diagnostics.add({ErrorCode::wrong_value, "eta is -1", {}, "right/eta"});
  BOOST_CHECK_EXCEPTION(diagnostics.throw_if_any(), Error, [](const Error& error) { return error.problems().size() == 2; });
}

BOOST_AUTO_TEST_SUITE_END()
