// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/atomic_file.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

BOOST_AUTO_TEST_SUITE(atomic_file)

BOOST_AUTO_TEST_CASE(replaces_the_old_file_and_leaves_nothing_beside_it) {
  const Folder folder;
  put(folder.path("a.txt"), "old");

  write_atomically(folder.path("a.txt"), "new");

  BOOST_TEST(content(folder.path("a.txt")) == "new");
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_the_old_file_when_it_is_not_committed) {
  const Folder folder;
  put(folder.path("a.txt"), "old");

  {
    AtomicFile file(folder.path("a.txt"), 3);
    file.write("new", 3);
  }

  BOOST_TEST(content(folder.path("a.txt")) == "old");
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(removes_what_a_crash_between_write_and_rename_left_behind) {
  const Folder folder;
  put(folder.path("a.txt"), "old");
  put(folder.path("a.txt.4242-0.anlage-tmp"), "half of the n");
  put(folder.path("b.txt.4242-7.anlage-tmp"), "half of another");

  write_atomically(folder.path("a.txt"), "new");

  BOOST_TEST(content(folder.path("a.txt")) == "new");
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(lets_a_file_alone_that_another_writer_is_busy_with) {
  const Folder folder;
  AtomicFile busy(folder.path("a.txt"), 4);
  busy.write("busy", 4);

  write_atomically(folder.path("b.txt"), "done");
  busy.commit();

  BOOST_TEST(content(folder.path("a.txt")) == "busy");
  BOOST_TEST(content(folder.path("b.txt")) == "done");
}

BOOST_AUTO_TEST_CASE(keeps_the_old_file_when_the_disk_is_full_and_says_how_much_was_needed) {
  const Folder folder;
  put(folder.path("a.txt"), "old");
  std::string text;

  {
    const FullDisk full(1000);
    text = refusal_of([&] { write_atomically(folder.path("a.txt"), std::string(5000, 'x')); });
  }

  BOOST_TEST(has(text, folder.path("a.txt") + ": cannot be written in full: File too large (5000 bytes needed)"));
  BOOST_TEST(has(text, "[file-unwritable]"));
  BOOST_TEST(content(folder.path("a.txt")) == "old");
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(says_that_a_folder_is_read_only) {
  const Folder folder;
  std::string text;

  {
    const ReadOnly forbidden(folder.path());
    text = refusal_of([&] { write_atomically(folder.path("a.txt"), "new"); });
  }

  BOOST_TEST(has(text, "cannot be written: Permission denied"));
  BOOST_TEST(has(text, "make `" + folder.path() + "` writable"));
}

BOOST_AUTO_TEST_CASE(says_that_the_folder_is_missing) {
  const Folder folder;

  const std::string text = refusal_of([&] { write_atomically(folder.path("none/a.txt"), "new"); });

  BOOST_TEST(has(text, "No such file or directory"));
  BOOST_TEST(has(text, "create the folder `" + folder.path("none") + "` first"));
}

BOOST_AUTO_TEST_CASE(does_not_replace_a_folder_and_leaves_nothing_beside_it) {
  const Folder folder;
  fs::create_directory(folder.path("a.txt"));

  const std::string text = refusal_of([&] { write_atomically(folder.path("a.txt"), "new"); });

  BOOST_TEST(has(text, "cannot be put in its place: Is a directory"));
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
