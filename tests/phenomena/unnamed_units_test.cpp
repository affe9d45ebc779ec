// SPDX-License-Identifier: Apache-2.0
// A unit that means something in one life means something else in another: an address is worth nothing, a trained
// predictor is.
#include <boost/test/unit_test.hpp>

#include <string>

#include "anlage/base/philox.hpp"
#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string own = "task illustrative";
constexpr int kinds = 10, lines = 60, cells = 15, looks = 1000;

/// Ten things, the same in every life: 60 lines, a third of which are lit.
std::string things() {
  const Random random(random_key(1, "things"));
  std::string text;
  for (std::uint64_t kind = 0; kind < kinds; ++kind) {
    for (std::uint64_t line = 0; line < lines; ++line) text += random.below(3, kind, line) == 0 ? "1 " : "0 ";
    text.back() = kind + 1 < kinds ? ';' : ' ';
  }
  text.pop_back();
  return text;
}

/// A cortex that sorts what it sees without being told, and a cell that an innate circuit tells where thing 0 is.
std::string brain(std::uint64_t seed) {
  return "[brain]\nname = \"unnamed\"\nseed = " + std::to_string(seed) +
         "\n[world.stream]\ntype = \"PatternStream\"\ngiven = \"" + things() + "\"\nflip = 0.05\n" +
         region("eye", "Readout", lines, "gain = 0.22\n") + region("cortex", "SoftMaxUnits", cells, "beta = 25\n") +
         region("predictor", "Readout", 1) + region("taste", "Readout", 1) +
         "[steering.tongue]\ntype = \"TargetError\"\n" + wire("stream.x", "eye.drive") +
         named("afferents", "eye.rate", "cortex.drive",
               dense("normal 0.1 0.1") +
                   learns("SoftHebb", "share = \"cortex.share\", u = \"cortex.u\"", ", eta = 0.05")) +
         named("readout", "cortex.share", "predictor.drive",
               dense("zero") + learns("Delta", "error = \"tongue.error\"", ", eta = 0.05")) +
         named("tasted", "stream.which", "taste.drive", dense("constant 0")) +
         wire("predictor.rate", "tongue.prediction") + wire("taste.rate", "tongue.target");
}

/// A grown life: what its cells and its predictor say in so many looks, and where thing 0 was.
struct Grown {
  Matrix share{cells, looks};
  Vector predicted{looks};
  Vector is_there{looks};
};

Grown grown(std::uint64_t seed, bool learning = true) {
  const Life life(brain(seed));
  // Thing 0 tastes sweet, nothing else does.
  Matrix taste = Matrix::Zero(1, kinds);
  taste(0, 0) = 1;
  set_matrix(life, "tasted.w", taste);
  life.simulator->set_learning(learning);
  life.simulator->run(5000);
  life.simulator->set_learning(false);
  Grown found;
  for (int look = 0; look < looks; ++look) {
    life.simulator->run(1);
    found.share.col(look) = vector_of(life, "cortex.share");
    found.predicted[look] = life.value("predictor.rate");
    found.is_there[look] = life.value("taste.rate");
  }
  return found;
}

/// Balanced accuracy of "thing 0 is there" where `said` is above a half.
double balanced(const Vector& said, const Vector& is_there) {
  double hit = 0, there = 0, rejected = 0, absent = 0;
  for (Eigen::Index k = 0; k < said.size(); ++k) {
    const bool yes = said[k] > 0.5;
    if (is_there[k] > 0)
      there += 1, hit += yes;
    else
      absent += 1, rejected += !yes;
  }
  return (hit / there + rejected / absent) / 2;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unnamed_units)

BOOST_AUTO_TEST_CASE(an_address_does_not_hand_on_what_a_predictor_learns_anew) {
  // Of another life's cells one stands for thing 0 (balanced accuracy 1), most for another thing (4/9) or for none (1/2).
  const Grown first = grown(1);
  Eigen::Index best = 0;
  double at_home = 0;
  for (Eigen::Index k = 0; k < cells; ++k)
    if (const double found = balanced(first.share.row(k), first.is_there); found > at_home) at_home = found, best = k;
  double address = 0, predictor = 0, newborn = 0;
  constexpr int lives = 100;
  for (std::uint64_t seed = 2; seed < 2 + lives; ++seed) {
    const Grown other = grown(seed);
    address += balanced(other.share.row(best), other.is_there) / lives;
    predictor += balanced(other.predicted, other.is_there) / lives;
    newborn += balanced(grown(seed, false).predicted, other.is_there) / lives;
  }
  report({.target = "T-N3",
          .what = "the best cell for a thing, in the life in which it was found: balanced accuracy",
          .measured = at_home,
          .bar = {0.9, 1},
          .wanted = "the concept is there",
          .source = own});
  report({.target = "T-N3",
          .what = "the cell of that number in a hundred other lives",
          .measured = address,
          .bar = {0.47, 0.53},
          .wanted = "0.5",
          .source = own});
  report({.target = "T-N3",
          .what = "a predictor told by an innate line, in the same lives",
          .measured = predictor,
          .bar = {0.9, 1},
          .wanted = "> 0.9",
          .source = own});
  report({.target = "T-N3",
          .what = "ablation: nothing is learned: that predictor",
          .measured = newborn,
          .bar = {0.47, 0.53},
          .wanted = "0.5",
          .source = own});
}

BOOST_AUTO_TEST_SUITE_END()
