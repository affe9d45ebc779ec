// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"
#include "support/scratch_folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string finder = R"(
[brain]
name = "finder"
[regions.a]
type = "TestFinder"
data = "numbers.csv"
remark = "numbers"
)";

Brain developed(const std::string& toml, const std::vector<std::string>& folders) {
  return develop(parse_genome(toml, "test.toml"), registry(), {.data_folders = folders});
}

std::string text_of(const Brain& brain, const std::string& field) {
  const FieldRef ref = brain.find(field).value();
  return brain.component(ref.component).texts[static_cast<std::size_t>(ref.field)];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(find_data)

BOOST_AUTO_TEST_CASE(makes_an_absolute_path_of_the_text_that_names_data) {
  const ScratchFolder scratch;
  const std::string file = scratch.write("numbers.csv", "1\n");
  // A relative folder: what is found there still has to be found after the program has gone elsewhere.
  const std::string folder = std::filesystem::relative(scratch.path()).string();
  BOOST_TEST_REQUIRE(std::filesystem::path(folder).is_relative());

  const Brain brain = developed(finder, {folder});

  BOOST_TEST(std::filesystem::path(text_of(brain, "a.data")).is_absolute());
  BOOST_TEST(std::filesystem::equivalent(text_of(brain, "a.data"), file));
}

BOOST_AUTO_TEST_CASE(leaves_other_texts_and_the_genome_as_they_are_stated) {
  const ScratchFolder scratch;
  scratch.write("numbers.csv", "1\n");

  const Brain brain = developed(finder, {scratch.path()});

  BOOST_TEST(text_of(brain, "a.remark") == "numbers");
  // The record names the data as the genome does, so that it means the same on another machine.
  BOOST_TEST(brain.genome.resolved_toml().find("data = \"numbers.csv\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(takes_the_first_folder_that_has_the_data) {
  const ScratchFolder empty, first, second;
  const std::string wanted = first.write("numbers.csv", "1\n");
  second.write("numbers.csv", "2\n");

  const Brain brain = developed(finder, {empty.path(), first.path(), second.path()});

  BOOST_TEST(text_of(brain, "a.data") == std::filesystem::path(wanted).lexically_normal().string());
}

BOOST_AUTO_TEST_CASE(names_every_place_where_it_looked) {
  const ScratchFolder one, two;

  const std::string text = error_text([&] { (void)developed(finder, {one.path(), two.path()}); });

  BOOST_TEST(text.find("no data called `numbers.csv`; looked for ") != std::string::npos);
  BOOST_TEST(text.find(one.path() + "/numbers.csv") != std::string::npos);
  BOOST_TEST(text.find(two.path() + "/numbers.csv") != std::string::npos);
  BOOST_TEST(text.find("[plugin-failed]") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
