// SPDX-License-Identifier: Apache-2.0
// Cells with three inputs, the cholinergic switch, lists of pairs, and the memory bank, against what they say of themselves.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

std::string brain() { return "[brain]\nname = \"parts\"\nseed = 3\n"; }
std::string rows(const std::string& name, const std::string& given) {
  return "[world." + name + "]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"" + given + "\"\n";
}
Vector row(std::initializer_list<double> numbers) {
  Vector all(static_cast<Eigen::Index>(numbers.size()));
  std::copy(numbers.begin(), numbers.end(), all.data());
  return all;
}

std::string cells(const std::string& settings) {
  return brain() + rows("a", "3 1 0 0 2 1 0 1") + rows("b", "0 0 2 0 0 0 0 4") + region("ca3", "HippocampalCells", 8, settings) +
         wire("a.x", "ca3.afferent") + wire("b.x", "ca3.intrinsic");
}
Vector rate(const std::string& settings) {
  Life life(cells(settings));
  life.simulator->run(1);
  return vector_of(life, "ca3.rate");
}

std::string lists(const std::string& settings) { return brain() + "[world.lists]\ntype = \"ListLearning\"\npairs = 4\n" + settings; }
/// Patterns of all pairs as columns, AB and then AC.
Matrix patterns(const std::string& settings) {
  Life life(lists(settings));
  Matrix all(294, 8);
  for (int list = 0; list < 2; ++list) {
    life.simulator->set("lists.list", list == 0 ? "AB" : "AC");
    for (int k = 0; k < 4; ++k) {
      life.simulator->run(8);
      all.col(4 * list + k) = vector_of(life, "lists.whole");
    }
  }
  return all;
}

std::string bank(const std::string& keys, const std::string& values, const std::string& settings) {
  return brain() + rows("keys", keys) + rows("values", values) + "[regions.bank]\ntype = \"MemoryBank\"\n" + settings +
         wire("keys.x", "bank.key") + wire("values.x", "bank.value");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hippocampal_parts)

BOOST_AUTO_TEST_CASE(the_most_strongly_driven_cells_of_each_pool_fire) {
  // Sums: 3 1 2 0 | 2 1 0 5; half of each pool of four.
  BOOST_TEST((rate("pools = 2\nactive = 0.5\n") == row({1, 0, 1, 0, 1, 0, 0, 1})));
  BOOST_TEST((rate("pools = 1\nactive = 0.25\n") == row({1, 0, 0, 0, 0, 0, 0, 1})));
}

BOOST_AUTO_TEST_CASE(an_input_counts_with_its_gain) {
  // 6 2 2 0 | 4 2 0 6, and 3 1 0 0 | 2 1 0 1 without the intrinsic input.
  BOOST_TEST((rate("active = 0.25\nafferent_gain = 2\n") == row({1, 0, 0, 0, 0, 0, 0, 1})));
  BOOST_TEST((rate("active = 0.25\nintrinsic_gain = 0\n") == row({1, 0, 0, 0, 1, 0, 0, 0})));
}

BOOST_AUTO_TEST_CASE(cells_at_the_floor_are_silent_and_ties_are_drawn) {
  BOOST_TEST((rate("active = 1\n") == row({1, 1, 1, 0, 1, 1, 0, 1})));
  BOOST_TEST(rate("active = 0.5\n").sum() == 4.0);  // 5 3 2 2, and no draw is needed
  // 3 5, then one of two that have 2.
  BOOST_TEST(rate("active = 0.375\n").sum() == 3.0);
}

BOOST_AUTO_TEST_CASE(acetylcholine_follows_the_mismatch_of_before_the_window) {
  // The window is open in ticks 2 and 3 of four, and heard a tick later. What arrives: 1 1 0 0. Recalled: the same, or half of it, cosine
  // 1/2.
  const auto switched = [](const std::string& recalled, const std::string& mode) {
    Life life(brain() + rows("here", "1 1 0 0") + rows("there", recalled) +
              "[steering.theta]\ntype = \"PhaseClock\"\nlength = 4\nfrom = 2\nto = 4\n" +
              "[steering.septum]\ntype = \"CholinergicSwitch\"\nwindow = \"theta.open\"\nsuppression = 0.75\nmode = \"" + mode + "\"\n" +
              wire("here.x", "septum.arriving") + wire("there.x", "septum.recalled"));
    Vector level(8);
    for (int t = 0; t < 8; ++t) {
      life.simulator->run(1);
      level[t] = life.value("septum.acetylcholine");
      BOOST_TEST(life.value("septum.recall") == 1 - 0.75 * level[t]);
    }
    return level;
  };
  const Vector always = row({0, 0, 0, 1, 1, 0, 0, 1}), never = Vector::Zero(8);
  BOOST_TEST((switched("1 0 1 0", "novelty") == always));
  BOOST_TEST((switched("1 1 0 0", "novelty") == never));
  BOOST_TEST((switched("1 1 0 0", "store") == always));
  BOOST_TEST((switched("1 0 1 0", "recall") == never));
}

BOOST_AUTO_TEST_CASE(cues_return_in_the_second_list_and_answers_do_not) {
  const Matrix all = patterns("");
  const Matrix cues = all.topRows(49), answers = all.middleRows(49, 49);
  const Matrix same_cue = cues.leftCols(4).transpose() * cues.rightCols(4),
               same_answer = answers.leftCols(4).transpose() * answers.rightCols(4);
  BOOST_TEST(((same_cue.array() == 10).cast<int>().rowwise().sum() == 1).all());
  BOOST_TEST(same_answer.maxCoeff() < 9);  // ten of 49 each: 9 in common has a probability of 5e-8
}

BOOST_AUTO_TEST_CASE(contexts_differ_by_as_many_units_as_stated) {
  // 10 active units a pool, four pools of context. Two pairs of a list lose one unit each, perhaps the same: 8 or 9 in common, or 10.
  const Matrix within = patterns("shift = 0.5\ndrift = 0\n").bottomRows(196);
  BOOST_TEST((within.col(0).transpose() * within.col(3)).value() == 40.0);
  BOOST_TEST((within.col(0).transpose() * within.col(4)).value() == 20.0);
  const Matrix drifting = patterns("shift = 0\ndrift = 0.1\n").bottomRows(196);
  BOOST_TEST((drifting.col(0).transpose() * drifting.col(1)).value() >= 32.0);
  BOOST_TEST((drifting.col(0).transpose() * drifting.col(1)).value() < 40.0);
}

BOOST_AUTO_TEST_CASE(what_is_recalled_is_judged_when_the_question_ends) {
  // `whole` is handed back: every answer is right.
  Life life(lists("[regions.echo]\ntype = \"Readout\"\nsize = { n = 294 }\n") + wire("lists.whole", "echo.drive") +
            wire("echo.rate", "lists.recalled", "", 1));
  life.simulator->run(4);
  BOOST_TEST(life.value("lists.retained") == 0.0);
  life.simulator->run(1);
  BOOST_TEST(life.value("lists.retained") == 1.0);
  life.simulator->run(27);
  BOOST_TEST(life.value("lists.retained") == 1.0);
}

BOOST_AUTO_TEST_CASE(a_bank_is_asked_before_it_is_written) {
  Life life(bank("1 0 0; 0 1 0", "5; 7", ""));
  Vector recalled(4), written(4);
  for (int t = 0; t < 4; ++t) {
    life.simulator->run(1);
    recalled[t] = life.value("bank.recalled");
    written[t] = life.value("bank.written");
  }
  // In tick 1 the only slot in use is the most similar one.
  BOOST_TEST((recalled == row({0, 5, 5, 7})));
  BOOST_TEST((written == row({1, 1, 0, 0})));
}

BOOST_AUTO_TEST_CASE(a_known_key_gets_a_new_value_in_its_slot) {
  Life life(bank("1 0 0; 0 1 0", "1; 1; 9; 1", ""));
  life.simulator->run(8);
  BOOST_TEST(life.value("bank.filled") == 2.0);
}

BOOST_AUTO_TEST_CASE(the_slot_that_was_used_longest_ago_gives_way) {
  // Two slots. Keys 0, 1, 0, 2: the third use of key 0 leaves that of key 1 as the oldest.
  Life life(bank("1 0 0; 0 1 0; 1 0 0; 0 0 1", "1; 2; 1; 3", "slots = 2\n"));
  life.simulator->run(4);
  Vector values = vector_of(life, "bank.values");
  std::sort(values.begin(), values.end());
  BOOST_TEST((values == row({1, 3})));
}

BOOST_AUTO_TEST_SUITE_END()
