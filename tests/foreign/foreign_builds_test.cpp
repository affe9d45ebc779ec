// SPDX-License-Identifier: Apache-2.0
// The same types, built by other compilers, standard libraries, optimisations and instruction sets, all in one process.
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "anlage/registry/plugin_library.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "plugins/driver.hpp"

using namespace anlage;
using plugin_test::Driver;

namespace {

constexpr const char* reference = "gcc_O2";
constexpr std::uint64_t ticks = 30;

std::vector<std::string> variants() {
  std::vector<std::string> names;
  const std::string list = FOREIGN_VARIANTS;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(' ', begin), list.size());
    names.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

std::string file_of(const std::string& variant) { return FOREIGN_FOLDER "/" + variant + ".anl.so"; }

/// The types of a variant; nothing if this machine is too old for its instruction set.
const PluginLibrary* library(const std::string& variant) {
  static std::map<std::string, std::unique_ptr<PluginLibrary>> loaded;
  if (!loaded.contains(variant)) {
    const bool runs = refusal(read_plugin_note(file_of(variant))).empty();
    loaded[variant] = runs ? std::make_unique<PluginLibrary>(file_of(variant)) : nullptr;
  }
  if (!loaded[variant]) BOOST_TEST_MESSAGE("this machine does not run " << variant);
  return loaded[variant].get();
}

const TypeInfo& type(const PluginLibrary& library, const std::string& name) {
  for (const TypeInfo& each : library.types()) {
    if (each.name == name) return each;
  }
  BOOST_FAIL("no type " << name);
  return library.types().front();
}

Driver driven(const PluginLibrary& library, const std::string& name, std::uint32_t layout) {
  Driver driver(type(library, name), layout);
  driver.run(ticks);
  BOOST_TEST(driver.failure() == "");
  return driver;
}

/// Largest difference to the reference, relative to numbers above 1. Anything not finite counts as infinite.
double difference(const std::string& variant, const std::string& name, std::uint32_t layout = ANLAGE_LAYOUT_DENSE) {
  const auto expected = driven(*library(reference), name, layout).written();
  const auto actual = driven(*library(variant), name, layout).written();
  BOOST_REQUIRE(actual.size() == expected.size());
  BOOST_REQUIRE(!actual.empty());
  double largest = 0.0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (!std::isfinite(actual[i])) return INFINITY;
    const double scale = std::max(1.0, std::abs(static_cast<double>(expected[i])));
    largest = std::max(largest, std::abs(static_cast<double>(actual[i]) - static_cast<double>(expected[i])) / scale);
  }
  return largest;
}

const auto all = boost::unit_test::data::make(variants());

}  // namespace

BOOST_AUTO_TEST_SUITE(foreign_builds)

BOOST_AUTO_TEST_CASE(at_least_twelve_builds_are_compared_where_clang_is_installed) {
  BOOST_TEST(variants().size() >= (FOREIGN_HAS_CLANG ? 12u : 8u));
}

BOOST_AUTO_TEST_CASE(the_driver_sees_numbers_change) {
  const auto numbers = driven(*library(reference), "Leaky", ANLAGE_LAYOUT_DENSE).written();
  BOOST_TEST(std::any_of(numbers.begin(), numbers.end(), [](float number) { return number > 0.1f; }));
}

BOOST_AUTO_TEST_CASE(each_build_runs_its_own_code) {
  std::vector<anlage_verb> verbs;
  for (const std::string& variant : variants()) {
    if (library(variant) != nullptr) verbs.push_back(type(*library(variant), "Leaky").run);
  }
  std::sort(verbs.begin(), verbs.end());
  BOOST_TEST((std::adjacent_find(verbs.begin(), verbs.end()) == verbs.end()));
}

BOOST_DATA_TEST_CASE(the_tables_say_the_same, all, variant) {
  if (library(variant) == nullptr) return;
  const auto& expected = library(reference)->types();
  const auto& actual = library(variant)->types();
  BOOST_REQUIRE(actual.size() == expected.size());
  for (std::size_t t = 0; t < actual.size(); ++t) {
    BOOST_TEST(actual[t].name == expected[t].name);
    BOOST_TEST(actual[t].flags == expected[t].flags);
    BOOST_REQUIRE(actual[t].fields.size() == expected[t].fields.size());
    for (std::size_t f = 0; f < actual[t].fields.size(); ++f) {
      BOOST_TEST(actual[t].fields[f].name == expected[t].fields[f].name);
      BOOST_TEST(actual[t].fields[f].default_value == expected[t].fields[f].default_value);
    }
  }
}

BOOST_DATA_TEST_CASE(a_region_gives_the_same_bits, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "Leaky") == 0.0);
}

BOOST_DATA_TEST_CASE(a_world_gives_the_same_bits, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "Stream") == 0.0);
}

BOOST_DATA_TEST_CASE(a_steering_circuit_gives_the_same_bits, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "Thermostat") == 0.0);
}

BOOST_DATA_TEST_CASE(a_dense_connection_gives_the_same_bits, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "Full") == 0.0);
}

BOOST_DATA_TEST_CASE(a_sparse_connection_gives_the_same_bits, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "Few") == 0.0);
}

BOOST_DATA_TEST_CASE(a_rule_gives_the_same_bits_over_dense_synapses, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "TracedOja") == 0.0);
}

BOOST_DATA_TEST_CASE(a_rule_gives_the_same_bits_over_sparse_synapses, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "TracedOja", ANLAGE_LAYOUT_SPARSE) == 0.0);
}

BOOST_DATA_TEST_CASE(reductions_of_eigen_agree_within_rounding, all, variant) {
  if (library(variant) != nullptr) BOOST_TEST(difference(variant, "Recurrent") < 1e-5);
}

BOOST_DATA_TEST_CASE(an_exception_arrives_as_text, all, variant) {
  if (library(variant) == nullptr) return;
  Driver driver(type(*library(variant), "Failing"));
  driver.run(ticks);
  BOOST_TEST(driver.failure() == "no more rates after tick 1");
}

BOOST_AUTO_TEST_SUITE_END()
