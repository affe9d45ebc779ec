// SPDX-License-Identifier: Apache-2.0
// How many claws a unit should have: the dimension of a mixed layer (Litwin-Kumar et al. 2017), on the genome that
// ships.
#include <boost/test/unit_test.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Litwin-Kumar, Harris, Axel, Sompolinsky & Abbott 2017";

/// Inputs, units, claws of a unit, and whether inhibition takes the mean of the input weights away.
struct Layer {
  int inputs = 50;
  int units = 2000;
  int claws = 7;
  bool inhibition = true;
};

/// Normal inputs and one layer. Of a sum of K of N inputs, all N times K / N taken away, the variance is K - K^2 / N;
/// without that it is K. A standard normal number exceeds 1.2815516 with probability 0.1.
std::string genome_of(const Layer& layer, int seed) {
  std::string sd = "1";
  for (int i = 1; i < layer.inputs; ++i) sd += " 1";
  const double K = layer.claws, variance = layer.inhibition ? K - K * K / layer.inputs : K;
  return "[brain]\nname = \"dimension\"\nseed = " + std::to_string(seed) +
         "\n[world.stream]\ntype = \"GaussianStream\"\naxes = " + "\"inputs\"\nsd = \"" + sd +
         "\"\n[regions.layer]\ngenome = \"" + ANLAGE_TEST_SOURCE +
         "/apps/brains/separators/mixed_layer.toml\"\nunits = " + std::to_string(layer.units) +
         "\nclaws = " + std::to_string(layer.claws) +
         "\nthreshold = " + std::to_string(1.2815516 * std::sqrt(variance)) + "\ninhibition = \"constant " +
         std::to_string(layer.inhibition ? -K / layer.inputs : 0.0) + "\"\n" + wire("stream.x", "layer.input");
}

/// The codes of successive samples, a bit a unit.
class Codes {
 public:
  explicit Codes(std::int64_t units) : words_((units + 63) / 64) {}

  void add(const float* rate, std::int64_t units) {
    bits_.resize(bits_.size() + static_cast<std::size_t>(words_), 0);
    std::uint64_t* const code = bits_.data() + bits_.size() - static_cast<std::size_t>(words_);
    for (std::int64_t i = 0; i < units; ++i) code[i / 64] |= std::uint64_t{rate[i] > 0} << (i % 64);
  }
  /// (tr C)^2 / tr(C^2). The products of all pairs of codes, less their means, are the matrix whose squares sum up to
  /// (P - 1)^2 tr(C^2); that overstates tr(C^2) by (tr C)^2 / (P - 1) for P samples, which is taken away.
  [[nodiscard]] double dimension() const {
    const std::int64_t P = static_cast<std::int64_t>(bits_.size()) / words_;
    Eigen::MatrixXf products(P, P);
    for (std::int64_t q = 0; q < P; ++q)
      for (std::int64_t p = 0; p <= q; ++p) products(p, q) = products(q, p) = static_cast<float>(common(p, q));
    const Eigen::VectorXf means = products.rowwise().mean();
    const float mean = means.mean();
    products.colwise() -= means;
    products.rowwise() -= means.transpose();
    products.array() += mean;
    const double trace = products.cast<double>().trace() / static_cast<double>(P - 1);
    const double squares = products.cast<double>().squaredNorm() / std::pow(static_cast<double>(P - 1), 2);
    return trace * trace / (squares - trace * trace / static_cast<double>(P - 1));
  }

 private:
  [[nodiscard]] std::int64_t common(std::int64_t p, std::int64_t q) const {
    const std::uint64_t *a = bits_.data() + p * words_, *b = bits_.data() + q * words_;
    std::int64_t count = 0;
    for (std::int64_t k = 0; k < words_; ++k) count += std::popcount(a[k] & b[k]);
    return count;
  }

  std::int64_t words_;
  std::vector<std::uint64_t> bits_;
};

double dimension_of(const Layer& layer, int samples, int seed = 1) {
  const Life life(genome_of(layer, seed));
  const auto rate = life.brain->find("layer/units.rate").value();
  const auto* numbers = reinterpret_cast<const float*>(life.state->data(life.brain->binding(rate).block));
  Codes codes(layer.units);
  for (int t = 0; t < samples; ++t) {
    life.simulator->run(1);
    codes.add(numbers, layer.units);
  }
  const double dimension = codes.dimension();
  BOOST_TEST_MESSAGE(layer.inputs << " inputs, " << layer.units << " units of " << layer.claws << " claws"
                                  << (layer.inhibition ? "" : ", no inhibition") << ": dimension " << dimension);
  return dimension;
}

/// Which of these numbers of claws makes the dimension largest; `synapses` / claws units each, or `units`.
int best(Layer layer, const std::vector<int>& claws, int synapses, int samples) {
  int best = 0;
  double largest = 0;
  for (const int K : claws) {
    layer.claws = K;
    if (synapses > 0) layer.units = synapses / K;
    const double dimension = dimension_of(layer, samples);
    if (dimension > largest) best = K;
    largest = std::max(largest, dimension);
  }
  return best;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mixed_layer_dimension)

BOOST_AUTO_TEST_CASE(kenyon_cells_have_most_dimensions_with_about_seven_claws) {
  // 2000 cells x 7 claws out of 50 glomeruli: as many synapses for every number of claws.
  const int found = best({.inputs = 50}, {1, 2, 4, 5, 6, 7, 8, 9, 10, 14}, 14000, 2000);
  report({.target = "T-A4",
          .what = "claws with the highest dimension, 50 inputs, 14,000 synapses",
          .measured = double(found),
          .bar = {6, 9},
          .wanted = "7",
          .source = source});
}

BOOST_AUTO_TEST_CASE(granule_cells_have_most_dimensions_with_about_four_claws) {
  const int found = best({.inputs = 350}, {3, 4, 5, 6, 8, 10}, 41800, 2000);
  report({.target = "T-A4",
          .what = "claws with the highest dimension, 350 inputs, 41,800 synapses",
          .measured = double(found),
          .bar = {4, 6},
          .wanted = "4",
          .source = source});
}

BOOST_AUTO_TEST_CASE(without_inhibition_fewer_claws_are_best_and_most_of_the_dimension_is_lost) {
  const int found = best({.inhibition = false}, {1, 2, 3, 4, 5, 6, 7, 10}, 0, 2000);
  const double with = dimension_of({}, 2000), without = dimension_of({.inhibition = false}, 2000);
  report({.target = "T-A4",
          .what = "ablation: claws with the highest dimension without inhibition, 2000 units",
          .measured = double(found),
          .bar = {3, 4},
          .wanted = "3 to 4",
          .source = source});
  report({.target = "T-A4",
          .what = "ablation: share of the dimension that is lost without inhibition, 7 claws",
          .measured = 1 - without / with,
          .bar = {0.4, 1},
          .wanted = "more than 0.4",
          .source = source});
}

BOOST_AUTO_TEST_CASE(with_one_claw_each_the_dimension_is_the_number_of_inputs) {
  // Units with the same sender do the same: C has N equal blocks. Unequal numbers of units a sender, 280 +- 17 of them,
  // take away (17 / 280)^2 = 0.4 %; the sample adds 1 %.
  report({.target = "T-A4",
          .what = "dimension with one claw each, 50 inputs",
          .measured = dimension_of({.units = 14000, .claws = 1}, 4000),
          .bar = {49, 51},
          .wanted = "50",
          .source = "closed form"});
}

BOOST_AUTO_TEST_SUITE_END()
