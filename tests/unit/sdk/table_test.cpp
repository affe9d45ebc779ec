// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <boost/test/unit_test.hpp>

#include "rules.hpp"

namespace table_test {
using namespace anlage;

/// One member of every role that a region may have.
struct Everything {
  static constexpr const char* doc = "has every role";
  static constexpr const char* version = "2.1.0";
  static constexpr const char* licence = "MIT";
  static constexpr const char* citation = "Nobody 1900";
  static constexpr bool splittable = true;

  Param               tau      {20e-3, "s", "time constant", {1e-4, 1.0}, birth};
  Param               count    {3, "1", "how many", {1, 10}, integer | birth};
  Param               stated   {"Hz", "no default", {0, 5}};
  Choice              mode     {"slow fast wild", "how to run", birth};
  Text                data     {"name of the data", optional};
  In                  drive    {"n", "Hz", "what arrives", optional};
  Rng                 noise    {"has no row in the table"};
  State               v        {"n", "V", "potential", "constant 0.5"};
  Memory              m        {"n k", "1", "associations", "normal 0 0.1"};
  Scratch             s        {"16 n", "1", "dead afterwards"};
  Table<std::uint8_t> images   {"pixel image", "1", "grey values"};
  Broadcast           dopamine {"1", "sent"};
  Modulator           serotonin{"1", "received", optional};
  Out                 rate     {"n", "Hz", "what leaves"};

  void tick(Tick) {}
  void develop(Setup&) {}
  void fill() {}
};

struct Bare {
  In x {"n", "1", "in"};
  void advance(Tick) {}
};
struct Keeper {
  Mutable set_point {37.0, "K", "aim", {30, 45}};
  void steer(Tick) {}
};
struct Own {
  Weights w {"post pre", "1", "weight", "uniform -1 1"};
  void wire(Wiring&) {}
  void transmit(Transmit&) {}
};
struct OwnButLinear {
  static constexpr bool linear = true;
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring&) {}
  void transmit(Transmit& t) { anlage::linear(t); }
};
struct Standard {
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring&) {}
};
struct Whole {
  Weights w {"post pre", "1", "weight"};
  void learn(Tick) {}
};
struct TwentyFour {
  Param a{1, "1", ""}, b{1, "1", ""}, c{1, "1", ""}, d{1, "1", ""}, e{1, "1", ""}, f{1, "1", ""}, g{1, "1", ""},
      h{1, "1", ""}, i{1, "1", ""}, j{1, "1", ""}, k{1, "1", ""}, l{1, "1", ""}, m{1, "1", ""}, n{1, "1", ""},
      o{1, "1", ""}, p{1, "1", ""}, q{1, "1", ""}, r{1, "1", ""}, s{1, "1", ""}, t{1, "1", ""}, u{1, "1", ""},
      v{1, "1", ""}, w{1, "1", ""}, last_one{1, "1", ""};
  void tick(Tick) {}
};

}  // namespace table_test

namespace {

using namespace table_test;
namespace detail = anlage::detail;

const anlage_field& field(const std::string& name) {
  const anlage_type& type = detail::table<Everything>;
  for (std::uint32_t i = 0; i < type.field_count; ++i)
    if (name == type.fields[i].name) return type.fields[i];
  throw std::runtime_error("no field " + name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(field_table)

BOOST_AUTO_TEST_CASE(names_fields_as_the_members_in_order_and_leaves_out_rng) {
  const anlage_type& type = detail::table<Everything>;
  const std::vector<std::string> expected{"tau", "count", "stated", "mode",     "data",      "drive", "v",
                                          "m",   "s",     "images", "dopamine", "serotonin", "rate"};
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < type.field_count; ++i) names.push_back(type.fields[i].name);

  BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_units_shapes_docs_and_initial_laws_from_the_initialisers) {
  BOOST_TEST(field("v").shape == std::string("n"));
  BOOST_TEST(field("v").unit == std::string("V"));
  BOOST_TEST(field("v").doc == std::string("potential"));
  BOOST_TEST(field("v").init == std::string("constant 0.5"));
  BOOST_TEST(field("m").shape == std::string("n k"));
  BOOST_TEST(field("s").shape == std::string("16 n"));
  BOOST_TEST(field("dopamine").shape == std::string(""));
}

BOOST_AUTO_TEST_CASE(gives_each_role_its_number) {
  BOOST_TEST(field("tau").role == ANLAGE_ROLE_PARAM);
  BOOST_TEST(field("mode").role == ANLAGE_ROLE_CHOICE);
  BOOST_TEST(field("data").role == ANLAGE_ROLE_TEXT);
  BOOST_TEST(field("drive").role == ANLAGE_ROLE_IN);
  BOOST_TEST(field("rate").role == ANLAGE_ROLE_OUT);
  BOOST_TEST(field("v").role == ANLAGE_ROLE_STATE);
  BOOST_TEST(field("m").role == ANLAGE_ROLE_MEMORY);
  BOOST_TEST(field("s").role == ANLAGE_ROLE_SCRATCH);
  BOOST_TEST(field("images").role == ANLAGE_ROLE_TABLE);
  BOOST_TEST(field("dopamine").role == ANLAGE_ROLE_BROADCAST);
  BOOST_TEST(field("serotonin").role == ANLAGE_ROLE_MODULATOR);
  BOOST_TEST(detail::table<Keeper>.fields[0].role == ANLAGE_ROLE_MUTABLE);
}

BOOST_AUTO_TEST_CASE(gives_each_rule_role_its_number) {
  const anlage_field* f = detail::table<rules::ByUnitState>.fields;
  BOOST_TEST(f[1].role == ANLAGE_ROLE_PRE);
  BOOST_TEST(f[2].role == ANLAGE_ROLE_POST_ERROR);
  BOOST_TEST(f[4].role == ANLAGE_ROLE_PRE_STATE);
  BOOST_TEST(f[4].flags == ANLAGE_FIELD_SKIP_ZERO);
  BOOST_TEST(f[5].role == ANLAGE_ROLE_POST_STATE);
  BOOST_TEST(f[6].role == ANLAGE_ROLE_WEIGHTS);
  BOOST_TEST(detail::table<rules::ByTrace>.fields[3].role == ANLAGE_ROLE_POST);
  BOOST_TEST(detail::table<rules::ByTrace>.fields[5].role == ANLAGE_ROLE_TRACE);
}

BOOST_AUTO_TEST_CASE(takes_defaults_and_ranges_of_parameters) {
  BOOST_TEST(field("tau").default_value == 20e-3);
  BOOST_TEST(field("tau").min == 1e-4);
  BOOST_TEST(field("tau").max == 1.0);
  BOOST_TEST(detail::table<Keeper>.fields[0].default_value == 37.0);
  BOOST_TEST(detail::table<Keeper>.fields[0].max == 45.0);
  BOOST_TEST(std::isinf(field("v").max));
}

BOOST_AUTO_TEST_CASE(takes_the_words_of_a_choice_and_the_first_as_its_default) {
  BOOST_TEST(field("mode").choices == std::string("slow fast wild"));
  BOOST_TEST(field("mode").default_value == 0.0);
  BOOST_TEST(field("mode").max == 2.0);
}

BOOST_AUTO_TEST_CASE(takes_flags) {
  BOOST_TEST(field("tau").flags == ANLAGE_FIELD_BIRTH);
  BOOST_TEST(field("count").flags == (ANLAGE_FIELD_INTEGER | ANLAGE_FIELD_BIRTH));
  BOOST_TEST(field("stated").flags == ANLAGE_FIELD_REQUIRED);
  BOOST_TEST(field("data").flags == ANLAGE_FIELD_OPTIONAL);
  BOOST_TEST(field("drive").flags == ANLAGE_FIELD_OPTIONAL);
  BOOST_TEST(field("rate").flags == 0u);
}

BOOST_AUTO_TEST_CASE(takes_element_types) {
  BOOST_TEST(field("tau").dtype == ANLAGE_DTYPE_F64);
  BOOST_TEST(field("rate").dtype == ANLAGE_DTYPE_F32);
  BOOST_TEST(field("images").dtype == ANLAGE_DTYPE_U8);
}

BOOST_AUTO_TEST_CASE(has_room_for_twenty_four_members) {
  BOOST_TEST(detail::table<TwentyFour>.field_count == 24u);
  BOOST_TEST(detail::table<TwentyFour>.fields[23].name == std::string("last_one"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(type_table)

BOOST_AUTO_TEST_CASE(tells_the_kind_by_the_verb) {
  BOOST_TEST(detail::table<Everything>.kind == ANLAGE_KIND_REGION);
  BOOST_TEST(detail::table<Bare>.kind == ANLAGE_KIND_WORLD);
  BOOST_TEST(detail::table<Keeper>.kind == ANLAGE_KIND_STEERING);
  BOOST_TEST(detail::table<Standard>.kind == ANLAGE_KIND_CONNECTION);
  BOOST_TEST(detail::table<Whole>.kind == ANLAGE_KIND_LEARNING_RULE);
}

BOOST_AUTO_TEST_CASE(takes_what_the_author_states_and_defaults_for_the_rest) {
  const anlage_type& stated = detail::table<Everything>;
  BOOST_TEST(stated.name == std::string("Everything"));
  BOOST_TEST(stated.doc == std::string("has every role"));
  BOOST_TEST(stated.version == std::string("2.1.0"));
  BOOST_TEST(stated.licence == std::string("MIT"));
  BOOST_TEST(stated.citation == std::string("Nobody 1900"));
  const anlage_type& bare = detail::table<Bare>;
  BOOST_TEST(bare.version == std::string("1.0.0"));
  BOOST_TEST(bare.licence == std::string("Apache-2.0"));
  BOOST_TEST(bare.doc == std::string(""));
}

BOOST_AUTO_TEST_CASE(has_exactly_the_verbs_that_the_struct_has) {
  BOOST_TEST((detail::table<Everything>.plan != nullptr && detail::table<Everything>.fill != nullptr));
  BOOST_TEST((detail::table<Bare>.plan == nullptr && detail::table<Bare>.fill == nullptr));
  BOOST_TEST(detail::table<Standard>.fill != nullptr);
  BOOST_TEST((detail::table<rules::ByUnitState>.settle != nullptr && detail::table<rules::ByError>.settle == nullptr));
  BOOST_TEST((detail::table<rules::ByError>.fused != nullptr && detail::table<Whole>.fused == nullptr));
}

BOOST_AUTO_TEST_CASE(flags_what_may_be_split_fused_and_what_is_not_local) {
  BOOST_TEST(detail::table<Standard>.flags == (ANLAGE_TYPE_SPLITTABLE | ANLAGE_TYPE_LINEAR));
  BOOST_TEST(detail::table<Own>.flags == 0u);
  BOOST_TEST(detail::table<OwnButLinear>.flags == ANLAGE_TYPE_LINEAR);
  BOOST_TEST(detail::table<rules::ByError>.flags == ANLAGE_TYPE_SPLITTABLE);
  BOOST_TEST(detail::table<Whole>.flags == ANLAGE_TYPE_NON_LOCAL);
  BOOST_TEST(detail::table<Everything>.flags == ANLAGE_TYPE_SPLITTABLE);
  BOOST_TEST(detail::table<Bare>.flags == 0u);
}

BOOST_AUTO_TEST_CASE(gathers_several_types_into_one_library) {
  const anlage_library* library = detail::library<Bare, Keeper>();

  BOOST_TEST(library->type_count == 2u);
  BOOST_TEST(library->types[1]->name == std::string("Keeper"));
  BOOST_TEST(ANLAGE_VERSION_MAJOR(library->contract) == 1u);
}

BOOST_AUTO_TEST_CASE(notes_the_owner_and_the_contract) {
  constexpr detail::Note note = detail::make_note();
  BOOST_TEST(note.owner == std::string("Anlage"));
  BOOST_TEST(note.owner_size == 7u);
  BOOST_TEST(note.content_size == sizeof(anlage_note));
  BOOST_TEST(note.content.contract == ANLAGE_MAKE_VERSION(1, 0));
  BOOST_TEST((note.content.build & ANLAGE_BUILD_FAST_MATH) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
