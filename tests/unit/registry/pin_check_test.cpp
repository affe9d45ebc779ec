// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/pin_check.hpp"

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

PluginPin locked() {
  return {.library = "oja", .types = {{"Oja", "1.0.0"}}, .files = {{"oja.anl.so", "aaaa"}}, .where = {"anlage.lock", 3, 1}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pin_check)

BOOST_AUTO_TEST_CASE(the_locked_file_is_right_in_any_folder) {
  BOOST_TEST(!mismatch("Oja", locked(), {"/here/oja.anl.so", "aaaa", "1.0.0"}));
}

BOOST_AUTO_TEST_CASE(other_contents_are_told_with_both_hashes_both_versions_and_the_fix) {
  const auto problem = mismatch("Oja", locked(), {"/here/oja.anl.so", "bbbb", "1.1.0"});
  BOOST_REQUIRE(problem.has_value());
  BOOST_TEST((problem->code == ErrorCode::plugin_refused));
  BOOST_TEST(problem->path == "/here/oja.anl.so");
  BOOST_TEST(problem->where.text() == "anlage.lock:3:1");
  BOOST_TEST(problem->message == "is not the locked file: locked is Oja 1.0.0 with hash aaaa, here is Oja 1.1.0 with hash bbbb");
  BOOST_TEST(contains(problem->hint, "`anlage lock GENOME`"));
}

BOOST_AUTO_TEST_CASE(a_sibling_that_was_not_locked_is_told) {
  const auto problem = mismatch("Oja", locked(), {"/here/oja.v3.anl.so", "cccc", "1.0.0"});
  BOOST_REQUIRE(problem.has_value());
  BOOST_TEST(problem->message == "is none of the locked files of `oja`: it has Oja 1.0.0 with hash cccc");
}

BOOST_AUTO_TEST_CASE(a_pin_without_files_takes_any_contents_that_have_the_type) {
  PluginPin choice = locked();
  choice.files.clear();
  BOOST_TEST(!mismatch("Oja", choice, {"/here/oja.anl.so", "bbbb", "1.1.0"}));
  const auto problem = mismatch("Oja", choice, {"/here/oja.anl.so", "bbbb", ""});
  BOOST_REQUIRE(problem.has_value());
  BOOST_TEST(problem->message == "is locked for the type `Oja`, which it does not offer");
}

BOOST_AUTO_TEST_CASE(a_library_that_is_gone_is_told_with_the_folders) {
  const Problem problem = missing_pin("Oja", locked(), "/here, /there (missing)");
  BOOST_TEST(problem.path == "oja.anl.so");
  BOOST_TEST(problem.message == "is locked for the type `Oja`, and is not on the search path");
  BOOST_TEST(contains(problem.hint, "/there (missing)"));
}

BOOST_AUTO_TEST_CASE(a_library_that_was_refused_is_told_with_the_reason) {
  const Problem problem = refused_pin("Oja", locked(), "/here/oja.anl.so", "is empty");
  BOOST_TEST(problem.message == "is locked for the type `Oja`, and was refused: is empty");
  BOOST_TEST(contains(problem.hint, "anlage doctor /here/oja.anl.so"));
}

BOOST_AUTO_TEST_SUITE_END()
