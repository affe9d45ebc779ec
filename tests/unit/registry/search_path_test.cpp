// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/registry.hpp"
#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

/// Environment without the variables under test, put back afterwards.
struct Environment {
  static constexpr const char* names[] = {"ANLAGE_PLUGIN_PATH", "ANLAGE_ISA"};
  std::string before[2];

  Environment() {
    for (int i = 0; i < 2; ++i) {
      if (const char* value = std::getenv(names[i])) before[i] = value;
      unsetenv(names[i]);
    }
  }
  ~Environment() {
    for (int i = 0; i < 2; ++i) {
      if (before[i].empty())
        unsetenv(names[i]);
      else
        setenv(names[i], before[i].c_str(), 1);
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(search_path, Environment)

BOOST_AUTO_TEST_CASE(starts_with_the_command_line_and_then_the_environment) {
  setenv("ANLAGE_PLUGIN_PATH", "/c:/d", 1);
  const SearchPath path = SearchPath::standard({"/a", "/b"});
  BOOST_REQUIRE(path.folders.size() >= 4u);
  BOOST_TEST(path.folders[0] == "/a");
  BOOST_TEST(path.folders[1] == "/b");
  BOOST_TEST(path.folders[2] == "/c");
  BOOST_TEST(path.folders[3] == "/d");
}

BOOST_AUTO_TEST_CASE(empty_and_repeated_folders_are_left_out) {
  const std::size_t without = SearchPath::standard().folders.size();
  setenv("ANLAGE_PLUGIN_PATH", "::/c::/c:", 1);
  BOOST_TEST(SearchPath::standard().folders.size() == without + 1);
}

BOOST_AUTO_TEST_CASE(ends_beside_the_program_and_in_the_installed_folder) {
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  const SearchPath path = SearchPath::standard();
  BOOST_REQUIRE(path.folders.size() == 2u);
  BOOST_TEST(path.folders[0] == (program.parent_path().parent_path() / "lib/anlage/plugins").string());
  BOOST_TEST(path.folders[1].ends_with("/anlage/plugins"));
}

BOOST_AUTO_TEST_CASE(takes_every_instruction_set_unless_told) {
  BOOST_TEST(SearchPath::standard().highest_isa == ANLAGE_ISA_V4);
}

BOOST_AUTO_TEST_CASE(the_environment_lowers_the_instruction_set) {
  setenv("ANLAGE_ISA", "v2", 1);
  BOOST_TEST(SearchPath::standard().highest_isa == ANLAGE_ISA_V2);
}

BOOST_AUTO_TEST_CASE(an_unknown_instruction_set_is_refused_with_the_legal_ones) {
  setenv("ANLAGE_ISA", "avx", 1);
  const Problem problem = problem_of([] { (void)SearchPath::standard(); });
  BOOST_TEST((problem.code == ErrorCode::wrong_value));
  BOOST_TEST(problem.path == "ANLAGE_ISA");
  BOOST_TEST(problem.message == "`avx` is no instruction set level");
  BOOST_TEST(problem.hint == "legal here: v1, v2, v3, v4");
}

BOOST_AUTO_TEST_SUITE_END()
