// SPDX-License-Identifier: Apache-2.0
// MuJoCo as a world: a pendulum against its closed form, and lives that are the same when they are cut in two.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "exact/matrices.hpp"
#include "support/scratch_folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string pendulum = ANLAGE_TEST_SOURCE "/plugins/worlds/mujoco_body/pendulum.xml";
constexpr double g = 9.81, raised = 1.5;  // [m/s^2, rad], with a rod of 1 m and a mass of 1 kg

std::string body(const std::string& file, const std::string& more = {}, const std::string& tick = "1 ms") {
  return "[brain]\nname = \"body\"\ntick = \"" + tick + "\"\n[world.body]\ntype = \"MujocoBody\"\nfile = \"" + file + "\"\n" + more;
}

double energy(const Life& life) {
  const double omega = life.value("body.velocity");
  return omega * omega / 2 - g * std::cos(life.value("body.position"));
}

/// A box that falls on the floor, and a leg with a muscle that is told 0.7.
std::string with_contacts(const ScratchFolder& data) {
  data.write("box.xml",
             "<mujoco><option timestep=\"0.002\"/><size njmax=\"100\" nconmax=\"20\" nstack=\"100000\"/><worldbody>"
             "<geom type=\"plane\" size=\"1 1 0.1\"/>"
             "<body pos=\"0 0 0.3\" euler=\"20 30 0\"><freejoint/><geom type=\"box\" size=\"0.1 0.08 0.06\" mass=\"1\"/></body>"
             "<body pos=\"0.6 0 0.5\"><joint name=\"knee\" type=\"hinge\" axis=\"0 1 0\" range=\"-60 60\" limited=\"true\"/>"
             "<geom type=\"capsule\" fromto=\"0 0 0 0 0 -0.4\" size=\"0.02\" mass=\"0.3\"/></body></worldbody>"
             "<actuator><general name=\"muscle\" joint=\"knee\" dyntype=\"filter\" dynprm=\"0.05\" gainprm=\"2\"/></actuator></mujoco>");
  return body(std::string(data.path()) + "/box.xml", "", "10 ms") + "[regions.cord]\ntype = \"Constant\"\nvalue = 0.7\n" + wire("cord.rate", "body.command", {}, 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mujoco_body)

BOOST_AUTO_TEST_CASE(a_free_pendulum_keeps_its_energy) {
  // Ten seconds of fourth-order steps of 1 ms: relative errors near (omega dt)^4 = 1e-10 a radian; numbers are read as floats, 1e-6.
  const Life life(body(pendulum, "key = 0\n"));
  life.simulator->run(1);
  const double before = energy(life);
  BOOST_TEST(before == -g * std::cos(raised), boost::test_tools::tolerance(1e-5));
  for (int t = 0; t < 10; ++t) {
    life.simulator->run(1000);
    BOOST_TEST(std::abs(energy(life) - before) < 2e-5);
  }
}

BOOST_AUTO_TEST_CASE(its_period_is_that_of_the_elliptic_integral) {
  // T = 2 pi sqrt(l / g) / agm(1, cos(theta_0 / 2)): 2.340 s from 1.5 rad, 2.006 s for small swings.
  double a = 1, b = std::cos(raised / 2);
  for (int n = 0; n < 6; ++n) {
    const double mean = (a + b) / 2;
    b = std::sqrt(a * b);
    a = mean;
  }
  const double period = 2 * 3.14159265358979323846 / std::sqrt(g) / a;
  const Life life(body(pendulum, "key = 0\n"));
  std::vector<double> falls;  // moments at which it passes the bottom backwards
  double last = raised;
  for (int t = 0; t < 12000; ++t) {
    life.simulator->run(1);
    const double now = life.value("body.position");
    if (last > 0 && now <= 0) falls.push_back((t - now / (now - last)) * 1e-3);
    last = now;
  }
  BOOST_TEST_REQUIRE(falls.size() >= 3U);
  BOOST_TEST(falls.front() == period / 4, boost::test_tools::tolerance(1e-4));
  BOOST_TEST((falls.back() - falls.front()) / static_cast<double>(falls.size() - 1) == period, boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_CASE(a_constant_torque_lifts_it_to_where_the_work_is_done) {
  // From rest at the bottom it turns at the angle x with torque x = g (1 - cos x).
  constexpr double torque = 2.9;
  const Life life(body(pendulum) + "[regions.motor]\ntype = \"Constant\"\nvalue = 2.9\n" + wire("motor.rate", "body.command"));
  double highest = 0;
  for (int t = 0; t < 3000; ++t) {
    life.simulator->run(1);
    highest = std::max(highest, life.value("body.position"));
  }
  BOOST_TEST(g * (1 - std::cos(highest)) == torque * highest, boost::test_tools::tolerance(1e-4));
  BOOST_TEST(life.value("body.sensor", 1) == torque, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(substeps_divide_a_tick) {
  // Ten steps of 1 ms in a tick of 10 ms, by the file or by the setting, are ten ticks of 1 ms.
  const Life fine(body(pendulum, "key = 0\n")), coarse(body(pendulum, "key = 0\n", "10 ms")), stated(body(pendulum, "key = 0\nsubsteps = 10\n", "10 ms"));
  fine.simulator->run(1001), coarse.simulator->run(101), stated.simulator->run(101);
  BOOST_TEST(coarse.value("body.position") == fine.value("body.position"), boost::test_tools::tolerance(1e-6));
  BOOST_TEST(stated.value("body.position") == coarse.value("body.position"));
}

BOOST_AUTO_TEST_CASE(a_life_with_contacts_and_muscles_resumes_bit_for_bit) {
  const ScratchFolder data;
  const std::string genome = with_contacts(data);
  const Life whole(genome), first(genome), second(genome), again(genome, {.threads = 1});
  whole.simulator->run(200);
  again.simulator->run(200);
  first.simulator->run(57);
  std::vector<std::byte> kept;
  first.state->snapshot(kept);
  second.state->restore(kept);
  second.simulator->run(143);
  BOOST_TEST(second.hash() == whole.hash());
  BOOST_TEST(again.hash() == whole.hash());
  BOOST_TEST(whole.value("body.position", 2) < 0.11);  // it lies on the floor
  BOOST_TEST(whole.value("body.position", 2) > 0.05);
}

BOOST_AUTO_TEST_CASE(a_bad_file_is_named_with_what_mujoco_says) {
  const ScratchFolder data;
  data.write("bad.xml", "<mujoco><worldbody><bdy/></worldbody></mujoco>");
  const std::string bad = error_text([&] { develop_text(body(std::string(data.path()) + "/bad.xml")); });
  BOOST_TEST(bad.find("bad.xml") != std::string::npos);
  BOOST_TEST(bad.find("'bdy'") != std::string::npos);
  const std::string still = error_text([&] { develop_text(body(pendulum, "key = 3\n")); });
  BOOST_TEST(still.find("has 1 keyframes, counted from 0, and key = 3") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_mujoco_warns_of_stops_the_life) {
  const Life life(body(pendulum) + "[regions.motor]\ntype = \"Constant\"\nvalue = 1e15\n" + wire("motor.rate", "body.command"));
  life.simulator->run(10);
  BOOST_TEST_REQUIRE(life.simulator->stopped_by().has_value());
  BOOST_TEST(life.simulator->stopped_by()->text().find("MuJoCo warns: ") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
