// SPDX-License-Identifier: Apache-2.0
// Every plugin of this build is accepted: its note, its tables, and no type twice.
#include <string>

#include <boost/test/unit_test.hpp>

#include "anlage/registry/registry.hpp"

using namespace anlage;

BOOST_AUTO_TEST_SUITE(shipped_plugins)

BOOST_AUTO_TEST_CASE(every_plugin_is_accepted) {
  Registry registry;
  registry.search({{SHIPPED_PLUGINS}});
  registry.load_all();
  for (const Problem& problem : registry.refusals()) BOOST_ERROR(problem.text());
  BOOST_TEST(!registry.types().empty());
}

BOOST_AUTO_TEST_CASE(every_type_is_described_in_one_line) {
  Registry registry;
  registry.search({{SHIPPED_PLUGINS}});
  registry.load_all();
  for (const TypeInfo* type : registry.types()) BOOST_TEST(!type->doc.empty(), type->name << " has no doc");
}

BOOST_AUTO_TEST_SUITE_END()
