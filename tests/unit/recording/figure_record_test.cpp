// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/figure_record.hpp"

#include <cmath>
#include <limits>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "anlage/recording/checkpoint.hpp"
#include "anlage/recording/figure_meter.hpp"
#include "folder.hpp"
#include "support/life.hpp"

using namespace anlage;
using anlage::test::Life;

namespace {

const std::string ramp = R"(
[brain]
name = "ramp"
[regions.a]
type = "TestRamp"
size = { n = 3 }
step = 0.1
)";

std::string figure(const std::string& statistic) {
  return "[figures.f]\nof = \"a.rate\"\nstatistic = \"" + statistic + "\"\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figure_record)

BOOST_AUTO_TEST_CASE(comes_back_bit_for_bit) {
  FigureRecord record;
  record.finished = {{"birth", "loss", 0.1 + 0.2, 7}, {"birth", "bad", std::numeric_limits<double>::quiet_NaN(), 7}};
  record.phase = "life";
  record.under_way = {{"loss", "min", -std::numeric_limits<double>::infinity(), 12}};

  const auto back = FigureRecord::parse(record.text());

  BOOST_REQUIRE(back.has_value());
  BOOST_REQUIRE_EQUAL(back->finished.size(), 2u);
  BOOST_TEST(back->finished[0].phase == "birth");
  BOOST_TEST(back->finished[0].name == "loss");
  BOOST_TEST(back->finished[0].value == 0.1 + 0.2);
  BOOST_TEST(back->finished[0].samples == 7u);
  BOOST_TEST(std::isnan(back->finished[1].value));
  BOOST_TEST(back->phase == "life");
  BOOST_REQUIRE_EQUAL(back->under_way.size(), 1u);
  BOOST_TEST(back->under_way[0].name == "loss");
  BOOST_TEST(back->under_way[0].statistic == "min");
  BOOST_TEST(back->under_way[0].joined == -std::numeric_limits<double>::infinity());
  BOOST_TEST(back->under_way[0].ticks == 12u);
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_record,
                     boost::unit_test::data::make(
                         {"", "7", "{}", R"({"finished": [], "phase": 3, "under_way": []})", R"({"finished": [], "phase": ""})",
                          R"({"finished": [["a", "b", "x", 1]], "phase": "", "under_way": []})",
                          R"({"finished": [["a", "b", "1", -1]], "phase": "", "under_way": []})",
                          R"({"finished": [["a", "b", "1"]], "phase": "", "under_way": []})",
                          R"({"finished": 1, "phase": "", "under_way": []})"}),
                     text) {
  BOOST_TEST(!FigureRecord::parse(text).has_value());
}

BOOST_DATA_TEST_CASE(lets_a_meter_go_on_as_if_it_had_never_stopped,
                     boost::unit_test::data::make({"mean", "sum", "min", "max", "last"}), statistic) {
  const std::string genome = ramp + figure(std::string(statistic));
  Life whole(genome);
  FigureMeter straight(*whole.state, *whole.simulator);
  straight.begin_phase("life");
  whole.simulator->run(11);
  const test::Folder folder;
  Life first(genome);
  FigureMeter before(*first.state, *first.simulator);
  before.begin_phase("life");
  first.simulator->run(4);
  write_checkpoint(*first.state, folder.path("cut"), before.under_way());

  Life second(genome);
  FigureMeter after(*second.state, *second.simulator);
  read_checkpoint(*second.state, folder.path("cut"));
  after.resume_phase(figures_in_checkpoint(folder.path("cut")));
  second.simulator->run(7);

  BOOST_TEST(after.figures()[0].value == straight.figures()[0].value);
  BOOST_TEST(after.figures()[0].samples == 11u);
  BOOST_TEST(after.figures()[0].phase == "life");
}

BOOST_AUTO_TEST_CASE(starts_a_figure_of_another_statistic_afresh) {
  Life life(ramp + figure("max"));
  FigureMeter meter(*life.state, *life.simulator);
  meter.resume_phase({{}, "life", {{"f", "sum", 1000.0, 5}}});
  life.simulator->run(1);

  BOOST_TEST(meter.figures()[0].value == 2.0);  // unit 2 of 0, 1, 2
  BOOST_TEST(meter.figures()[0].samples == 1u);
}

BOOST_AUTO_TEST_CASE(is_empty_in_a_checkpoint_that_was_written_without_one) {
  const test::Folder folder;
  Life life(ramp);
  write_checkpoint(*life.state, folder.path("plain"));

  BOOST_TEST(figures_in_checkpoint(folder.path("plain")).phase.empty());
  BOOST_TEST(figures_in_checkpoint(folder.path("plain")).finished.empty());
}

BOOST_AUTO_TEST_SUITE_END()
