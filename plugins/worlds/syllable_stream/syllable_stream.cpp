// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "cochlea.hpp"

namespace syllable_stream {
using namespace anlage;

/// Spoken syllables as the cochlea shows them, one a tick. A syllable is three formants that glide from one frequency to
/// another; its frequencies are drawn from the seed at birth. With p_f(t) the place of formant f on the cochlea, in channels,
///   sound(c, t) = sum over f of exp(-(c - p_f(t) - speaker)^2 / (2 width^2)) + noise * normal
/// while the syllable lasts. Each time it begins a few frames earlier or later, lasts longer or shorter, and another speaker
/// shifts all formants along the cochlea.
struct SyllableStream {
  static constexpr const char* doc = "spoken syllables of three gliding formants, as a cochleagram";
  static constexpr const char* citation =
      "Glasberg & Moore 1990, Hearing Research 47:103-138 (places of frequencies); Peterson & Barney 1952, Journal of the "
      "Acoustical Society of America 24:175-184 (ranges of formants)";

  Param channels {16, "1", "places of the cochlea, from 100 to 5000 Hz", {4, 256}, birth | integer};
  Param frames   {16, "1", "moments that are seen at once", {4, 256}, birth | integer};
  Param classes  {10, "1", "syllables", {2, 100}, birth | integer};
  Param length   {10, "1", "frames of a syllable", {1, 256}};
  Param jitter   {2, "1", "frames by which a syllable begins earlier or later, at most", {0, 128}, integer};
  Param tempo    {0.15, "1", "share by which it is longer or shorter, standard deviation", {0, 1}};
  Param speaker  {0.6, "1", "channels by which a speaker's formants are shifted, standard deviation", {0, 16}};
  Param width    {0.8, "1", "width of a formant in channels", {0.1, 16}};
  Param noise    {0.1, "1", "standard deviation of the noise of a channel in a frame", {0, infinity}};
  Out   sound    {"place", "1", "cochleagram: channel c in frame t is c * frames + t"};
  Out   label    {"class", "1", "which syllable, one-hot"};
  Out   index    {"", "1", "which syllable, as a number from 0"};
  Table<Real> formants {"end class", "1", "places of three formants in channels: beginnings, then ends"};
  Rng   voice    {"formants"};
  Rng   draw     {"which syllable, when, how fast and by whom"};
  Rng   grain    {"noise"};

  void develop(Setup& setup) {
    setup.set_axis("place", static_cast<std::int64_t>(channels.value) * static_cast<std::int64_t>(frames.value));
    setup.set_axis("end", 6);
    setup.set_axis("class", static_cast<std::int64_t>(classes.value));
  }

  void fill() {
    const Cochlea cochlea{channels.value};
    for (Index k = 0; k < formants.cols(); ++k)
      for (Index i = 0; i < 6; ++i) {
        const FormantRange& range = formant_ranges[static_cast<std::size_t>(i % 3)];
        const double u = voice.uniform(Tick{static_cast<std::uint64_t>(k), 0, 0}, i);
        formants.set(i, k, static_cast<Real>(cochlea.channel(range.low + u * (range.high - range.low))));
      }
  }

  void advance(Tick now) {
    const Index rows = static_cast<Index>(channels.value), times = static_cast<Index>(frames.value);
    const Index k = draw.below(static_cast<std::uint32_t>(formants.cols()), now, 0);
    const Real lasts = length * std::exp(tempo * draw.normal(now, 1)), shift = speaker * draw.normal(now, 2);
    const auto reach = static_cast<std::uint32_t>(jitter);
    const Real late = static_cast<Real>(draw.below(2 * reach + 1, now, 3)) - static_cast<Real>(reach);
    const Real begins = Real(0.5) * (static_cast<Real>(times) - lasts) + late;
    for (Index i = 0; i < sound.size(); ++i) sound[i] = noise > 0 ? noise * grain.normal(now, i) : Real(0);
    for (Index t = 0; t < times; ++t) {
      const Real part = (static_cast<Real>(t) - begins) / lasts;
      if (part >= 0 && part <= 1) add_formants(k, part, shift, t, rows, times);
    }
    label.setZero();
    label[k] = 1;
    index = static_cast<Real>(k);
  }

  void add_formants(Index k, Real part, Real shift, Index t, Index rows, Index times) {
    for (Index f = 0; f < 3; ++f) {
      const Real place = formants(f, k) + part * (formants(f + 3, k) - formants(f, k)) + shift;
      for (Index c = 0; c < rows; ++c) {
        const Real away = (static_cast<Real>(c) - place) / width;
        sound[c * times + t] += std::exp(Real(-0.5) * away * away);
      }
    }
  }
};

}  // namespace syllable_stream

ANLAGE_PLUGIN(syllable_stream::SyllableStream)
