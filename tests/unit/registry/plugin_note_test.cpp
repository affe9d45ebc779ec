// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_note.hpp"

#include <sys/stat.h>

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

BOOST_AUTO_TEST_SUITE(plugin_note)

BOOST_AUTO_TEST_CASE(reads_what_the_plugin_states) {
  const anlage_note note = read_plugin_note(tiny_plugin("higher_isa"));
  BOOST_TEST(note.contract == ANLAGE_CONTRACT_VERSION);
  BOOST_TEST(note.isa == ANLAGE_ISA_V3);
  BOOST_TEST(note.build == 0u);
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_unreadable) {
  const Problem problem = problem_of([] { (void)read_plugin_note("/nowhere/a.anl.so"); });
  BOOST_TEST((problem.code == ErrorCode::file_unreadable));
  BOOST_TEST(problem.path == "/nowhere/a.anl.so");
  BOOST_TEST(contains(problem.message, "cannot be opened: No such file"));
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_plugin_file) {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { (void)read_plugin_note(folder.path()); });
  BOOST_TEST((problem.code == ErrorCode::file_unreadable));
  BOOST_TEST(contains(problem.message, "is a folder"));
}

BOOST_AUTO_TEST_CASE(a_named_pipe_does_not_hold_the_program_up) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path("pipe.anl.so");
  BOOST_REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const Problem problem = problem_of([&] { (void)read_plugin_note(pipe); });
  BOOST_TEST((problem.code == ErrorCode::file_unreadable));
  BOOST_TEST(contains(problem.message, "no regular file"));
}

BOOST_AUTO_TEST_CASE(accepts_its_own_contract) { BOOST_TEST(refusal({ANLAGE_CONTRACT_VERSION, 0, 0, 0}).empty()); }

BOOST_AUTO_TEST_CASE(refuses_another_major_and_names_both) {
  BOOST_TEST(refusal({ANLAGE_MAKE_VERSION(2, 0), 0, 0, 0}) == "speaks contract 2.0, this program speaks 1.0");
}

BOOST_AUTO_TEST_CASE(refuses_a_newer_minor_and_names_both) {
  BOOST_TEST(refusal({ANLAGE_MAKE_VERSION(1, 7), 0, 0, 0}) == "speaks contract 1.7, this program speaks 1.0");
}

BOOST_AUTO_TEST_CASE(refuses_fast_math) {
  const std::string reason = refusal({ANLAGE_CONTRACT_VERSION, 0, ANLAGE_BUILD_FAST_MATH, 0});
  BOOST_TEST(contains(reason, "-ffast-math"));
}

BOOST_AUTO_TEST_CASE(accepts_a_debug_build) {
  BOOST_TEST(refusal({ANLAGE_CONTRACT_VERSION, 0, ANLAGE_BUILD_DEBUG, 0}).empty());
}

BOOST_AUTO_TEST_CASE(refuses_an_instruction_set_above_the_machine_and_names_both) {
  const std::string reason = refusal({ANLAGE_CONTRACT_VERSION, 9, 0, 0});
  BOOST_TEST(contains(reason, "needs an instruction set unknown to this program (level 9)"));
  BOOST_TEST(contains(reason, "this machine runs " + isa_name(machine_isa())));
}

BOOST_AUTO_TEST_CASE(accepts_the_highest_instruction_set_of_the_machine) {
  BOOST_TEST(refusal({ANLAGE_CONTRACT_VERSION, machine_isa(), 0, 0}).empty());
}

#if defined(__x86_64__)
BOOST_AUTO_TEST_CASE(an_x86_64_machine_has_one_of_four_levels) {
  BOOST_TEST(machine_isa() >= ANLAGE_ISA_V1);
  BOOST_TEST(machine_isa() <= ANLAGE_ISA_V4);
}
#endif

BOOST_AUTO_TEST_CASE(levels_have_the_names_compilers_use) {
  BOOST_TEST(isa_name(ANLAGE_ISA_ANY) == "any");
  BOOST_TEST(isa_name(ANLAGE_ISA_V1) == "x86-64");
  BOOST_TEST(isa_name(ANLAGE_ISA_V2) == "x86-64-v2");
  BOOST_TEST(isa_name(ANLAGE_ISA_V3) == "x86-64-v3");
  BOOST_TEST(isa_name(ANLAGE_ISA_V4) == "x86-64-v4");
}

BOOST_AUTO_TEST_CASE(a_note_that_cannot_be_accepted_is_refused_with_the_way_out) {
  const Problem problem =
      problem_of([] { check_plugin_note({.contract = ANLAGE_MAKE_VERSION(2, 0), .isa = 0, .build = 0, .reserved = 0}, "a"); });
  BOOST_TEST((problem.code == ErrorCode::plugin_refused));
  BOOST_TEST(problem.path == "a");
  BOOST_TEST(contains(problem.hint, "use a newer program"));
  check_plugin_note({.contract = ANLAGE_CONTRACT_VERSION, .isa = 0, .build = 0, .reserved = 0}, "a");
}

BOOST_AUTO_TEST_SUITE_END()
