// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_library.hpp"

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

#include "anlage/base/hash.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

Problem refused(const std::string& plugin) {
  const Problem problem = problem_of([&] { const PluginLibrary library(tiny_plugin(plugin)); });
  BOOST_TEST((problem.code == ErrorCode::plugin_refused));
  BOOST_TEST(problem.path == tiny_plugin(plugin));
  return problem;
}

/// Runs the tiny region on three numbers.
std::vector<float> run(const TypeInfo& type, std::vector<float> in) {
  std::vector<float> out(in.size(), -1.0f);
  const auto size = static_cast<std::int64_t>(in.size());
  const anlage_view views[] = {{in.data(), size, 1, 16}, {out.data(), size, 1, 16}};
  anlage_call call{};
  call.struct_size = sizeof call;
  call.fields = views;
  BOOST_TEST(type.run(&call) == ANLAGE_OK);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plugin_library)

BOOST_AUTO_TEST_CASE(a_plugin_in_c_is_loaded_and_runs) {
  const PluginLibrary library(tiny_plugin("tiny"));
  BOOST_REQUIRE(library.types().size() == 1u);
  BOOST_TEST(library.types()[0].name == "Tiny");
  BOOST_TEST(run(library.types()[0], {1, 2, 3}) == (std::vector<float>{1, 2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_library_knows_its_file_hash_and_compiler) {
  const PluginLibrary library(tiny_plugin("tiny"));
  BOOST_TEST(library.file() == tiny_plugin("tiny"));
  BOOST_TEST(library.hash() == file_hash(tiny_plugin("tiny")));
  BOOST_TEST(library.compiler() == "a C compiler");
  BOOST_TEST(library.isa() == ANLAGE_ISA_ANY);
}

BOOST_AUTO_TEST_CASE(a_type_knows_its_library) {
  const PluginLibrary library(tiny_plugin("tiny"));
  BOOST_TEST(library.types()[0].library == &library);
}

BOOST_AUTO_TEST_CASE(the_same_file_can_be_loaded_twice) {
  const PluginLibrary first(tiny_plugin("tiny"));
  const PluginLibrary second(tiny_plugin("tiny"));
  BOOST_TEST(second.types()[0].name == "Tiny");
}

BOOST_AUTO_TEST_CASE(libraries_loaded_one_after_the_other_are_not_mixed_up) {
  BOOST_TEST(PluginLibrary(tiny_plugin("tiny")).types()[0].name == "Tiny");
  BOOST_TEST(PluginLibrary(tiny_plugin("other")).types()[0].name == "Other");
}

BOOST_AUTO_TEST_CASE(a_replaced_file_brings_the_new_code_and_the_old_one_goes_on_working) {
  const TemporaryFolder folder;
  const PluginLibrary before(folder.put("tiny", "a.anl.so"));
  const PluginLibrary after(folder.put("tiny_two", "a.anl.so"));
  BOOST_TEST(before.types()[0].version == "1.0.0");
  BOOST_TEST(after.types()[0].version == "2.0.0");
  BOOST_TEST(run(before.types()[0], {4}).front() == 4.0f);
}

BOOST_AUTO_TEST_CASE(code_goes_on_working_when_its_file_is_overwritten_in_place) {
  const TemporaryFolder folder;
  const PluginLibrary library(folder.put("tiny", "a.anl.so"));
  folder.write("a.anl.so", "rubbish");
  BOOST_TEST(run(library.types()[0], {5}).front() == 5.0f);
}

BOOST_AUTO_TEST_CASE(code_goes_on_working_when_the_library_object_is_gone) {
  const TypeInfo type = PluginLibrary(tiny_plugin("tiny")).types()[0];
  BOOST_TEST(run(type, {6}).front() == 6.0f);
}

BOOST_AUTO_TEST_CASE(another_major_contract_is_refused_with_both_versions) {
  const Problem problem = refused("next_major");
  BOOST_TEST(problem.message == "speaks contract 2.0, this program speaks 1.0");
  BOOST_TEST(contains(problem.hint, "use a newer program"));
}

BOOST_AUTO_TEST_CASE(a_newer_minor_contract_is_refused_with_both_versions) {
  BOOST_TEST(refused("next_minor").message == "speaks contract 1.7, this program speaks 1.0");
}

BOOST_AUTO_TEST_CASE(an_instruction_set_above_the_machine_is_refused) {
  const Problem problem = refused("unknown_isa");
  BOOST_TEST(contains(problem.message, "level 9), this machine runs " + isa_name(machine_isa())));
  BOOST_TEST(contains(problem.hint, "-march"));
}

BOOST_AUTO_TEST_CASE(fast_math_is_refused) {
  const Problem problem = refused("fast_math");
  BOOST_TEST(contains(problem.message, "-ffast-math"));
  BOOST_TEST(contains(problem.hint, "without -ffast-math"));
}

BOOST_AUTO_TEST_CASE(a_table_of_another_contract_than_the_note_is_refused) {
  BOOST_TEST(refused("two_contracts").message == "speaks contract 0.9, this program speaks 1.0");
}

BOOST_AUTO_TEST_CASE(a_missing_symbol_is_named_in_the_loaders_own_words) {
  const Problem problem = refused("missing_symbol");
  BOOST_TEST(problem.message == "cannot be loaded: undefined symbol: anlage_nobody_defines_this");
  BOOST_TEST(contains(problem.hint, "-Wl,-z,defs"));
}

BOOST_AUTO_TEST_CASE(a_missing_entry_is_named) {
  const Problem problem = refused("without_entry");
  BOOST_TEST(contains(problem.message, "exports no anlage_entry_v1"));
  BOOST_TEST(contains(problem.hint, "ANLAGE_PLUGIN"));
}

BOOST_AUTO_TEST_CASE(an_entry_without_a_table_is_refused) {
  BOOST_TEST(refused("null_entry").message == "the library's table is missing");
}

BOOST_AUTO_TEST_CASE(a_fault_in_a_table_names_the_type) {
  BOOST_TEST(refused("bad_name").message == "type `bad_name`: its name is not CamelCase");
}

BOOST_AUTO_TEST_CASE(every_stage_of_loading_is_announced_in_order) {
  struct Log final : LoadWatcher {
    std::vector<std::string> words;
    void entering(LoadStage stage) override { words.emplace_back(to_string(stage)); }
  } log;
  const PrivateCopy copy(tiny_plugin("tiny"));
  const PluginLibrary library(tiny_plugin("tiny"), copy, &log);
  BOOST_TEST(log.words == (std::vector<std::string>{"while its constructors run", "in its entry anlage_entry_v1",
                                                    "while its tables are read"}),
             boost::test_tools::per_element());
}

#if defined(__x86_64__)
BOOST_AUTO_TEST_CASE(a_library_that_changes_the_arithmetic_is_refused_and_the_arithmetic_is_put_back) {
  const unsigned before = _mm_getcsr() & 0xFFC0u;
  BOOST_TEST(contains(refused("changes_arithmetic").message, "changed the arithmetic of the whole program"));
  BOOST_TEST((_mm_getcsr() & 0xFFC0u) == before);
}
#endif

BOOST_AUTO_TEST_CASE(types_of_the_program_itself_need_no_file) {
  Tables tables;
  const PluginLibrary library(tables.library(), "in the program");
  BOOST_TEST(library.file() == "in the program");
  BOOST_TEST(library.types()[0].name == "Relay");
  BOOST_TEST(library.types()[0].library == &library);
}

BOOST_AUTO_TEST_SUITE_END()
