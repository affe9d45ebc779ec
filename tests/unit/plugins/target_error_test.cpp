// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

struct Lesson {
  PluginDriver teacher{shipped_plugins("target_error").front(), "TargetError"};

  Lesson(const Numbers& prediction, const Numbers& target, bool connected = true) {
    teacher.axis("n", static_cast<std::int64_t>(prediction.size()));
    if (!connected) teacher.disconnect("target");
    teacher.birth();
    teacher.write("prediction", prediction);
    if (connected) teacher.write("target", target);
    teacher.run();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(TargetError)

BOOST_AUTO_TEST_CASE(is_target_minus_prediction) {
  Lesson lesson({0.25f, 0.75f, 0.0f}, {1.0f, 0.0f, 0.0f});
  BOOST_TEST(lesson.teacher.read("error") == (Numbers{0.75f, -0.75f, 0.0f}));
}

BOOST_AUTO_TEST_CASE(measures_its_mean_square_as_loss) {
  Lesson lesson({0.0f, 0.0f, 0.0f, 1.0f}, {1.0f, 0.0f, 0.0f, 0.0f});
  BOOST_TEST(lesson.teacher.number("loss") == 0.5f);  // (1 + 0 + 0 + 1) / 4
}

BOOST_AUTO_TEST_CASE(agrees_where_both_point_at_the_same_unit) {
  BOOST_TEST(Lesson({0.2f, 0.7f, 0.1f}, {0.0f, 1.0f, 0.0f}).teacher.number("agreement") == 1.0f);
  BOOST_TEST(Lesson({0.2f, 0.1f, 0.7f}, {0.0f, 1.0f, 0.0f}).teacher.number("agreement") == 0.0f);
}

BOOST_AUTO_TEST_CASE(teaches_nothing_without_a_target) {
  Lesson lesson({0.9f, 0.1f}, {}, false);
  BOOST_TEST(lesson.teacher.read("error") == Numbers(2, 0.0f));
  BOOST_TEST(lesson.teacher.number("loss") == 0.0f);
  BOOST_TEST(lesson.teacher.number("agreement") == 0.0f);
}

BOOST_AUTO_TEST_SUITE_END()
