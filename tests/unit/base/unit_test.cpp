// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/unit.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>

using namespace anlage;
namespace data = boost::unit_test::data;

namespace {

struct Known {
  const char* text;
  double factor;
  std::array<int, 7> powers;  // m kg s A K mol cd
};

std::ostream& operator<<(std::ostream& out, const Known& known) { return out << known.text; }

const std::vector<Known> kKnown = {
    {"", 1, {}},
    {"1", 1, {}},
    {"%", 1e-2, {}},
    {"rad", 1, {}},
    {"spikes/s", 1, {0, 0, -1}},
    {"s", 1, {0, 0, 1}},
    {"ms", 1e-3, {0, 0, 1}},
    {"us", 1e-6, {0, 0, 1}},
    {"µs", 1e-6, {0, 0, 1}},
    {"min", 60, {0, 0, 1}},
    {"h", 3600, {0, 0, 1}},
    {"Hz", 1, {0, 0, -1}},
    {"kHz", 1e3, {0, 0, -1}},
    {"m", 1, {1}},
    {"cm", 1e-2, {1}},
    {"mm", 1e-3, {1}},
    {"um", 1e-6, {1}},
    {"kg", 1, {0, 1}},
    {"g", 1e-3, {0, 1}},
    {"mg", 1e-6, {0, 1}},
    {"K", 1, {0, 0, 0, 0, 1}},
    {"A", 1, {0, 0, 0, 1}},
    {"nA", 1e-9, {0, 0, 0, 1}},
    {"pA", 1e-12, {0, 0, 0, 1}},
    {"V", 1, {2, 1, -3, -1}},
    {"mV", 1e-3, {2, 1, -3, -1}},
    {"S", 1, {-2, -1, 3, 2}},
    {"nS", 1e-9, {-2, -1, 3, 2}},
    {"F", 1, {-2, -1, 4, 2}},
    {"pF", 1e-12, {-2, -1, 4, 2}},
    {"ohm", 1, {2, 1, -3, -2}},
    {"Mohm", 1e6, {2, 1, -3, -2}},
    {"mol", 1, {0, 0, 0, 0, 0, 1}},
    {"M", 1e3, {-3, 0, 0, 0, 0, 1}},
    {"mM", 1, {-3, 0, 0, 0, 0, 1}},
    {"N", 1, {1, 1, -2}},
    {"J", 1, {2, 1, -2}},
    {"W", 1, {2, 1, -3}},
    {"cd", 1, {0, 0, 0, 0, 0, 0, 1}},
    {"nS/cm^2", 1e-5, {-4, -1, 3, 2}},
    {"1/s", 1, {0, 0, -1}},
    {"s^-1", 1, {0, 0, -1}},
    {"Hz^2", 1, {0, 0, -2}},
    {"V s", 1, {2, 1, -2, -1}},
    {"V*s", 1, {2, 1, -2, -1}},
    {"V·s", 1, {2, 1, -2, -1}},
    {"m.s^-2", 1, {1, 0, -2}},
    {"m / s / s", 1, {1, 0, -2}},
    {"1/min", 1.0 / 60.0, {0, 0, -1}},
};

const std::vector<std::string> kNoUnits = {"*",   "sec",   "Mmin", "kkg",  "m/",  "/s", "m^",
                                           "m^x", "m^0.5", "m//s", "m^99", "ms2", "7"};

bool differ(double a, double b) { return a != b; }

}  // namespace

BOOST_AUTO_TEST_SUITE(unit)

BOOST_DATA_TEST_CASE(reads_factor_and_powers, data::make(kKnown)) {
  const std::optional<Unit> unit = Unit::parse(sample.text);
  BOOST_REQUIRE(unit.has_value());
  BOOST_TEST(unit->factor == sample.factor);
  BOOST_TEST(unit->powers == sample.powers, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_unit, data::make(kNoUnits)) { BOOST_TEST(!Unit::parse(sample).has_value()); }

BOOST_AUTO_TEST_CASE(volts_are_amperes_times_ohms) {
  BOOST_TEST(Unit::parse("V")->same_dimension(*Unit::parse("A ohm")));
  BOOST_TEST(!Unit::parse("V")->same_dimension(*Unit::parse("A")));
}

BOOST_AUTO_TEST_CASE(names_its_dimension) {
  BOOST_TEST(Unit::parse("min")->dimension() == "a time");
  BOOST_TEST(Unit::parse("mV")->dimension() == "a voltage");
  BOOST_TEST(Unit::parse("%")->dimension() == "a plain number");
  BOOST_TEST(Unit::parse("V^2/Hz")->dimension() == "a quantity");
}

BOOST_AUTO_TEST_CASE(ports_agree_on_dimension_and_factor) {
  BOOST_TEST(units_agree("Hz", "1/s"));
  BOOST_TEST(units_agree("spikes/s", "Hz"));
  BOOST_TEST(!units_agree("V", "mV"));
  BOOST_TEST(!units_agree("Hz", "V"));
}

BOOST_AUTO_TEST_CASE(a_star_agrees_with_everything) {
  BOOST_TEST(units_agree("*", "mV"));
  BOOST_TEST(units_agree("Hz", "*"));
}

BOOST_AUTO_TEST_CASE(unknown_units_agree_only_with_themselves) {
  BOOST_TEST(units_agree("pixels", "pixels"));
  BOOST_TEST(!units_agree("pixels", "dots"));
}

// 20 · 1e-3 and 0.1 · 1e-3 would round twice; the decimal as a person means it rounds once.
BOOST_AUTO_TEST_CASE(quantities_are_the_double_nearest_to_the_decimal) {
  BOOST_TEST(parse_quantity("20 ms")->value == 0.02);
  BOOST_TEST(parse_quantity("0.1ms")->value == 1e-4);
  BOOST_TEST(parse_quantity("300 nS")->value == 3e-7);
  BOOST_TEST(differ(300 * 1e-9, 3e-7));
}

BOOST_AUTO_TEST_CASE(quantities_keep_their_unit_as_written) {
  BOOST_TEST(parse_quantity("  1e-3   s ")->unit == "s");
  BOOST_TEST(parse_quantity("5%")->value == 0.05);
  BOOST_TEST(parse_quantity("2 h")->value == 7200.0);
  BOOST_TEST(parse_quantity("-70 mV")->value == -0.07);
  BOOST_TEST(parse_quantity("+7")->unit == "");
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_quantity,
                     data::make(std::vector<std::string>{"", "ms", "x 3", "3 x", "nan", "inf s", "1e999", "1e308 TV",
                                                         "3 ms 4"})) {
  BOOST_TEST(!parse_quantity(sample).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
