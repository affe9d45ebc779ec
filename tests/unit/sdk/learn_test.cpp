// SPDX-License-Identifier: Apache-2.0
#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include "rule_calls.hpp"

namespace {

using calls::Block;
using calls::Connection;
using calls::Plasticity;

using AllRules = boost::mpl::list<rules::ByError, rules::ByBoth, rules::ByUnitState, rules::ByTrace>;

std::vector<Connection> connections() {
  std::vector<Connection> all;
  for (const auto& [pre, post] :
       {std::pair<int, int>{1, 1}, {10, 17}, {16, 16}, {17, 300}, {300, 10}, {200, 100}, {600, 3}})
    all.emplace_back(true, pre, post);
  all.emplace_back(true, 120, 1040);  // two tiles
  for (const auto& [post, fan_in] : {std::pair<int, int>{1, 1}, {17, 7}, {300, 20}})
    for (const std::uint32_t bits : {16u, 32u}) all.emplace_back(false, 300, post, fan_in, bits);
  return all;
}

template <class Rule>
void run(anlage_verb verb, Plasticity& p, const Block* x = nullptr, Block* y = nullptr, bool accumulate = false,
         std::int64_t cut = 0) {
  const auto fields = p.fields<Rule>();
  calls::Call call(&p.c.synapses, fields.data());
  call.call.flags = accumulate ? ANLAGE_CALL_ACCUMULATE : 0;
  call.call.x = x == nullptr ? nullptr : x->data();
  call.call.y = y == nullptr ? nullptr : y->data();
  if (cut > 0 && cut < p.c.synapses.post) {
    call.call.last = cut;
    BOOST_REQUIRE_EQUAL(verb(&call.call), ANLAGE_OK);
    call.call.first = cut;
    call.call.last = p.c.synapses.post;
  }
  BOOST_REQUIRE_EQUAL(verb(&call.call), ANLAGE_OK);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(learning)

BOOST_AUTO_TEST_CASE_TEMPLATE(equals_the_double_loop_over_single_synapses, Rule, AllRules) {
  for (const Connection& c : connections())
    for (const float silent : {0.0f, 0.7f, 0.9f}) {
      Plasticity learned(c, silent), expected(c, silent);

      run<Rule>(anlage::detail::table<Rule>.run, learned);
      calls::reference_learn<Rule>(expected, 1e-3f);

      BOOST_TEST_CONTEXT(c.synapses.pre << " to " << c.synapses.post << ", fan-in " << c.synapses.fan_in)
      BOOST_TEST(calls::same_weights(learned.c, expected.c));
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(fused_equals_learning_and_then_transmitting, Rule, AllRules) {
  for (const Connection& c : connections())
    for (const float silent : {0.0f, 0.7f, 0.9f})
      for (const bool accumulate : {false, true}) {
        Plasticity fused(c, silent), apart(c, silent);
        const Block x(c.synapses.pre, 41, silent), y(c.synapses.post, 42);
        Block fused_y(y), apart_y(y);

        run<Rule>(anlage::detail::table<Rule>.fused, fused, &x, &fused_y, accumulate);
        run<Rule>(anlage::detail::table<Rule>.run, apart);
        calls::reference_linear(apart.c, x, apart_y, accumulate);

        BOOST_TEST_CONTEXT(c.synapses.pre << " to " << c.synapses.post << ", fan-in " << c.synapses.fan_in) {
          BOOST_TEST(calls::same_weights(fused.c, apart.c));
          BOOST_TEST(fused_y.equals(apart_y, c.synapses.post));
        }
      }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(gives_the_same_bits_in_slices, Rule, AllRules) {
  for (const Connection& c : connections()) {
    Plasticity whole(c, 0.5f), cut(c, 0.5f);
    const Block x(c.synapses.pre, 41, 0.5f);
    Block whole_y(c.synapses.post), cut_y(c.synapses.post);

    run<Rule>(anlage::detail::table<Rule>.fused, whole, &x, &whole_y);
    run<Rule>(anlage::detail::table<Rule>.fused, cut, &x, &cut_y, false, 16);

    BOOST_TEST(calls::same_weights(whole.c, cut.c));
    BOOST_TEST(whole_y.equals(cut_y, c.synapses.post));
  }
}

BOOST_AUTO_TEST_CASE(never_touches_the_row_of_a_silent_sender) {
  // A row of NaN would stay NaN, but a silent sender's infinite error would make one: 0 * inf = NaN.
  Plasticity p(Connection(true, 40, 20), 0.5f);
  const Connection before(p.c);
  for (int j = 0; j < 20; ++j) p.error[j] = std::numeric_limits<float>::infinity();

  run<rules::ByError>(anlage::detail::table<rules::ByError>.run, p);

  for (int i = 0; i < 40; ++i)
    if (p.x[i] == 0.0f) BOOST_TEST(p.c.weights[i * 32] == before.weights[i * 32]);
}

BOOST_AUTO_TEST_CASE(settles_whole_vectors_before_the_synapses) {
  Plasticity p(Connection(true, 3, 2), 0.0f);
  const Block old(p.pre_state);

  run<rules::ByUnitState>(anlage::detail::table<rules::ByUnitState>.settle, p);

  for (int i = 0; i < 3; ++i) BOOST_TEST(p.pre_state[i] == 0.5f * old[i] + p.x[i]);
  for (int j = 0; j < 2; ++j) BOOST_TEST(p.post_state[j] == p.dopamine * p.error[j]);
}

BOOST_AUTO_TEST_CASE(leaves_out_optional_factors_that_nobody_connected) {
  Plasticity p(Connection(true, 3, 2), 0.0f);
  auto fields = p.fields<rules::ByUnitState>();
  fields[2].data = nullptr;  // error
  fields[3].data = nullptr;  // third
  calls::Call call(&p.c.synapses, fields.data());

  BOOST_REQUIRE_EQUAL(anlage::detail::table<rules::ByUnitState>.settle(&call.call), ANLAGE_OK);

  for (int j = 0; j < 2; ++j) BOOST_TEST(p.post_state[j] == 1.0f);
}

BOOST_AUTO_TEST_CASE(refuses_a_connection_that_stores_no_weights_in_words) {
  Plasticity p(Connection(true, 3, 2), 0.0f);
  p.c.synapses.weights = nullptr;
  const auto fields = p.fields<rules::ByError>();
  calls::Call call(&p.c.synapses, fields.data());

  for (const anlage_verb verb :
       {anlage::detail::table<rules::ByError>.run, anlage::detail::table<rules::ByError>.fused}) {
    BOOST_TEST(verb(&call.call) == ANLAGE_FAILED);
    BOOST_TEST(std::string(call.error).find("a learning rule needs stored synapses") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
