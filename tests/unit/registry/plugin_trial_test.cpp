// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_trial.hpp"

#include "anlage/base/hash.hpp"
#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

constexpr double patience = 60;   // [s] for what ends by itself
constexpr double impatience = 0.2;  // [s] for what never ends

PluginDescription described(const std::string& plugin, double deadline = patience) {
  return describe_apart({tiny_plugin(plugin)}, deadline).at(0);
}

std::string quarantine(const std::string& plugin, double deadline = patience) {
  const PluginDescription description = described(plugin, deadline);
  BOOST_TEST((description.verdict == Verdict::quarantined));
  BOOST_TEST(description.hash == file_hash(tiny_plugin(plugin)));
  BOOST_TEST(description.types.empty());
  BOOST_REQUIRE(description.problems.size() == 1u);
  BOOST_TEST(contains(description.problems[0].hint, "--retry"));
  return description.problems[0].message;
}

std::string refused(const std::string& plugin) {
  const PluginDescription description = described(plugin);
  BOOST_TEST((description.verdict == Verdict::refused));
  BOOST_REQUIRE(description.problems.size() == 1u);
  return description.problems[0].message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin_trial)

BOOST_AUTO_TEST_CASE(a_sound_file_is_described_with_its_hash_and_types) {
  const PluginDescription description = described("tiny");

  BOOST_TEST((description.verdict == Verdict::sound));
  BOOST_TEST(description.hash == file_hash(tiny_plugin("tiny")));
  BOOST_REQUIRE(description.types.size() == 1u);
  BOOST_TEST((description.types[0].kind == Kind::region));
  BOOST_TEST(description.types[0].name == "Tiny");
  BOOST_TEST(description.types[0].version == "1.0.0");
  BOOST_TEST(description.types[0].doc == "copies its input");
}

BOOST_AUTO_TEST_CASE(no_files_need_no_process) { BOOST_TEST(describe_apart({}, patience).empty()); }

BOOST_AUTO_TEST_CASE(a_constructor_that_aborts_is_told_with_signal_and_stage) {
  BOOST_TEST(quarantine("aborts") == "is quarantined: dies of signal 6 (Aborted) while its constructors run");
}

BOOST_AUTO_TEST_CASE(a_constructor_that_hangs_is_ended_and_told_with_the_deadline) {
  BOOST_TEST(quarantine("hangs", impatience) == "is quarantined: hangs: it takes more than 0.2 s while its constructors run");
}

BOOST_AUTO_TEST_CASE(a_constructor_that_leaves_the_program_is_told) {
  BOOST_TEST(quarantine("exits") == "is quarantined: calls exit while its constructors run");
}

BOOST_AUTO_TEST_CASE(a_child_that_a_constructor_leaves_behind_does_not_keep_us_waiting) {
  BOOST_TEST(contains(quarantine("leaves_a_child"), "dies of signal 6"));
}

BOOST_AUTO_TEST_CASE(an_entry_that_crashes_is_told) {
  BOOST_TEST(quarantine("entry_crashes") ==
             "is quarantined: dies of signal 11 (Segmentation fault) in its entry anlage_entry_v1");
}

BOOST_AUTO_TEST_CASE(a_table_that_points_nowhere_is_told) {
  BOOST_TEST(quarantine("lies") == "is quarantined: dies of signal 11 (Segmentation fault) while its tables are read");
}

BOOST_AUTO_TEST_CASE(what_is_refused_in_words_keeps_its_words) {
  BOOST_TEST(refused("bad_name") == "type `bad_name`: its name is not CamelCase");
  BOOST_TEST(refused("next_major") == "speaks contract 2.0, this program speaks 1.0");
  BOOST_TEST(refused("missing_symbol") == "cannot be loaded: undefined symbol: anlage_nobody_defines_this");
  BOOST_TEST(refused("claims") == "type `Tiny`: it claims an extension that does not exist");
}

BOOST_AUTO_TEST_CASE(one_that_dies_among_others_costs_only_itself) {
  const auto found = describe_apart(
      {tiny_plugin("tiny"), tiny_plugin("aborts"), tiny_plugin("bad_name"), tiny_plugin("exits"), tiny_plugin("other")}, patience);

  BOOST_TEST((found.at(0).verdict == Verdict::sound));
  BOOST_TEST((found.at(1).verdict == Verdict::quarantined));
  BOOST_TEST((found.at(2).verdict == Verdict::refused));
  BOOST_TEST((found.at(3).verdict == Verdict::quarantined));
  BOOST_TEST((found.at(4).verdict == Verdict::sound));
  BOOST_TEST(found.at(4).types.at(0).name == "Other");
}

BOOST_AUTO_TEST_CASE(the_deadline_can_be_stated) {
  unsetenv("ANLAGE_PLUGIN_DEADLINE");
  BOOST_TEST(plugin_deadline() == 5.0);
  setenv("ANLAGE_PLUGIN_DEADLINE", "0.5", 1);
  BOOST_TEST(plugin_deadline() == 0.5);
  setenv("ANLAGE_PLUGIN_DEADLINE", "soon", 1);
  const Problem problem = problem_of([] { (void)plugin_deadline(); });
  BOOST_TEST((problem.code == ErrorCode::wrong_value));
  BOOST_TEST(problem.message == "`soon` is no number of seconds");
  unsetenv("ANLAGE_PLUGIN_DEADLINE");
}

BOOST_AUTO_TEST_SUITE_END()
