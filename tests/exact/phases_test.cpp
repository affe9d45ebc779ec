// SPDX-License-Identifier: Apache-2.0
// Who says what in which tick of a trial: PhaseClock, ContrastTeacher, Ballot.
#include <boost/test/unit_test.hpp>

#include <set>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

using Numbers = std::vector<double>;

Numbers over_ticks(Life& life, const std::string& field, int ticks) {
  Numbers all;
  for (int i = 0; i < ticks; ++i) {
    life.simulator->run(1);
    all.push_back(life.value(field));
  }
  return all;
}

Numbers of_clock(const std::string& settings, const std::string& broadcast, int ticks) {
  Life life("[brain]\nname = \"phases\"\n[steering.clock]\ntype = \"PhaseClock\"\n" + settings);
  return over_ticks(life, "clock." + broadcast, ticks);
}

/// Ten classes; the label is the unit with the largest input.
std::string contrast(const std::string& mode) {
  return "[brain]\nname = \"phases\"\n[world.stream]\ntype = \"Friedman\"\n[steering.teacher]\ntype = \"ContrastTeacher\"\nmode = \"" +
         mode + "\"\n" + region("label", "KWinners", 10, "winners = 1\nfloor = -100\n") + wire("stream.x", "label.drive") +
         wire("label.rate", "teacher.label");
}

Eigen::Index place(const Vector& one_hot) {
  Eigen::Index at = 0;
  one_hot.maxCoeff(&at);
  return at;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(phases)

BOOST_AUTO_TEST_CASE(a_clock_opens_its_window_in_every_trial) {
  const std::string settings = "length = 5\nfrom = 2\nto = 4\nstrength = 3\n";
  BOOST_TEST(of_clock(settings, "first", 10) == (Numbers{1, 0, 0, 0, 0, 1, 0, 0, 0, 0}));
  BOOST_TEST(of_clock(settings, "open", 10) == (Numbers{0, 0, 3, 3, 0, 0, 0, 3, 3, 0}));
  BOOST_TEST(of_clock(settings, "last", 10) == (Numbers{0, 0, 0, 3, 0, 0, 0, 0, 3, 0}));
  BOOST_TEST(of_clock(settings, "mark", 10) == (Numbers{0, 1, 0, 1, 0, 0, 1, 0, 1, 0}));
}

BOOST_AUTO_TEST_CASE(a_window_that_closes_before_it_opens_never_opens) {
  BOOST_TEST(of_clock("length = 4\nfrom = 3\nto = 2\n", "open", 8) == Numbers(8, 0.0));
  BOOST_TEST(of_clock("length = 4\nfrom = 3\nto = 2\n", "last", 8) == Numbers(8, 0.0));
}

BOOST_AUTO_TEST_CASE(a_drawn_sign_is_kept_for_a_trial_and_differs_between_trials) {
  const Numbers sent = of_clock("length = 2\nfrom = 0\nto = 2\nstrength = 1\nsign = \"drawn\"\n", "open", 400);
  int positive = 0;
  for (std::size_t i = 0; i < sent.size(); i += 2) {
    BOOST_TEST(sent[i] == sent[i + 1]);
    positive += sent[i] > 0;
  }
  // 200 fair draws: 100, with a standard deviation of 7.07; four of them.
  BOOST_TEST(std::abs(positive - 100) < 29);
}

BOOST_AUTO_TEST_CASE(a_contrast_teacher_proposes_the_label_and_a_wrong_one_in_turn) {
  Life life(contrast("teach"));
  std::set<Eigen::Index> wrong;
  for (int tick = 0; tick < 200; ++tick) {
    life.simulator->run(1);
    const Vector proposal = vector_of(life, "teacher.proposal");
    const bool right = place(proposal) == place(vector_of(life, "label.rate"));
    BOOST_TEST(proposal.sum() == 1.0);
    BOOST_TEST(right == (tick % 2 == 0));
    BOOST_TEST(life.value("teacher.sign") == (tick % 2 == 0 ? 1.0 : -1.0));
    if (!right) wrong.insert(place(proposal));
  }
  BOOST_TEST(wrong.size() == 10U);  // each is missed by 100 draws with a probability of about e^-10
}

BOOST_AUTO_TEST_CASE(a_contrast_teacher_that_asks_proposes_every_label_and_teaches_nothing) {
  Life life(contrast("ask"));
  for (int tick = 0; tick < 20; ++tick) {
    life.simulator->run(1);
    BOOST_TEST(place(vector_of(life, "teacher.proposal")) == tick % 10);
    BOOST_TEST(life.value("teacher.sign") == 0.0);
  }
}

BOOST_AUTO_TEST_CASE(a_ballot_keeps_what_each_candidate_was_worth) {
  // In tick t candidate t mod 10 is put forward, worth 5 + t.
  Life life(contrast("ask") + region("worth", "TestRamp", 1, "start = 5\nstep = 1\n") + "[regions.ballot]\ntype = \"Ballot\"\n" +
            wire("teacher.proposal", "ballot.candidate") + wire("worth.rate", "ballot.worth"));
  life.simulator->run(13);
  const Vector tally = vector_of(life, "ballot.tally");
  for (Eigen::Index i = 0; i < 10; ++i) BOOST_TEST(tally[i] == 5.0 + static_cast<double>(i < 3 ? 10 + i : i));
}

BOOST_AUTO_TEST_SUITE_END()
