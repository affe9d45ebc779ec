// SPDX-License-Identifier: Apache-2.0
#include "image_stream/idx_file.hpp"

#include <boost/test/unit_test.hpp>

#include "scratch_folder.hpp"

using namespace worlds_test;
using image_stream::IdxFile;

namespace {

const std::string six = "abcdef";

std::string read(const std::string& path) {
  IdxFile file(path);
  std::string data(file.items() * file.item_bytes(), '?');
  file.read(reinterpret_cast<std::uint8_t*>(data.data()), data.size());
  file.finish();
  return data;
}

/// What the reader says of a plain file with this content.
std::string refusal(const std::string& content) {
  ScratchFolder folder;
  const std::string path = folder.write("file-ubyte", content);
  const std::string text = failure_of([&] { read(path); });
  BOOST_TEST(says(text, path + ": "), "no path in: " << text);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(IdxFile_)

BOOST_AUTO_TEST_CASE(reads_a_plain_file) {
  ScratchFolder folder;
  const std::string path = folder.write("f", idx_header({3, 2}) + six);
  BOOST_TEST(IdxFile(path).items() == 3u);
  BOOST_TEST(IdxFile(path).item_bytes() == 2u);
  BOOST_TEST(read(path) == six);
}

BOOST_AUTO_TEST_CASE(reads_a_compressed_file_whatever_its_name) {
  ScratchFolder folder;
  BOOST_TEST(read(folder.write_compressed("f", idx_header({1, 2, 3}) + six)) == six);
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_file_and_a_folder) {
  ScratchFolder folder;
  BOOST_TEST(says(failure_of([&] { IdxFile file(folder.path() + "/none"); }), "no such file"));
  BOOST_TEST(says(failure_of([&] { IdxFile file(folder.path()); }), "no such file"));
}

BOOST_AUTO_TEST_CASE(refuses_a_wrong_magic_number) {
  BOOST_TEST(says(refusal("GIF89a and more"), "begins with 71 73 70 56 instead of 0 0 8"));
  // 0x0D: floats, which the format knows and this reader does not
  BOOST_TEST(
      says(refusal(std::string{'\0', '\0', '\x0D', '\x01', '\0', '\0', '\0', '\x01', 'a'}), "begins with 0 0 13 1"));
}

BOOST_AUTO_TEST_CASE(refuses_too_many_axes_and_none) {
  BOOST_TEST(says(refusal(idx_header({1, 1, 1, 1, 1}) + "a"), "has 5 axes"));
  BOOST_TEST(says(refusal(idx_header({})), "has 0 axes"));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_ends_in_its_header) {
  BOOST_TEST(says(refusal(""), "no magic number"));
  BOOST_TEST(says(refusal(std::string("\0\0", 2)), "no magic number"));
  BOOST_TEST(says(refusal(idx_header({3, 2}).substr(0, 10)), "truncated within its header, at axis 1"));
}

BOOST_AUTO_TEST_CASE(refuses_truncated_data) {
  BOOST_TEST(says(refusal(idx_header({3, 2}) + "abcde"), "promises 6 bytes of data and it has 5"));
}

BOOST_AUTO_TEST_CASE(refuses_trailing_data) {
  BOOST_TEST(says(refusal(idx_header({3, 2}) + six + "g"), "more than the 6 bytes"));
}

BOOST_AUTO_TEST_CASE(refuses_an_empty_axis) {
  BOOST_TEST(says(refusal(idx_header({0, 28, 28})), "axis 0 has size 0"));
  BOOST_TEST(says(refusal(idx_header({2, 0, 28})), "axis 1 has size 0"));
}

BOOST_AUTO_TEST_CASE(refuses_sizes_that_overflow) {
  // 2^32 * 2^32 is 0 in 64 bits
  BOOST_TEST(says(refusal(idx_header({0x80000000u, 0x80000000u, 4, 1})),
                  "more than 2147483648 bytes of data: 2147483648 x 2147483648"));
  BOOST_TEST(says(refusal(idx_header({70000, 784, 784})), "70000 x 784 x 784"));
  BOOST_TEST(says(refusal(idx_header({0xFFFFFFFFu})), "4294967295 items"));
}

BOOST_AUTO_TEST_CASE(refuses_damaged_and_truncated_compression) {
  ScratchFolder folder;
  const std::string path = folder.write_compressed("whole.gz", idx_header({1000}) + std::string(1000, 'x'));
  std::ifstream stream(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), {});
  const std::string cut = folder.write("cut.gz", bytes.substr(0, bytes.size() - 9));
  BOOST_TEST(!failure_of([&] { read(cut); }).empty());
  bytes[bytes.size() - 6] ^= 1;  // in the checksum
  const std::string damaged = folder.write("damaged.gz", bytes);
  const std::string text = failure_of([&] { read(damaged); });
  BOOST_TEST(says(text, "cannot be decompressed"), text);
}

BOOST_AUTO_TEST_SUITE_END()
