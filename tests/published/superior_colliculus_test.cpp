// SPDX-License-Identifier: Apache-2.0
// The map of the superior colliculus, and the eight numbers that keep sight, hearing and saccades in register.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Dense>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr double degree = std::numbers::pi / 180;
const std::string ottes = "Ottes, Van Gisbergen & Eggermont 1986";
const std::string own = "closed form; body illustrative";

std::string number(double x) { return std::to_string(x); }

/// The map with a target at R, phi [degrees]; `more` inhibits units from `first` on.
Life map_at(double R, double phi, const std::string& more = {}) {
  const double h = R * std::cos(phi * degree) * degree, v = R * std::sin(phi * degree) * degree;
  return Life("[brain]\nname = \"map\"\n[world.light]\ntype = \"PatternStream\"\ngiven = \"" + number(h) + " " + number(v) +
              "\"\n[steering.map]\ntype = \"CollicularMap\"\n" + wire("light.x", "map.target") + more);
}

const std::vector<std::pair<double, double>> targets = {{5, 0}, {10, 0}, {20, 0}, {40, 0}, {20, 45}, {5, 90}, {10, 180}, {30, -60}, {15, 120}};

/// Largest distance of the decoded saccade from the target, by the target's eccentricity.
double worst_saccade(const std::string& more = {}) {
  double worst = 0;
  for (const auto& [R, phi] : targets) {
    const Life life = map_at(R, phi, more);
    life.simulator->run(1);
    const double dh = life.value("map.saccade", 0) / degree - R * std::cos(phi * degree);
    const double dv = life.value("map.saccade", 1) / degree - R * std::sin(phi * degree);
    worst = std::max(worst, std::hypot(dh, dv) / R);
  }
  return worst;
}

/// A body whose ears and eye muscles are not what a newborn colliculus takes them for.
const std::string body =
    "ear_scale_h = 0.8\near_scale_v = 1.25\near_h = \"5 deg\"\near_v = \"-4 deg\"\n"
    "muscle_scale_h = 1.2\nmuscle_scale_v = 0.85\nmuscle_h = \"-3 deg\"\nmuscle_v = \"2 deg\"\n";

std::string saccades(const std::string& plant, const std::string& colliculus = {}) {
  return "[brain]\nname = \"saccades\"\nseed = 5\n[world.plant]\ntype = \"SaccadePlant\"\n" + plant +
         "[steering.colliculus]\ntype = \"SuperiorColliculus\"\n" + colliculus + wire("plant.seen", "colliculus.seen") +
         wire("plant.heard", "colliculus.heard") + wire("plant.present", "colliculus.present") +
         wire("plant.error", "colliculus.error") + wire("plant.landed", "colliculus.landed") +
         wire("colliculus.command", "plant.command", {}, 1);
}

/// How far each of the eight is from what body and prisms ask for: offsets in degrees, scales in degrees at 20 degrees.
Vector parameter_errors(const Life& life, double prism) {
  // Saccade map: c = (d - muscle) / muscle_scale. Auditory map: d = (H - ear) / ear_scale + prism.
  const double wanted[] = {1 / 0.8,  1 / 1.25, -5 / 0.8 + prism, 4 / 1.25,
                           1 / 1.2, 1 / 0.85, 3 / 1.2,         -2 / 0.85};
  const char* names[] = {"hear_scale_h", "hear_scale_v", "hear_h", "hear_v", "move_scale_h", "move_scale_v", "move_h", "move_v"};
  Vector errors(8);
  for (Eigen::Index k = 0; k < 8; ++k) {
    const double found = life.value(std::string("colliculus.") + names[k]);
    const bool scale = k % 4 < 2;
    errors[k] = scale ? 20 * (found - wanted[k]) : found / degree - wanted[k];
  }
  return errors;
}

/// Horizontal error [degrees] after each of so many saccades.
Vector landing_errors(const Life& life, int saccades) {
  Vector errors(saccades);
  for (Eigen::Index k = 0; k < errors.size(); ++k) {
    life.simulator->run(2);
    errors[k] = life.value("plant.error", 0) / degree;
  }
  return errors;
}

/// Where saccades to three targets, seen and heard, are going to end, by the twelve numbers of three maps.
Vector endpoints(const Vector& twelve) {
  const char* names[] = {"visual_scale_h", "visual_scale_v", "visual_h", "visual_v", "hear_scale_h", "hear_scale_v",
                         "hear_h", "hear_v", "move_scale_h", "move_scale_v", "move_h", "move_v"};
  std::string settings = "eta = 0\n";
  for (Eigen::Index k = 0; k < 12; ++k) settings += std::string(names[k]) + " = " + number(twelve[k]) + "\n";
  const Life life(saccades(body, settings));
  Vector ends(12);
  for (Eigen::Index trial = 0; trial < 6; ++trial) {
    life.simulator->run(1);
    for (Eigen::Index axis = 0; axis < 2; ++axis) ends[2 * trial + axis] = life.value("colliculus.command", axis);
    life.simulator->run(1);
  }
  return ends;
}

/// Where the Jacobian is taken.
Vector twelve_numbers() {
  Vector at(12);
  at << 1.1, 0.9, 0.05, -0.04, 1.3, 0.8, -0.1, 0.06, 0.85, 1.15, 0.03, -0.05;
  return at;
}

Matrix jacobian() {
  const Vector at = twelve_numbers();
  Matrix slopes(12, 12);
  for (Eigen::Index k = 0; k < 12; ++k) {
    Vector up = at, down = at;
    up[k] += 0.05, down[k] -= 0.05;
    slopes.col(k) = (endpoints(up) - endpoints(down)) / 0.1;
  }
  return slopes;
}

/// Tangents of goals d -> a d + b at a = 1, b = 0, horizontal and vertical: scales and offsets of sight and hearing grow with a,
/// move_scale shrinks; offsets of both grow by b, that of move loses move_scale b.
Matrix common_affine_changes() {
  const Vector at = twelve_numbers();
  Matrix tangents = Matrix::Zero(12, 4);
  for (Eigen::Index axis = 0; axis < 2; ++axis) {
    for (const Eigen::Index map : {0, 4}) {
      tangents(map + axis, axis) = at[map + axis];
      tangents(map + 2 + axis, axis) = at[map + 2 + axis];
      tangents(map + 2 + axis, 2 + axis) = 1;
    }
    tangents(8 + axis, axis) = -at[8 + axis];
    tangents(10 + axis, 2 + axis) = -at[8 + axis];
  }
  return tangents;
}

int rank_of(const Matrix& slopes) {
  // Floats make the error of a difference quotient some 1e-7 / 0.1 = 1e-6.
  const Vector values = slopes.jacobiSvd().singularValues();
  return static_cast<int>((values.array() > 1e-4 * values[0]).count());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(superior_colliculus)

BOOST_AUTO_TEST_CASE(targets_lie_where_the_logarithm_puts_them) {
  // u = 1.4 ln(sqrt(R^2 + 9 + 6 R cos phi) / 3) mm, v = 1.8 atan2(R sin phi, R cos phi + 3) mm.
  double worst = 0;
  const std::vector<std::vector<double>> known = {{5, 0, 1.373, 0}, {10, 0, 2.053, 0}, {20, 0, 2.852, 0}, {40, 0, 3.728, 0}, {20, 45, 2.804, 1.242}};
  for (const auto& row : known) {
    const Life life = map_at(row[0], row[1]);
    life.simulator->run(1);
    for (std::int64_t axis = 0; axis < 2; ++axis)
      worst = std::max(worst, std::abs(1e3 * life.value("map.place", axis) - row[static_cast<std::size_t>(2 + axis)]));
  }
  report({.target = "T-I8", .what = "places of five targets on the map: largest error [mm]", .measured = worst, .bar = {0, 1e-3},
          .wanted = "1.373, 2.053, 2.852, 3.728; (2.804, 1.242)", .source = ottes});
  report({.target = "X23", .what = "map of the colliculus: largest error of five places [mm]", .measured = worst, .bar = {0, 1e-3},
          .wanted = "the values of T-I8", .source = ottes});
}

BOOST_AUTO_TEST_CASE(a_population_means_its_target) {
  report({.target = "T-I8", .what = "decoded saccades to nine targets: largest error by eccentricity", .measured = worst_saccade(),
          .bar = {0, 0.02}, .wanted = "< 2 %", .source = ottes + "; Lee, Rohrer & Sparks 1988"});
  report({.target = "X23", .what = "there and back again, target to map to saccade: largest error by eccentricity", .measured = worst_saccade(), .bar = {0, 0.02},
          .wanted = "0 within 2 %", .source = ottes});
}

BOOST_AUTO_TEST_CASE(what_half_of_a_population_means_is_off_the_target) {
  // Silenced where v is above 0: 18 of the 37 rows of each column.
  std::string rows;
  for (int column = 0; column < 2 * 29; ++column)
    for (int row = 0; row < 37; ++row) rows += row > 18 ? "1 " : "0 ";
  const std::string silenced = "[world.nigra]\ntype = \"PatternStream\"\ngiven = \"" + rows + "\"\n" + wire("nigra.x", "map.inhibition");
  report({.target = "T-I8", .what = "ablation: half of the map is silent: largest error by eccentricity", .measured = worst_saccade(silenced),
          .bar = {0.05, unbounded}, .wanted = "saccades miss", .source = "Lee, Rohrer & Sparks 1988"});
}

BOOST_AUTO_TEST_CASE(eight_numbers_find_their_values_within_five_hundred_saccades) {
  const Life life(saccades(body + "prism_h = \"23 deg\"\n"));
  report({.target = "T-I9", .what = "largest error of the eight numbers before any saccade [degrees]",
          .measured = parameter_errors(life, 23).cwiseAbs().maxCoeff(), .bar = {5, unbounded}, .wanted = "a mismatch to begin with", .source = own});
  life.simulator->run(1000);
  const Vector errors = parameter_errors(life, 23);
  BOOST_TEST_MESSAGE("errors: " << errors.transpose());
  report({.target = "T-I9", .what = "largest error of the eight numbers after 500 saccades, with prisms of 23 degrees [degrees]",
          .measured = errors.cwiseAbs().maxCoeff(), .bar = {0, 0.5}, .wanted = "< 0.5", .source = own});
  report({.target = "T-I9", .what = "numbers within 0.5 degrees, of eight", .measured = static_cast<double>((errors.cwiseAbs().array() < 0.5).count()),
          .bar = {8, 8}, .wanted = "8", .source = own});
}

BOOST_AUTO_TEST_CASE(without_correction_prisms_stay_uncorrected) {
  const Life life(saccades(body + "prism_h = \"23 deg\"\n", "eta = 0\n"));
  life.simulator->run(1000);
  report({.target = "T-I9", .what = "ablation: no correction after saccades: largest error of the eight numbers [degrees]",
          .measured = parameter_errors(life, 23).cwiseAbs().maxCoeff(), .bar = {16, unbounded}, .wanted = "as at first", .source = own});
}

BOOST_AUTO_TEST_CASE(an_offset_is_approached_geometrically_and_leaves_an_after_effect) {
  // Sounds straight ahead (range 0 of targets), prisms of 23 degrees, all else in register: error 23 (1 - 0.1)^n.
  const Life life(saccades("modality = \"auditory\"\nrange = 0\nprism_h = \"23 deg\"\n"));
  const Vector errors = landing_errors(life, 60);
  double worst = 0;
  for (Eigen::Index n = 0; n < 60; ++n) worst = std::max(worst, std::abs(errors[n] / (23 * std::pow(0.9, n)) - 1));
  report({.target = "T-I9", .what = "error after each saccade by 23 (1 - eta)^n: largest deviation", .measured = worst, .bar = {0, 1e-3},
          .wanted = "geometric", .source = own});
  life.simulator->run(400);
  life.simulator->set("plant.prism_h", "0");
  report({.target = "T-I9", .what = "after-effect: error as the prisms come off [degrees]", .measured = landing_errors(life, 1)[0],
          .bar = {-23.1, -22.9}, .wanted = "-23, equal and opposite", .source = own});
  const Life fixed(saccades("modality = \"auditory\"\nrange = 0\nprism_h = \"23 deg\"\n", "eta = 0\n"));
  fixed.simulator->run(520);
  fixed.simulator->set("plant.prism_h", "0");
  report({.target = "T-I9", .what = "ablation: no correction: after-effect [degrees]", .measured = landing_errors(fixed, 1)[0], .bar = {-0.01, 0.01},
          .wanted = "0", .source = own});
}

BOOST_AUTO_TEST_CASE(eight_of_the_twelve_numbers_of_three_maps_can_be_known) {
  const Matrix slopes = jacobian();
  report({.target = "T-I9", .what = "rank of the Jacobian of saccades by the twelve numbers of three maps",
          .measured = static_cast<double>(rank_of(slopes)), .bar = {8, 8}, .wanted = "8", .source = own});
  report({.target = "T-I9", .what = "rank by the eight that change, vision being the reference",
          .measured = static_cast<double>(rank_of(slopes.rightCols(8))), .bar = {8, 8}, .wanted = "8", .source = own});
  report({.target = "X24", .what = "rank of that Jacobian, of twelve", .measured = static_cast<double>(rank_of(slopes)), .bar = {8, 8}, .wanted = "8 of 12",
          .source = own});
  const Matrix affine = common_affine_changes();
  report({.target = "X24", .what = "dimensions of the common affine changes of all three maps", .measured = static_cast<double>(rank_of(affine)), .bar = {4, 4},
          .wanted = "4 = 12 - 8", .source = own});
  report({.target = "X24", .what = "what such a change does to a saccade, by what the same change without its signs does", .measured = (slopes * affine).norm() / (slopes * affine.cwiseAbs()).norm(),
          .bar = {0, 1e-3}, .wanted = "0: they are the null space", .source = own});
}

BOOST_AUTO_TEST_CASE(an_affine_change_of_all_three_maps_leaves_every_saccade_as_it_is) {
  // Goals d become a d + b: scales of sight and hearing times a, their offsets a o + b; commands stay if move_scale is divided by a
  // and move loses move_scale b / a.
  const Vector at = twelve_numbers();
  const double a[] = {1.4, 0.7}, b[] = {0.2, -0.1};
  Vector changed = at;
  for (Eigen::Index axis = 0; axis < 2; ++axis) {
    for (const Eigen::Index map : {0, 4}) {
      changed[map + axis] = a[axis] * at[map + axis];
      changed[map + 2 + axis] = a[axis] * at[map + 2 + axis] + b[axis];
    }
    changed[8 + axis] = at[8 + axis] / a[axis];
    changed[10 + axis] = at[10 + axis] - at[8 + axis] * b[axis] / a[axis];
  }
  report({.target = "T-I9", .what = "largest change of a saccade by a common affine change of all maps [rad]",
          .measured = (endpoints(changed) - endpoints(at)).cwiseAbs().maxCoeff(), .bar = {0, 1e-5}, .wanted = "0", .source = own});
}

BOOST_AUTO_TEST_SUITE_END()
