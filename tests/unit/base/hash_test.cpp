// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/hash.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "anlage/base/error.hpp"

using namespace anlage;

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(the_hash_of_nothing_is_the_published_one) {
  BOOST_TEST(content_hash(nullptr, 0) == "99aa06d3014798d86001c324468d497f");  // XXH3-128, seed 0
}

BOOST_AUTO_TEST_CASE(one_changed_byte_changes_the_hash) {
  BOOST_TEST(content_hash("kenyon", 6) != content_hash("kenyom", 6));
}

BOOST_AUTO_TEST_CASE(pieces_hash_as_the_whole) {
  ContentHash pieces;
  pieces.add("mush", 4);
  pieces.add("room", 4);
  BOOST_TEST(pieces.text() == content_hash("mushroom", 8));
}

BOOST_AUTO_TEST_CASE(a_file_hashes_as_its_content) {
  const auto path = std::filesystem::temp_directory_path() / "anlage_hash_test.bin";
  const std::string content(200000, 'x');  // longer than the buffer that reads it
  std::ofstream(path, std::ios::binary) << content;
  BOOST_TEST(file_hash(path.string()) == content_hash(content.data(), content.size()));
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_not_there) {
  BOOST_CHECK_EXCEPTION((void)file_hash("no/such/file"), Error, [](const Error& error) {
    return error.code() == ErrorCode::file_unreadable && error.problems()[0].where.file == "no/such/file";
  });
}

BOOST_AUTO_TEST_SUITE_END()
