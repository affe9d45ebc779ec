// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/private_copy.hpp"

#include "anlage/base/hash.hpp"
#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

/// $TMPDIR for one test, put back afterwards.
struct Disk : TemporaryFolder {
  std::string before = std::getenv("TMPDIR") != nullptr ? std::getenv("TMPDIR") : "";

  void use(const std::string& folder) const { setenv("TMPDIR", folder.c_str(), 1); }
  ~Disk() {
    if (before.empty())
      unsetenv("TMPDIR");
    else
      setenv("TMPDIR", before.c_str(), 1);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(private_copy, Disk)

BOOST_AUTO_TEST_CASE(a_copy_in_memory_has_the_contents_and_their_hash) {
  const std::string file = write("a", std::string(1000003, 'x'));
  const PrivateCopy copy(file);
  BOOST_TEST((read_bytes(copy.path()) == read_bytes(file)));
  BOOST_TEST(copy.hash() == file_hash(file));
}

BOOST_AUTO_TEST_CASE(a_copy_on_disk_has_the_contents_and_goes_away) {
  use(folder("tmp"));
  const std::string file = write("a", "contents");
  std::string place;
  {
    const PrivateCopy copy(file, PrivateCopy::Place::disk);
    place = copy.path();
    BOOST_TEST(place.starts_with(path("tmp") + "/"));
    BOOST_TEST(read_bytes(place) == "contents");
  }
  BOOST_TEST(!std::filesystem::exists(place));
}

BOOST_AUTO_TEST_CASE(different_contents_have_different_paths_even_one_after_the_other) {
  const std::string a = PrivateCopy(write("a", "one")).path();
  const std::string b = PrivateCopy(write("b", "two")).path();
  BOOST_TEST(a != b);
}

BOOST_AUTO_TEST_CASE(a_missing_original_is_unreadable) {
  const Problem problem = problem_of([] { const PrivateCopy copy("/nowhere/a"); });
  BOOST_TEST((problem.code == ErrorCode::file_unreadable));
  BOOST_TEST(problem.path == "/nowhere/a");
}

BOOST_AUTO_TEST_CASE(a_folder_that_takes_no_copy_is_named) {
  use("/nowhere");
  const std::string file = write("a", "contents");
  const Problem problem = problem_of([&] { const PrivateCopy copy(file, PrivateCopy::Place::disk); });
  BOOST_TEST((problem.code == ErrorCode::file_unwritable));
  BOOST_TEST(problem.path.starts_with("/nowhere/anlage-plugin-"));
  BOOST_TEST(contains(problem.message, "no private copy of the plugin could be made here: No such file"));
}

BOOST_AUTO_TEST_SUITE_END()
