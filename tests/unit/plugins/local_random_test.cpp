// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "anlage/base/philox.hpp"
#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage;
using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

struct Wiring {
  std::int64_t pre = 50;
  std::int64_t post = 100;
  double fan_in = 7;
  double length = 0;
  double weight = 1;
  std::string storage = "stored";
  std::string weights = "fixed";
  bool plastic = false;
  std::uint64_t key = 7;
};

struct Joined {
  PluginDriver connection;

  explicit Joined(const Wiring& w, const std::string& file = shipped_plugins("local_random").front())
      : connection(file, "LocalRandom", w.key) {
    connection.set("fan_in", w.fan_in);
    connection.set("length", w.length);
    connection.set("weight", w.weight);
    connection.choose("storage", w.storage);
    connection.choose("weights", w.weights);
    connection.join(w.pre, w.post, w.plastic);
    connection.birth();
  }

  Numbers pass(const Numbers& x, std::int64_t post, bool accumulate = false, float before = 0) {
    AlignedBytes from((x.size() + 16) * 4, 0xFF), to(static_cast<std::size_t>(post + 16) * 4, 0xFF);
    std::copy(x.begin(), x.end(), from.as<float>());
    std::fill(to.as<float>(), to.as<float>() + post, before);
    connection.transmit(from.as<float>(), to.as<float>(), 0, post, accumulate);
    return {to.as<float>(), to.as<float>() + post};
  }
};

Numbers noise(std::int64_t n, std::uint64_t seed = 11) {
  const Random random(seed);
  Numbers x(static_cast<std::size_t>(n));
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = random.normal(0, i);
  return x;
}

/// Who sends to whom, found by letting one sender speak at a time: senders[j] in increasing order, with multiplicity.
std::vector<std::vector<std::int64_t>> senders(const Wiring& w) {
  Joined joined(w);
  std::vector<std::vector<std::int64_t>> found(static_cast<std::size_t>(w.post));
  for (std::int64_t i = 0; i < w.pre; ++i) {
    Numbers x(static_cast<std::size_t>(w.pre), 0.0f);
    x[static_cast<std::size_t>(i)] = 1.0f;
    const Numbers y = joined.pass(x, w.post);
    for (std::size_t j = 0; j < y.size(); ++j)
      for (int times = 0; times < static_cast<int>(y[j]); ++times) found[j].push_back(i);
  }
  return found;
}

std::string refusal(const Wiring& w) {
  try {
    Joined joined(w);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

bool mentions(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(LocalRandom)

BOOST_AUTO_TEST_CASE(gives_each_receiver_its_senders_and_none_twice) {
  for (const std::string storage : {"stored", "procedural"})
    for (const std::int64_t pre : {7, 50, 300})
      for (const auto& own : senders({pre, 100, 7, 0, 1, storage})) {
        BOOST_TEST(own.size() == 7u);
        BOOST_TEST(std::set<std::int64_t>(own.begin(), own.end()).size() == 7u);
      }
}

BOOST_AUTO_TEST_CASE(is_bit_identical_however_it_is_kept_and_built) {
  // Senders: up to 32, 64, 128 fit into registers, up to 256 into a byte, up to 65536 into two.
  for (const std::int64_t pre : {9, 33, 50, 100, 200, 784, 70000})
    for (const double length : {0.0, 0.2}) {
      if (length > 0 && pre < 50) continue;
      Wiring w{pre, 203, 7, length, 0.37};
      const Numbers x = noise(pre);
      const Numbers expected = Joined(w).pass(x, w.post);
      for (const auto& file : shipped_plugins("local_random"))
        for (const std::string storage : {"stored", "procedural"}) {
          w.storage = storage;
          BOOST_TEST(Joined(w, file).pass(x, w.post) == expected, file << " " << storage << " pre " << pre);
        }
    }
}

BOOST_AUTO_TEST_CASE(has_the_same_senders_when_weights_are_stored) {
  for (const std::int64_t pre : {50, 784}) {
    Wiring w{pre, 64};
    const Numbers x = noise(pre);
    const Numbers fixed = Joined(w).pass(x, w.post);
    w.plastic = true;  // every weight starts as `weight` = 1, and 1 * x is x
    BOOST_TEST(Joined(w).pass(x, w.post) == fixed);
  }
}

BOOST_AUTO_TEST_CASE(adds_its_senders_in_the_order_of_synapses) {
  Wiring w{784, 40};
  Joined joined(w);
  const anlage_synapses& synapses = joined.connection.synapses();
  const Numbers x = noise(w.pre), y = joined.pass(x, w.post);
  const auto* index = static_cast<const std::uint16_t*>(synapses.index);
  for (std::int64_t j = 0; j < w.post; ++j) {
    float sum = 0;
    for (std::int64_t k = 0; k < 7; ++k) sum += x[index[((j / 16) * 7 + k) * 16 + j % 16]];
    BOOST_TEST(y[static_cast<std::size_t>(j)] == sum);
  }
}

BOOST_AUTO_TEST_CASE(gives_the_same_bits_in_slices) {
  for (const std::string storage : {"stored", "procedural"}) {
    Wiring w{50, 100};
    w.storage = storage;
    Joined joined(w);
    const Numbers x = noise(w.pre), whole = joined.pass(x, w.post);
    AlignedBytes from(64 * 4), to(128 * 4);
    std::copy(x.begin(), x.end(), from.as<float>());
    joined.connection.transmit(from.as<float>(), to.as<float>(), 48, 100);
    joined.connection.transmit(from.as<float>(), to.as<float>(), 0, 48);
    BOOST_TEST(Numbers(to.as<float>(), to.as<float>() + 100) == whole);
  }
}

BOOST_AUTO_TEST_CASE(adds_to_what_others_sent_when_asked) {
  Wiring w{50, 33, 7, 0, 0.5};
  Joined joined(w);
  const Numbers x = noise(w.pre), alone = joined.pass(x, w.post), added = joined.pass(x, w.post, true, 2.0f);
  for (std::size_t j = 0; j < alone.size(); ++j) BOOST_TEST(added[j] == 2.0f + alone[j]);
}

BOOST_AUTO_TEST_CASE(stays_within_its_length) {
  // A ring of 200 senders and length 0.1: reach 20 senders, so a stretch of 41 around floor((j + 0.5) * 200 / 100) = 2 j + 1.
  const auto own = senders({200, 100, 7, 0.1});
  std::int64_t farthest = 0;
  for (std::size_t j = 0; j < own.size(); ++j)
    for (const std::int64_t i : own[j]) {
      const std::int64_t apart = std::abs(i - (2 * static_cast<std::int64_t>(j) + 1));
      farthest = std::max(farthest, std::min(apart, 200 - apart));
    }
  BOOST_TEST(farthest == 20);  // 700 draws out of 41: one of the two ends is missed with probability 1e-14
}

BOOST_AUTO_TEST_CASE(draws_all_senders_alike) {
  // 20000 receivers * 7 draws over 50 senders: 2800 each, standard deviation sqrt(2800 * 43 / 50) = 49.
  std::vector<int> counts(50, 0);
  for (const auto& own : senders({50, 20000}))
    for (const std::int64_t i : own) ++counts[static_cast<std::size_t>(i)];
  for (const int count : counts) BOOST_TEST(std::abs(count - 2800) < 5 * 49);
}

BOOST_AUTO_TEST_CASE(draws_all_pairs_of_senders_alike) {
  // 20000 receivers * 21 pairs over 190 pairs of 20 senders: 2210.5 each, standard deviation about sqrt(2210 * 0.89) = 44.
  std::vector<int> counts(400, 0);
  for (const auto& own : senders({20, 20000}))
    for (std::size_t a = 0; a < own.size(); ++a)
      for (std::size_t b = a + 1; b < own.size(); ++b) ++counts[static_cast<std::size_t>(own[a] * 20 + own[b])];
  for (std::size_t a = 0; a < 20; ++a)
    for (std::size_t b = a + 1; b < 20; ++b) BOOST_TEST(std::abs(counts[a * 20 + b] - 2210.5) < 5 * 44);
}

BOOST_AUTO_TEST_CASE(wires_differently_under_another_seed) {
  Wiring one{784, 500}, other = one;
  other.key = 8;
  const Numbers x = noise(784);
  const Numbers a = Joined(one).pass(x, 500), b = Joined(other).pass(x, 500);
  int equal = 0;
  for (std::size_t j = 0; j < 500; ++j) equal += a[j] == b[j];
  BOOST_TEST(equal < 5);
}

BOOST_AUTO_TEST_CASE(takes_all_senders_when_there_are_just_enough) {
  for (const auto& own : senders({7, 20})) BOOST_TEST(own == (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
}

BOOST_AUTO_TEST_CASE(stores_no_weights_unless_they_are_drawn_or_learn) {
  BOOST_TEST(Joined({50, 100}).connection.synapses().weights == nullptr);
  BOOST_TEST(Joined({784, 100}).connection.synapses().weights == nullptr);
  BOOST_TEST(Joined({50, 100, 7, 0, 1, "stored", "drawn"}).connection.synapses().weights != nullptr);
}

BOOST_AUTO_TEST_CASE(keeps_one_byte_a_synapse_where_that_is_enough) {
  BOOST_TEST(Joined({256, 100}).connection.view("senders").rows == 112 * 7);  // 100 receivers padded to 112
  BOOST_TEST(Joined({257, 100}).connection.view("senders").rows == 0);
}

BOOST_AUTO_TEST_CASE(refuses_to_draw_more_senders_than_there_are) {
  const std::string text = refusal({5, 10, 7});
  BOOST_TEST(mentions(text, "fan_in = 7"));
  BOOST_TEST(mentions(text, "only 5 senders"));
}

BOOST_AUTO_TEST_CASE(refuses_a_neighbourhood_that_is_too_small) {
  const std::string text = refusal({100, 10, 7, 0.02});  // reach 2: five senders
  BOOST_TEST(mentions(text, "fan_in = 7"));
  BOOST_TEST(mentions(text, "only 5 of 100 senders"));
}

BOOST_AUTO_TEST_CASE(refuses_drawn_weights_that_nothing_keeps) {
  BOOST_TEST(mentions(refusal({50, 10, 7, 0, 1, "procedural", "drawn"}), "state storage = \"stored\""));
}

BOOST_AUTO_TEST_CASE(refuses_to_draw_hundreds_of_senders_at_every_tick) {
  const std::string text = refusal({1000, 10, 300, 0, 1, "procedural"});
  BOOST_TEST(mentions(text, "fan_in = 300"));
  BOOST_TEST(mentions(text, "256"));
}

BOOST_AUTO_TEST_SUITE_END()
