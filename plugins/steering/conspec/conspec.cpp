// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../../common/retina.hpp"

namespace conspec {
using namespace anlage;

/// What makes a newborn turn to faces: a template of three dark blobs, two above one, in the superior colliculus and pulvinar.
///   match(a) = correlation of the template, put at azimuth a, with what lies under it;   a* has the largest
///   interest = base + (1 - m) k s + learned l,   s rises from 0 to 1 as match(a*) does from least to full
///   l rises from 0 to 1 as familiarity does from a half, where somebody is as likely familiar as not, to 1
///   turn     = interest * azimuth of what is seen + noise,   0 where nothing is seen
///   tau_m dm/dt = max(familiarity, 0) - m while familiarity is above m: learned cortex (Conlern) takes over and inhibits
struct Conspec {
  static constexpr const char* doc = "turns the head to what looks like three blobs, two above one";
  static constexpr const char* citation = "Morton & Johnson 1991, Psychological Review 98:164-181";

  Param extent      {1.0471976, "rad", "side of the retina; 60 degrees", {0.01, 3.1}};
  Param base        {0.45, "Hz", "speed by angle with which anything is followed", {0, 100}};
  Param k           {0.6, "Hz", "what a match adds to it", {0, 100}};
  Param least       {0.4, "1", "correlation that is no match yet", {-1, 1}};
  Param full        {0.75, "1", "correlation that is a match", {-1, 2}};
  Param learned     {0.6, "Hz", "what full familiarity adds", {0, 100}};
  Param tau_m       {200.0, "s", "how fast familiarity takes over", {1e-2, infinity}};
  Param sigma       {0.05, "rad/s", "standard deviation of the noise", {0, 100}};
  In    image       {"pixel", "1", "what the retina sees, row by row from the top"};
  In    familiarity {"1", "1", "what learned cortex makes of it, 1: the caregiver", optional};
  State m           {"", "1", "how much of the template is inhibited"};
  Out   turn        {"1", "rad/s", "velocity of the head; above 0 to the right"};
  Out   match       {"1", "1", "how well the template fits at its best place"};
  Out   glimpse     {"pixel", "1", "the image with what is seen moved to the middle: what the pulvinar hands to cortex"};
  Scratch shape     {"pixel", "1", "the template, its middle in the column side / 2"};
  Rng   noise       {"noise of the movement"};

  void develop(Setup& setup) {
    if (setup.axis("pixel") > 0) senses::side_of(setup.axis("pixel"));
  }
  void steer(Tick now) {
    const senses::Retina retina{senses::side_of(image.size()), extent.value};
    double seen = 0, pulled = 0, best = -1;
    for (Index i = 0; i < image.size(); ++i) {
      const double there = std::abs(static_cast<double>(image[i]));
      seen += there, pulled += there * retina.azimuth(i % retina.side);
    }
    draw(retina);
    for (Index column = 0; column < retina.side; ++column) best = std::max(best, fit(retina, column));
    centre(retina, seen > 1e-3 ? pulled / seen / retina.pixel() : 0);
    const double known = std::max(static_cast<double>(familiarity[0]), 0.0), so_far = static_cast<double>(m.value());
    const double part = std::min(static_cast<double>(now.dt) / tau_m.value, 1.0);
    if (known > so_far) m = static_cast<Real>(so_far + part * (known - so_far));
    const double fits = std::clamp((best - least.value) / std::max(full.value - least.value, 1e-6), 0.0, 1.0);
    const double innate = std::max(1 - so_far, 0.0) * k.value * fits;
    const double interest = base.value + innate + learned.value * std::clamp(2 * known - 1, 0.0, 1.0);
    match[0] = static_cast<Real>(best);
    const double jitter = sigma.value * static_cast<double>(noise.normal(now, 0));
    turn[0] = seen > 1e-3 ? static_cast<Real>(interest * pulled / seen + jitter) : Real(0);
  }
  /// The template, which lies at most 0.7 half heads to either side of its middle.
  void draw(const senses::Retina& retina) {
    for (Index row = 0; row < retina.side; ++row)
      for (Index column = 0; column < retina.side; ++column) {
        const double x = static_cast<double>(column - retina.side / 2) * retina.pixel() / half, y = retina.elevation(row) / half;
        shape[row * retina.side + column] = static_cast<Real>(blob(x + 0.36, y - 0.3) + blob(x - 0.36, y - 0.3) + blob(x, y + 0.45));
      }
  }
  /// Correlation of the template with the image around a column; 0 where there is no contrast.
  double fit(const senses::Retina& retina, Index middle) const {
    const auto wide = static_cast<Index>(0.7 * half / retina.pixel()), tall = static_cast<Index>(0.8 * half / retina.pixel());
    double n = 0, s_t = 0, s_i = 0, s_tt = 0, s_ii = 0, s_ti = 0;
    for (Index row = std::max<Index>(retina.side / 2 - tall, 0); row < std::min(retina.side / 2 + tall, retina.side); ++row)
      for (Index d = -wide; d <= wide; ++d) {
        const Index column = middle + d, of = retina.side / 2 + d;
        if (column < 0 || column >= retina.side || of < 0 || of >= retina.side) continue;
        const double t = static_cast<double>(shape[row * retina.side + of]);
        const double i = -static_cast<double>(image[row * retina.side + column]);
        n += 1, s_t += t, s_i += i, s_tt += t * t, s_ii += i * i, s_ti += t * i;
      }
    const double spread = n > 0 ? (s_tt - s_t * s_t / n) * (s_ii - s_i * s_i / n) : 0;
    return spread > 1e-9 ? (s_ti - s_t * s_i / n) / std::sqrt(spread) : 0;
  }
  /// The image moved to the left by so many pixels, in between by their mean.
  void centre(const senses::Retina& retina, double by) {
    const auto whole = static_cast<Index>(std::floor(by));
    const Real part = static_cast<Real>(by - std::floor(by));
    const auto at = [&](Index row, Index column) {
      return column >= 0 && column < retina.side ? image[row * retina.side + column] : Real(0);
    };
    for (Index row = 0; row < retina.side; ++row)
      for (Index column = 0; column < retina.side; ++column)
        glimpse[row * retina.side + column] = (1 - part) * at(row, column + whole) + part * at(row, column + whole + 1);
  }
  static double blob(double x, double y) { return std::exp(-(x * x + y * y) / (2 * 0.18 * 0.18)); }
  static constexpr double half = 0.2617994;  // half the height of a head at arm's length: 15 degrees
};

}  // namespace conspec

ANLAGE_PLUGIN(conspec::Conspec)
