// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/table_reader.hpp"

#include <cstring>

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

std::vector<Problem> refused(Tables& tables) {
  return problems_of([&] { (void)read_tables(&tables.library(), "a.anl.so"); });
}

std::string first_refusal(Tables& tables) {
  const Problem problem = refused(tables).front();
  BOOST_TEST((problem.code == ErrorCode::plugin_refused));
  BOOST_TEST(problem.path == "a.anl.so");
  return problem.message;
}

/// A field as a later contract might make it: with something at its end.
struct LongerField {
  anlage_field known;
  double appended;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(table_reader)

BOOST_AUTO_TEST_CASE(copies_everything_that_a_type_says) {
  Tables tables;
  tables.type.flags = ANLAGE_TYPE_SPLITTABLE;
  const LibraryTables read = read_tables(&tables.library(), "a");
  BOOST_TEST(read.compiler == "a compiler");
  BOOST_REQUIRE(read.types.size() == 1u);
  const TypeInfo& type = read.types[0];
  BOOST_TEST((type.kind == Kind::region));
  BOOST_TEST(type.name == "Relay");
  BOOST_TEST(type.version == "1.2.3");
  BOOST_TEST(type.licence == "Apache-2.0");
  BOOST_TEST(type.doc == "one line");
  BOOST_TEST(type.citation == "Author 1999");
  BOOST_TEST(type.has(ANLAGE_TYPE_SPLITTABLE));
  BOOST_TEST((type.run == do_nothing));
}

BOOST_AUTO_TEST_CASE(copies_everything_that_a_field_says) {
  Tables tables;
  anlage_field weights = field(ANLAGE_ROLE_MEMORY, "m", "16 n", "mV");
  weights.init = "normal 0 0.1";
  weights.flags = ANLAGE_FIELD_OPTIONAL;
  tables.fields = {weights};
  const Field read = read_tables(&tables.library(), "a").types[0].fields[0];
  BOOST_TEST(read.name == "m");
  BOOST_TEST((read.role == Role::memory));
  BOOST_TEST(read.axes == (std::vector<std::string>{"16", "n"}), boost::test_tools::per_element());
  BOOST_TEST(read.unit == "mV");
  BOOST_TEST(read.init == "normal 0 0.1");
  BOOST_TEST(read.has(ANLAGE_FIELD_OPTIONAL));
}

BOOST_AUTO_TEST_CASE(a_field_without_an_initial_law_starts_at_zero) {
  Tables tables;
  BOOST_TEST(read_tables(&tables.library(), "a").types[0].fields[1].init == "zero");
}

BOOST_AUTO_TEST_CASE(a_scalar_has_no_axes) {
  Tables tables;
  BOOST_TEST(read_tables(&tables.library(), "a").types[0].fields[0].axes.empty());
}

BOOST_AUTO_TEST_CASE(longer_structs_of_a_later_contract_are_read_as_far_as_they_are_known) {
  std::vector<LongerField> fields(2);
  fields[0].known = field(ANLAGE_ROLE_IN, "drive", "n");
  fields[1].known = field(ANLAGE_ROLE_OUT, "rate", "n");
  for (LongerField& each : fields) each.known.struct_size = sizeof(LongerField);
  Tables tables;
  tables.library();
  tables.type.fields = &fields[0].known;
  tables.type.field_count = 2;
  tables.type.field_size = sizeof(LongerField);
  const LibraryTables read = read_tables(&tables.table, "a");
  BOOST_TEST(read.types[0].fields[1].name == "rate");
}

BOOST_AUTO_TEST_CASE(a_shorter_type_has_no_verbs_at_its_end) {
  Tables tables(ANLAGE_KIND_LEARNING_RULE, "Oja");
  tables.type.settle = do_nothing;
  tables.type.struct_size = offsetof(anlage_type, settle);
  BOOST_TEST((read_tables(&tables.library(), "a").types[0].settle == nullptr));
}

BOOST_AUTO_TEST_CASE(a_missing_table_is_refused) {
  const Problem problem = problem_of([] { (void)read_tables(nullptr, "a.anl.so"); });
  BOOST_TEST(problem.message == "the library's table is missing");
}

BOOST_AUTO_TEST_CASE(a_library_that_is_too_small_is_refused_with_both_sizes) {
  Tables tables;
  tables.table.struct_size = 8;
  BOOST_TEST(first_refusal(tables) == "the library's table says it has 8 bytes, contract 1.0 has at least 32");
}

BOOST_AUTO_TEST_CASE(an_absurd_size_is_refused) {
  Tables tables;
  tables.type.struct_size = 0xFFFFFFFFu;
  BOOST_TEST(contains(first_refusal(tables), "type 0: its table says it has 4294967295 bytes"));
}

BOOST_AUTO_TEST_CASE(a_table_of_another_contract_is_refused_with_both_versions) {
  Tables tables;
  tables.table.contract = ANLAGE_MAKE_VERSION(2, 1);
  BOOST_TEST(first_refusal(tables) == "speaks contract 2.1, this program speaks 1.0");
}

BOOST_AUTO_TEST_CASE(a_library_without_types_is_refused) {
  Tables tables;
  tables.types.clear();
  BOOST_TEST(first_refusal(tables) == "it offers 0 types, legal: 1 to 4096");
}

BOOST_AUTO_TEST_CASE(a_missing_list_of_types_is_refused) {
  Tables tables;
  tables.library();
  tables.table.types = nullptr;
  const Problem problem = problem_of([&] { (void)read_tables(&tables.table, "a"); });
  BOOST_TEST(problem.message == "it counts 1 types and has no table of them");
}

BOOST_AUTO_TEST_CASE(a_missing_type_is_refused_with_its_place) {
  Tables tables;
  tables.types.push_back(nullptr);
  BOOST_TEST(first_refusal(tables) == "type 1: its table is missing");
}

BOOST_AUTO_TEST_CASE(two_types_of_one_name_are_refused) {
  Tables tables;
  tables.types.push_back(&tables.type);
  BOOST_TEST(first_refusal(tables) == "type `Relay`: another type has the same name");
}

BOOST_AUTO_TEST_CASE(a_type_without_a_name_is_refused) {
  Tables tables;
  tables.type.name = nullptr;
  BOOST_TEST(first_refusal(tables) == "type 0: it has no name");
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_camel_case_is_refused) {
  Tables tables;
  tables.type.name = "leaky_rates";
  BOOST_TEST(first_refusal(tables) == "type `leaky_rates`: its name is not CamelCase");
}

BOOST_AUTO_TEST_CASE(a_type_without_version_or_licence_is_refused) {
  Tables tables;
  tables.type.version = nullptr;
  tables.type.licence = "";
  const auto problems = refused(tables);
  BOOST_TEST(any_says(problems, "it has no version"));
  BOOST_TEST(any_says(problems, "it has no licence"));
}

BOOST_AUTO_TEST_CASE(an_unknown_kind_is_refused) {
  Tables tables;
  tables.type.kind = 77;
  BOOST_TEST(first_refusal(tables) == "type `Relay`: its kind 77 is unknown to this program");
}

BOOST_AUTO_TEST_CASE(a_type_without_its_verb_is_refused) {
  Tables tables;
  tables.type.run = nullptr;
  BOOST_TEST(first_refusal(tables) == "type `Relay`: a region has to have the verb `run`");
}

BOOST_AUTO_TEST_CASE(verbs_of_learning_rules_are_refused_elsewhere) {
  Tables tables;
  tables.type.settle = do_nothing;
  tables.type.fused = do_nothing;
  tables.type.flags = ANLAGE_TYPE_NON_LOCAL | ANLAGE_TYPE_LINEAR;
  const auto problems = refused(tables);
  BOOST_TEST(any_says(problems, "a region has no `settle`, only a learning rule"));
  BOOST_TEST(any_says(problems, "a region has no `fused`, only a learning rule"));
  BOOST_TEST(any_says(problems, "only a learning rule can be non-local"));
  BOOST_TEST(any_says(problems, "only a connection can be linear"));
}

BOOST_AUTO_TEST_CASE(a_learning_rule_neither_plans_nor_fills) {
  Tables tables(ANLAGE_KIND_LEARNING_RULE, "Oja");
  tables.type.fill = do_nothing;
  BOOST_TEST(contains(first_refusal(tables), "a learning rule has neither `plan` nor `fill`"));
}

BOOST_AUTO_TEST_CASE(a_missing_field_table_is_refused) {
  Tables tables;
  tables.library();
  tables.type.fields = nullptr;
  const Problem problem = problem_of([&] { (void)read_tables(&tables.table, "a"); });
  BOOST_TEST(problem.message == "type `Relay`: its table of 3 fields of 88 bytes is missing");
}

BOOST_AUTO_TEST_CASE(an_impossible_step_between_fields_is_refused) {
  for (const std::uint32_t step : {0u, 90u, 97u, 0xFFFFFFF8u}) {
    Tables tables;
    tables.type.field_size = step;
    BOOST_TEST(contains(first_refusal(tables), "is impossible"));
  }
}

BOOST_AUTO_TEST_CASE(a_fault_in_a_field_names_type_and_field) {
  Tables tables;
  tables.fields[1].unit = "bananas";
  BOOST_TEST(first_refusal(tables) == "type `Relay`: field `drive`: its unit `bananas` is unknown");
}

BOOST_AUTO_TEST_CASE(all_faults_are_told_at_once) {
  Tables tables;
  tables.fields[0].unit = "bananas";
  tables.fields[1].shape = "N";
  tables.type.version = "";
  BOOST_TEST(refused(tables).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_not_utf8_is_refused) {
  for (const char* text : {"\xff", "\xc3", "\xe2\x82", "\xc0\xaf", "a\x80"}) {
    Tables tables;
    tables.type.doc = text;
    BOOST_TEST(first_refusal(tables) == "type `Relay`: its doc is not UTF-8");
  }
}

BOOST_AUTO_TEST_CASE(a_text_in_another_script_is_kept) {
  Tables tables;
  tables.type.citation = "Hebb · Оя · 学習 · 🧠";
  BOOST_TEST(read_tables(&tables.library(), "a").types[0].citation == "Hebb · Оя · 学習 · 🧠");
}

BOOST_AUTO_TEST_CASE(a_text_of_several_lines_is_refused) {
  Tables tables;
  tables.type.doc = "one\ntwo";
  BOOST_TEST(contains(first_refusal(tables), "its doc has a line break"));
}

BOOST_AUTO_TEST_CASE(a_text_without_an_end_is_refused) {
  Tables tables;
  const std::string endless(5000, 'a');
  tables.type.doc = endless.c_str();
  BOOST_TEST(first_refusal(tables) == "type `Relay`: its doc is longer than 4096 bytes");
}

BOOST_AUTO_TEST_SUITE_END()
