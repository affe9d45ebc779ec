// SPDX-License-Identifier: Apache-2.0
// `*` and `/` of roles. The values are small whole numbers, so every sum is exact in any order.
#include <algorithm>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include "calls.hpp"

namespace products_test {
using namespace anlage;

/// Three units; each word of `which` is one expression.
struct Products {
  Choice which {"apply transposed chain scaled outer inner sum_applied divided both_numbers vectors quotient sizes",
                "which product"};
  Memory m     {"n n", "1", "one matrix"};
  Memory k     {"n n", "1", "another matrix"};
  State  v     {"n", "1", "a vector"};
  In     x     {"n", "1", "another vector"};
  State  one   {"", "1", "a number"};
  In     alone {"", "1", "another number"};
  Out    out   {"n", "1", "the result"};

  void tick(Tick) {
    if (which == "apply") out = m * v;
    if (which == "transposed") out = m.transpose() * v;
    if (which == "chain") out = (m * k) * x;
    if (which == "scaled") out = one * x + x * one + one * (x - v) + (x - v) * one + (one * m).col(0);
    if (which == "outer") out = (v * x.transpose()).col(1);
    if (which == "inner") out[0] = v.transpose() * x;
    if (which == "sum_applied") out = (m + k) * v;
    if (which == "divided") out = x / one + (x + v) / alone;
    if (which == "both_numbers") out = x * one * alone;
    if (which == "vectors") out = v * x;
    if (which == "quotient") out = v / x;
    if (which == "sizes") out = m * one;
  }
};

}  // namespace products_test

namespace {

using calls::Block;

const std::vector<std::string> words{"apply",       "transposed", "chain",        "scaled",  "outer",    "inner",
                                     "sum_applied", "divided",    "both_numbers", "vectors", "quotient", "sizes"};

/// m(r, c) = 1 + r + 3 c, k = diag(1, 2, 3), v = (1, 2, 3), x = (2, 4, 6), one = 2, alone = 4.
struct ProductsCall {
  ProductsCall() {
    for (int c = 0; c < 3; ++c)
      for (int r = 0; r < 3; ++r) m[16 * c + r] = static_cast<float>(1 + r + 3 * c);
    for (int i = 0; i < 3; ++i) {
      k[17 * i] = v[i] = static_cast<float>(i + 1);
      x[i] = 2 * v[i];
    }
  }
  std::int32_t run(const std::string& word) {
    double which = static_cast<double>(std::find(words.begin(), words.end(), word) - words.begin());
    const std::vector<anlage_view> fields{calls::number_view(which), {m.data(), 3, 3, 16}, {k.data(), 3, 3, 16},
                                          calls::vector_view(v, 3),  calls::vector_view(x, 3), {&one, 1, 1, 16},
                                          {&alone, 1, 1, 16},        calls::vector_view(out, 3)};
    calls::Call call(nullptr, fields.data());
    const std::int32_t code = anlage::detail::table<products_test::Products>.run(&call.call);
    said = call.error;
    return code;
  }
  void expect(const std::string& word, float a, float b, float c) {
    BOOST_REQUIRE_EQUAL(run(word), ANLAGE_OK);
    BOOST_TEST(out[0] == a);
    BOOST_TEST(out[1] == b);
    BOOST_TEST(out[2] == c);
  }

  Block m{48}, k{48}, v{3}, x{3}, out{3};
  float one = 2.0f, alone = 4.0f;
  std::string said;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(products)

// m = [1 4 7; 2 5 8; 3 6 9]
BOOST_AUTO_TEST_CASE(apply_a_matrix_to_a_vector) {
  ProductsCall().expect("apply", 1 + 8 + 21, 2 + 10 + 24, 3 + 12 + 27);
  ProductsCall().expect("transposed", 1 + 4 + 9, 4 + 10 + 18, 7 + 16 + 27);
  ProductsCall().expect("sum_applied", 30 + 1, 36 + 4, 42 + 9);
}

// m k = [1 8 21; 2 10 24; 3 12 27], times (2, 4, 6)
BOOST_AUTO_TEST_CASE(multiply_two_matrices) { ProductsCall().expect("chain", 160, 188, 216); }

// 2 x + x 2 + 2 (x - v) + (x - v) 2 + 2 m(:, 0) = (4 + 4 + 2 + 2 + 2, 8 + 8 + 4 + 4 + 4, 12 + 12 + 6 + 6 + 6)
BOOST_AUTO_TEST_CASE(scale_by_a_field_without_axes_on_either_side) { ProductsCall().expect("scaled", 14, 28, 42); }

BOOST_AUTO_TEST_CASE(scale_by_two_numbers) { ProductsCall().expect("both_numbers", 16, 32, 48); }

// x / 2 + (x + v) / 4
BOOST_AUTO_TEST_CASE(divide_by_a_field_without_axes) { ProductsCall().expect("divided", 1.75f, 3.5f, 5.25f); }

BOOST_AUTO_TEST_CASE(make_outer_and_inner_products_of_vectors) {
  ProductsCall().expect("outer", 4, 8, 12);
  ProductsCall call;
  call.out[1] = call.out[2] = 0.0f;
  call.expect("inner", 2 + 8 + 18, 0, 0);
}

BOOST_AUTO_TEST_CASE(refuse_two_vectors_of_which_none_is_a_number) {
  ProductsCall call;
  for (const std::string word : {"vectors", "quotient"}) {
    BOOST_TEST(call.run(word) != ANLAGE_OK);
    BOOST_TEST(call.said.find("of two vectors: say which product is meant") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(refuse_a_matrix_product_of_other_inner_sizes) {
  ProductsCall call;
  BOOST_TEST(call.run("sizes") != ANLAGE_OK);
  BOOST_TEST(call.said.find("inner sizes differ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(read_only_what_may_be_a_number_as_a_number) {
  static_assert(std::is_convertible_v<anlage::State, anlage::Real>);
  static_assert(std::is_convertible_v<anlage::In, anlage::Real>);
  static_assert(!std::is_convertible_v<anlage::Memory, anlage::Real>);
  static_assert(!std::is_convertible_v<anlage::Weights, anlage::Real>);
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
