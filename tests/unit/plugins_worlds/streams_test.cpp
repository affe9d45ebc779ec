// SPDX-License-Identifier: Apache-2.0
// Worlds without files: GaussianStream, UniformStream, PatternStream, BarsStream.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

struct World : PluginDriver {
  World(const std::string& file, const std::string& type) : PluginDriver(shipped_plugins(file).front(), type) {}

  Numbers next(const std::string& port) {
    run();
    return read(port);
  }
};

struct Patterns : World {
  explicit Patterns(const std::string& kind, double count = 3, std::int64_t units = 8)
      : World("pattern_stream", "PatternStream") {
    choose("kind", kind);
    choose("order", "cyclic");
    set("patterns", count);
    axis("unit", units);
  }
};

double sum(const Numbers& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

}  // namespace

BOOST_AUTO_TEST_SUITE(streams)

BOOST_AUTO_TEST_CASE(gaussian_samples_have_the_stated_variances_along_the_hidden_axes) {
  // The variance of 20000 samples is known within sqrt(2 / 20000) = 1 %.
  World world("gaussian_stream", "GaussianStream");
  world.say("sd", "3 1 0");
  world.birth();
  double squares[3] = {}, length = 0;
  for (int i = 0; i < 20000; ++i) {
    const Numbers z = world.next("z"), x = world.read("x");
    for (std::size_t k = 0; k < 3; ++k) squares[k] += z[k] * z[k] / 20000;
    for (const float each : x) length += each * each / 20000;
  }
  BOOST_TEST(squares[0] == 9.0, boost::test_tools::tolerance(0.04));
  BOOST_TEST(squares[1] == 1.0, boost::test_tools::tolerance(0.04));
  BOOST_TEST(squares[2] == 0.0);
  BOOST_TEST(length == squares[0] + squares[1], boost::test_tools::tolerance(1e-5));  // a turn keeps lengths
}

BOOST_AUTO_TEST_CASE(gaussian_samples_lie_along_the_inputs_if_asked_to) {
  World world("gaussian_stream", "GaussianStream");
  world.say("sd", "3 1");
  world.choose("axes", "inputs");
  world.birth();
  const Numbers x = world.next("x");
  BOOST_TEST(x == world.read("z"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(gaussian_deviations_have_to_be_numbers) {
  World world("gaussian_stream", "GaussianStream");
  world.say("sd", "3 two");
  BOOST_TEST(world.plan().find("`two` is no number") != std::string::npos);
  world.say("sd", "3 -1");
  BOOST_TEST(world.plan().find("negative") != std::string::npos);
  world.say("sd", " ");
  BOOST_TEST(world.plan().find("states 0 standard deviations") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(uniform_samples_fill_their_range) {
  // Mean 3, deviation 2 / sqrt 12 = 0.577; 20000 samples: 0.0041.
  World world("uniform_stream", "UniformStream");
  world.axis("input", 2);
  world.set("low", 2);
  world.set("high", 4);
  world.birth();
  double mean = 0;
  for (int i = 0; i < 10000; ++i) {
    const Numbers x = world.next("x");
    BOOST_TEST_REQUIRE((x[0] >= 2 && x[0] < 4));
    mean += sum(x) / 20000;
  }
  BOOST_TEST(std::abs(mean - 3) < 4 * 0.0041);
}

BOOST_AUTO_TEST_CASE(patterns_of_subsets_have_exactly_as_many_active_units_as_stated) {
  Patterns world("binary", 50, 20);
  world.set("active", 4);
  world.birth();
  Numbers used(20);
  for (int k = 0; k < 50; ++k) {
    const Numbers x = world.next("x");
    BOOST_TEST(sum(x) == 4.0);
    for (std::size_t i = 0; i < 20; ++i) used[i] += x[i];
  }
  BOOST_TEST(*std::min_element(used.begin(), used.end()) > 0.0f);  // a unit is left out of all with 0.8^50 = 1e-5
}

BOOST_AUTO_TEST_CASE(orthogonal_patterns_have_length_1_and_no_overlap) {
  Patterns world("orthogonal");
  world.birth();
  const Numbers a = world.next("x"), b = world.next("x"), c = world.next("x");
  const auto dot = [](const Numbers& p, const Numbers& q) {
    return std::inner_product(p.begin(), p.end(), q.begin(), 0.0);
  };
  BOOST_TEST(dot(a, a) == 1.0, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(dot(c, c) == 1.0, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(dot(a, b) == 0.0);
  BOOST_TEST(dot(b, c) == 0.0);
}

BOOST_AUTO_TEST_CASE(given_patterns_are_shown_for_their_ticks_and_then_nothing) {
  Patterns world("sign");
  world.say("given", "1 2 3; 4 5 6");
  world.set("on", 2);
  world.set("off", 1);
  world.birth();
  const Numbers first{1, 2, 3}, second{4, 5, 6}, nothing{0, 0, 0};
  const float last[] = {0, 1, 0, 0, 1, 0};
  int tick = 0;
  for (const Numbers& x : {first, first, nothing, second, second, nothing}) {
    BOOST_TEST(world.next("x") == x, boost::test_tools::per_element());
    BOOST_TEST(world.number("last") == last[tick]);
    BOOST_TEST(world.number("shown") == (x == nothing ? 0.0f : 1.0f));
    BOOST_TEST(world.read("clean") == (tick < 3 ? first : second), boost::test_tools::per_element());
    ++tick;
  }
}

BOOST_AUTO_TEST_CASE(a_random_order_shows_all_patterns_about_equally_often) {
  // 3000 showings of 3 patterns: 1000 each, deviation sqrt(3000 · 2/9) = 26.
  Patterns world("sign");
  world.choose("order", "random");
  world.birth();
  Numbers shown(3);
  for (int i = 0; i < 3000; ++i) {
    const Numbers which = world.next("which");
    for (std::size_t k = 0; k < 3; ++k) shown[k] += which[k];
  }
  for (const float count : shown) BOOST_TEST(std::abs(count - 1000) < 4 * 26);
}

BOOST_AUTO_TEST_CASE(wrong_numbers_are_as_frequent_as_stated) {
  // 1000 showings of 8 signs, a quarter wrong: 2000, deviation sqrt(8000 · 3/16) = 39.
  Patterns world("sign");
  world.set("flip", 0.25);
  world.birth();
  int wrong = 0;
  for (int i = 0; i < 1000; ++i) {
    const Numbers x = world.next("x"), clean = world.read("clean");
    for (std::size_t k = 0; k < 8; ++k) wrong += x[k] == -clean[k] ? 1 : 0;
  }
  BOOST_TEST(std::abs(wrong - 2000) < 4 * 39);
}

BOOST_AUTO_TEST_CASE(numbers_are_hidden_as_often_as_stated_and_are_right_otherwise) {
  // 1000 showings of 8 signs, half of them hidden: 4000, deviation sqrt(8000 / 4) = 45.
  Patterns world("sign");
  world.set("hide", 0.5);
  world.birth();
  int hidden = 0, wrong = 0;
  for (int i = 0; i < 1000; ++i) {
    const Numbers x = world.next("x"), clean = world.read("clean");
    for (std::size_t k = 0; k < 8; ++k) {
      hidden += x[k] == 0 ? 1 : 0;
      wrong += x[k] == -clean[k] ? 1 : 0;
    }
  }
  BOOST_TEST(std::abs(hidden - 4000) < 4 * 45);
  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(orthogonal_patterns_have_no_wrong_numbers) {
  Patterns world("orthogonal");
  world.set("flip", 0.25);
  world.birth();
  BOOST_CHECK_EXCEPTION(world.run(), std::runtime_error, [](const std::runtime_error& error) {
    return std::string(error.what()).find("flip needs patterns of signs") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(patterns_that_do_not_fit_are_refused) {
  Patterns orthogonal("orthogonal", 9);
  BOOST_TEST(orthogonal.plan().find("9 orthogonal patterns need as many units, and there are 8") != std::string::npos);
  Patterns binary("binary");
  binary.set("active", 9);
  BOOST_TEST(binary.plan().find("9 units of a pattern") != std::string::npos);
  Patterns ragged("sign");
  ragged.say("given", "1 2; 3");
  BOOST_TEST(ragged.plan().find("row 2 has 1 numbers and row 1 has 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_picture_is_lit_where_a_bar_is) {
  World world("bars_stream", "BarsStream");
  world.set("edge", 3);
  world.set("p", 0.5);
  world.set("on", 1);
  world.birth();
  for (int i = 0; i < 100; ++i) {
    const Numbers x = world.next("x"), bars = world.read("bars");
    for (std::size_t r = 0; r < 3; ++r)
      for (std::size_t c = 0; c < 3; ++c) BOOST_TEST(x[3 * r + c] == std::max(bars[r], bars[3 + c]));
  }
}

BOOST_AUTO_TEST_CASE(standardised_pixels_have_mean_0_and_variance_1) {
  // A pixel is lit with 1 - (3/4)^2 = 7/16: light (9/16) / sqrt(63/256) = 9 / sqrt 63, dark -7 / sqrt 63.
  World world("bars_stream", "BarsStream");
  world.set("p", 0.25);
  world.choose("scale", "standardise");
  world.birth();
  for (int i = 0; i < 10; ++i)
    for (const float x : world.next("x"))
      BOOST_TEST((std::abs(x - 9 / std::sqrt(63.0f)) < 1e-5f || std::abs(x + 7 / std::sqrt(63.0f)) < 1e-5f));
}

BOOST_AUTO_TEST_CASE(bars_come_with_their_probability_and_stay_for_their_ticks) {
  // 1000 pictures of 16 bars, p = 1/8: 2000, deviation sqrt(16000 · 7/64) = 42.
  World world("bars_stream", "BarsStream");
  world.set("on", 3);
  world.birth();
  double bars = 0;
  for (int i = 0; i < 1000; ++i) {
    const Numbers first = world.next("bars");
    BOOST_TEST(world.number("decide") == 0.0f);
    BOOST_TEST(world.next("bars") == first, boost::test_tools::per_element());
    BOOST_TEST(world.number("decide") == 1.0f);
    BOOST_TEST(world.number("settled") == 0.0f);
    BOOST_TEST(world.next("bars") == first, boost::test_tools::per_element());
    BOOST_TEST(world.number("settled") == 1.0f);
    bars += sum(first);
  }
  BOOST_TEST(std::abs(bars - 2000) < 4 * 42);
}

BOOST_AUTO_TEST_SUITE_END()
