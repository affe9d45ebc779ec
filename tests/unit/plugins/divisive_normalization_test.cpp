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

Numbers normalised(const Numbers& drive, double sigma, double inhibition, double max = 1.0) {
  Numbers rate;
  for (const auto& file : shipped_plugins("divisive_normalization")) {
    PluginDriver region(file, "DivisiveNormalization");
    region.set("sigma", sigma);
    region.set("inhibition", inhibition);
    region.set("max", max);
    region.axis("n", static_cast<std::int64_t>(drive.size()));
    region.birth();
    region.write("drive", drive);
    region.run();
    if (!rate.empty()) BOOST_TEST(region.read("rate") == rate, file << " gives other bits");
    rate = region.read("rate");
  }
  return rate;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(DivisiveNormalization)

BOOST_AUTO_TEST_CASE(follows_its_equation) {
  // mean(d) = (1 + 3 + 0 + 0) / 4 = 1; pool = 0.5 + 2 * 1 = 2.5; 4 * 1 / 3.5 and 4 * 3 / 5.5
  const Numbers rate = normalised({1.0f, 3.0f, -5.0f, 0.0f}, 0.5, 2.0, 4.0);
  BOOST_TEST(std::abs(rate[0] - 4.0f / 3.5f) < 1e-6f);
  BOOST_TEST(std::abs(rate[1] - 12.0f / 5.5f) < 1e-6f);
  BOOST_TEST(rate[2] == 0.0f);
  BOOST_TEST(rate[3] == 0.0f);
}

BOOST_AUTO_TEST_CASE(saturates_at_its_greatest_rate) {
  BOOST_TEST(normalised({1e9f}, 0.1, 0.0, 3.0)[0] == 3.0f);
}

BOOST_AUTO_TEST_CASE(hardly_minds_a_stronger_stimulus) {
  Numbers weak(784), strong(784);
  const Random random(1);
  for (std::size_t i = 0; i < 784; ++i) strong[i] = 10.0f * (weak[i] = 100.0f * random.uniform(0, i));
  const Numbers a = normalised(weak, 0.1, 1.0), b = normalised(strong, 0.1, 1.0);
  // The mean drive is 50 or more, so sigma = 0.1 moves a rate by at most 0.1 / 50.
  for (std::size_t i = 0; i < 784; ++i) BOOST_TEST(std::abs(a[i] - b[i]) < 2e-3f);
}

BOOST_AUTO_TEST_SUITE_END()
