// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <array>

#include "../common/playback.hpp"
#include "functions.hpp"

namespace friedman {
using namespace anlage;

/// Regression problems with a known noise floor; samples are drawn at birth and shown one a tick.
///   one    y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5 + e,   x1 … x10 uniform on [0, 1], five useless
///   two    y = sqrt(x1^2 + z^2) + e,   z = x2 x3 - 1 / (x2 x4)
///   three  y = arctan(z / x1) + e,     x1 in [0, 100], x2 in [40 pi, 560 pi], x3 in [0, 1], x4 in [1, 11]
/// e is normal with standard deviation `noise`, in test samples too: no answer has a mean square error below noise^2.
struct Friedman {
  static constexpr const char* doc = "Friedman's regression problems: samples drawn at birth, one a tick";
  static constexpr const char* citation =
      "Friedman 1991, Annals of Statistics 19:1-67; Breiman 1996, Machine Learning 24:123-140";

  Choice function {"one two three", "which of the three functions", birth};
  Param  samples  {200, "1", "training samples", {1, 16777216}, birth | integer};
  Param  tests    {1000, "1", "test samples", {1, 16777216}, birth | integer};
  Param  noise    {1.0, "1", "standard deviation of e; usual: 1, 125 (two), 0.1 (three)", {0, 1e6}, birth};
  Choice split    {"train test", "which samples to show; a change starts a new pass"};
  Choice order    {"shuffled sequential", "in a new random order at each pass, or as drawn"};
  Choice scale    {"standardise none", "inputs with mean 0 and standard deviation 1, or as drawn", birth};
  State  position {"", "1", "samples shown in this pass", "zero"};
  State  epoch    {"", "1", "passes before this one", "zero"};
  State  playing  {"", "1", "1 + split shown last, 0: none", "zero"};
  Out    x        {"input", "1", "context"};
  Out    one      {"constant", "1", "always 1: a source of thresholds and offsets"};
  Out    y        {"output", "1", "what the context leads to"};
  Table<Real> train_x {"input train_sample", "1", "contexts for training"};
  Table<Real> train_y {"train_sample", "1", "outcomes for training"};
  Table<Real> test_x  {"input test_sample", "1", "contexts for testing"};
  Table<Real> test_y  {"test_sample", "1", "outcomes for testing"};
  Rng    draw     {"samples"};
  Rng    shuffle  {"order of each pass"};

  void develop(Setup& setup) {
    setup.set_axis("input", static_cast<std::int64_t>(inputs_of(function.index())));
    setup.set_axis("constant", 1);
    setup.set_axis("output", 1);
    setup.set_axis("train_sample", static_cast<std::int64_t>(samples.value));
    setup.set_axis("test_sample", static_cast<std::int64_t>(tests.value));
  }

  void fill() {
    draw_samples(0, train_x, train_y);
    draw_samples(1, test_x, test_y);
  }

  void advance(Tick) {
    const bool testing = split == "test";
    const Table<Real>& contexts = testing ? test_x : train_x;
    const worlds::Playback playback{position[0], epoch[0], playing[0]};
    const std::int64_t i = playback.next(contexts.cols(), split.index(), order == "shuffled", shuffle.random());
    x = contexts.column(i);
    one = Real{1};
    y = testing ? test_y[i] : train_y[i];
  }

  /// The tick of a draw is the set, its index is sample and input: training samples stay the same whatever `tests` is.
  void draw_samples(std::uint64_t set, Table<Real>& contexts, Table<Real>& outcomes) const {
    const Tick when{set, 0, 0};
    const std::size_t inputs = inputs_of(function.index());
    std::array<double, 10> values{};
    for (std::int64_t i = 0; i < contexts.cols(); ++i) {
      for (std::size_t k = 0; k < inputs; ++k) {
        const Uniform range = range_of(function.index(), k);
        values[k] = range.at(draw.uniform(when, 16 * i + static_cast<std::int64_t>(k)));
        contexts.set(static_cast<std::int64_t>(k), i,
                     static_cast<Real>(scale == "standardise" ? range.standardised(values[k]) : values[k]));
      }
      const double clean = value(function.index(), {values.data(), inputs});
      outcomes.set(i, 0, static_cast<Real>(clean + noise.value * draw.normal(when, 16 * i + 15)));
    }
  }
};

}  // namespace friedman

ANLAGE_PLUGIN(friedman::Friedman)
