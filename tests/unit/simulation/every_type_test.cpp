// SPDX-License-Identifier: Apache-2.0
#include "every_type.hpp"

#include <boost/test/unit_test.hpp>

using namespace anlage;
using namespace anlage::test;

BOOST_AUTO_TEST_SUITE(every_type)

BOOST_AUTO_TEST_CASE(is_in_the_brain_of_every_type) {
  const ScratchFolder data;
  const Brain brain = develop_text(every_type_genome(data));

  for (const std::string& sentence : types_left_out(brain, shipped_types())) BOOST_ERROR(sentence);
  // Five kinds are shipped, with at least one type each.
  BOOST_TEST(shipped_types().size() >= 5U);
}

BOOST_AUTO_TEST_CASE(is_named_when_a_brain_lacks_it) {
  const Brain brain = develop_text("[brain]\nname = \"poor\"\n[world.samples]\ntype = \"Friedman\"\n");

  const auto sentences = types_left_out(brain, {&registry().at("Friedman"), &registry().at("Oja")});

  BOOST_TEST_REQUIRE(sentences.size() == 1U);
  BOOST_TEST(sentences[0].find("the learning rule Oja is shipped, and nothing in the brain `poor` is of this type") ==
             0U);
}

BOOST_AUTO_TEST_CASE(lives_without_a_fault) {
  const ScratchFolder data;
  Life life(every_type_genome(data));

  BOOST_TEST(life.simulator->run(240) == 240U);

  for (const Fault& fault : life.simulator->faults()) BOOST_ERROR(fault.text());
}

BOOST_AUTO_TEST_SUITE_END()
