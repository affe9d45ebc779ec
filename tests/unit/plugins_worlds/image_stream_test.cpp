// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "scratch_folder.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace worlds_test;
using Numbers = std::vector<float>;

namespace {

struct Stream {
  ScratchFolder folder;
  anlage::test::PluginDriver world{anlage::test::shipped_plugins("image_stream").front(), "ImageStream"};

  Stream() {
    write_image_set(folder);
    world.say("data", folder.path());
  }
  std::vector<float> classes(int ticks) {
    std::vector<float> shown;
    for (int i = 0; i < ticks; ++i) {
      world.run();
      shown.push_back(world.number("index"));
    }
    return shown;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ImageStream)

BOOST_AUTO_TEST_CASE(shows_brightness_and_class) {
  Stream stream;
  stream.world.birth();
  stream.world.run();
  BOOST_TEST(stream.world.read("image")[3] == 4.0f * (1.0f / 255.0f));
  BOOST_TEST(stream.world.read("label") == (Numbers{1, 0, 0}));
  BOOST_TEST(stream.world.number("index") == 0.0f);
}

BOOST_AUTO_TEST_CASE(shows_the_split_from_its_first_image_when_it_changes) {
  Stream stream;
  stream.world.birth();
  BOOST_TEST(stream.classes(2) == (Numbers{0, 1}));
  stream.world.choose("split", "test");
  BOOST_TEST(stream.classes(3) == (Numbers{2, 0, 2}));
  stream.world.choose("split", "train");
  BOOST_TEST(stream.classes(4) == (Numbers{0, 1, 2, 0}));
}

BOOST_AUTO_TEST_CASE(holds_each_image_for_as_many_ticks_as_stated) {
  Stream stream;
  stream.world.set("hold", 3);
  stream.world.birth();
  BOOST_TEST(stream.classes(7) == (Numbers{0, 0, 0, 1, 1, 1, 2}));
  stream.world.choose("split", "test");
  BOOST_TEST(stream.classes(4) == (Numbers{2, 2, 2, 0}));  // a change of split waits for nothing
}

BOOST_AUTO_TEST_CASE(shows_class_after_class) {
  Stream stream;
  stream.world.choose("order", "by_class");
  stream.world.birth();
  stream.world.choose("split", "test");  // the file has classes 2 and 0
  BOOST_TEST(stream.classes(3) == (Numbers{0, 2, 0}));
}

BOOST_AUTO_TEST_CASE(normalises_to_length_or_mean_and_leaves_black_alone) {
  Stream stream;
  stream.world.birth();
  stream.world.choose("normalise", "unit_norm");
  stream.world.run();  // 1 2 3 4 has length sqrt 30
  BOOST_TEST(stream.world.read("image")[3] == 4.0f / std::sqrt(30.0f), boost::test_tools::tolerance(1e-6f));
  stream.world.run();
  BOOST_TEST(stream.world.read("image") == Numbers(4, 0.0f));
  stream.world.choose("normalise", "unit_mean");
  stream.world.run();  // 255 0 0 0 has mean 255 / 4
  BOOST_TEST(stream.world.read("image")[0] == 4.0f, boost::test_tools::tolerance(1e-6f));
}

BOOST_AUTO_TEST_CASE(accepts_a_limit_and_refuses_a_missing_folder) {
  Stream stream;
  stream.world.set("limit", 1);
  BOOST_TEST(stream.world.plan() == "");
  stream.world.say("data", stream.folder.path() + "/none");
  BOOST_TEST(stream.world.plan() != "");
}

BOOST_AUTO_TEST_CASE(refuses_splits_of_different_size) {
  Stream stream;
  stream.folder.write("t10k-images-idx3-ubyte", idx_header({2, 3, 1}) + std::string(6, 'a'));
  const std::string text = stream.world.plan();
  BOOST_TEST(says(text, "has 4 pixels an image"));
  BOOST_TEST(says(text, "has 3"));
}

BOOST_AUTO_TEST_CASE(refuses_at_birth_what_the_headers_did_not_show) {
  Stream stream;
  stream.folder.write("train-images-idx3-ubyte", idx_header({3, 2, 2}) + std::string(11, 'a'));
  BOOST_TEST(says(failure_of([&] { stream.world.birth(); }), "promises 12 bytes of data and it has 11"));
}

BOOST_AUTO_TEST_SUITE_END()
