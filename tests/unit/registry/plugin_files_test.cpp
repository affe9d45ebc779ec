// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_files.hpp"

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

struct Folder : TemporaryFolder {
  std::vector<Problem> problems;

  std::vector<std::string> names(std::uint32_t highest_isa) {
    std::vector<std::string> names;
    for (const PluginFile& file : list_plugin_files(path(), highest_isa, problems)) {
      names.push_back(std::filesystem::path(file.file).filename().string());
    }
    return names;
  }
};

using Names = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plugin_files, Folder)

BOOST_AUTO_TEST_CASE(only_plugin_files_are_listed_by_stem) {
  for (const char* name : {"b.anl.so", "a.anl.so", "a.so", "a.anl.so.txt", ".anl.so"}) write(name, "x");
  BOOST_TEST((names(ANLAGE_ISA_V4) == Names{"a.anl.so", "b.anl.so"}));
}

BOOST_AUTO_TEST_CASE(the_highest_sibling_that_runs_is_taken) {
  for (const char* name : {"a.anl.so", "a.v3.anl.so", "a.v4.anl.so"}) write(name, "x");
  BOOST_TEST((names(ANLAGE_ISA_V4) == Names{"a.v4.anl.so"}));
  BOOST_TEST((names(ANLAGE_ISA_V3) == Names{"a.v3.anl.so"}));
  BOOST_TEST((names(ANLAGE_ISA_V2) == Names{"a.anl.so"}));
  BOOST_TEST(problems.empty());
}

BOOST_AUTO_TEST_CASE(a_stem_with_only_higher_siblings_is_refused_and_both_levels_are_named) {
  write("a.v4.anl.so", "x");
  BOOST_TEST(names(ANLAGE_ISA_V2).empty());
  BOOST_REQUIRE(problems.size() == 1u);
  BOOST_TEST(problems[0].path == path("a.v4.anl.so"));
  BOOST_TEST(problems[0].message == "needs x86-64-v4, here plugins are taken up to x86-64-v2");
  BOOST_TEST(contains(problems[0].hint, "a.anl.so"));
}

BOOST_AUTO_TEST_CASE(a_dot_in_a_name_is_no_level) {
  write("a.v9.anl.so", "x");
  const auto files = list_plugin_files(path(), ANLAGE_ISA_V1, problems);
  BOOST_REQUIRE(files.size() == 1u);
  BOOST_TEST(files[0].stem == "a.v9");
}

BOOST_AUTO_TEST_CASE(a_missing_folder_has_no_files) {
  BOOST_TEST(list_plugin_files(path("missing"), ANLAGE_ISA_V4, problems).empty());
  BOOST_TEST(problems.empty());
}

BOOST_AUTO_TEST_CASE(a_file_in_place_of_a_folder_is_reported) {
  const std::string file = write("file", "x");
  BOOST_TEST(list_plugin_files(file, ANLAGE_ISA_V4, problems).empty());
  BOOST_REQUIRE(problems.size() == 1u);
  BOOST_TEST((problems[0].code == ErrorCode::file_unreadable));
  BOOST_TEST(contains(problems[0].message, "the folder cannot be listed: Not a directory"));
}

BOOST_AUTO_TEST_CASE(a_type_is_looked_for_in_the_file_of_its_name) {
  BOOST_TEST(conventional_stem("LeakyRates") == "leaky_rates");
  BOOST_TEST(conventional_stem("KWinners") == "k_winners");
  BOOST_TEST(conventional_stem("BCM") == "bcm");
  BOOST_TEST(conventional_stem("TDError") == "td_error");
  BOOST_TEST(conventional_stem("Oja") == "oja");
}

BOOST_AUTO_TEST_CASE(the_stem_of_a_file_is_its_name_without_folder_level_and_ending) {
  BOOST_TEST(stem_of_plugin("plugins/leaky_rates.v3.anl.so") == "leaky_rates");
  BOOST_TEST(stem_of_plugin("oja.anl.so") == "oja");
  BOOST_TEST(stem_of_plugin("oja") == "oja");
}

BOOST_AUTO_TEST_SUITE_END()
