// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/component_call.hpp"

#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;

namespace {

const std::string delayed = R"(
[brain]
name = "delayed"
[regions.ramp]
type = "TestRamp"
size = { n = 20 }
[regions.echo]
type = "TestEcho"
gain = 2.5
[[projections]]
from = "ramp.rate"
to = "echo.drive"
delay = 3
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(component_call)

BOOST_AUTO_TEST_CASE(shows_every_field_aligned_and_with_its_shape) {
  const Brain brain = develop_text(delayed);
  BrainState state(brain);
  const FieldRef rate = brain.find("echo.rate").value();

  const ComponentCall call(state, rate.component, 0.001);

  const anlage_view& view = call.views[static_cast<std::size_t>(rate.field)];
  BOOST_TEST(view.rows == 20);
  BOOST_TEST(view.cols == 1);
  BOOST_TEST(view.stride == 32);  // 20 rounded up to a multiple of 16
  BOOST_TEST(reinterpret_cast<std::uintptr_t>(view.data) % 64 == 0U);
}

BOOST_AUTO_TEST_CASE(shows_a_parameter_as_one_double) {
  const Brain brain = develop_text(delayed);
  BrainState state(brain);
  const FieldRef gain = brain.find("echo.gain").value();

  const ComponentCall call(state, gain.component, 0.001);

  BOOST_TEST(*static_cast<const double*>(call.views[static_cast<std::size_t>(gain.field)].data) == 2.5);
}

BOOST_AUTO_TEST_CASE(follows_a_delay_line_around_its_slots) {
  const Brain brain = develop_text(delayed);
  BrainState state(brain);
  const FieldRef drive = brain.find("echo.drive").value();
  const FieldRef rate = brain.find("ramp.rate").value();
  const BlockId line = brain.binding(rate).block;
  ComponentCall call(state, drive.component, 0.001);

  // Three ticks of delay need four slots; at tick 5 the slot of tick 2 is read.
  BOOST_TEST(brain.block(line).depth == 4);
  call.follow(5);
  BOOST_TEST(call.views[static_cast<std::size_t>(drive.field)].data == state.data(line, 2));
  call.follow(6);
  BOOST_TEST(call.views[static_cast<std::size_t>(drive.field)].data == state.data(line, 3));
}

BOOST_AUTO_TEST_SUITE_END()
