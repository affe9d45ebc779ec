// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/brain_state.hpp"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;
using anlage::test::Life;

namespace {

std::string weighted(const std::string& law, int seed = 1) {
  return R"(
[brain]
name = "weighted"
seed = )" + std::to_string(seed) + R"(
[regions.a]
type = "TestRamp"
size = { n = 30 }
[regions.b]
type = "TestEcho"
size = { n = 10 }
[[projections]]
name = "edge"
from = "a.rate"
to = "b.drive"
connection = { type = "Dense", w = ")" + law + "\" }\n";
}

std::vector<double> weights(const std::string& toml) {
  const Brain brain = develop_text(toml);
  return BrainState(brain).values(brain.find("edge.w").value());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(brain_state)

BOOST_AUTO_TEST_CASE(draws_every_weight_from_its_law) {
  const std::vector<double> drawn = weights(weighted("uniform -1 3"));

  BOOST_TEST_REQUIRE(drawn.size() == 300U);
  double sum = 0.0;
  for (const double w : drawn) {
    BOOST_TEST((w >= -1.0 && w < 3.0));
    sum += w;
  }
  // Mean 1, standard error 4 / sqrt(12 · 300) = 0.067; four of them.
  BOOST_TEST(sum / 300 == 1.0, boost::test_tools::tolerance(0.27));
}

BOOST_AUTO_TEST_CASE(draws_the_same_numbers_for_the_same_seed_and_others_for_another) {
  BOOST_TEST(weights(weighted("normal 0 1", 5)) == weights(weighted("normal 0 1", 5)), boost::test_tools::per_element());
  BOOST_TEST((weights(weighted("normal 0 1", 5)) != weights(weighted("normal 0 1", 6))));
}

BOOST_AUTO_TEST_CASE(restores_what_a_snapshot_kept) {
  Life life(weighted("normal 0 1"));
  life.simulator->run(7);
  std::vector<std::byte> kept;
  life.state->snapshot(kept);
  const std::string before = life.state->hash();
  life.simulator->run(5);
  BOOST_TEST(life.state->hash() != before);

  life.state->restore(kept);

  BOOST_TEST(life.state->hash() == before);
  BOOST_TEST(life.state->clock.tick == 7U);
}

BOOST_AUTO_TEST_CASE(refuses_a_snapshot_of_another_size) {
  Life life(weighted("zero"));

  BOOST_CHECK_THROW(life.state->restore(std::vector<std::byte>(10)), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(leaves_padding_out_of_the_hash) {
  Life a(weighted("constant 1"));
  Life b(weighted("constant 1"));
  const BlockId rate = b.brain->binding(b.brain->find("b.rate").value()).block;

  reinterpret_cast<float*>(b.state->data(rate))[12] = 5.0F;  // unit 12 of 10
  BOOST_TEST(a.state->hash() == b.state->hash());
  reinterpret_cast<float*>(b.state->data(rate))[9] = 5.0F;

  BOOST_TEST(a.state->hash() != b.state->hash());
}

BOOST_AUTO_TEST_CASE(counts_every_number_in_the_ledger_by_its_origin) {
  const Brain brain = develop_text(weighted("normal 0 1"));

  const std::vector<LedgerLine> lines = ledger(brain);

  BOOST_TEST_REQUIRE(lines.size() == 5U);
  BOOST_TEST((lines[1].origin == Origin::drawn));
  BOOST_TEST(lines[1].numbers == 300U);  // the weights
  BOOST_TEST((lines[2].origin == Origin::learned));
  BOOST_TEST(lines[2].numbers == 0U);    // no rule
}

BOOST_AUTO_TEST_CASE(counts_plastic_weights_as_learned_wherever_they_started) {
  const Brain brain = develop_text(weighted("normal 0 1") + "learning = { type = \"Oja\" }\n");

  BOOST_TEST(ledger(brain)[2].numbers == 300U);
  BOOST_TEST(ledger(brain)[1].numbers == 0U);
}

BOOST_AUTO_TEST_CASE(reports_a_plugin_that_cannot_fill_with_its_words) {
  const std::string text = anlage::test::error_text([] {
    const Brain brain = develop_text("[brain]\nname = \"x\"\n[world.images]\ntype = \"ImageStream\"\ndata = \"no-such-folder\"\n");
    const BrainState state(brain);
  });

  BOOST_TEST(text.find("no-such-folder") != std::string::npos);
  BOOST_TEST(text.find("[plugin-failed]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(has_the_same_numbers_in_guarded_memory) {
  const Brain brain = anlage::test::develop_text(R"(
[brain]
name = "two"
seed = 3
[regions.a]
type = "LeakyRates"
size = { n = 20 }
[regions.b]
type = "LeakyRates"
size = { n = 20 }
[[projections]]
from = "a.rate"
to = "b.drive"
connection = { type = "Dense", w = "normal 0 1" }
[[projections]]
from = "b.rate"
to = "a.drive"
)");
  BrainState plain(brain), guarded(brain, Memory::guarded), shared(brain, Memory::shared);
  BOOST_TEST(guarded.hash() == plain.hash());
  BOOST_TEST(shared.hash() == plain.hash());
  std::vector<std::byte> snapshot;
  plain.data(BlockId{0})[0] = std::byte{1};
  plain.snapshot(snapshot);
  guarded.restore(snapshot);
  BOOST_TEST(guarded.hash() == plain.hash());
}

BOOST_AUTO_TEST_CASE(names_the_block_that_an_address_lies_beside) {
  const Brain brain = anlage::test::develop_text("[brain]\nname = \"one\"\n[regions.a]\ntype = \"TestRamp\"\nsize = { n = 3 }\n");
  BrainState state(brain, Memory::guarded);
  const FieldRef rate = brain.find("a.rate").value();
  const BlockId block = brain.binding(rate).block;
  // Three floats are padded to 16, that is 64 bytes.
  BOOST_TEST(state.trespass(state.data(block) + 64) == "0 bytes past the end of `a/rate`");
  BOOST_TEST(state.trespass(state.data(block) - 4) == "4 bytes before `a/rate`");
  BOOST_TEST(state.trespass(state.readable(block) + 8) == "byte 8 of `a/rate`, which is read-only there");
  BOOST_TEST(state.trespass(&state) == "");
  BOOST_TEST(state.written_before(rate.component) == "");
  state.data(block)[-4] = std::byte{0};
  BOOST_TEST(state.written_before(rate.component) == "4 bytes before `a/rate`");
}

BOOST_AUTO_TEST_SUITE_END()
