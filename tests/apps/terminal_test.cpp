// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

#include "terminal/numbers.hpp"
#include "terminal/pacer.hpp"
#include "terminal/sparkline.hpp"
#include "terminal/table.hpp"
#include "terminal/text_width.hpp"

using namespace anlage;

BOOST_AUTO_TEST_SUITE(terminal)

BOOST_AUTO_TEST_CASE(counts_characters_and_not_bytes) {
  BOOST_TEST(display_width("a·b") == 3u);
  BOOST_TEST(display_width("\x1b[1mbold\x1b[0m") == 4u);
}

BOOST_AUTO_TEST_CASE(cuts_and_never_wraps) {
  BOOST_TEST(cut_to_width("abcdef", 6) == "abcdef");
  BOOST_TEST(cut_to_width("abcdef", 4) == "abc…");
  BOOST_TEST(cut_to_width("abcdef", 0) == "");
}

BOOST_AUTO_TEST_CASE(closes_the_colours_of_a_cut_text) {
  BOOST_TEST(cut_to_width("\x1b[1mabcdef\x1b[0m", 3) == "\x1b[1mab…\x1b[0m");
}

BOOST_AUTO_TEST_CASE(pads_by_columns) {
  BOOST_TEST(pad_to_width("±", 3) == "±  ");
  BOOST_TEST(pad_to_width("±", 3, true) == "  ±");
  BOOST_TEST(pad_to_width("long", 2) == "long");
}

BOOST_AUTO_TEST_CASE(draws_a_rising_curve_from_the_lowest_to_the_highest_bar) {
  BOOST_TEST(sparkline({0, 1, 2, 3, 4, 5, 6, 7}, 8) == "▁▂▃▄▅▆▇█");
}

BOOST_AUTO_TEST_CASE(averages_neighbours_where_there_is_little_room) {
  // Means of pairs: 0.5 and 4.5, the lowest and the highest.
  BOOST_TEST(sparkline({0, 1, 4, 5}, 2) == "▁█");
}

BOOST_AUTO_TEST_CASE(draws_a_flat_curve_in_the_middle_and_nothing_for_what_is_no_number) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(sparkline({2, nan, 2}, 3) == "▅ ▅");
  BOOST_TEST(sparkline({}, 5) == "");
  BOOST_TEST(sparkline({nan}, 5) == " ");
}

BOOST_AUTO_TEST_CASE(writes_numbers_for_people) {
  BOOST_TEST(grouped(0) == "0");
  BOOST_TEST(grouped(1234567) == "1,234,567");
  BOOST_TEST(compact(41300) == "41.3 k");
  BOOST_TEST(compact(999.6) == "1.00 k");
  BOOST_TEST(compact(7) == "7.00");
  BOOST_TEST(count_text(12) == "12");
  BOOST_TEST(count_text(2030000) == "2.03 M");
  BOOST_TEST(factor_text(0.41) == "0.41x");
  BOOST_TEST(factor_text(1300) == "1,300x");
  BOOST_TEST(bytes_text(212000000) == "212 MB");
  BOOST_TEST(bytes_text(12) == "12 B");
}

BOOST_AUTO_TEST_CASE(writes_durations_in_the_unit_that_fits) {
  BOOST_TEST(duration_text(0.42) == "0.42 s");
  BOOST_TEST(duration_text(8.66) == "8.7 s");
  BOOST_TEST(duration_text(59.97) == "1 min 00 s");
  BOOST_TEST(duration_text(123) == "2 min 03 s");
  BOOST_TEST(duration_text(3 * 3600 + 7 * 60) == "3 h 07 min");
  BOOST_TEST(duration_text(-1) == "-");
}

BOOST_AUTO_TEST_CASE(writes_figures_with_four_digits_and_a_dash_for_nothing) {
  BOOST_TEST(figure_text(0.81234) == "0.8123");
  BOOST_TEST(figure_text(81.234) == "81.23");
  BOOST_TEST(figure_text(1e-5) == "1e-05");
  BOOST_TEST(figure_text(std::nan("")) == "-");
}

BOOST_AUTO_TEST_CASE(aligns_columns_and_leaves_no_blanks_at_the_ends_of_lines) {
  TextTable table({"name", "value"}, {TextTable::Align::left, TextTable::Align::right});
  table.add({"a", "1.5"});
  table.add({"longer", "12"});
  const std::string expected =
      "  name    value\n"
      "  a         1.5\n"
      "  longer     12\n";
  BOOST_TEST(table.text(Terminal(1, ColorMode::never), 2, 80) == expected);
}

BOOST_AUTO_TEST_CASE(is_due_at_once_when_no_time_has_to_pass_and_never_when_much_has) {
  Pacer eager(0.0);
  Pacer patient(1e9);
  BOOST_TEST(eager.due());
  bool ever = false;
  for (int tick = 0; tick < 100000; ++tick) ever = ever || patient.due();
  BOOST_TEST(!ever);
}

BOOST_AUTO_TEST_SUITE_END()
