// SPDX-License-Identifier: Apache-2.0
#include "image_stream/image_set.hpp"

#include <boost/test/unit_test.hpp>

#include "scratch_folder.hpp"

using namespace worlds_test;
using image_stream::ImageSet;
using image_stream::Split;

namespace {

std::string refusal(const ScratchFolder& folder, Split split = Split::train) {
  return failure_of([&] { ImageSet set(folder.path(), split, 0); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ImageSet_)

BOOST_AUTO_TEST_CASE(reads_images_and_labels) {
  ScratchFolder folder;
  write_image_set(folder);
  ImageSet set(folder.path(), Split::train, 0);
  BOOST_TEST(set.count() == 3);
  BOOST_TEST(set.pixels() == 4);
  BOOST_TEST(set.classes() == 3);
  std::vector<std::uint8_t> pixels(12);
  set.read_images([&](std::int64_t i) { return pixels.data() + 4 * i; });
  BOOST_TEST(pixels == (std::vector<std::uint8_t>{1, 2, 3, 4, 0, 0, 0, 0, 255, 0, 0, 0}));
}

BOOST_AUTO_TEST_CASE(stops_at_its_limit) {
  ScratchFolder folder;
  write_image_set(folder);
  ImageSet set(folder.path(), Split::train, 2);
  BOOST_TEST(set.labels() == (std::vector<std::uint8_t>{0, 1}));
  std::vector<std::uint8_t> pixels(8);
  set.read_images([&](std::int64_t i) { return pixels.data() + 4 * i; });
  BOOST_TEST(pixels[3] == 4);
}

BOOST_AUTO_TEST_CASE(takes_a_plain_file_before_a_compressed_one) {
  ScratchFolder folder;
  write_image_set(folder);
  folder.write("train-labels-idx1-ubyte.gz", "no gzip");
  BOOST_TEST(ImageSet(folder.path(), Split::train, 0).count() == 3);
}

BOOST_AUTO_TEST_CASE(refuses_counts_that_differ) {
  ScratchFolder folder;
  write_image_set(folder);
  folder.write("train-labels-idx1-ubyte", idx_header({4}) + std::string(4, '\0'));
  const std::string text = refusal(folder);
  BOOST_TEST(says(text, "has 3 images"));
  BOOST_TEST(says(text, "has 4 labels"));
}

BOOST_AUTO_TEST_CASE(refuses_labels_and_images_of_the_wrong_shape) {
  ScratchFolder folder;
  write_image_set(folder);
  folder.write("train-labels-idx1-ubyte", idx_header({3, 1}) + "abc");
  BOOST_TEST(says(refusal(folder), "has 2 axes; labels need 1"));
  folder.write("train-images-idx3-ubyte", idx_header({3}) + "abc");
  BOOST_TEST(says(refusal(folder), "images need at least 2"));
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_without_the_files) {
  ScratchFolder folder;
  BOOST_TEST(says(refusal(folder), "has no file train-images-"));
  BOOST_TEST(says(refusal(folder, Split::test), "has no file t10k-images-"));
  BOOST_TEST(says(failure_of([&] { ImageSet set(folder.path() + "/none", Split::test, 0); }), "is no folder"));
}

BOOST_AUTO_TEST_CASE(refuses_to_choose_between_files) {
  ScratchFolder folder;
  write_image_set(folder);
  folder.write("train2-images-idx3-ubyte", "");
  BOOST_TEST(says(refusal(folder), "has 2 files"));
}

BOOST_AUTO_TEST_SUITE_END()
