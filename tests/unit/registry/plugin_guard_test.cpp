// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_guard.hpp"

#include <unistd.h>

#include <sstream>

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

/// The plugin `counts` writes down in which process it is loaded.
struct Fixture : TemporaryFolder {
  Fixture() { setenv("TINY_COUNT", path("loads").c_str(), 1); }
  ~Fixture() { unsetenv("TINY_COUNT"); }

  [[nodiscard]] std::vector<std::string> loads() const {
    std::istringstream lines(read_bytes(path("loads")));
    std::vector<std::string> all;
    for (std::string line; std::getline(lines, line);) all.push_back(line);
    return all;
  }
  /// Loads in other processes. What this process has loaded before it does not load again.
  [[nodiscard]] std::ptrdiff_t elsewhere() const {
    const std::vector<std::string> all = loads();
    return std::count_if(all.begin(), all.end(), [](const std::string& who) { return who != std::to_string(getpid()); });
  }
  [[nodiscard]] PluginGuard guard(double deadline = 60) const { return PluginGuard(PluginCache(path("cache")), deadline); }
};

const std::string here = std::to_string(getpid());

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plugin_guard, Fixture)

BOOST_AUTO_TEST_CASE(a_new_file_is_loaded_elsewhere_before_it_is_loaded_here) {
  const auto library = guard().load(put("counts", "a.anl.so"));

  BOOST_TEST(library->types().at(0).name == "Counts");
  BOOST_TEST_REQUIRE(loads().size() >= 1u);
  BOOST_TEST(loads()[0] != here);
  BOOST_TEST(elsewhere() == 1);
}

BOOST_AUTO_TEST_CASE(known_contents_are_loaded_here_at_once_whatever_their_name) {
  (void)guard().describe({put("counts", "a.anl.so")});
  const auto library = guard().load(put("counts", "another_name.anl.so"));

  BOOST_TEST(library->types().at(0).name == "Counts");
  BOOST_TEST(elsewhere() == 1);
}

BOOST_AUTO_TEST_CASE(describing_loads_nothing_here_and_known_files_nowhere) {
  const std::string file = put("counts", "a.anl.so");
  BOOST_TEST(guard().describe({file}).at(0).offers("Counts"));
  BOOST_TEST(guard().describe({file}).at(0).offers("Counts"));

  BOOST_TEST(loads().size() == 1u);
  BOOST_TEST(elsewhere() == 1);
}

BOOST_AUTO_TEST_CASE(what_crashes_is_never_loaded_here_and_not_tried_again) {
  const std::string file = put("aborts", "a.anl.so");
  for (int start = 0; start < 2; ++start) {
    const Problem problem = problem_of([&] { (void)guard().load(file); });
    BOOST_TEST((problem.code == ErrorCode::plugin_refused));
    BOOST_TEST(problem.path == file);
    BOOST_TEST(contains(problem.message, "is quarantined: dies of signal 6"));
  }
}

BOOST_AUTO_TEST_CASE(a_mended_file_is_tried_again) {
  const std::string file = put("hangs", "a.anl.so");
  BOOST_TEST((guard(0.2).describe({file}).at(0).verdict == Verdict::quarantined));
  put("tiny", "a.anl.so");
  BOOST_TEST((guard().describe({file}).at(0).verdict == Verdict::sound));
}

BOOST_AUTO_TEST_CASE(what_is_refused_in_words_is_asked_again_at_the_next_start) {
  const std::string file = put("missing_symbol", "a.anl.so");
  BOOST_TEST((guard().describe({file}).at(0).verdict == Verdict::refused));
  BOOST_TEST(PluginCache(path("cache")).of_contents(guard().describe({file}).at(0).hash) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_note_that_says_no_needs_no_process) {
  const std::string file = put("unknown_isa", "a.anl.so");
  const PluginDescription description = guard().describe({file}).at(0);
  BOOST_TEST((description.verdict == Verdict::refused));
  BOOST_TEST(description.hash == "");
  BOOST_TEST(description.problems.at(0).path == file);
}

BOOST_AUTO_TEST_CASE(every_file_gets_its_own_description_in_order) {
  const auto all = guard().describe({put("other", "a.anl.so"), put("next_major", "b.anl.so"), put("exits", "c.anl.so"),
                                     path("nowhere.anl.so"), put("tiny", "e.anl.so")});
  BOOST_TEST(all.at(0).offers("Other"));
  BOOST_TEST((all.at(1).verdict == Verdict::refused));
  BOOST_TEST((all.at(2).verdict == Verdict::quarantined));
  BOOST_TEST((all.at(3).problems.at(0).code == ErrorCode::file_unreadable));
  BOOST_TEST(all.at(4).offers("Tiny"));
}

BOOST_AUTO_TEST_SUITE_END()
