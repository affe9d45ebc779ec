// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "anlage/base/error.hpp"
#include "anlage/genome/timed_change.hpp"

using namespace anlage;

namespace {

const std::string ca3 = "[regions.ca3]\ntype = \"TestEcho\"\n";

Genome genome(const std::string& interventions, const std::string& brain = "") {
  return parse_genome("[brain]\nname = \"b\"\ntick = \"1 ms\"\n" + brain + ca3 + interventions, "g.toml");
}

template <class Act>
std::string problems_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += problem.text() + "\n";
    return text;
  }
  return {};
}

std::string error_of(const std::string& interventions) {
  return problems_of([&] { (void)genome("[[interventions]]\n" + interventions); });
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(intervention)

BOOST_AUTO_TEST_CASE(says_what_is_done_to_what_and_when) {
  const Genome read = genome("[[interventions]]\nat = \"2 s\"\nsilence = \"ca3\"\nfraction = \"30 %\"\nuntil = \"3 s\"\n");

  const InterventionGene& gene = read.interventions.at(0);
  BOOST_TEST((gene.operation == Operation::silence));
  BOOST_TEST(gene.target == "ca3");
  BOOST_TEST(gene.fraction == 0.3);
  BOOST_TEST(gene.begin == 2000U);  // 2 s of 1 ms
  BOOST_TEST(gene.end.value() == 3000U);
}

BOOST_AUTO_TEST_CASE(holds_from_its_first_tick_until_before_its_last) {
  const InterventionGene gene{Operation::silence, "ca3", 1.0, 10, 20};
  BOOST_TEST(!gene.holds_at(9));
  BOOST_TEST(gene.holds_at(10));
  BOOST_TEST(gene.holds_at(19));
  BOOST_TEST(!gene.holds_at(20));
}

// The clock begins 500 ticks before birth.
BOOST_AUTO_TEST_CASE(ages_are_counted_from_birth) {
  const Genome read = genome("[[interventions]]\nat = \"-0.2 s\"\nlesion = \"ca3\"\n", "birth = \"0.5 s\"\n");
  BOOST_TEST(read.birth == 500U);
  BOOST_TEST(read.interventions.at(0).begin == 300U);
  BOOST_TEST(read.age_at(300) == -0.2);
}

BOOST_AUTO_TEST_CASE(the_resolved_genome_says_the_same_again) {
  const Genome read = genome("[[interventions]]\ntick = 7\ncut = \"a.x->b.y\"\nuntil = 9\n[[interventions]]\nat = \"1 s\"\nlesion = \"ca3\"\nfraction = 0.1\n",
                             "birth = 4\n");
  const Genome again = parse_genome(read.resolved_toml(), "g.toml");
  BOOST_TEST(again.resolved_toml() == read.resolved_toml());
  BOOST_TEST(again.interventions.at(1).begin == 1004U);
  BOOST_TEST(again.interventions.at(0).end.value() == 9U);
}

BOOST_AUTO_TEST_CASE(refuses_what_cannot_be_done) {
  BOOST_TEST(says(error_of("at = \"1 s\"\n"), "g.toml:6:1: interventions.0: does not say what is done [missing-key]"));
  BOOST_TEST(says(error_of("lesion = \"ca3\"\n"), "does not say when [missing-key]"));
  BOOST_TEST(says(error_of("tick = 1\nlesion = \"ca3\"\ncut = \"a\"\n"), "has both `lesion` and `cut`"));
  BOOST_TEST(says(error_of("tick = 1\nlesion = \"ca3\"\nuntil = 3\n"), "what is dead stays dead"));
  BOOST_TEST(says(error_of("tick = 1\ncut = \"p\"\nfraction = 0.5\nuntil = 3\n"), "do not grow again"));
  BOOST_TEST(says(error_of("tick = 4\nsilence = \"ca3\"\nuntil = 3\n"), "is over before tick 3, and begins before tick 4"));
  BOOST_TEST(says(error_of("tick = 1\nlesion = \"ca3\"\nfraction = 0\n"), "not above 0 and at most 1"));
  BOOST_TEST(says(error_of("at = \"-1 s\"\nlesion = \"ca3\"\n"), "is before the clock begins"));
  BOOST_TEST(says(error_of("tick = 1\nlesoin = \"ca3\"\n"), "did you mean `lesion`?"));
}

BOOST_AUTO_TEST_CASE(the_command_line_says_it_in_two_words) {
  const InterventionGene gene = parse_intervention("5 min", "lesion=hippocampus/ca3:0.3", 1e-3);
  BOOST_TEST(gene.text() == "lesion=hippocampus/ca3:0.3");
  BOOST_TEST(gene.begin == 300000U);
  BOOST_TEST(!gene.end);
  BOOST_TEST(parse_intervention("1 s..2 s", "silence=eye", 1e-3, 10).end.value() == 2010U);
}

BOOST_AUTO_TEST_CASE(the_command_line_is_told_what_is_wrong) {
  const auto told = [](const char* time, const char* text) {
    return problems_of([&] { (void)parse_intervention(time, text, 1e-3); });
  };
  BOOST_TEST(says(told("5 min", "leison=ca3"), "did you mean `lesion`?"));
  BOOST_TEST(says(told("5 min", "ca3"), "is not VERB=TARGET[:FRACTION]"));
  BOOST_TEST(says(told("soon", "lesion=ca3"), "`soon` is neither a number nor a quantity"));
  BOOST_TEST(says(told("5 min", "lesion=ca3:half"), "`half` is no fraction"));
}

BOOST_AUTO_TEST_CASE(a_file_of_changes_may_hold_them) {
  const ChangeList list = parse_change_list(
      "[[changes]]\ntick = 2\nset = { \"regions.ca3.gain\" = 2 }\n[[changes]]\ntick = 3\nfreeze = \"ca3\"\n", "later.toml", 1e-3);
  BOOST_TEST(list.settings.size() == 1U);
  BOOST_TEST(list.interventions.at(0).text() == "freeze=ca3");
}

BOOST_AUTO_TEST_SUITE_END()
