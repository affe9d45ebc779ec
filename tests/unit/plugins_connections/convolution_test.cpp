// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string convolution(const std::string& settings) { return "{ type = \"Convolution\", " + settings + " }"; }

/// Number t of the window of feature f.
float& kernel(Wired& wired, std::int64_t f, std::int64_t t) {
  return wired.synapses.weights[t * wired.synapses.stride + f];
}

/// y[r, c, f] written out, for an image of one channel.
double reference(Wired& wired, std::int64_t height, std::int64_t width, std::int64_t row, std::int64_t column, int f) {
  float sum = 0;
  for (std::int64_t a = 0; a < 3; ++a)
    for (std::int64_t b = 0; b < 3; ++b) {
      const std::int64_t r = row + a, c = column + b;
      if (r < 0 || r >= height || c < 0 || c >= width) continue;
      sum += static_cast<float>(wired.value("source.rate", r * width + c)) * kernel(wired, f, 3 * a + b);
    }
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Convolution)

BOOST_AUTO_TEST_CASE(looks_through_the_same_weights_everywhere) {
  // 5 x 6 pixels, 3 x 3 windows: 3 x 4 places of two features.
  Wired wired(joined(convolution("height = 5, width = 6, features = 2, w = \"normal 0 1\""), 30, 24));
  wired.simulator->run(1);
  for (std::int64_t r = 0; r < 3; ++r)
    for (std::int64_t c = 0; c < 4; ++c)
      for (int f = 0; f < 2; ++f)
        BOOST_TEST(wired.value("target.rate", (r * 4 + c) * 2 + f) == reference(wired, 5, 6, r, c, f));
}

BOOST_AUTO_TEST_CASE(sees_zeros_beyond_the_edge_when_it_keeps_the_size) {
  Wired wired(joined(convolution("height = 5, width = 6, features = 20, padding = \"same\", w = \"normal 0 1\""), 30, 600));
  wired.simulator->run(1);
  for (std::int64_t r = 0; r < 5; ++r)
    for (std::int64_t c = 0; c < 6; ++c)
      for (const int f : {0, 17})
        BOOST_TEST(wired.value("target.rate", (r * 6 + c) * 20 + f) == reference(wired, 5, 6, r - 1, c - 1, f));
}

BOOST_AUTO_TEST_CASE(steps_over_pixels) {
  // Windows at columns 0, 2, 4 of seven.
  Wired wired(joined(convolution("height = 3, width = 7, stride = 2, w = \"normal 0 1\""), 21, 3));
  wired.simulator->run(1);
  for (std::int64_t c = 0; c < 3; ++c) BOOST_TEST(wired.value("target.rate", c) == reference(wired, 3, 7, 0, 2 * c, 0));
}

BOOST_AUTO_TEST_CASE(sums_over_the_channels_of_a_pixel) {
  // One window of 1 x 2 pixels with three channels: all six numbers, in their order.
  Wired wired(joined(convolution("height = 1, width = 2, channels = 3, kernel_height = 1, kernel_width = 2, w = \"normal 0 1\""), 6, 1));
  wired.simulator->run(1);
  float sum = 0;
  for (std::int64_t t = 0; t < 6; ++t) sum += static_cast<float>(wired.value("source.rate", t)) * kernel(wired, 0, t);
  BOOST_TEST(wired.value("target.rate") == sum);
}

BOOST_AUTO_TEST_CASE(adds_up_what_a_rule_learns_at_all_places) {
  // w starts at 0 and eta y x is 0 in tick 0, so learning is given by hand: w = 1 at birth, one tick of x = 1 2 3 4 (a ramp of
  // step 0) through 1 x 2 windows: y = 3 5 7; the change of w[0] is 3 * 1 + 5 * 2 + 7 * 3 = 34, of w[1] 3 * 2 + 5 * 3 + 7 * 4 = 49.
  std::string toml = joined(convolution("height = 1, width = 4, kernel_height = 1, kernel_width = 2, w = \"constant 1\""), 4, 3,
                            "learning = { type = \"TestHebb\", eta = 1 }\n", "TestRamp");
  toml.insert(toml.find("[regions.target]"), "start = 1\nstep = 0\n");
  Wired wired(toml);
  wired.simulator->run(1);
  wired.simulator->flush();
  BOOST_TEST(kernel(wired, 0, 0) == 35.0F);
  BOOST_TEST(kernel(wired, 0, 1) == 50.0F);
}

BOOST_AUTO_TEST_CASE(leaves_pixels_beyond_the_edge_out_of_learning) {
  // The same with windows of three around every pixel: y = 3 6 9 7; w[0] sees pixel i - 1: 6 * 1 + 9 * 2 + 7 * 3 = 45.
  std::string toml = joined(convolution("height = 1, width = 4, kernel_height = 1, padding = \"same\", w = \"constant 1\""), 4, 4,
                            "learning = { type = \"TestHebb\", eta = 1 }\n", "TestRamp");
  toml.insert(toml.find("[regions.target]"), "start = 1\nstep = 0\n");
  Wired wired(toml);
  wired.simulator->run(1);
  wired.simulator->flush();
  BOOST_TEST(kernel(wired, 0, 0) == 46.0F);
}

BOOST_AUTO_TEST_CASE(is_the_same_for_any_number_of_threads) {
  const std::string toml = joined(convolution("height = 40, width = 40, features = 12, w = \"normal 0 0.1\""), 1600, 17328,
                                  "learning = { type = \"TestHebb\", eta = 1e-6 }\n");
  Wired one(toml), three(toml, {.threads = 3});
  one.simulator->run(2);
  three.simulator->run(2);
  BOOST_TEST(one.hash() == three.hash());
}

BOOST_AUTO_TEST_CASE(refuses_rules_that_keep_a_trace_of_every_synapse) {
  const std::string text = refusal(joined(convolution("height = 4, width = 4"), 16, 4,
                                          "learning = { type = \"BennaFusi\" }\n"));
  BOOST_TEST(mentions(text, "BennaFusi keeps a trace"), text);
  BOOST_TEST(mentions(text, "share their weights"), text);
}

BOOST_AUTO_TEST_CASE(refuses_sizes_that_do_not_fit) {
  BOOST_TEST(mentions(refusal(joined(convolution("height = 4, width = 4"), 15, 4)), "has 16 numbers, and 15 units send"));
  BOOST_TEST(mentions(refusal(joined(convolution("height = 4, width = 4"), 16, 5)),
                      "2 x 2 windows of 1 features are 4 units, and 5 receive"));
  BOOST_TEST(mentions(refusal(joined(convolution("height = 2, width = 8"), 16, 5)), "the window is larger than the image"));
}

BOOST_AUTO_TEST_SUITE_END()
