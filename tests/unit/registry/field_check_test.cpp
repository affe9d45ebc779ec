// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/field_check.hpp"

#include <limits>

#include <boost/test/data/test_case.hpp>

#include "unit/registry/support.hpp"

using namespace anlage;
using registry_test::contains;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

Field make(Role role, const std::string& shape = "", const std::string& unit = "1") {
  Field field;
  field.name = "a_field";
  field.role = role;
  field.axes = split_words(shape);
  field.unit = unit;
  field.init = "zero";
  field.min = -infinite;
  field.max = infinite;
  return field;
}

/// The one thing that is wrong.
std::string fault(Kind kind, const Field& field) {
  const auto reasons = check_field(kind, field);
  BOOST_REQUIRE(reasons.size() == 1u);
  return reasons[0];
}

struct Place {
  Kind kind;
  Role role;
  const char* shape;
};

std::ostream& operator<<(std::ostream& stream, const Place& place) {
  return stream << to_string(place.kind) << " with " << to_string(place.role);
}

const Place forbidden[] = {{Kind::steering, Role::weights, "post pre"},
                           {Kind::steering, Role::memory, "n"},
                           {Kind::steering, Role::trace, "post pre"},
                           {Kind::world, Role::memory, "n"},
                           {Kind::world, Role::mutable_scalar, ""},
                           {Kind::region, Role::weights, "post pre"},
                           {Kind::region, Role::pre, "pre"},
                           {Kind::region, Role::mutable_scalar, ""},
                           {Kind::connection, Role::in, "n"},
                           {Kind::connection, Role::trace, "post pre"},
                           {Kind::connection, Role::broadcast, ""},
                           {Kind::learning_rule, Role::in, "n"},
                           {Kind::learning_rule, Role::out, "n"},
                           {Kind::learning_rule, Role::state, "n"},
                           {Kind::learning_rule, Role::memory, "n"},
                           {Kind::learning_rule, Role::broadcast, ""},
                           {Kind::learning_rule, Role::table, "n"}};

const Place allowed[] = {{Kind::region, Role::memory, "n k"},
                         {Kind::region, Role::broadcast, ""},
                         {Kind::steering, Role::mutable_scalar, ""},
                         {Kind::steering, Role::out, "n"},
                         {Kind::world, Role::table, "16 n"},
                         {Kind::world, Role::modulator, ""},
                         {Kind::connection, Role::weights, "post pre"},
                         {Kind::connection, Role::state, "pre"},
                         {Kind::learning_rule, Role::pre, "pre"},
                         {Kind::learning_rule, Role::post_state, "post"},
                         {Kind::learning_rule, Role::trace, "post pre"},
                         {Kind::learning_rule, Role::post_target, "post"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(field_check)

BOOST_DATA_TEST_CASE(a_role_that_does_not_belong_to_the_kind_is_refused, boost::unit_test::data::make(forbidden),
                     place) {
  Field field = make(place.role, place.shape);
  field.min = 0;  // a mutable has to be bounded, which is not the point here
  field.max = 1;
  BOOST_TEST(fault(place.kind, field) ==
             "a " + std::string(to_string(place.kind)) + " has no " + std::string(to_string(place.role)));
}

BOOST_DATA_TEST_CASE(a_role_that_belongs_to_the_kind_is_accepted, boost::unit_test::data::make(allowed), place) {
  Field field = make(place.role, place.shape);
  field.min = 0;
  field.max = 1;
  BOOST_TEST(check_field(place.kind, field).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_role_is_refused) {
  BOOST_TEST(fault(Kind::region, make(static_cast<Role>(99))) == "its role 99 is unknown to this program");
}

BOOST_AUTO_TEST_CASE(a_name_is_snake_case_or_a_symbol) {
  for (const char* name : {"drive", "tau_m", "V_m", "E_L", "Wmax", "A_LTD"}) {
    Field field = make(Role::in, "n");
    field.name = name;
    BOOST_TEST(check_field(Kind::region, field).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_of_letters_digits_and_underscores) {
  for (const char* name : {"", "2tau", "_tau", "tau-m", "tau m", "tau.m", "t\xC3\xA4u"}) {
    Field field = make(Role::in, "n");
    field.name = name;
    BOOST_TEST(fault(Kind::region, field) == "its name is not of letters, digits and underscores, a letter first");
  }
}

BOOST_AUTO_TEST_CASE(a_signal_is_32_bit_float) {
  Field field = make(Role::in, "n");
  field.dtype = ANLAGE_DTYPE_F64;
  BOOST_TEST(fault(Kind::region, field) == "its element type is 2, for in legal: 1 (F32)");
}

BOOST_AUTO_TEST_CASE(a_table_may_hold_bytes) {
  Field field = make(Role::table, "n");
  field.dtype = ANLAGE_DTYPE_U8;
  BOOST_TEST(check_field(Kind::world, field).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_element_type_is_refused) {
  Field field = make(Role::table, "n");
  field.dtype = 7;
  BOOST_TEST(fault(Kind::world, field) == "its element type is 7, for table legal: 1 (F32) to 6 (U64)");
}

BOOST_AUTO_TEST_CASE(only_the_sending_side_may_skip_zeros) {
  Field field = make(Role::post, "post");
  field.flags = ANLAGE_FIELD_SKIP_ZERO;
  BOOST_TEST(fault(Kind::learning_rule, field) == "only pre and pre state may skip zeros, it is post");
}

BOOST_AUTO_TEST_CASE(only_signals_may_be_events) {
  Field field = make(Role::post_state, "post");
  field.flags = ANLAGE_FIELD_EVENTS;
  BOOST_TEST(fault(Kind::learning_rule, field) == "only out, pre and post may be events, it is post state");
}

BOOST_AUTO_TEST_CASE(a_shape_has_at_most_two_axes) {
  BOOST_TEST(fault(Kind::region, make(Role::in, "a b c")) == "its shape \"a b c\" has 3 axes, at most 2 are legal");
}

BOOST_AUTO_TEST_CASE(an_axis_is_a_name_or_a_size) {
  for (const char* shape : {"N", "-1", "0", "n*2", "n  m", " n", "99999999999"}) {
    const auto reasons = check_field(Kind::region, make(Role::in, shape));
    BOOST_REQUIRE(!reasons.empty());
    BOOST_TEST(contains(reasons[reasons.size() - 1], "an axis is a snake_case name or a size"));
  }
}

BOOST_AUTO_TEST_CASE(a_rule_may_keep_a_number_of_every_pair_of_senders) {
  BOOST_TEST(check_field(Kind::learning_rule, make(Role::pre_state, "pre")).empty());
  BOOST_TEST(check_field(Kind::learning_rule, make(Role::pre_state, "pre pre")).empty());
  BOOST_TEST(fault(Kind::learning_rule, make(Role::pre_state, "pre post")) ==
             "its shape is \"pre post\", that of pre state is \"pre\"");
  BOOST_TEST(check_field(Kind::learning_rule, make(Role::pre, "pre pre")).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_synaptic_field_has_the_shape_of_its_role) {
  BOOST_TEST(fault(Kind::learning_rule, make(Role::weights, "pre post")) ==
             "its shape is \"pre post\", that of weights is \"post pre\"");
  BOOST_TEST(fault(Kind::learning_rule, make(Role::pre, "n")) == "its shape is \"n\", that of pre is \"pre\"");
}

BOOST_AUTO_TEST_CASE(a_parameter_is_a_scalar) {
  BOOST_TEST(fault(Kind::region, make(Role::param, "n")) == "its shape is \"n\", that of param is \"\"");
}

BOOST_AUTO_TEST_CASE(a_number_has_a_unit) {
  BOOST_TEST(fault(Kind::region, make(Role::in, "n", "")) == "it has no unit; \"1\" is dimensionless");
  BOOST_TEST(fault(Kind::region, make(Role::in, "n", "furlong")) == "its unit `furlong` is unknown");
}

BOOST_AUTO_TEST_CASE(any_unit_may_arrive) { BOOST_TEST(check_field(Kind::region, make(Role::in, "n", "*")).empty()); }

BOOST_AUTO_TEST_CASE(a_default_lies_in_its_range) {
  Field field = make(Role::param);
  field.min = 0;
  field.max = 1;
  field.default_value = 5;
  BOOST_TEST(fault(Kind::region, field) == "its default 5 lies outside [0, 1]");
}

BOOST_AUTO_TEST_CASE(a_default_is_a_number) {
  Field field = make(Role::param);
  field.default_value = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(fault(Kind::region, field) == "its default nan lies outside [-inf, inf]");
}

BOOST_AUTO_TEST_CASE(a_required_parameter_needs_no_default) {
  Field field = make(Role::param);
  field.min = 1;
  field.flags = ANLAGE_FIELD_REQUIRED;
  BOOST_TEST(check_field(Kind::region, field).empty());
}

BOOST_AUTO_TEST_CASE(a_range_is_not_empty) {
  Field field = make(Role::param);
  field.min = 2;
  field.max = 1;
  BOOST_TEST(fault(Kind::region, field) == "its range [2, 1] is empty");
}

BOOST_AUTO_TEST_CASE(a_parameter_that_counts_has_a_whole_default) {
  Field field = make(Role::param);
  field.flags = ANLAGE_FIELD_INTEGER;
  field.default_value = 1.5;
  BOOST_TEST(fault(Kind::region, field) == "it counts, its default 1.5 is no whole number");
}

BOOST_AUTO_TEST_CASE(a_mutable_is_bounded) {
  BOOST_TEST(fault(Kind::steering, make(Role::mutable_scalar)) ==
             "its range [-inf, inf] is unbounded; a mutable has to be bounded");
}

BOOST_AUTO_TEST_CASE(a_choice_has_words) {
  BOOST_TEST(fault(Kind::region, make(Role::choice)) == "it is a choice without words to choose from");
}

BOOST_AUTO_TEST_CASE(the_words_of_a_choice_differ) {
  Field field = make(Role::choice);
  field.choices = {"a", "b", "a"};
  BOOST_TEST(fault(Kind::region, field) == "it offers the choice `a` twice");
}

BOOST_AUTO_TEST_CASE(the_words_of_a_choice_stand_one_space_apart) {
  Field field = make(Role::choice);
  field.choices = split_words("a  b");
  BOOST_TEST(fault(Kind::region, field) == "its choices are not separated by exactly one space");
}

BOOST_AUTO_TEST_CASE(the_default_of_a_choice_is_one_of_its_words) {
  Field field = make(Role::choice);
  field.choices = {"a", "b"};
  for (const double index : {-1.0, 2.0, 0.5}) {
    field.default_value = index;
    BOOST_TEST(contains(fault(Kind::region, field), "is no index of its choices, legal: 0 to 1"));
  }
}

BOOST_AUTO_TEST_CASE(an_initial_law_is_one_of_those_known) {
  for (const char* init : {"ones", "constant", "constant x", "normal 0", "uniform 0 1 2", "zero 1"}) {
    Field field = make(Role::state, "n");
    field.init = init;
    BOOST_TEST(contains(fault(Kind::region, field), "its initial law is `" + std::string(init) + "`, legal: "));
  }
}

BOOST_AUTO_TEST_CASE(a_steering_circuit_starts_without_chance) {
  Field field = make(Role::state, "n");
  field.init = "normal 0 1";
  BOOST_TEST(fault(Kind::steering, field) == "its initial law `normal 0 1` is random; a steering circuit is innate");
  BOOST_TEST(check_field(Kind::region, field).empty());
}

BOOST_AUTO_TEST_CASE(two_fields_of_one_name_are_refused) {
  const auto reasons = check_fields(Kind::region, {make(Role::in, "n"), make(Role::out, "n")});
  BOOST_REQUIRE(reasons.size() == 1u);
  BOOST_TEST(reasons[0] == "two fields are called `a_field`");
}

BOOST_AUTO_TEST_CASE(a_learning_rule_has_exactly_one_weights_field) {
  const auto reasons = check_fields(Kind::learning_rule, {make(Role::pre, "pre")});
  BOOST_REQUIRE(reasons.size() == 1u);
  BOOST_TEST(reasons[0] == "a learning rule has exactly one weights field, this one has 0");
}

BOOST_AUTO_TEST_CASE(a_connection_has_at_most_one_weights_field) {
  Field second = make(Role::weights, "post pre");
  second.name = "second";
  const auto reasons = check_fields(Kind::connection, {make(Role::weights, "post pre"), second});
  BOOST_REQUIRE(reasons.size() == 1u);
  BOOST_TEST(reasons[0] == "a connection has at most one weights field, this one has 2");
}

BOOST_AUTO_TEST_SUITE_END()
