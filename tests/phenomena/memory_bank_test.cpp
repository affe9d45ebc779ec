// SPDX-License-Identifier: Apache-2.0
// A blank memory that is asked in every moment and writes what it could not answer: one pass, no epochs, class after class.
#include <boost/test/unit_test.hpp>

#include <string>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Pritzel et al. 2017; theta illustrative";

/// The share of `ticks` in which the largest unit of `answer` is that of `label`.
double agreement(const Life& life, const std::string& answer, const std::string& label, int ticks) {
  int right = 0;
  for (int k = 0; k < ticks; ++k) {
    life.simulator->run(1);
    Eigen::Index said = 0, asked = 0;
    const bool known = vector_of(life, answer).maxCoeff(&said) > 0;
    vector_of(life, label).maxCoeff(&asked);
    right += known && said == asked ? 1 : 0;
  }
  return static_cast<double>(right) / ticks;
}

/// Digits class after class, each shown once; what reads them is appended.
std::string digits(const std::string& folder, int limit, const std::string& reader) {
  return "[brain]\nname = \"digits\"\n[world.stream]\ntype = \"ImageStream\"\ndata = \"" + folder +
         "\"\norder = \"by_class\"\nlimit = " + std::to_string(limit) + "\nnormalise = \"unit_norm\"\n" + reader;
}
std::string bank(const std::string& settings) {
  return "[regions.bank]\ntype = \"MemoryBank\"\nslots = 2000\n" + settings + wire("stream.image", "bank.key") +
         wire("stream.label", "bank.value");
}
/// Synapses that learn the same stream by the delta rule.
const std::string synapses =
    region("output", "Readout", 10, "output = \"softmax\"\n") + "[steering.teacher]\ntype = \"TargetError\"\n" +
    named("readout", "stream.image", "output.drive", dense("zero") + learns("Delta", "error = \"teacher.error\"", ", eta = 0.5")) +
    wire("output.rate", "teacher.prediction") + wire("stream.label", "teacher.target");

struct Digits {
  double at_birth = 0, accuracy = 0, written = 0;
};

Digits learned(const std::string& folder, const std::string& settings, int shown, int asked = 1000) {
  Life life(digits(folder, shown, bank(settings)));
  Digits result;
  life.simulator->set("stream.split", "test");
  life.simulator->set("bank.writing", "never");
  result.at_birth = agreement(life, "bank.recalled", "stream.label", 100);
  life.simulator->set("stream.split", "train");
  life.simulator->set("bank.writing", settings.find("always") == std::string::npos ? "novelty" : "always");
  life.simulator->run(static_cast<std::uint64_t>(shown));
  result.written = life.value("bank.filled");
  life.simulator->set("stream.split", "test");
  life.simulator->set("bank.writing", "never");
  result.accuracy = agreement(life, "bank.recalled", "stream.label", asked);
  return result;
}

/// Twenty patterns of signs, each shown twenty times with a tenth of them wrong, and then ten times more as questions.
Digits signs_learned(const std::string& writing) {
  Life life("[brain]\nname = \"signs\"\n[world.stream]\ntype = \"PatternStream\"\nsize = { unit = 100 }\npatterns = 20\norder = \"cyclic\"\nflip = 0.1\n"
            "[regions.bank]\ntype = \"MemoryBank\"\nslots = 400\nnew_above = 0.6\nwriting = \"" +
            writing + "\"\n" + wire("stream.x", "bank.key") + wire("stream.which", "bank.value"));
  Digits result;
  life.simulator->run(400);
  result.written = life.value("bank.filled");
  life.simulator->set("bank.writing", "never");
  result.accuracy = agreement(life, "bank.recalled", "stream.which", 200);
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(memory_bank)

BOOST_AUTO_TEST_CASE(nothing_is_recalled_from_a_blank_memory) {
  Life life(ready_made("recall-from-blank"));
  life.simulator->set("bank.writing", "never");
  life.simulator->run(50);
  report({.target = "T-G8",
          .what = "length of what is recalled from a blank memory",
          .measured = vector_of(life, "bank.recalled").norm(),
          .bar = {0, 0},
          .wanted = "nothing",
          .source = source});
}

BOOST_AUTO_TEST_CASE(what_is_written_is_known_a_tick_later) {
  // One pattern for ever. Its key arrives in tick 1, finds nothing and is written; in tick 2 it is known.
  Life life(ready_made("recall-from-blank", {{"stream.patterns", "1"}}));
  life.simulator->run(2);
  const double at_once = vector_of(life, "bank.recalled").norm();
  life.simulator->run(1);
  report({.target = "T-G8",
          .what = "length of what is recalled in the tick of writing",
          .measured = at_once,
          .bar = {0, 0},
          .wanted = "read before write",
          .source = source});
  report({.target = "T-G8",
          .what = "overlap of recalled and written a tick later",
          .measured = cosine(vector_of(life, "bank.recalled"), vector_of(life, "stream.x")),
          .bar = {0.999, unbounded},
          .wanted = "latency of one step",
          .source = source});
}

BOOST_AUTO_TEST_CASE(a_sequence_is_learned_in_one_pass_and_replayed_by_asking_oneself) {
  Life life(ready_made("recall-from-blank"));
  life.simulator->run(100);
  life.simulator->set("stream.hide", "1");
  life.simulator->run(1);
  double replayed = 0;
  for (int k = 0; k < 200; ++k) {
    life.simulator->run(1);
    replayed += cosine(vector_of(life, "bank.recalled"), vector_of(life, "stream.clean")) / 200;
  }
  report({.target = "T-G8",
          .what = "overlap of the replay with the sequence, 200 steps of silence",
          .measured = replayed,
          .bar = {0.95, unbounded},
          .wanted = "1",
          .source = source});
}

BOOST_AUTO_TEST_CASE(without_the_wire_to_itself_nothing_is_replayed) {
  Life life(ready_made("recall-from-blank", {{"projections.self_query", "none"}}));
  life.simulator->run(100);
  life.simulator->set("stream.hide", "1");
  life.simulator->run(10);
  report({.target = "T-G8",
          .what = "ablation: what is recalled in silence without self-query",
          .measured = vector_of(life, "bank.recalled").norm(),
          .bar = {0, 0},
          .wanted = "nothing",
          .source = source});
}

BOOST_AUTO_TEST_CASE(a_noisy_pattern_is_written_once) {
  const Digits all = signs_learned("always"), new_ones = signs_learned("novelty");
  report({.target = "T-G8",
          .what = "writes of 400 noisy copies of 20 patterns, new or wrong ones only",
          .measured = new_ones.written,
          .bar = {20, 40},
          .wanted = "20",
          .source = source});
  report({.target = "T-G8",
          .what = "accuracy lost by it, noisy patterns",
          .measured = all.accuracy - new_ones.accuracy,
          .bar = {-1, 0.01},
          .wanted = "below 0.01",
          .source = source});
  report({.target = "T-G8",
          .what = "ablation: writes without asking first",
          .measured = all.written,
          .bar = {400, 400},
          .wanted = "400",
          .source = source});
}

BOOST_AUTO_TEST_CASE(digits_are_known_after_one_pass_of_writing) {
  const auto folder = data_or_skip("images/mnist_mini");
  if (folder.empty()) return;
  const Digits after = learned(folder, "writing = \"always\"\n", 1000);
  report({.target = "T-G8",
          .what = "accuracy before anything is written",
          .measured = after.at_birth,
          .bar = {0, 0},
          .wanted = "nothing is known",
          .source = source});
  report({.target = "T-G8",
          .what = "accuracy after 1000 writes, class after class",
          .measured = after.accuracy,
          .bar = {0.85, 1},
          .wanted = "0.87 to 0.88",
          .source = source});
  Life delta(digits(folder, 1000, synapses));
  delta.simulator->run(1000);
  delta.simulator->set_learning(false);
  delta.simulator->set("stream.split", "test");
  report({.target = "T-G8",
          .what = "ablation: the same pass learned by synapses and the delta rule",
          .measured = agreement(delta, "output.rate", "stream.label", 1000),
          .bar = {0, 0.5},
          .wanted = "earlier classes are forgotten",
          .source = "McCloskey & Cohen 1989"});
}

BOOST_AUTO_TEST_CASE(asking_first_saves_half_of_the_writing) {
  const auto folder = data_or_skip("images/mnist_mini");
  if (folder.empty()) return;
  const Digits all = learned(folder, "writing = \"always\"\nbeta = 30\n", 2000),
               new_ones = learned(folder, "new_above = 0.22\nbeta = 30\n", 2000);
  report({.target = "T-G8",
          .what = "share of writes saved by writing only what is new or wrong",
          .measured = 1 - new_ones.written / all.written,
          .bar = {0.5, 1},
          .wanted = "above 0.5",
          .source = source});
  report({.target = "T-G8",
          .what = "accuracy lost by it",
          .measured = all.accuracy - new_ones.accuracy,
          .bar = {-1, 0.01},
          .wanted = "below 0.01",
          .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
