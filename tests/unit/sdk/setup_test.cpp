// SPDX-License-Identifier: Apache-2.0
#include <map>

#include <boost/test/unit_test.hpp>

#include "calls.hpp"

namespace setup_test {
using namespace anlage;

struct Sized {
  Param sides {3, "1", "sides", {1, 9}, integer | birth};
  Text  data  {"name of the data"};
  Out   y     {"area", "1", "area"};
  void develop(Setup& setup) {
    setup.set_axis("area", static_cast<std::int64_t>(sides.value * sides.value) + setup.axis("n"));
    setup.find_data(data.string());
  }
  void tick(Tick) {}
};

struct Connecting {
  Choice  storage {"dense sparse procedural bare", "how", birth};
  Weights w       {"post pre", "1", "weight"};
  void develop(Setup& setup) {
    if (storage == "dense") setup.dense();
    if (storage == "sparse") setup.sparse(setup.pre() + setup.post());
    if (storage == "procedural") setup.procedural(setup.plastic() ? 1 : 4);
    if (storage == "bare") setup.without_weights();
  }
  void wire(Wiring&) {}
};

}  // namespace setup_test

namespace {

std::map<std::string, std::int64_t> said;

struct Talk {
  explicit Talk(const anlage_view* fields) {
    said = {{"n", 5}};
    setup.struct_size = sizeof setup;
    setup.fields = fields;
    setup.pre = 6;
    setup.post = 7;
    setup.layout = ANLAGE_LAYOUT_DENSE;
    setup.stores_weights = 1;
    setup.error = error;
    setup.error_size = sizeof error;
    setup.axis = [](const anlage_setup*, const char* name) { return said.count(name) ? said[name] : std::int64_t{-1}; };
    setup.set_axis = [](anlage_setup*, const char* name, std::int64_t size) { said[name] = size; };
    setup.find_data = [](anlage_setup* s, const char* name) -> const char* {
      if (name == std::string("present")) return "/data/present";
      std::strcpy(s->error, "no data named absent in /data");
      return nullptr;
    };
  }
  anlage_setup setup{};
  char error[128] = "";
};

anlage_setup plan(double storage) {
  const std::vector<anlage_view> fields{calls::number_view(storage), calls::nothing()};
  Talk talk(fields.data());
  BOOST_REQUIRE_EQUAL(anlage::detail::table<setup_test::Connecting>.plan(&talk.setup), ANLAGE_OK);
  return talk.setup;
}

std::int32_t plan_sized(const char* name, std::string& error) {
  double sides = 4;
  std::string text = name;
  const std::vector<anlage_view> fields{calls::number_view(sides), {text.data(), 8, 1, 8}, calls::nothing()};
  Talk talk(fields.data());
  const std::int32_t code = anlage::detail::table<setup_test::Sized>.plan(&talk.setup);
  error = talk.error;
  return code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(setup)

BOOST_AUTO_TEST_CASE(sizes_axes_from_parameters_and_other_axes) {
  std::string error;
  BOOST_TEST(plan_sized("present", error) == ANLAGE_OK);
  BOOST_TEST(said["area"] == 21);  // 4 * 4 + 5
}

BOOST_AUTO_TEST_CASE(fails_with_the_places_tried_when_data_is_missing) {
  std::string error;
  BOOST_TEST(plan_sized("absent", error) == ANLAGE_FAILED);
  BOOST_TEST(error == "no data named absent in /data");
}

BOOST_AUTO_TEST_CASE(lets_a_connection_choose_its_storage) {
  BOOST_TEST(plan(0).layout == ANLAGE_LAYOUT_DENSE);
  BOOST_TEST(plan(0).stores_weights == 1u);
  BOOST_TEST(plan(1).layout == ANLAGE_LAYOUT_SPARSE);
  BOOST_TEST(plan(1).fan_in == 13);
  BOOST_TEST(plan(2).layout == ANLAGE_LAYOUT_PROCEDURAL);
  BOOST_TEST(plan(2).fan_in == 4);
  BOOST_TEST(plan(2).stores_weights == 0u);
  BOOST_TEST(plan(3).stores_weights == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
