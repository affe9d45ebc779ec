// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/registry.hpp"

#include "anlage/registry/plugin_note.hpp"
#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

struct Fixture : TemporaryFolder {
  Registry registry;

  void search(const std::vector<std::string>& folders, std::uint32_t isa = ANLAGE_ISA_V4) {
    registry.search({folders, isa});
  }
  Problem unknown(const std::string& name) {
    return problem_of([&] { (void)registry.at(name); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(registry, Fixture)

BOOST_AUTO_TEST_CASE(a_new_registry_knows_nothing) {
  BOOST_TEST(registry.types().empty());
  BOOST_TEST((registry.find("Tiny") == nullptr));
}

BOOST_AUTO_TEST_CASE(searching_loads_nothing) {
  put("tiny", "tiny.anl.so");
  search({path()});
  BOOST_TEST(registry.libraries().empty());
}

BOOST_AUTO_TEST_CASE(a_type_is_found_in_the_file_of_its_name_and_no_other_is_loaded) {
  put("tiny", "tiny.anl.so");
  put("other", "other.anl.so");
  search({path()});
  BOOST_REQUIRE((registry.find("Tiny") != nullptr));
  BOOST_TEST(registry.libraries().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_type_is_found_in_a_file_of_any_name) {
  put("tiny", "zoo.anl.so");
  search({path()});
  BOOST_TEST(registry.at("Tiny").name == "Tiny");
}

BOOST_AUTO_TEST_CASE(all_files_can_be_loaded_at_once) {
  put("tiny", "tiny.anl.so");
  put("other", "other.anl.so");
  search({path()});
  registry.load_all();
  BOOST_REQUIRE(registry.types().size() == 2u);
  BOOST_TEST(registry.types()[0]->name == "Other");
  BOOST_TEST(registry.types()[1]->name == "Tiny");
}

BOOST_AUTO_TEST_CASE(types_are_listed_by_kind_and_then_by_name) {
  Tables rule(ANLAGE_KIND_LEARNING_RULE, "Aaa");
  Tables region(ANLAGE_KIND_REGION, "Zzz");
  registry.add(rule.library(), "rule");
  registry.add(region.library(), "region");
  BOOST_TEST(registry.types()[0]->name == "Zzz");
  BOOST_TEST(registry.types()[1]->name == "Aaa");
}

BOOST_AUTO_TEST_CASE(the_earlier_folder_wins_and_the_later_file_is_noted) {
  const std::string first = put("tiny_two", "a/tiny.anl.so");
  const std::string second = put("tiny", "b/tiny.anl.so");
  search({path("a"), path("b")});
  BOOST_TEST(registry.at("Tiny").version == "2.0.0");
  BOOST_REQUIRE(registry.refusals().size() == 1u);
  BOOST_TEST(registry.refusals()[0].path == second);
  BOOST_TEST(registry.refusals()[0].message == "is shadowed by " + first + ", which comes earlier on the search path");
}

BOOST_AUTO_TEST_CASE(a_folder_named_twice_is_searched_once) {
  put("tiny", "tiny.anl.so");
  search({path(), path() + "/."});
  BOOST_TEST(registry.folders().size() == 1u);
  BOOST_TEST(registry.refusals().empty());
}

BOOST_AUTO_TEST_CASE(the_sibling_for_this_machine_is_taken_unless_lowered) {
  put("tiny", "tiny.anl.so");
  put("higher_isa", "tiny.v3.anl.so");
  Registry lowered;
  lowered.search({{path()}, ANLAGE_ISA_V2});
  BOOST_TEST(lowered.at("Tiny").version == "1.0.0");
  search({path()});
  BOOST_TEST(registry.at("Tiny").version == (machine_isa() >= ANLAGE_ISA_V3 ? "3.0.0" : "1.0.0"));
}

BOOST_AUTO_TEST_CASE(a_refused_file_is_listed_and_the_others_are_loaded) {
  put("tiny", "tiny.anl.so");
  const std::string bad = put("next_major", "bad.anl.so");
  search({path()});
  registry.load_all();
  BOOST_TEST(registry.types().size() == 1u);
  BOOST_REQUIRE(registry.refusals().size() == 1u);
  BOOST_TEST(registry.refusals()[0].path == bad);
  BOOST_TEST(contains(registry.refusals()[0].message, "speaks contract 2.0"));
}

BOOST_AUTO_TEST_CASE(a_refused_file_is_tried_once) {
  put("next_major", "tiny.anl.so");
  search({path()});
  (void)registry.find("Tiny");
  registry.load_all();
  BOOST_TEST(registry.refusals().size() == 1u);
}

BOOST_AUTO_TEST_CASE(one_file_can_be_loaded_by_hand) {
  const PluginLibrary& library = registry.load(tiny_plugin("tiny"));
  BOOST_TEST(library.file() == tiny_plugin("tiny"));
  BOOST_TEST(registry.at("Tiny").library == &library);
}

BOOST_AUTO_TEST_CASE(a_file_refused_by_hand_is_thrown_and_listed) {
  const Problem problem = problem_of([&] { registry.load(tiny_plugin("without_note")); });
  BOOST_TEST((problem.code == ErrorCode::plugin_refused));
  BOOST_TEST(registry.refusals().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_missing_file_by_hand_is_unreadable) {
  const Problem problem = problem_of([&] { registry.load("/nowhere/a.anl.so"); });
  BOOST_TEST((problem.code == ErrorCode::file_unreadable));
}

BOOST_AUTO_TEST_CASE(a_file_loaded_by_hand_is_not_loaded_again_by_the_search) {
  const std::string file = put("tiny", "tiny.anl.so");
  search({path()});
  registry.load(file);
  registry.load_all();
  BOOST_TEST(registry.refusals().empty());
}

BOOST_AUTO_TEST_CASE(the_same_type_in_two_files_is_an_error_that_names_both) {
  const std::string first = put("tiny", "one.anl.so");
  const std::string second = put("tiny_two", "two.anl.so");
  search({path()});
  const Problem problem = unknown("Tiny");
  BOOST_TEST((problem.code == ErrorCode::duplicate_name));
  BOOST_TEST(problem.path == second);
  BOOST_TEST(problem.message == "offers the type `Tiny`, which " + first + " offers too");
}

BOOST_AUTO_TEST_CASE(a_type_that_is_known_cannot_be_added_again) {
  Tables tables;
  Tables twin;
  registry.add(tables.library(), "first");
  const Problem problem = problem_of([&] { registry.add(twin.library(), "second"); });
  BOOST_TEST((problem.code == ErrorCode::duplicate_name));
  BOOST_TEST(problem.message == "offers the type `Relay`, which first offers too");
  BOOST_TEST(registry.libraries().size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_unknown_type_names_the_nearest_and_its_kind) {
  Tables tables;
  registry.add(tables.library(), "here");
  const Problem problem = unknown("Relais");
  BOOST_TEST((problem.code == ErrorCode::unknown_type));
  BOOST_TEST(problem.message == "no plugin offers the type `Relais`");
  BOOST_TEST(contains(problem.hint, "did you mean the region `Relay`? known regions: Relay"));
}

BOOST_AUTO_TEST_CASE(an_unknown_type_lists_what_is_known_by_kind) {
  Tables region;
  Tables rule(ANLAGE_KIND_LEARNING_RULE, "Oja");
  registry.add(region.library(), "region");
  registry.add(rule.library(), "rule");
  BOOST_TEST(contains(unknown("Something").hint, "known regions: Relay; learning rules: Oja;"));
}

BOOST_AUTO_TEST_CASE(an_unknown_type_names_the_folders_and_which_are_missing) {
  search({folder("here"), path("gone")});
  const Problem problem = unknown("Tiny");
  BOOST_TEST(contains(problem.hint, "looked in " + path("here") + ", " + path("gone") + " (missing)"));
}

BOOST_AUTO_TEST_CASE(an_unknown_type_without_a_path_says_so) {
  BOOST_TEST(contains(unknown("Tiny").hint, "looked in nowhere: the search path is empty"));
}

BOOST_AUTO_TEST_CASE(an_unknown_type_gives_the_reason_why_its_file_was_refused) {
  const std::string file = put("next_major", "tiny.anl.so");
  search({path()});
  const Problem problem = unknown("Tiny");
  BOOST_TEST(problem.message == "no plugin offers the type `Tiny`; " + file +
                                    " was refused: speaks contract 2.0, this program speaks 1.0");
}

BOOST_AUTO_TEST_CASE(an_unknown_type_names_other_refused_files_too) {
  const std::string file = put("without_note", "zoo.anl.so");
  search({path()});
  const Problem problem = unknown("Tiny");
  BOOST_TEST(!contains(problem.message, "zoo"));
  BOOST_TEST(contains(problem.hint, "also refused: " + file));
}

BOOST_AUTO_TEST_CASE(describing_tells_what_all_files_offer_and_loads_none) {
  const std::string tiny = put("tiny", "tiny.anl.so");
  put("other", "other.anl.so");
  search({path()});
  registry.describe();
  BOOST_TEST(registry.libraries().empty());
  BOOST_REQUIRE(registry.offers().size() == 2u);
  BOOST_TEST(registry.offers()[1].type.name == "Tiny");
  BOOST_TEST(registry.offers()[1].file == tiny);
}

BOOST_AUTO_TEST_CASE(of_two_files_with_a_type_the_one_of_its_name_is_not_taken_silently) {
  const std::string first = put("tiny", "tiny.anl.so");
  const std::string second = put("tiny_two", "zoo.anl.so");
  search({path()});
  const Problem problem = unknown("Tiny");
  BOOST_TEST((problem.code == ErrorCode::duplicate_name));
  BOOST_TEST(contains(problem.message, first));
  BOOST_TEST(problem.path == second);
  BOOST_TEST(contains(problem.hint, "anlage lock GENOME --pin Tiny=zoo.anl.so"));
  BOOST_TEST(registry.refusals().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_pin_settles_which_of_two_files_a_type_comes_from) {
  put("tiny", "one.anl.so");
  put("tiny_two", "two.anl.so");
  search({path()});
  registry.pin({{.library = "two", .types = {{"Tiny", ""}}, .files = {}, .where = {}}});
  BOOST_TEST(registry.at("Tiny").version == "2.0.0");
  registry.load_all();
  BOOST_TEST(registry.at("Tiny").version == "2.0.0");
  BOOST_TEST(registry.types().at(0)->version == "2.0.0");
  BOOST_TEST(registry.refusals().empty());
}

BOOST_AUTO_TEST_CASE(a_pinned_file_with_other_contents_is_refused_before_it_is_loaded) {
  const std::string file = put("tiny_two", "tiny.anl.so");
  search({path()});
  registry.pin({{.library = "tiny", .types = {{"Tiny", "1.0.0"}}, .files = {{"tiny.anl.so", "0123"}}, .where = {}}});
  const Problem problem = unknown("Tiny");
  BOOST_TEST((problem.code == ErrorCode::plugin_refused));
  BOOST_TEST(problem.path == file);
  BOOST_TEST(contains(problem.message, "locked is Tiny 1.0.0 with hash 0123, here is Tiny 2.0.0 with hash "));
  BOOST_TEST(registry.libraries().empty());
}

BOOST_AUTO_TEST_CASE(a_pinned_library_that_is_missing_or_refused_is_told) {
  search({folder("empty")});
  registry.pin({{.library = "zoo", .types = {{"Tiny", ""}}, .files = {}, .where = {}}});
  BOOST_TEST(contains(unknown("Tiny").message, "is not on the search path"));

  put("aborts", "full/zoo.anl.so");
  search({path("full")});
  BOOST_TEST(contains(unknown("Tiny").message, "was refused: is quarantined: dies of signal 6"));
  BOOST_TEST(contains(unknown("Tiny").message, "was refused: is quarantined: dies of signal 6"));
}

BOOST_AUTO_TEST_CASE(a_quarantined_file_is_listed_and_named_where_its_type_is_asked_for) {
  const std::string file = put("aborts", "aborts.anl.so");
  put("tiny", "tiny.anl.so");
  search({path()});
  registry.load_all();
  BOOST_REQUIRE(registry.refusals().size() == 1u);
  BOOST_TEST(registry.refusals()[0].path == file);
  BOOST_TEST(contains(unknown("Aborts").message, file + " was refused: is quarantined: dies of signal 6 (Aborted)"));
  BOOST_TEST(registry.at("Tiny").name == "Tiny");
}

BOOST_AUTO_TEST_CASE(a_file_by_hand_is_tried_elsewhere_first) {
  const Problem problem = problem_of([&] { registry.load(tiny_plugin("aborts")); });
  BOOST_TEST(contains(problem.message, "is quarantined"));
}

BOOST_AUTO_TEST_CASE(types_stay_where_they_are_when_the_registry_moves) {
  const TypeInfo* type = registry.load(tiny_plugin("tiny")).types().data();
  Registry moved = std::move(registry);
  BOOST_TEST(moved.find("Tiny") == type);
}

BOOST_AUTO_TEST_SUITE_END()
