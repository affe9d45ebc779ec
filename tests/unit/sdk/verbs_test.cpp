// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "calls.hpp"

namespace verbs_test {
using namespace anlage;

struct Failing {
  Choice how {"failure standard odd long", "what to throw"};
  void tick(Tick) {
    if (how == "failure") throw Failure("the reservoir is empty");
    if (how == "standard") throw std::out_of_range("index 7 of 3");
    if (how == "odd") throw 42;
    throw Failure(std::string(1000, 'x'));
  }
};

struct Filler {
  Table<std::uint16_t> t {"n k", "1", "squares"};
  Out                  y {"n", "1", "first column"};
  void fill() {
    for (Index c = 0; c < t.cols(); ++c)
      for (Index r = 0; r < t.rows(); ++r) t.set(r, c, static_cast<std::uint16_t>(10 * c + r));
  }
  void tick(Tick) {
    for (Index r = 0; r < y.size(); ++r) y[r] = t(r, 1) + t.column(0)[r];
  }
};

struct LateWriter {
  Table<std::uint16_t> t {"n k", "1", "squares"};
  void tick(Tick) { t.set(0, 0, 1); }
};

struct Chain {
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring& wiring) {
    for (Index j = 0; j < wiring.post(); ++j) {
      wiring.connect(j, 0, (j + 1) % wiring.pre());
      if (wiring.stores_weights()) wiring.synapse_weight(j, 0) = static_cast<Real>(j);
    }
  }
};
struct Diagonal {
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring& wiring) {
    for (Index j = 0; j < wiring.post(); ++j) wiring.weight(j, j) = 1;
  }
};
struct Astray {
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring& wiring) { wiring.connect(0, 0, wiring.pre()); }
};

}  // namespace verbs_test

namespace {

using calls::Block;
using calls::Connection;

std::string reason(double how, std::uint64_t room) {
  const std::vector<anlage_view> fields{calls::number_view(how)};
  calls::Call call(nullptr, fields.data());
  call.call.error_size = room;
  std::memset(call.error, '?', sizeof call.error);
  BOOST_TEST(anlage::detail::table<verbs_test::Failing>.run(&call.call) == ANLAGE_FAILED);
  return std::string(call.error, strnlen(call.error, sizeof call.error));
}

template <class T>
std::int32_t wire(Connection& c, std::string* error = nullptr) {
  const anlage_view w{c.weights.data(), c.synapses.post, c.synapses.pre, calls::padded(c.synapses.post)};
  calls::Call call(&c.synapses, &w);
  const std::int32_t code = anlage::detail::table<T>.fill(&call.call);
  if (error != nullptr) *error = call.error;
  return code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verbs)

BOOST_AUTO_TEST_CASE(turn_every_exception_into_a_code_and_its_text) {
  BOOST_TEST(reason(0, 128) == "the reservoir is empty");
  BOOST_TEST(reason(1, 128) == "index 7 of 3");
  BOOST_TEST(reason(2, 128) == "an exception of unknown type");
}

BOOST_AUTO_TEST_CASE(cut_a_text_that_is_longer_than_the_room_for_it) {
  BOOST_TEST(reason(3, 10) == std::string(9, 'x'));
}

BOOST_AUTO_TEST_CASE(survive_a_host_without_room_for_a_text) {
  double how = 0;
  const std::vector<anlage_view> fields{calls::number_view(how)};
  calls::Call call(nullptr, fields.data());
  call.call.error = nullptr;
  call.call.error_size = 0;
  BOOST_TEST(anlage::detail::table<verbs_test::Failing>.run(&call.call) == ANLAGE_FAILED);
}

BOOST_AUTO_TEST_CASE(fill_tables_that_are_read_later) {
  std::vector<std::uint16_t> numbers(64 * 2);
  Block y(3);
  const std::vector<anlage_view> fields{{numbers.data(), 3, 2, 64}, calls::vector_view(y, 3)};
  calls::Call call(nullptr, fields.data());

  BOOST_REQUIRE_EQUAL(anlage::detail::table<verbs_test::Filler>.fill(&call.call), ANLAGE_OK);
  BOOST_REQUIRE_EQUAL(anlage::detail::table<verbs_test::Filler>.run(&call.call), ANLAGE_OK);

  for (int r = 0; r < 3; ++r) BOOST_TEST(y[r] == 10.0f + 2 * r);  // (r, 1) + (r, 0) = (10 + r) + r
}

BOOST_AUTO_TEST_CASE(refuse_to_write_a_table_after_birth) {
  std::vector<std::uint16_t> numbers(64);
  const std::vector<anlage_view> fields{{numbers.data(), 3, 1, 64}};
  calls::Call call(nullptr, fields.data());

  BOOST_TEST(anlage::detail::table<verbs_test::LateWriter>.run(&call.call) == ANLAGE_FAILED);
  BOOST_TEST(std::string(call.error).find("read-only afterwards") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(wire_sparse_synapses_in_slices_of_sixteen_receivers) {
  for (const std::uint32_t bits : {16u, 32u}) {
    Connection c(false, 20, 20, 1, bits);
    BOOST_REQUIRE_EQUAL(wire<verbs_test::Chain>(c), ANLAGE_OK);
    for (int j = 0; j < 20; ++j) {
      BOOST_TEST(c.sender(j) == (j + 1) % 20);
      BOOST_TEST(c.weights[j] == static_cast<float>(j));
    }
    for (int pad = 20; pad < 32; ++pad) BOOST_TEST(c.sender(pad) == 0);
  }
}

BOOST_AUTO_TEST_CASE(wire_dense_weights_by_receiver_and_sender) {
  Connection c(true, 5, 20);
  c.synapses.post = 5;
  BOOST_REQUIRE_EQUAL(wire<verbs_test::Diagonal>(c), ANLAGE_OK);
  for (int j = 0; j < 5; ++j) BOOST_TEST(c.weights[j * c.synapses.stride + j] == 1.0f);
}

BOOST_AUTO_TEST_CASE(refuse_wiring_that_leaves_the_sizes_or_the_layout) {
  std::string error;
  Connection sparse(false, 20, 20, 1), dense(true, 20, 20);

  BOOST_TEST(wire<verbs_test::Astray>(sparse, &error) == ANLAGE_FAILED);
  BOOST_TEST(error == "sending unit 20 of 20 does not exist; they count from 0");
  BOOST_TEST(wire<verbs_test::Diagonal>(sparse, &error) == ANLAGE_FAILED);
  BOOST_TEST(error == "weight(post, pre) needs a dense connection");
  BOOST_TEST(wire<verbs_test::Chain>(dense, &error) == ANLAGE_FAILED);
  BOOST_TEST(error.find("call setup.sparse(fan_in)") != std::string::npos);
  dense.synapses.weights = nullptr;
  BOOST_TEST(wire<verbs_test::Diagonal>(dense, &error) == ANLAGE_FAILED);
  BOOST_TEST(error == "this connection stores no weights");
}

BOOST_AUTO_TEST_SUITE_END()
