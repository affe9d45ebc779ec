// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/unknown_type.hpp"

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

BOOST_AUTO_TEST_SUITE(unknown_type_words)

BOOST_AUTO_TEST_CASE(types_that_are_described_and_not_loaded_are_known_too) {
  const std::vector<Problem> none;
  const std::vector<std::string> folders{"/nowhere"};
  const Problem problem = unknown_type("Meadw", {{{{Kind::world, "Meadow", "1", ""}, "m.anl.so"}}, none, folders});
  BOOST_TEST((problem.code == ErrorCode::unknown_type));
  BOOST_TEST(problem.hint == "did you mean the world `Meadow`? known worlds: Meadow; looked in /nowhere (missing)");
}

BOOST_AUTO_TEST_CASE(a_sibling_that_was_refused_is_the_likely_reason) {
  const std::vector<Problem> refusals{{.code = ErrorCode::plugin_refused, .message = "is empty", .path = "/p/meadow.v3.anl.so"}};
  const std::vector<std::string> folders;
  const Problem problem = unknown_type("Meadow", {{}, refusals, folders});
  BOOST_TEST(problem.message == "no plugin offers the type `Meadow`; /p/meadow.v3.anl.so was refused: is empty");
}

BOOST_AUTO_TEST_CASE(folders_are_listed_with_those_that_are_missing) {
  BOOST_TEST(list_folders({"/", "/nowhere"}) == "/, /nowhere (missing)");
}

BOOST_AUTO_TEST_SUITE_END()
