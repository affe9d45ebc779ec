// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "anlage/base/philox.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage;
using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

Numbers answer(const Numbers& drive, const std::string& output, double gain = 1.0) {
  Numbers rate;
  for (const auto& file : shipped_plugins("readout")) {
    PluginDriver readout(file, "Readout");
    readout.choose("output", output);
    readout.set("gain", gain);
    readout.axis("n", static_cast<std::int64_t>(drive.size()));
    readout.birth();
    readout.write("drive", drive);
    readout.run();
    if (!rate.empty()) BOOST_TEST(readout.read("rate") == rate, file << " gives other bits");
    rate = readout.read("rate");
  }
  return rate;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Readout)

BOOST_AUTO_TEST_CASE(scales_its_drive_when_linear) {
  BOOST_TEST(answer({1.0f, -2.0f, 0.25f}, "linear", 2.0) == (Numbers{2.0f, -4.0f, 0.5f}));
}

BOOST_AUTO_TEST_CASE(agrees_with_a_softmax_in_double_precision) {
  const Random random(5);
  for (std::uint64_t trial = 0; trial < 200; ++trial) {
    Numbers drive(10);
    const float spread = trial < 100 ? 2.0f : 20.0f;
    for (std::size_t i = 0; i < 10; ++i) drive[i] = spread * random.normal(trial, i);
    const Numbers rate = answer(drive, "softmax");
    double total = 0;
    for (const float d : drive) total += std::exp(static_cast<double>(d));
    for (std::size_t i = 0; i < 10; ++i)
      BOOST_TEST(std::abs(rate[i] - std::exp(static_cast<double>(drive[i])) / total) < 1e-6);
  }
}

BOOST_AUTO_TEST_CASE(keeps_its_relative_precision_where_rates_are_tiny) {
  // e^-0.5 … e^-86 against double: every value within 4e-7 of itself.
  for (float x = -0.5f; x > -86.0f; x -= 0.37f) {
    const double expected = std::exp(static_cast<double>(x)) / (1.0 + std::exp(static_cast<double>(x)));
    BOOST_TEST(std::abs(answer({0.0f, x}, "softmax")[1] / expected - 1.0) < 4e-7);
  }
}

BOOST_AUTO_TEST_CASE(sums_to_one) {
  Numbers drive(1000);
  for (std::size_t i = 0; i < drive.size(); ++i) drive[i] = static_cast<float>(i % 17) * 0.3f;
  double sum = 0;
  for (const float r : answer(drive, "softmax")) sum += r;
  BOOST_TEST(std::abs(sum - 1.0) < 1e-5);
}

BOOST_AUTO_TEST_CASE(survives_drives_that_would_overflow) {
  const Numbers rate = answer({1e30f, 0.0f, -1e30f}, "softmax");
  BOOST_TEST(rate == (Numbers{1.0f, 0.0f, 0.0f}));
}

BOOST_AUTO_TEST_CASE(gives_equal_shares_to_equal_drives) {
  BOOST_TEST(answer({3.0f, 3.0f, 3.0f, 3.0f}, "softmax") == Numbers(4, 0.25f));
}

BOOST_AUTO_TEST_CASE(sharpens_with_gain) {
  // gain 2: 1 / (1 + e^-2) = 0.8807971
  BOOST_TEST(std::abs(answer({1.0f, 0.0f}, "softmax", 2.0)[0] - 0.8807971f) < 1e-6f);
}

BOOST_AUTO_TEST_SUITE_END()
