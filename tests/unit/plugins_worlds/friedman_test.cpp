// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

#include "friedman/functions.hpp"
#include "scratch_folder.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using Numbers = std::vector<float>;

namespace {

struct Problem {
  anlage::test::PluginDriver world;

  explicit Problem(std::uint64_t key = 7) : world(anlage::test::shipped_plugins("friedman").front(), "Friedman", key) {
    world.choose("scale", "none");
    world.choose("order", "sequential");
  }
  /// y minus the function of the inputs shown.
  double error_in(int function) {
    const Numbers x = world.read("x");
    return world.number("y") - friedman::value(function, std::vector<double>(x.begin(), x.end()));
  }
  Numbers outcomes(int ticks) {
    Numbers shown;
    for (int i = 0; i < ticks; ++i) {
      world.run();
      shown.push_back(world.number("y"));
    }
    return shown;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(Friedman)

BOOST_AUTO_TEST_CASE(without_noise_is_the_function_of_what_it_shows) {
  for (const auto& [name, function] : {std::pair{"one", 0}, {"two", 1}, {"three", 2}}) {
    Problem problem;
    problem.world.set("noise", 0);
    problem.world.choose("function", name);
    problem.world.birth();
    for (int i = 0; i < 20; ++i) {
      problem.world.run();
      // x passed through a float: relative 1e-7 of up to 1760, and a phase is steep near x1 = 0
      BOOST_TEST(std::abs(problem.error_in(function)) < 2e-3);
    }
  }
}

BOOST_AUTO_TEST_CASE(has_noise_of_deviation_1_in_training_and_test_samples) {
  for (const char* split : {"train", "test"}) {
    Problem problem;
    problem.world.set("samples", 1000);
    problem.world.choose("split", split);
    problem.world.birth();
    double squares = 0;
    for (int i = 0; i < 1000; ++i) {
      problem.world.run();
      squares += std::pow(problem.error_in(0), 2);
    }
    BOOST_TEST(std::abs(squares / 1000 - 1.0) <
               0.18);  // deviation of a mean of 1000 squares: sqrt(2 / 1000) = 0.045; four of them
  }
}

BOOST_AUTO_TEST_CASE(shows_the_same_samples_again) {
  Problem problem;
  problem.world.set("samples", 5);
  problem.world.birth();
  const Numbers first = problem.outcomes(5);
  BOOST_TEST(problem.outcomes(5) == first);
}

BOOST_AUTO_TEST_CASE(keeps_training_samples_whatever_the_number_of_tests) {
  Problem few, many;
  few.world.set("tests", 1);
  few.world.birth();
  many.world.birth();
  BOOST_TEST(few.outcomes(10) == many.outcomes(10));
}

BOOST_AUTO_TEST_CASE(draws_other_samples_from_another_seed) {
  Problem a(1), b(2);
  a.world.birth();
  b.world.birth();
  BOOST_TEST(a.outcomes(10) != b.outcomes(10));
}

BOOST_AUTO_TEST_CASE(standardises_its_inputs_unless_told_otherwise) {
  Problem problem;
  problem.world.choose("scale", "standardise");
  problem.world.set("samples", 1000);
  problem.world.birth();
  double sum = 0, squares = 0;
  for (int i = 0; i < 1000; ++i) {
    problem.world.run();
    for (const float x : problem.world.read("x")) sum += x, squares += double{x} * x;
  }
  BOOST_TEST(std::abs(sum / 10000) < 0.04);          // four deviations of a mean of 10 000
  BOOST_TEST(std::abs(squares / 10000 - 1) < 0.04);  // kurtosis 1.8: deviation sqrt(0.8 / 10000) = 0.009
}

BOOST_AUTO_TEST_CASE(offers_a_constant) {
  Problem problem;
  problem.world.birth();
  problem.world.run();
  BOOST_TEST(problem.world.read("one") == Numbers{1.0f});
}

BOOST_AUTO_TEST_SUITE_END()
