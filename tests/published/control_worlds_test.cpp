// SPDX-License-Identifier: Apache-2.0
// Cart-pole, mountain car, pendulum and acrobot go the way they go in other simulators, step by step.
//
// Trajectories: outputs of Gymnasium 1.4.0 in double precision. Where a folder of data has them all steps are compared, else
// the few rows below, which come from the same files.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

using Line = std::vector<double>;

// Actions of 0 and 1, and -1, 0 and 1, are exact floats: what remains is the last bit of a double, 2e-16, and how it grows.
constexpr double exact = 1e-12;
// Graded actions arrive as floats: 2 N m with an error of 6e-8 change a velocity by 3 * 0.05 * 6e-8 = 9e-9. Errors would grow near
// an upright rod, so each step begins at the state of its row.
constexpr double graded = 1e-8;
// The simulator keeps the state of a car with graded pushes in floats: half a unit in the last place of a number below 1.
constexpr double single = 3.1e-8;

std::vector<Line> lines_of(std::istream& in) {
  std::vector<Line> all;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    all.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) all.back().push_back(std::stod(cell));
  }
  return all;
}

/// A trajectory: number, state, action, next state, reward, end; and the rows of it that are written here.
struct Trajectory {
  std::string name, type, settings;
  std::vector<std::string> starts;  ///< parameters that hold the first state
  std::string action;               ///< port
  double shift;                     ///< added to the action of the file
  double tolerance;                 ///< of states
  std::string rows;
};

std::vector<Line> rows_of(const Trajectory& path) {
  const auto file = data_or_skip("oracles/gym/" + path.name + ".csv");
  if (file.empty()) {
    std::istringstream written(path.rows);
    return lines_of(written);
  }
  std::ifstream in(file);
  std::string head;
  std::getline(in, head);
  return lines_of(in);
}

std::string number(double x) {
  std::ostringstream text;
  text.precision(17);
  text << x;
  return text.str().find_first_of(".e") == std::string::npos ? text.str() + ".0" : text.str();
}

/// Puts the state of a row into the world, each number as the sum of three floats.
void put(const Life& life, const Line& row, std::size_t n) {
  Matrix parts(static_cast<Eigen::Index>(3 * n), 1);
  for (std::size_t k = 0; k < n; ++k) {
    double rest = row[1 + k];
    for (std::size_t part = 0; part < 3; ++part) {
      const auto head = static_cast<double>(static_cast<float>(rest));
      parts(static_cast<Eigen::Index>(3 * k + part), 0) = head;
      rest -= head;
    }
  }
  set_matrix(life, "body.numbers", parts);
}

/// Largest difference of a number of the state from the trajectory; rewards and ends have to be those of the trajectory.
double largest_difference(const Trajectory& path) {
  const std::vector<Line> rows = rows_of(path);
  const std::size_t n = path.starts.size();
  std::string toml = "[brain]\nname = \"path\"\n[regions.hand]\ntype = \"Constant\"\n[world.body]\ntype = \"" + path.type + "\"\n" +
                     path.settings;
  for (std::size_t k = 0; k < n; ++k) toml += path.starts[k] + " = " + number(rows.front()[1 + k]) + "\n";
  const Life life(toml + wire("hand.rate", "body." + path.action));
  life.simulator->run(1);
  double worst = 0;
  for (const Line& row : rows) {
    if (path.tolerance >= graded) put(life, row, n);
    life.simulator->set("hand.value", number(row[n + 1] + path.shift));
    life.simulator->run(1);
    for (std::size_t k = 0; k < n; ++k) {
      double here = 0;
      for (std::int64_t part = 2; part >= 0; --part) here += life.value("body.numbers", static_cast<std::int64_t>(3 * k) + part);
      worst = std::max(worst, std::abs(here - row[n + 2 + k]));
    }
    const bool ends = life.value("body.last") != 0;
    BOOST_TEST_REQUIRE(ends == (row[2 * n + 3] != 0), path.name << " ends otherwise in step " << row[0]);
    const double reward = path.type == "CartPole" ? (ends ? -1 : 0) : row[2 * n + 2];
    BOOST_TEST_REQUIRE(std::abs(life.value("body.reward") - reward) < 1e-5, path.name << " rewards otherwise in step " << row[0]);
  }
  return worst;
}

void compare(const Trajectory& path) {
  report({.target = "worlds", .what = "largest difference of a state, " + path.name, .measured = largest_difference(path),
          .bar = {0, path.tolerance}, .wanted = "0", .source = "Gymnasium 1.4.0"});
}

const std::vector<std::string> cart_starts{"x_0", "v_0", "theta_0", "omega_0"};
const std::vector<std::string> car_starts{"x_0", "v_0"};
const std::vector<std::string> rod_starts{"theta_0", "omega_0"};
const std::vector<std::string> link_starts{"theta_1", "theta_2", "omega_1", "omega_2"};


}  // namespace

BOOST_AUTO_TEST_SUITE(control_worlds)

BOOST_AUTO_TEST_CASE(a_pole_falls_as_it_falls_elsewhere) {
  compare({"cartpole_v1_euler_0", "CartPole", "", cart_starts, "push", 0, exact,
           "0,0.01,-0.02,0.03,0.04,1,0.009600000000000001,0.17467919574755525,0.030799999999999998,-0.24306871796000826,1,0\n"
           "1,0.009600000000000001,0.17467919574755525,0.030799999999999998,-0.24306871796000826,1,0.013093583914951107,"
           "0.3693479760579556,0.025938625640799833,-0.5258796280501485,1,0\n"});
  compare({"cartpole_v1_euler_1", "CartPole", "", cart_starts, "push", 0, exact,
           "0,0,0,0.15,0,1,0,0.19268799696511807,0.15,-0.24185166674956673,1,0\n"});
  compare({"cartpole_v1_euler_2", "CartPole", "", cart_starts, "push", 0, exact,
           "0,-1,0.5,-0.1,0.2,1,-0.99,0.6963994312347634,-0.096,-0.12247840269940463,1,0\n"});
  compare({"cartpole_v1_semi_implicit_0", "CartPole", "integrator = \"semi_implicit\"\n", cart_starts, "push", 0, exact,
           "0,0.01,-0.02,0.03,0.04,1,0.013493583914951104,0.17467919574755525,0.025138625640799835,-0.24306871796000826,1,0\n"});
}

BOOST_AUTO_TEST_CASE(a_car_swings_as_it_swings_elsewhere) {
  // The files number the pushes 0, 1 and 2.
  compare({"mountaincar_v0_0", "MountainCar", "", car_starts, "push", -1, exact,
           "0,-0.5,0,1,-0.5001768430041692,-0.00017684300416925727,-1,0\n"
           "1,-0.5001768430041692,-0.00017684300416925727,2,-0.49952920598760703,0.0006476370165621906,-1,0\n"});
  compare({"mountaincar_v0_1", "MountainCar", "", car_starts, "push", -1, exact,
           "0,-0.4,0.01,1,-0.3909058943861917,0.009094105613808317,-1,0\n"});
  compare({"mountaincar_v0_2", "MountainCar", "", car_starts, "push", -1, exact,
           "0,-1.1,-0.05,1,-1.147531300575228,-0.04753130057522784,-1,0\n"});
}

BOOST_AUTO_TEST_CASE(a_car_with_graded_pushes_swings_as_it_swings_elsewhere) {
  const std::string settings = "power = 0.0015\ngoal = 0.45\nstep_reward = 0\ngoal_reward = 100\neffort = 0.1\n";
  compare({"mountaincar_continuous_v0_0", "MountainCar", settings, car_starts, "push", 0, single,
           "0,-0.5,0,0.26881720430107525,-0.49977362155914307,0.0002263828064315021,-0.007226268932824603,0\n"});
  compare({"mountaincar_continuous_v0_1", "MountainCar", settings, car_starts, "push", 0, single,
           "0,0.3,0.05,0.26881720430107525,0.34884920716285706,0.0488492026925087,-0.007226268932824603,0\n"});
}

BOOST_AUTO_TEST_CASE(a_rod_turns_as_it_turns_elsewhere) {
  compare({"pendulum_v1_0", "Pendulum", "", rod_starts, "torque", 0, graded,
           "0,3.141592653589793,0,0.5376344086021505,3.145624911654309,0.08064516129032268,-9.869893451846671,0\n"});
  compare({"pendulum_v1_1", "Pendulum", "", rod_starts, "torque", 0, graded,
           "0,1,-0.5,0.5376344086021505,1.0105874199948122,0.21174839989624505,-1.025289050757313,0\n"});
  compare({"pendulum_v1_2", "Pendulum", "", rod_starts, "torque", 0, graded,
           "0,0.1,7.5,0.5376344086021505,0.4827760111887722,7.655520223775444,-5.635289050757312,0\n"});
}

BOOST_AUTO_TEST_CASE(two_links_swing_as_they_swing_elsewhere) {
  // Two links are chaotic: the last bit of a double doubles every second or two of 60.
  compare({"acrobot_v1_0", "Acrobot", "", link_starts, "torque", -1, 1e-9,
           "0,0,0,0,0,1,-7.61073181518892e-18,5.854409088606863e-18,-7.610731815188921e-17,5.854409088606864e-17,-1,0\n"
           "1,-7.61073181518892e-18,5.854409088606863e-18,-7.610731815188921e-17,5.854409088606864e-17,2,-0.013262967177227816,"
           "0.034287229347385456,-0.12866185280996115,0.334501089986602,-1,0\n"});
  compare({"acrobot_v1_1", "Acrobot", "", link_starts, "torque", -1, 1e-9,
           "0,0.5,-0.3,0.2,0.1,1,0.47529660541453045,-0.2076082574146368,-0.439774137529734,0.8065629826844604,-1,0\n"});
}

BOOST_AUTO_TEST_SUITE_END()
