// SPDX-License-Identifier: Apache-2.0
// The account of an audit: bits, tallies, sources of ground truth.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "audit/account.hpp"
#include "audit/information.hpp"
#include "audit/relabelling.hpp"
#include "audit/supervision.hpp"
#include "support/life.hpp"
#include "support/scratch_folder.hpp"

using namespace anlage;
using namespace anlage::audit;
using namespace anlage::test;

namespace {

std::string brain_with(const std::string& learning, const std::string& more = {}) {
  return "[brain]\nname = \"told\"\n[world.stream]\ntype = \"Friedman\"\n[regions.code]\ntype = \"KWinners\"\nsize = { n = 200 }\n"
         "[regions.answer]\ntype = \"Readout\"\nsize = { n = 1 }\n[steering.teacher]\ntype = \"TargetError\"\n"
         "[[projections]]\nname = \"claws\"\nfrom = \"stream.x\"\nto = \"code.drive\"\nconnection = { type = \"LocalRandom\", fan_in = 4 }\n"
         "[[projections]]\nname = \"readout\"\nfrom = \"code.rate\"\nto = \"answer.drive\"\nconnection = { type = \"Dense\" }\n" +
         learning +
         "[[projections]]\nfrom = \"answer.rate\"\nto = \"teacher.prediction\"\n[[projections]]\nfrom = \"stream.y\"\nto = \"teacher.target\"\n" + more;
}

std::vector<Supervision> learners_of(const std::string& learning) { return supervisions(develop_text(brain_with(learning))); }

}  // namespace

BOOST_AUTO_TEST_SUITE(audit_of_a_brain)

BOOST_AUTO_TEST_CASE(wiring_is_counted_in_bits_of_choice) {
  // 2000 Kenyon cells, 7 of 50 inputs each: 2000 log2 C(50, 7) = 2000 log2 99,884,400 = 53,148 bits.
  BOOST_TEST(std::abs(2000 * choice_bits(50, 7) - 53148) < 1);
  // 5e10 granule cells, 4 of 100 terminals each: 5e10 log2 3,921,225 / 8 = 136.9e9 bytes, 177 genomes of 775e6.
  BOOST_TEST(std::abs(5e10 * choice_bits(100, 4) / 8 - 136.9e9) < 0.1e9);
  BOOST_TEST(choice_bits(50, 50) == 0);
}

BOOST_AUTO_TEST_CASE(a_brain_counts_the_claws_of_its_units_alone) {
  const Brain brain = develop_text(brain_with("learning = { type = \"Delta\" }\nsignals = { error = \"teacher.error\" }\n"));
  // 200 units, 4 of 10 inputs each; the dense readout says nothing: 200 log2 210.
  BOOST_TEST(information(brain).wiring == 200 * std::log2(210.0), boost::test_tools::tolerance(1e-9));
  // 200 learned weights of 32 bits.
  BOOST_TEST(information(brain).learned == 200 * 32);
}

BOOST_AUTO_TEST_CASE(the_accounts_of_all_parts_add_up_to_the_ledger) {
  const Brain brain = develop_text(brain_with("learning = { type = \"Delta\" }\nsignals = { error = \"teacher.error\" }\n"));
  for (const LedgerLine& line : ledger(brain)) {
    std::uint64_t numbers = 0, bytes = 0;
    for (const PartAccount& part : accounts(brain)) {
      numbers += part.of(line.origin).numbers;
      bytes += part.of(line.origin).bytes;
    }
    BOOST_TEST(numbers == line.numbers, to_string(line.origin));
    BOOST_TEST(bytes == line.bytes, to_string(line.origin));
  }
}

BOOST_AUTO_TEST_CASE(synapses_belong_to_the_part_they_end_in) {
  const Brain brain = develop_text(brain_with("learning = { type = \"Delta\" }\nsignals = { error = \"teacher.error\" }\n"));
  for (const PartAccount& part : accounts(brain)) BOOST_TEST(part.learns() == (part.path == "answer"), part.path);
}

BOOST_AUTO_TEST_CASE(an_error_leads_to_the_circuit_that_sends_it) {
  const std::vector<Supervision> found = learners_of("learning = { type = \"Delta\" }\nsignals = { error = \"teacher.error\" }\n");
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].learner == "readout");
  BOOST_TEST(to_string(found[0].truth) == "steering");
  BOOST_REQUIRE(found[0].roots.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_part_that_remembers_names_the_error_it_hears) {
  const std::string text =
      "[brain]\nname = \"told\"\n[world.mossy]\ntype = \"UniformStream\"\nsize = { input = 16 }\n[regions.cortex]\ntype = \"CerebellarCortex\"\n"
      "size = { purkinje = 2 }\ngranules = 32\n[regions.wish]\ntype = \"Readout\"\nsize = { n = 2 }\n[steering.olive]\ntype = \"TargetError\"\n"
      "[[projections]]\nfrom = \"mossy.x\"\nto = \"cortex.mossy\"\n[[projections]]\nfrom = \"mossy.x\"\nto = \"wish.drive\"\nconnection = { type = \"Dense\" }\n"
      "[[projections]]\nfrom = \"cortex.rate\"\nto = \"olive.target\"\n[[projections]]\nfrom = \"wish.rate\"\nto = \"olive.prediction\"\n"
      "[[projections]]\nfrom = \"olive.error\"\nto = \"cortex.climbing\"\nconnection = { type = \"OneToOne\" }\n";
  const std::vector<Supervision> found = supervisions(develop_text(text));
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(to_string(found[0].truth) == "steering");
  BOOST_REQUIRE(found[0].signals.size() == 1);
  BOOST_TEST(found[0].signals[0] == "climbing = olive/error");
}

BOOST_AUTO_TEST_CASE(lines_in_another_order_reach_whoever_names_them) {
  const Brain brain = develop_text(brain_with("learning = { type = \"Delta\" }\nsignals = { error = \"teacher.error\" }\n"));
  const std::vector<PortName> lines = world_lines(brain);
  BOOST_REQUIRE(lines.size() == 1);  // stream.y is one line: there is nothing to exchange
  BOOST_TEST(lines[0].text() == "stream.x");
  const ScratchFolder folder;
  const std::optional<Genome> genome = relabelled(brain, lines[0], folder.path() + "/order.csv", registry(), {});
  BOOST_REQUIRE(genome.has_value());
  for (const ProjectionGene& projection : genome->projections)
    BOOST_TEST((projection.from.text() == "stream.x") == (projection.to.part == "relabelled"), projection.name);
}

BOOST_AUTO_TEST_CASE(synapses_listed_in_a_file_count_as_genome) {
  const ScratchFolder folder;
  const std::string file = folder.write("synapses.csv", "pre,post\n0,0\n");
  const Brain brain = develop_text("[brain]\nname = \"listed\"\n[world.stream]\ntype = \"Friedman\"\n[regions.code]\ntype = \"Readout\"\nsize = { n = 2 }\n"
                                   "[[projections]]\nfrom = \"stream.x\"\nto = \"code.drive\"\nconnection = { type = \"FromTable\", table = \"" + file + "\" }\n");
  // "pre,post", "0,0" and two ends of lines: 13 bytes.
  BOOST_TEST(information(brain).genome - 8.0 * static_cast<double>(brain.genome.resolved_toml().size()) == 8 * 13);
}

BOOST_AUTO_TEST_CASE(a_rule_of_two_ends_is_its_own_truth) {
  const std::vector<Supervision> found = learners_of("learning = { type = \"Oja\" }\n");
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(to_string(found[0].truth) == "self");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_told_nothing_is_refused) {
  const std::string said = error_text([] { (void)learners_of("learning = { type = \"ThreeFactor\" }\n"); });
  BOOST_TEST(said.find("ThreeFactor needs at least one of error, third") != std::string::npos, said);
}

BOOST_AUTO_TEST_SUITE_END()
