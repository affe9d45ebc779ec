// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/run_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cctype>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "support/life.hpp"
#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;
using nlohmann::json;

namespace {

const std::string brain_text = R"(
[brain]
name = "recorded"
seed = 12
[regions.a]
type = "TestRamp"
size = { n = 2 }
[regions.b]
type = "TestEcho"
size = { n = 3 }
[steering.counter]
type = "TestCounter"
[[projections]]
name = "plastic"
from = "a.rate"
to = "b.drive"
connection = { type = "Dense" }
learning = { type = "TestGated", level = "counter.level" }
)";

/// Works in an empty folder for as long as it lives.
struct Inside {
  Folder folder;
  fs::path before = fs::current_path();

  Inside() { fs::current_path(folder.path()); }
  ~Inside() { fs::current_path(before); }
};

json record_of(const Life& life, const RunResult& result,
               const std::vector<std::string>& command_line = {"anlage", "run"}) {
  const Folder folder;
  const RunFolder run(folder.path(), "recorded");
  run.write_record(*life.brain, registry(), *life.simulator, command_line, result);
  return json::parse(content(folder.path("run.json")));
}

/// The path with '9' for each digit of its time and 'f' for each hexadecimal digit at its end.
std::string form_of(std::string path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_end = i + 4 >= path.size();
    if (is_end && std::isxdigit(static_cast<unsigned char>(path[i])) != 0) path[i] = 'f';
    if (!is_end && std::isdigit(static_cast<unsigned char>(path[i])) != 0) path[i] = '9';
  }
  return path;
}

json result_of(const RunResult& result) {
  const Folder folder;
  const RunFolder run(folder.path(), "recorded");
  run.write_result(result);
  return json::parse(content(folder.path("result.json")));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_folder)

BOOST_AUTO_TEST_CASE(makes_a_folder_of_its_own_from_name_and_time) {
  const Inside inside;

  const RunFolder first("", "mushroom-body");
  const RunFolder second("", "mushroom-body");

  BOOST_TEST(form_of(first.path()) == "runs/mushroom-body-99999999T999999-ffff", first.path());
  BOOST_TEST(first.path() != second.path());
  BOOST_TEST(fs::is_directory(first.path() + "/checkpoints"));
}

BOOST_AUTO_TEST_CASE(stays_inside_runs_whatever_the_brain_is_called) {
  const Inside inside;

  const RunFolder run("", "../../etc/my brain");

  BOOST_TEST(run.path().starts_with("runs/______etc_my_brain-"), run.path());
}

BOOST_AUTO_TEST_CASE(holds_the_timed_changes_of_this_run_and_not_of_an_earlier_one) {
  const Folder folder;
  const RunFolder run(folder.path("run"), "a");
  run.write_changes("[[changes]]\n");
  BOOST_TEST(fs::exists(folder.path("run/changes.toml")));

  run.write_changes("");

  BOOST_TEST(!fs::exists(folder.path("run/changes.toml")));
}

BOOST_AUTO_TEST_CASE(makes_the_folder_it_is_given_with_those_above_it) {
  const Folder folder;

  const RunFolder run(folder.path("a/b"), "x");

  BOOST_TEST(run.path() == folder.path("a/b"));
  BOOST_TEST(run.checkpoint_path(1234) == folder.path("a/b/checkpoints/000001234.safetensors"));
}

BOOST_AUTO_TEST_CASE(takes_an_empty_folder_and_one_of_an_earlier_run) {
  const Folder folder;
  {
    const RunFolder run(folder.path(), "x");
    run.write_result({});
  }
  put(folder.path("run.json"), "{}");

  BOOST_CHECK_NO_THROW(RunFolder(folder.path(), "x"));
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_that_holds_something_else) {
  const Folder folder;
  put(folder.path("thesis.tex"), "do not touch");

  const std::string text = refusal_of([&] { RunFolder run(folder.path(), "x"); });

  BOOST_TEST(has(text, "the folder holds files and no run.json: it is not the folder of a run [file-unwritable]"),
             text);
  BOOST_TEST(folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(refuses_a_path_that_is_a_file) {
  const Folder folder;
  put(folder.path("file"), "text");

  const std::string text = refusal_of([&] { RunFolder run(folder.path("file"), "x"); });

  BOOST_TEST(has(text, "the folder cannot be created"), text);
  BOOST_TEST(content(folder.path("file")) == "text");
}

BOOST_AUTO_TEST_CASE(refuses_a_place_it_cannot_write_to) {
  const Folder folder;
  std::string text;

  {
    const ReadOnly forbidden(folder.path());
    text = refusal_of([&] { RunFolder run(folder.path("run"), "x"); });
  }

  BOOST_TEST(has(text, "the folder cannot be created: Permission denied [file-unwritable]"), text);
}

BOOST_AUTO_TEST_CASE(records_what_ran) {
  Life life(brain_text);
  life.simulator->run(3);
  RunResult result;
  result.status = "finished";
  result.ticks = 3;

  const json record = record_of(life, result, {"anlage", "run", "a b.toml"});

  BOOST_TEST(record["status"] == "finished");
  BOOST_TEST(record["command_line"][2] == "a b.toml");
  BOOST_TEST(record["brain"]["name"] == "recorded");
  BOOST_TEST(record["brain"]["genome"] == "test.toml");
  BOOST_TEST(record["brain"]["seed"] == 12);
  BOOST_TEST(record["brain"]["synapses"] == 6);
  BOOST_TEST(record["threads"] == life.simulator->threads());
  BOOST_TEST(record["ticks"] == 3);
  BOOST_TEST(record["drops"] == 0);
  BOOST_TEST(record["faults"].empty());
  BOOST_TEST(!record["anlage"].get<std::string>().empty());
  BOOST_TEST(record["machine"]["isa"].get<std::string>() != "");
}

BOOST_AUTO_TEST_CASE(records_which_rule_each_projection_uses) {
  const Life life(brain_text);

  const json record = record_of(life, {});

  BOOST_TEST(record["projections"][0]["name"] == "plastic");
  BOOST_TEST(record["projections"][0]["connection"] == "Dense 1.0.0");
  BOOST_TEST(record["projections"][0]["learning_rule"] == "TestGated 1.0.0");
}

BOOST_AUTO_TEST_CASE(records_each_plugin_with_its_hash_and_the_types_in_use) {
  const Life life(brain_text);

  const json record = record_of(life, {});

  std::vector<std::string> used;
  for (const json& plugin : record["plugins"]) {
    BOOST_TEST(plugin["hash"].get<std::string>().size() == 32U);
    for (const json& type : plugin["types_used"]) used.push_back(type);
  }
  for (const char* type : {"Dense 1.0.0", "TestCounter 1.0.0", "TestEcho 1.0.0", "TestGated 1.0.0", "TestRamp 1.0.0"}) {
    BOOST_TEST(std::count(used.begin(), used.end(), type) == 1, type);
  }
  BOOST_TEST(used.size() == 5U);
}

BOOST_AUTO_TEST_CASE(records_how_many_numbers_are_innate_and_how_many_learned) {
  const Life life(brain_text);

  const json record = record_of(life, {});

  BOOST_TEST(record["origins"]["learned"]["numbers"] == 6);  // 3 x 2 weights
  BOOST_TEST(record["origins"].contains("innate"));
  BOOST_TEST(record["origins"].contains("drawn"));
  BOOST_TEST(record["origins"].contains("mutable"));
  BOOST_TEST(record["origins"].contains("transient"));
}

BOOST_AUTO_TEST_CASE(records_faults_and_says_running_until_told_otherwise) {
  Life life("[brain]\nname = \"f\"\n[regions.bad]\ntype = \"TestFailing\"\nsize = { n = 2 }\n");
  life.simulator->run(10);

  const json record = record_of(life, {});

  BOOST_TEST(record["status"] == "running");
  BOOST_TEST_REQUIRE(record["faults"].size() == 1U);
  BOOST_TEST(record["faults"][0]["part"] == "bad");
  BOOST_TEST(has(record["faults"][0]["text"].get<std::string>(), "the planted failure"));
}

BOOST_AUTO_TEST_CASE(survives_a_command_line_that_is_no_text) {
  const Life life(brain_text);

  const json record = record_of(life, {}, {"anlage", "\xff.toml"});

  BOOST_TEST(record["command_line"][1] == "\uFFFD.toml");
}

BOOST_AUTO_TEST_CASE(writes_a_genome_that_repeats_the_run) {
  const Folder folder;
  Life life(brain_text);
  const RunFolder run(folder.path(), "recorded");
  run.write_record(*life.brain, registry(), *life.simulator, {}, {});
  Life again(content(folder.path("resolved.toml")));

  life.simulator->run(5);
  again.simulator->run(5);

  BOOST_TEST(again.hash() == life.hash());
}

BOOST_AUTO_TEST_CASE(writes_every_figure_flat_and_by_phase) {
  RunResult result;
  result.status = "finished";
  result.figures = {{"train", "accuracy", 0.5, 100}, {"test", "accuracy", 0.75, 50}};
  result.ticks = 150;
  result.seconds = 0.5;
  result.state_hash = "abc";
  result.peak_bytes = 1000;
  result.phase_seconds = {{"train", 0.375}, {"test", 0.125}};

  const json written = result_of(result);

  BOOST_TEST(written["figures"]["test.accuracy"] == 0.75);
  BOOST_TEST(written["phases"]["train"]["figures"]["accuracy"]["value"] == 0.5);
  BOOST_TEST(written["phases"]["train"]["figures"]["accuracy"]["samples"] == 100);
  BOOST_TEST(written["phases"]["train"]["seconds"] == 0.375);
  BOOST_TEST(written["ticks_per_second"] == 300.0);
  BOOST_TEST(written["state_hash"] == "abc");
  BOOST_TEST(written["peak_bytes"] == 1000);
  BOOST_TEST(written["status"] == "finished");
}

BOOST_AUTO_TEST_CASE(writes_numbers_that_are_not_finite_as_words) {
  RunResult result;
  result.figures = {{"p", "a", std::nan(""), 1}, {"p", "b", -std::numeric_limits<double>::infinity(), 1}};

  const json written = result_of(result);

  BOOST_TEST(written["figures"]["p.a"] == "nan");
  BOOST_TEST(written["figures"]["p.b"] == "-inf");
}

BOOST_AUTO_TEST_CASE(keeps_both_figures_of_two_phases_of_one_name) {
  RunResult result;
  result.figures = {{"p", "a", 1.0, 1}, {"p", "a", 2.0, 1}};

  const json written = result_of(result);

  BOOST_TEST(written["figures"]["p.a"] == 1.0);
  BOOST_TEST(written["figures"]["p.a#2"] == 2.0);
}

BOOST_AUTO_TEST_CASE(keeps_the_old_result_when_the_disk_is_full) {
  const Folder folder;
  const RunFolder run(folder.path(), "x");
  run.write_result({});
  const std::string before = content(folder.path("result.json"));
  std::string text;

  {
    const FullDisk full(10);
    text = refusal_of([&] { run.write_result({}); });
  }

  BOOST_TEST(has(text, "result.json: cannot be written in full: File too large"), text);
  BOOST_TEST(content(folder.path("result.json")) == before);
}

BOOST_AUTO_TEST_SUITE_END()
