// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "strokes.hpp"

namespace glyph_stream {
using namespace anlage;

/// Signs that are drawn from the seed at birth, and shown one a tick at a random place of the retina:
///   image(r, c) = contrast * glyph(r - row, c - column) + noise * normal,   row, column within `shift` of the middle
/// A glyph is a path of straight strokes between points of a lattice of three by three. No two look alike: of their ink less
/// than `likeness` is common, as a cosine. A series is a world of its own: the same signs, places and noise for every brain.
struct GlyphStream {
  static constexpr const char* doc = "signs of a few strokes, drawn from the seed, at random places of the retina";

  Param edge     {16, "1", "height and width of the retina", {4, 256}, birth | integer};
  Param size     {9, "1", "height and width of a sign", {3, 256}, birth | integer};
  Param classes  {10, "1", "signs", {2, 100}, birth | integer};
  Param strokes  {4, "1", "strokes of a sign", {1, 16}, birth | integer};
  Param likeness {0.75, "1", "largest cosine between two signs", {0.1, 1}, birth};
  Param shift    {3, "1", "farthest displacement from the middle, rows and columns alike", {0, 128}, integer};
  Param noise    {0.0, "1", "standard deviation of the noise of a pixel", {0, infinity}};
  Param contrast {1.0, "1", "brightness of the ink; at 0 nothing is shown and nothing named", {0, infinity}};
  Param series   {0, "1", "0: all follows from the brain's seed; else from this number alone", {0, 65536}, birth | integer};
  Out   image    {"pixel", "1", "picture: pixel (row, column) is row * edge + column"};
  Out   label    {"class", "1", "which sign, one-hot"};
  Out   index    {"", "1", "which sign, as a number from 0"};
  Table<Real> glyphs {"cell class", "1", "the signs, row by row"};
  Rng   shape    {"strokes"};
  Rng   draw     {"which sign, and where"};
  Rng   grain    {"noise"};

  void develop(Setup& setup) {
    if (size.value > edge.value)
      throw Failure("a sign of " + std::to_string(static_cast<int>(size.value)) + " pixels does not fit into " +
                    std::to_string(static_cast<int>(edge.value)) + ": lower size");
    const auto n = static_cast<std::int64_t>(edge.value), s = static_cast<std::int64_t>(size.value);
    setup.set_axis("pixel", n * n);
    setup.set_axis("cell", s * s);
    setup.set_axis("class", static_cast<std::int64_t>(classes.value));
  }

  void fill() {
    const auto most = static_cast<Real>(likeness.value);
    std::uint64_t attempt = 0;
    for (Index k = 0; k < glyphs.cols(); ++k) {
      // Where lattice and strokes leave too few signs that differ enough, the last attempt stands.
      for (int tries = 0; tries < 1000; ++tries) {
        draw_path(glyphs.writable(k), attempt++);
        if (differs(k, most)) break;
      }
    }
  }

  /// The stream of a draw; streams of series have keys of their own.
  Random random(const Rng& own, std::uint32_t stream) const {
    return series.value > 0 ? Random(random_key(static_cast<std::uint64_t>(series.value), "series"), stream) : own.random();
  }

  void draw_path(Real* cells, std::uint64_t attempt) const {
    const Random path = random(shape, 0);
    const auto s = static_cast<Index>(size.value);
    std::fill(cells, cells + s * s, Real(0));
    Index from = path.below(9, attempt, 0);
    for (Index stroke = 1; stroke <= static_cast<Index>(strokes.value); ++stroke) {
      const Index to = (from + 1 + path.below(8, attempt, static_cast<std::uint64_t>(stroke))) % 9;
      add_stroke(cells, s, from, to);
      from = to;
    }
  }

  bool differs(Index k, Real most) const {
    for (Index other = 0; other < k; ++other) {
      const Real product = glyphs.column(k).dot(glyphs.column(other));
      if (product > most * glyphs.column(k).norm() * glyphs.column(other).norm()) return false;
    }
    return true;
  }

  void advance(Tick now) {
    const Index n = static_cast<Index>(edge.value), s = static_cast<Index>(size.value);
    const Random chance = random(draw, 1), grains = random(grain, 2);
    const Index k = chance.below(static_cast<std::uint32_t>(glyphs.cols()), now.index, 0);
    const Index row = place(chance.below(places(), now.index, 1)), column = place(chance.below(places(), now.index, 2));
    for (Index i = 0; i < image.size(); ++i)
      image[i] = noise > 0 ? noise * grains.normal(now.index, static_cast<std::uint64_t>(i)) : Real(0);
    for (Index r = 0; r < s; ++r)
      for (Index c = 0; c < s; ++c) image[(row + r) * n + column + c] += contrast * glyphs(r * s + c, k);
    label.setZero();
    if (contrast > 0) label[k] = 1;
    index = static_cast<Real>(k);
  }

  Index room() const { return static_cast<Index>(edge.value) - static_cast<Index>(size.value); }
  Index reach() const { return std::min(static_cast<Index>(static_cast<Real>(shift)), room() / 2); }
  /// Rows, and columns, at which a sign may begin.
  std::uint32_t places() const { return static_cast<std::uint32_t>(2 * reach() + 1); }
  /// First row or column of a sign at the `chosen` of them; never outside the retina.
  Index place(std::uint32_t chosen) const { return room() / 2 - reach() + static_cast<Index>(chosen); }
};

}  // namespace glyph_stream

ANLAGE_PLUGIN(glyph_stream::GlyphStream)
