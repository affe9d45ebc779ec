// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "scratch_folder.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace worlds_test;
using Numbers = std::vector<float>;

namespace {

struct Stream {
  ScratchFolder folder;
  anlage::test::PluginDriver world{anlage::test::shipped_plugins("table_stream").front(), "TableStream"};

  explicit Stream(const std::string& text = "a,b,y\n1,10,0\n2,20,1\n3,30,2\n4,40,3\n5,50,4\n",
                  const std::string& target = "y") {
    world.say("data", folder.write("table", text));
    world.say("target", target);
    world.set("train", 3);
  }
  Numbers outputs(int ticks) {
    Numbers shown;
    for (int i = 0; i < ticks; ++i) {
      world.run();
      shown.push_back(world.number("y"));
    }
    return shown;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(TableStream)

BOOST_AUTO_TEST_CASE(shows_the_rows_of_each_split) {
  Stream stream;
  stream.world.birth();
  BOOST_TEST(stream.outputs(4) == (Numbers{0, 1, 2, 0}));
  BOOST_TEST(stream.world.read("x") == (Numbers{1, 10}));
  stream.world.choose("split", "test");
  BOOST_TEST(stream.outputs(3) == (Numbers{3, 4, 3}));
  stream.world.choose("split", "all");
  BOOST_TEST(stream.outputs(5) == (Numbers{0, 1, 2, 3, 4}));
}

BOOST_AUTO_TEST_CASE(takes_a_share_of_the_rows_for_training) {
  Stream stream;
  stream.world.set("train", 0.4);  // 2 of 5
  stream.world.birth();
  BOOST_TEST(stream.outputs(3) == (Numbers{0, 1, 0}));
}

BOOST_AUTO_TEST_CASE(scales_by_its_training_rows) {
  Stream stream;
  stream.world.choose("scale", "unit");
  stream.world.choose("split", "all");
  stream.world.birth();
  for (int i = 0; i < 5; ++i) stream.world.run();
  BOOST_TEST(stream.world.read("x") == (Numbers{2, 2}));  // 5 and 50 where 1 … 3 and 10 … 30 are 0 … 1
}

BOOST_AUTO_TEST_CASE(draws_training_rows_without_losing_any) {
  Stream stream;
  stream.world.choose("partition", "random");
  stream.world.choose("split", "all");
  stream.world.birth();
  Numbers shown = stream.outputs(5);
  BOOST_TEST(shown != (Numbers{0, 1, 2, 3, 4}));
  std::sort(shown.begin(), shown.end());
  BOOST_TEST(shown == (Numbers{0, 1, 2, 3, 4}));
}

BOOST_AUTO_TEST_CASE(reads_a_fann_file_without_being_told) {
  Stream stream("4 2 1\n0 0\n7\n0 1\n8\n1 0\n9\n1 1\n10\n", "");
  stream.world.birth();
  BOOST_TEST(stream.outputs(3) == (Numbers{7, 8, 9}));
}

BOOST_AUTO_TEST_CASE(refuses_targets_for_a_fann_file) {
  Stream stream("1 1 1\n1 2\n", "y");
  BOOST_TEST(says(stream.world.plan(), "target and ignore must not be stated"));
}

BOOST_AUTO_TEST_CASE(refuses_more_training_rows_than_there_are_and_none) {
  Stream stream;
  stream.world.set("train", 6);
  BOOST_TEST(says(stream.world.plan(), "makes 6 training rows of 5"));
  stream.world.set("train", 0);
  BOOST_TEST(says(stream.world.plan(), "makes 0 training rows of 5"));
}

BOOST_AUTO_TEST_CASE(refuses_to_test_where_all_rows_are_for_training) {
  Stream stream;
  stream.world.set("train", 5);
  stream.world.choose("split", "test");
  stream.world.birth();
  BOOST_TEST(says(failure_of([&] { stream.world.run(); }), "every row is a training row"));
}

BOOST_AUTO_TEST_SUITE_END()
