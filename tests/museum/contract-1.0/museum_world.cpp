// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace museum_world {
using namespace anlage;

/// Shows its pictures in turn, each for `hold` ticks, or in an order drawn from the seed; a little noise is added.
struct MuseumWorld {
  static constexpr const char* doc = "pictures in turn, with noise";

  Param  pictures {8.0, "1", "number of pictures", {1, 1000}, birth | integer};
  Param  hold     {5.0, "1", "ticks that each is shown", {1, 1000}, integer};
  Param  spread   {0.125, "1", "width of the noise", {0, 1}};
  Choice order    {"turn drawn", "order of the pictures"};
  Table<std::uint8_t> grey {"pixel picture", "1", "grey values"};
  Out    image    {"pixel", "1", "the picture shown"};
  Out    label    {"1", "1", "its number"};
  Rng    noise    {"noise of the pixels"};
  Rng    draw     {"which picture comes"};

  void develop(Setup& setup) { setup.set_axis("picture", static_cast<std::int64_t>(pictures.value)); }
  void fill() {
    for (Index c = 0; c < grey.cols(); ++c)
      for (Index r = 0; r < grey.rows(); ++r) grey.set(r, c, static_cast<std::uint8_t>((r * 37 + c * 101 + r * c) % 256));
  }
  void advance(Tick now) {
    const auto turn = now.index / static_cast<std::uint64_t>(hold.value);
    const auto count = static_cast<std::uint32_t>(grey.cols());
    const Index shown = order == "drawn" ? draw.random().below(count, turn, 0) : static_cast<Index>(turn % count);
    for (Index i = 0; i < image.size(); ++i)
      image[i] = static_cast<Real>(grey(i, shown)) / 256 + spread * (noise.uniform(now, i) - Real(0.5));
    label[0] = static_cast<Real>(shown);
  }
};

}  // namespace museum_world

ANLAGE_PLUGIN(museum_world::MuseumWorld)
