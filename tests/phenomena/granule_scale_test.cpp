// SPDX-License-Identifier: Apache-2.0
// The more granule cells, the better; and what one of them costs when its wiring is stored nowhere.
#include <chrono>
#include <cmath>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;

namespace {

const std::string own = "illustrative";

/// The brain `cerebellum` with few Purkinje cells: `patterns` to be answered, `granules` for each of 2 x 16 cells.
std::vector<Override> sized(int granules, int patterns, double rate) {
  std::vector<Override> values = {{"mossy.patterns", std::to_string(patterns)}};
  for (const std::string side : {"left", "right"}) {
    values.push_back({side + ".granules", std::to_string(granules)});
    values.push_back({side + ".size.purkinje", "16"});
    values.push_back({side + "_wish.size.n", "16"});
    values.push_back({side + ".A_LTD", std::to_string(rate)});
  }
  return values;
}

/// Mean squared error of all cells over all patterns, each in the tick before it goes, without learning; wishes have
/// variance 1.
double error_of(const Life& life, int patterns) {
  for (const char* rate : {"left.A_LTD", "right.A_LTD"}) life.simulator->set(rate, "0");
  double sum = 0;
  for (int k = 0; k < patterns; ++k) {
    life.simulator->run(8);
    for (const std::string side : {"left", "right"})
      sum += (vector_of(life, side + ".rate") - vector_of(life, side + "_wish.rate")).squaredNorm() / (32.0 * patterns);
  }
  return sum;
}

double trained_error(int granules, bool climbing = true) {
  constexpr int patterns = 40, rounds = 6;
  // A step of a quarter of the way for each cell's worth of activity: A_LTD ~ 1 / granules.
  std::vector<Override> values = sized(granules, patterns, 0.25 / granules);
  if (!climbing)
    for (const std::string side : {"left", "right"})
      values.push_back({"projections." + side + "_climbing.connection.w", "constant 0"});
  const Life life(ready_made("cerebellum", values));
  life.simulator->run(rounds * patterns * 8);
  const double error = error_of(life, patterns);
  BOOST_TEST_MESSAGE(granules << " granule cells a Purkinje cell: error " << error);
  return error;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(granule_scale)

BOOST_AUTO_TEST_CASE(more_granule_cells_leave_less_error) {
  const double few = trained_error(64), more = trained_error(256), many = trained_error(1024);
  report({.target = "T-H1",
          .what = "cerebellum: error with 256 granule cells a Purkinje cell, over that with 64",
          .measured = more / few,
          .bar = {0, 0.99},
          .wanted = "below 1",
          .source = own,
          .not_reached = {}});
  report({.target = "T-H1",
          .what = "cerebellum: error with 1024 granule cells a Purkinje cell, over that with 256",
          .measured = many / more,
          .bar = {0, 0.99},
          .wanted = "below 1",
          .source = own,
          .not_reached = {}});
  report({.target = "T-H1",
          .what = "ablation: no climbing fibres, error with 1024 over that with 64",
          .measured = trained_error(1024, false) / trained_error(64, false),
          .bar = {0.99, 1.01},
          .wanted = "1: size alone is nothing",
          .source = own,
          .not_reached = {}});
}

BOOST_AUTO_TEST_CASE(a_granule_cell_costs_four_bytes) {
  // The slope of the bytes of a brain's state between 2 x 16 x 1024 and 2 x 16 x 16384 cells. A hundred million:
  // apps/brains/cerebellum.
  const Life small(ready_made("cerebellum", sized(1024, 4, 1e-4))),
      large(ready_made("cerebellum", sized(16384, 4, 1e-5)));
  const double cells = 32.0 * (16384 - 1024);
  report({.target = "RG-03",
          .what = "bytes of state for each more granule cell, wiring and learning included",
          .measured = static_cast<double>(large.state->bytes() - small.state->bytes()) / cells,
          .bar = {0, 8},
          .wanted = "100 million within 24 GiB",
          .source = own,
          .not_reached = {}});
  const auto start = std::chrono::steady_clock::now();
  large.simulator->run(16);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report({.target = "RG-03",
          .what = "ticks a second of 524,288 learning granule cells, one thread, plain x86-64 [no bar: depends on the "
                  "machine]",
          .measured = 16 / seconds,
          .bar = {0, unbounded},
          .wanted = "any",
          .source = own,
          .not_reached = {}});
}

BOOST_AUTO_TEST_SUITE_END()
