// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace bars_stream {
using namespace anlage;

/// Pictures made of horizontal and vertical bars, each there with probability p; a new picture every `on` ticks.
struct BarsStream {
  static constexpr const char* doc = "pictures of horizontal and vertical bars, each there with probability p";
  static constexpr const char* citation = "Foldiak 1990, Biological Cybernetics 64:165-170";

  Param edge   {8, "1", "height and width of a picture", {1, 1024}, birth | integer};
  Param p      {0.125, "1", "probability of a bar", {0, 1}};
  Param on     {30, "1", "ticks of a picture", {1, 16777216}, integer};
  Choice scale {"binary standardise", "pixels 1 and 0, or shifted and scaled to mean 0 and variance 1", birth};
  Out   x      {"pixel", "1", "picture: pixel (row, column) is row * edge + column"};
  Out   bars   {"bar", "1", "1 for the bars that are there: rows, then columns"};
  Out   decide {"", "1", "1 one tick before the picture's last, when receivers should settle on an answer"};
  Broadcast settled {"1", "1 in the picture's last tick"};
  Rng   draw   {"bars"};

  void develop(Setup& setup) {
    const auto n = static_cast<std::int64_t>(edge.value);
    setup.set_axis("pixel", n * n);
    setup.set_axis("bar", 2 * n);
  }
  void advance(Tick now) {
    const auto length = static_cast<std::uint64_t>(on.value), place = now.index % length;
    const Tick picture{now.index / length, 0, 0};
    const Index n = bars.size() / 2;
    for (Index b = 0; b < 2 * n; ++b) bars[b] = draw.uniform(picture, b) < p ? Real(1) : Real(0);
    const Real lit = p * (2 - p), spread = std::sqrt(lit * (1 - lit));  // of a pixel: probability, standard deviation
    const bool standardised = scale == "standardise" && spread > 0;
    const Real light = standardised ? (1 - lit) / spread : Real(1), dark = standardised ? -lit / spread : Real(0);
    for (Index i = 0; i < x.size(); ++i) x[i] = bars[i / n] + bars[n + i % n] > 0 ? light : dark;
    decide = place + 2 == length ? Real(1) : Real(0);
    settled = place + 1 == length ? Real(1) : Real(0);
  }
};

}  // namespace bars_stream

ANLAGE_PLUGIN(bars_stream::BarsStream)
