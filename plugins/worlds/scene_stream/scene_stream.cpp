// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "scene.hpp"

namespace scene_stream {
using namespace anlage;

/// A patch of what eyes see, a new one each tick:
///   bars         one bright or dark bar of any orientation at any place
///   dead_leaves  discs that cover each other, radii distributed as r^-3 between the smallest and the largest
///   photographs  a square cut out of a grey picture of a folder, at any place of it
/// scaled to mean 0 and standard deviation `contrast` (a patch without any contrast stays 0).
struct SceneStream {
  static constexpr const char* doc = "patches of scenes: oriented bars, dead leaves, photographs";
  static constexpr const char* citation =
      "Lee, Mumford & Huang 2001, International Journal of Computer Vision 41:35-59; Ruderman 1997, Vision Research 37:3385-3398";

  Choice kind     {"bars dead_leaves photographs", "what is seen", birth};
  Text   data     {"photographs: folder of PGM files (P5)", optional};
  Param  edge     {16, "1", "height and width of a patch", {4, 256}, birth | integer};
  Param  width    {1.0, "1", "half width of a bar in pixels", {0.1, 100}};
  Param  smallest {1.5, "1", "smallest radius of a disc in pixels", {0.5, 100}};
  Param  largest  {16, "1", "largest radius of a disc in pixels", {0.5, 1000}};
  Param  contrast {1.0, "1", "standard deviation of the pixels of a patch", {0, infinity}};
  Out    image    {"pixel", "1", "patch: pixel (row, column) is row * edge + column"};
  Table<std::uint8_t> grey {"grey_pixel", "1", "photographs one after the other, row by row"};
  Table<std::uint32_t> sizes {"side photograph", "1", "height, width and first pixel of each photograph"};
  Rng    draw     {"places, sizes and brightness"};

  void develop(Setup& setup) {
    const auto n = static_cast<std::int64_t>(edge.value);
    setup.set_axis("pixel", n * n);
    setup.set_axis("side", 3);
    std::int64_t pixels = 0, count = 0;
    if (kind == "photographs")
      for (const Photograph& photograph : photographs_of(setup.find_data(data.string()), n)) {
        pixels += static_cast<std::int64_t>(photograph.grey.size());
        ++count;
      }
    setup.set_axis("grey_pixel", pixels);
    setup.set_axis("photograph", count);
  }

  void fill() {
    if (kind != "photographs") return;
    std::int64_t first = 0, k = 0;
    for (const Photograph& photograph : photographs_of(data.string(), static_cast<std::int64_t>(edge.value))) {
      if (k == sizes.cols() || first + static_cast<std::int64_t>(photograph.grey.size()) > grey.size())
        throw Failure(data.string() + ": has changed since the brain developed");
      std::copy(photograph.grey.begin(), photograph.grey.end(), grey.writable() + first);
      sizes.set(0, k, photograph.height);
      sizes.set(1, k, photograph.width);
      sizes.set(2, k++, static_cast<std::uint32_t>(first));
      first += static_cast<std::int64_t>(photograph.grey.size());
    }
  }

  void advance(Tick now) {
    if (kind == "bars") show_bar(now);
    if (kind == "dead_leaves") show_leaves(now);
    if (kind == "photographs") show_cut(now);
    const Real mean = image.mean();
    image.array() -= mean;
    const Real spread = std::sqrt(image.squaredNorm() / static_cast<Real>(image.size()));
    image *= spread > Real(1e-6) ? contrast / spread : Real(0);
  }

  /// Distance of a pixel from a line of angle a through (x, y).
  void show_bar(Tick now) {
    const Index n = static_cast<Index>(edge.value);
    const Real side = static_cast<Real>(n), angle = pi * draw.uniform(now, 0);
    const Real x = side * draw.uniform(now, 1), y = side * draw.uniform(now, 2), sign = draw.below(2, now, 3) == 0 ? 1 : -1;
    const Real across = -std::sin(angle), along = std::cos(angle);
    for (Index i = 0; i < image.size(); ++i) {
      const Real away = across * (static_cast<Real>(i % n) - x) + along * (static_cast<Real>(i / n) - y);
      image[i] = sign * std::exp(Real(-0.5) * away * away / (width * width));
    }
  }

  /// From the front to the back until every pixel is covered, and never more than `most_leaves`.
  void show_leaves(Tick now) {
    image.setConstant(uncovered);
    const Leaves leaves{static_cast<Index>(edge.value), smallest, std::max(Real(largest), Real(smallest))};
    Index left = image.size();
    for (Index k = 0; k < most_leaves && left > 0; ++k) {
      const Index at = 4 * k;
      const Disc disc = leaves.disc(draw.uniform(now, at), draw.uniform(now, at + 1), draw.uniform(now, at + 2));
      left -= leaves.cover(disc, draw.uniform(now, at + 3), image.data());
    }
    for (Index i = 0; i < image.size(); ++i)
      if (image[i] == uncovered) image[i] = Real(0.5);
  }

  void show_cut(Tick now) {
    const Index n = static_cast<Index>(edge.value);
    const Index k = draw.below(static_cast<std::uint32_t>(sizes.cols()), now, 0);
    const Index row = draw.below(sizes(0, k) - static_cast<std::uint32_t>(n) + 1, now, 1);
    const Index column = draw.below(sizes(1, k) - static_cast<std::uint32_t>(n) + 1, now, 2);
    for (Index i = 0; i < image.size(); ++i)
      image[i] = static_cast<Real>(grey[sizes(2, k) + (row + i / n) * sizes(1, k) + column + i % n]);
  }
};

}  // namespace scene_stream

ANLAGE_PLUGIN(scene_stream::SceneStream)
