// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/plugin_lock.hpp"

#include <boost/test/unit_test.hpp>

#include "anlage/base/error.hpp"

using namespace anlage;

namespace {

const std::string example =
    "[oja]\n"
    "types = { Oja = \"1.0.0\" }\n"
    "files = { \"oja.anl.so\" = \"aaaa\", \"oja.v3.anl.so\" = \"bbbb\" }\n";

std::string error_of(const std::string& toml) {
  try {
    (void)parse_plugin_lock(toml, "anlage.lock");
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += problem.text() + "\n";
    return text;
  }
  return {};
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin_lock)

BOOST_AUTO_TEST_CASE(reads_libraries_with_their_types_and_files) {
  const auto pins = parse_plugin_lock(example, "anlage.lock");

  BOOST_TEST_REQUIRE(pins.size() == 1U);
  BOOST_TEST(pins[0].library == "oja");
  BOOST_TEST(pins[0].types.at("Oja") == "1.0.0");
  BOOST_TEST(pins[0].files.at("oja.v3.anl.so") == "bbbb");
  BOOST_TEST(pins[0].where.text() == "anlage.lock:1:2");
}

BOOST_AUTO_TEST_CASE(an_empty_file_locks_nothing) { BOOST_TEST(parse_plugin_lock("", "anlage.lock").empty()); }

BOOST_AUTO_TEST_CASE(says_the_same_again) {
  const auto pins = parse_plugin_lock(example, "anlage.lock");

  const auto again = parse_plugin_lock(toml_of(pins), "anlage.lock");

  BOOST_TEST_REQUIRE(again.size() == 1U);
  BOOST_TEST((again[0].types == pins[0].types));
  BOOST_TEST((again[0].files == pins[0].files));
}

BOOST_AUTO_TEST_CASE(refuses_a_type_that_two_libraries_are_locked_for) {
  const std::string error = error_of(example + "[zoo]\ntypes = { Oja = \"2.0.0\" }\nfiles = {}\n");
  BOOST_TEST(says(error, "anlage.lock:4:2"));
  BOOST_TEST(says(error, "fixes the type `Oja`, which `oja` fixes too"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_library_no_text_and_no_key_with_the_place) {
  BOOST_TEST(says(error_of("oja = 1\n"), "anlage.lock:1:7"));
  BOOST_TEST(says(error_of("[oja]\ntypes = { Oja = 1 }\nfiles = {}\n"), "oja.types.Oja"));
  BOOST_TEST(says(error_of("[oja]\ntypes = {}\nfiles = {}\nfile = 1\n"), "unknown-key"));
  BOOST_TEST(says(error_of("[oja]\ntypes = {}\n"), "missing-key"));
  BOOST_TEST(says(error_of("[oja\n"), "syntax"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_missing_is_named) {
  BOOST_CHECK_EXCEPTION((void)read_plugin_lock("/nowhere/anlage.lock"), Error, [](const Error& error) {
    return error.code() == ErrorCode::file_unreadable && says(error.what(), "/nowhere/anlage.lock");
  });
}

BOOST_AUTO_TEST_SUITE_END()
