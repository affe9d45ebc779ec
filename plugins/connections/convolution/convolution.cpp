// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace convolution {
using namespace anlage;

/// Receivers look through windows at an image, all places through the same weights:
///   y[r, c, f] = sum over a, b, i of w[f; a, b, i] x[stride r + a, stride c + b, i]
/// Units count image[row, column, channel] and features[row, column, feature], the last index fastest.
struct Convolution {
  static constexpr const char* doc = "receiving units look at their windows of an image through shared weights";
  static constexpr const char* citation = "Fukushima 1980, Biological Cybernetics 36:193-202; LeCun et al. 1989, Neural "
                                          "Computation 1:541-551";

  Param  height {"1", "rows of the image", {1, 65536}, birth | integer};
  Param  width {"1", "columns of the image", {1, 65536}, birth | integer};
  Param  channels {1, "1", "numbers of each pixel", {1, 65536}, birth | integer};
  Param  kernel_height {3, "1", "rows of a window", {1, 1024}, birth | integer};
  Param  kernel_width {3, "1", "columns of a window", {1, 1024}, birth | integer};
  Param  features {1, "1", "receivers of each window", {1, 65536}, birth | integer};
  Param  stride {1, "1", "pixels from one window to the next", {1, 1024}, birth | integer};
  Choice padding {"valid same", "windows inside the image only, or around every pixel with zeros beyond the edge", birth};
  Weights w {"post pre", "1", "weights of the window, [features x (kernel_height kernel_width channels)]", "zero"};

  static Index whole(const Param& param) { return static_cast<Index>(param.value); }

  /// Windows along one side of the image.
  Index windows(Index pixels, Index window) const {
    const Index step = whole(stride);
    if (padding == "same") return (pixels + step - 1) / step;
    return pixels < window ? 0 : (pixels - window) / step + 1;
  }
  /// Pixels beyond the edge before the first window.
  Index before(Index pixels, Index window) const {
    if (padding == "valid") return 0;
    const Index covered = (windows(pixels, window) - 1) * whole(stride) + window;
    return covered > pixels ? (covered - pixels) / 2 : 0;
  }

  void develop(Setup& setup) {
    const Index pixels = whole(height) * whole(width) * whole(channels);
    const auto number = [](Index n) { return std::to_string(n); };
    if (setup.pre() != pixels)
      throw Failure("an image of " + number(whole(height)) + " x " + number(whole(width)) + " x " + number(whole(channels)) +
                    " has " + number(pixels) + " numbers, and " + number(setup.pre()) + " units send");
    const Index rows = windows(whole(height), whole(kernel_height)), columns = windows(whole(width), whole(kernel_width));
    if (rows * columns == 0) throw Failure("the window is larger than the image: make it smaller, or state padding = \"same\"");
    const Index units = rows * columns * whole(features);
    if (setup.post() != units)
      throw Failure(number(rows) + " x " + number(columns) + " windows of " + number(whole(features)) + " features are " +
                    number(units) + " units, and " + number(setup.post()) + " receive");
    setup.shared(whole(kernel_height) * whole(kernel_width) * whole(channels), whole(features));
  }

  void wire(Wiring& wiring) {
    const Index rows = windows(whole(height), whole(kernel_height)), columns = windows(whole(width), whole(kernel_width));
    const Index top = before(whole(height), whole(kernel_height)), left = before(whole(width), whole(kernel_width));
    for (Index r = 0; r < rows; ++r)
      for (Index c = 0; c < columns; ++c)
        look(wiring, r * columns + c, r * whole(stride) - top, c * whole(stride) - left);
  }

  /// One window whose first pixel is (row, column).
  void look(Wiring& wiring, Index place, Index row, Index column) const {
    Index k = 0;
    for (Index a = row; a < row + whole(kernel_height); ++a)
      for (Index b = column; b < column + whole(kernel_width); ++b)
        for (Index i = 0; i < whole(channels); ++i, ++k) {
          const bool inside = a >= 0 && a < whole(height) && b >= 0 && b < whole(width);
          if (inside) wiring.connect_place(place, k, (a * whole(width) + b) * whole(channels) + i);
        }
  }
};

}  // namespace convolution

ANLAGE_PLUGIN(convolution::Convolution)
