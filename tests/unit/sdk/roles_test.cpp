// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "calls.hpp"

namespace roles_test {
using namespace anlage;

/// Writes what its roles read into `out`.
struct Reader {
  Param     half  {0.5, "1", "a number"};
  Choice    mode  {"slow fast", "a word"};
  Text      text  {"a text"};
  In        drive {"n", "Hz", "what arrives", optional};
  State     v     {"n", "Hz", "state"};
  State     grid  {"r c", "1", "two axes"};
  Memory    m     {"r c", "1", "two axes, learned"};
  In        alone {"", "1", "one number"};
  Modulator mod   {"1", "one number", optional};
  Out       out   {"n", "Hz", "what leaves"};

  void tick(Tick now) {
    v += half * (drive - v);
    out = v.cwiseMax(0);
    out[0] = mode == "fast" && text == "hello" ? Real(alone) : -1;
    out[1] = mod.connected() ? Real(mod) : -2;
    out[2] = grid.matrix()(1, 1) + grid(0, 1) + m(1, 1) + (m.matrix() * m.matrix().transpose())(0, 0);
    out[3] = now.dt + static_cast<Real>(now.index);
    out[4] = drive.connected() ? 1 : 0;
  }
};

/// Scalars in the style of equations.
struct Prediction {
  Param     alpha    {0.5, "1", "rate", {0, 1}};
  In        reward   {"", "1", "reward"};
  State     expected {"", "1", "expected reward"};
  Broadcast dopamine {"1", "reward prediction error"};
  Mutable   bound    {1.0, "1", "clamped", {0, 2}};

  void steer(Tick) {
    dopamine = reward - expected;
    expected += alpha * dopamine;
    bound += 10;
  }
};

/// Draws numbers; cut into slices it draws the same ones.
struct Noisy {
  static constexpr bool splittable = true;
  Rng first  {"first stream"};
  Rng second {"second stream"};
  Out a {"n", "1", "uniform"};
  Out b {"n", "1", "normal"};
  Out c {"n", "1", "whole numbers"};

  void tick(Tick now) {
    for (Index i = 0; i < a.size(); ++i) {
      a[i] = first.uniform(now, i);
      b[i] = second.normal(now, i);
      c[i] = static_cast<Real>(first.below(10, now, i));
    }
  }
};

}  // namespace roles_test

namespace {

using calls::Block;

/// A Reader with five units, two by two grids and everything connected.
struct ReaderCall {
  ReaderCall() {
    for (int i = 0; i < 5; ++i) drive[i] = static_cast<float>(i);
    for (int i = 0; i < 32; ++i) grid[i] = m[i] = static_cast<float>(i);  // (r, c) = 16 c + r
    fields = {calls::number_view(half),      calls::number_view(mode), {text, 6, 1, 6},
              calls::vector_view(drive, 5),  calls::vector_view(v, 5), {grid.data(), 2, 2, 16},
              {m.data(), 2, 2, 16},          {&alone, 1, 1, 16},       {&mod, 1, 1, 16},
              calls::vector_view(out, 5)};
  }
  void run() {
    calls::Call call(nullptr, fields.data());
    BOOST_REQUIRE_EQUAL(anlage::detail::table<roles_test::Reader>.run(&call.call), ANLAGE_OK);
  }

  double half = 0.25, mode = 1.0;
  char text[6] = "hello";
  float alone = 7.0f, mod = 3.0f;
  Block drive{5}, v{5, 3}, grid{32}, m{32}, out{5};
  std::vector<anlage_view> fields;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(roles)

BOOST_AUTO_TEST_CASE(read_params_words_texts_and_scalars) {
  ReaderCall reader;
  reader.run();
  BOOST_TEST(reader.out[0] == 7.0f);
  BOOST_TEST(reader.out[1] == 3.0f);
}

BOOST_AUTO_TEST_CASE(take_part_in_expressions_of_vectors) {
  ReaderCall reader;
  const Block before(reader.v);
  reader.run();
  for (int i = 0; i < 5; ++i) BOOST_TEST(reader.v[i] == before[i] + 0.25f * (float(i) - before[i]));
}

BOOST_AUTO_TEST_CASE(give_two_axes_as_matrices_whose_columns_are_padded) {
  ReaderCall reader;
  reader.run();
  // grid(1,1) = 17, grid(0,1) = 16, m(1,1) = 17, row 0 of m times itself: 0 * 0 + 16 * 16 = 256
  BOOST_TEST(reader.out[2] == 306.0f);
}

BOOST_AUTO_TEST_CASE(tell_the_moment_of_the_call) {
  ReaderCall reader;
  reader.run();
  BOOST_TEST(reader.out[3] == 1e-3f + 5.0f);
}

BOOST_AUTO_TEST_CASE(read_zeros_where_an_optional_field_is_unconnected) {
  ReaderCall reader;
  reader.fields[3].data = nullptr;
  reader.fields[8].data = nullptr;
  const Block before(reader.v);
  reader.run();
  BOOST_TEST(reader.out[4] == 0.0f);
  BOOST_TEST(reader.out[1] == -2.0f);
  for (int i = 0; i < 5; ++i) BOOST_TEST(reader.v[i] == before[i] + 0.25f * (0.0f - before[i]));
}

BOOST_AUTO_TEST_CASE(let_scalars_be_written_like_equations_and_clamp_what_is_mutable) {
  double alpha = 0.5;
  float reward = 1.0f, expected = 0.25f, dopamine = 0.0f, bound = 1.0f;
  const std::vector<anlage_view> fields{calls::number_view(alpha), {&reward, 1, 1, 16}, {&expected, 1, 1, 16},
                                        {&dopamine, 1, 1, 16},     {&bound, 1, 1, 16}};
  calls::Call call(nullptr, fields.data());

  BOOST_REQUIRE_EQUAL(anlage::detail::table<roles_test::Prediction>.run(&call.call), ANLAGE_OK);

  BOOST_TEST(dopamine == 0.75f);
  BOOST_TEST(expected == 0.625f);
  BOOST_TEST(bound == 2.0f);
}

BOOST_AUTO_TEST_CASE(draw_random_numbers_by_key_stream_tick_and_unit) {
  Block a(40), b(40), c(40);
  const std::vector<anlage_view> fields{calls::vector_view(a, 40), calls::vector_view(b, 40),
                                        calls::vector_view(c, 40)};
  calls::Call call(nullptr, fields.data());
  call.call.last = 40;
  BOOST_REQUIRE_EQUAL(anlage::detail::table<roles_test::Noisy>.run(&call.call), ANLAGE_OK);

  const anlage::Random first(77, anlage::Rng::first_stream), second(77, anlage::Rng::first_stream + 1);
  for (int i = 0; i < 40; ++i) {
    BOOST_TEST(a[i] == first.uniform(5, i));
    BOOST_TEST(b[i] == second.normal(5, i));
    BOOST_TEST(c[i] == static_cast<float>(first.below(10, 5, i)));
  }
}

BOOST_AUTO_TEST_CASE(draw_the_same_numbers_in_slices) {
  Block whole[3]{Block(40), Block(40), Block(40)}, cut[3]{Block(40), Block(40), Block(40)};
  for (auto* out : {whole, cut}) {
    const std::vector<anlage_view> fields{calls::vector_view(out[0], 40), calls::vector_view(out[1], 40),
                                          calls::vector_view(out[2], 40)};
    calls::Call call(nullptr, fields.data());
    for (const auto& [first, last] : {std::pair<int, int>{0, out == cut ? 16 : 40}, {16, 40}}) {
      call.call.first = first;
      call.call.last = last;
      BOOST_REQUIRE_EQUAL(anlage::detail::table<roles_test::Noisy>.run(&call.call), ANLAGE_OK);
      if (out == whole) break;
    }
  }

  for (int k = 0; k < 3; ++k) BOOST_TEST(whole[k].equals(cut[k], 40));
}

BOOST_AUTO_TEST_SUITE_END()
