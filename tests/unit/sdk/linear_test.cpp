// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "calls.hpp"

namespace linear_test {
using namespace anlage;

struct Plain {
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring&) {}
};

}  // namespace linear_test

namespace {

using calls::Block;
using calls::Connection;

/// Runs the kernel over slices that end at `cuts` and at the end.
Block transmit(const Connection& c, const Block& x, const Block& y, bool accumulate,
               std::vector<std::int64_t> cuts = {}) {
  Block result(y);
  const anlage_view w{c.weights.data(), c.synapses.post, c.synapses.pre, calls::padded(c.synapses.post)};
  calls::Call call(&c.synapses, &w);
  call.call.flags = accumulate ? ANLAGE_CALL_ACCUMULATE : 0;
  call.call.x = x.data();
  call.call.y = result.data();
  cuts.push_back(c.synapses.post);
  std::int64_t first = 0;
  for (const std::int64_t last : cuts) {
    call.call.first = first;
    call.call.last = first = last;
    BOOST_REQUIRE_EQUAL(anlage::detail::table<linear_test::Plain>.run(&call.call), ANLAGE_OK);
  }
  return result;
}

void check_equals_reference(const Connection& c, float silent, bool accumulate) {
  const Block x(c.synapses.pre, 31, silent), y(c.synapses.post, 32);
  Block expected(y);
  calls::reference_linear(c, x, expected, accumulate);

  BOOST_TEST_CONTEXT(c.synapses.pre << " senders, " << c.synapses.post << " receivers, fan-in " << c.synapses.fan_in
                                    << ", silent " << silent << ", accumulate " << accumulate)
  BOOST_TEST(transmit(c, x, y, accumulate).equals(expected, c.synapses.post));
}

const std::vector<std::int64_t> sizes{1, 10, 16, 17, 65, 300};

}  // namespace

BOOST_AUTO_TEST_SUITE(linear)

BOOST_AUTO_TEST_CASE(equals_the_double_loop_over_dense_synapses_bit_for_bit) {
  for (const std::int64_t pre : sizes)
    for (const std::int64_t post : sizes)
      for (const float silent : {0.0f, 0.5f, 0.95f, 1.0f})
        for (const bool accumulate : {false, true})
          check_equals_reference(Connection(true, pre, post), silent, accumulate);
}

BOOST_AUTO_TEST_CASE(equals_the_double_loop_beyond_one_tile_and_one_list) {
  check_equals_reference(Connection(true, 130, 1100), 0.0f, false);  // a tile has 1024 receivers
  check_equals_reference(Connection(true, 1300, 10), 0.95f, true);   // a list has 512 senders
  check_equals_reference(Connection(true, 1300, 50), 0.95f, false);
}

BOOST_AUTO_TEST_CASE(equals_the_double_loop_over_sparse_synapses_bit_for_bit) {
  for (const std::int64_t post : sizes)
    for (const std::int64_t fan_in : {1, 7, 16, 33})
      for (const std::uint32_t bits : {16u, 32u})
        for (const bool accumulate : {false, true})
          check_equals_reference(Connection(false, 300, post, fan_in, bits), 0.3f, accumulate);
}

BOOST_AUTO_TEST_CASE(takes_absent_weights_as_one) {
  for (const bool dense : {true, false}) {
    Connection c(dense, 37, 20, 5);
    c.synapses.weights = nullptr;
    check_equals_reference(c, 0.3f, false);
    check_equals_reference(c, 0.3f, true);
  }
}

BOOST_AUTO_TEST_CASE(gives_the_same_bits_in_slices) {
  for (const bool dense : {true, false}) {
    const Connection c(dense, 200, 300, 9);
    const Block x(200, 31, 0.5f), y(300, 32);

    BOOST_TEST(transmit(c, x, y, true, {16, 48, 208}).equals(transmit(c, x, y, true), 300));
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_procedural_connection_in_words) {
  Connection c(true, 16, 16);
  c.synapses.layout = ANLAGE_LAYOUT_PROCEDURAL;
  const Block x(16, 1), y(16);
  calls::Call call(&c.synapses, nullptr);
  call.call.x = x.data();
  call.call.y = y.data();

  BOOST_TEST(anlage::detail::table<linear_test::Plain>.run(&call.call) == ANLAGE_FAILED);
  BOOST_TEST(std::string(call.error).find("procedural connection writes its own transmit()") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
