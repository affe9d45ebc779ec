// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace song_plant {
using namespace anlage;

/// A vocal organ with two muscles, and a loudspeaker that may play noise over one moment of its song.
///   songbird   pitch = tanh(tension + 0.3 pressure),   loudness = tanh(pressure - 0.2 tension)
///   dove       pitch = tanh(pressure - 0.3 tension),   loudness = tanh(0.3 pressure - tension)
///   noise      is played for `burst` from `target` after the start of a song on, with probability p, where pitch is then below or
///              above the threshold, or whatever it is
/// The threshold may follow the pitch: threshold += follow (pitch - threshold) after each song.
struct SongPlant {
  static constexpr const char* doc = "a vocal organ with two muscles, whose song may be disturbed by noise";
  static constexpr const char* citation =
      "Goller & Suthers 1996, Journal of Neurophysiology 76:287-300; Beckers, Suthers & ten Cate 2003, Journal of "
      "Experimental Biology 206:1833-1843; Tumer & Brainard 2007, Nature 450:1240-1244";

  Choice plant     {"songbird dove", "what sets the pitch: the tension of the labia, or the pressure of the air"};
  Choice contingency {"any below above", "songs that noise may be played over: any, or by their pitch against the threshold"};
  Param  p         {0.0, "1", "probability of noise over such a song", {0, 1}};
  Param  target    {0.0, "s", "from the start of a song to the moment in question", {0, 1e6}};
  Param  burst     {10e-3, "s", "how long the noise lasts", {0, 1e6}};
  Param  threshold {0.0, "1", "threshold of the pitch at birth"};
  Param  follow    {0.0, "1", "part of the way to the pitch that the threshold goes after each song", {0, 1}};
  In     command   {"muscle", "1", "tension and pressure"};
  In     start     {"1", "1", "above 0: a song starts"};
  State  age       {"", "s", "time since the start; below 0: none yet", "constant -1"};
  State  left      {"", "s", "how long the noise is still to last"};
  State  risen     {"", "1", "by how much the threshold has followed"};
  Out    sound     {"feature", "1", "pitch, loudness, noisiness; -1 to 1, the last 0 or 1"};
  Out    limit     {"1", "1", "threshold of this song"};
  Broadcast judged {"1", "1 in the tick in which noise starts or does not"};
  Rng    chance    {"whether there is noise"};

  void develop(Setup& setup) {
    setup.set_axis("muscle", 2);
    setup.set_axis("feature", 3);
  }
  void advance(Tick now) {
    const Real half = now.dt / 2, tension = command[0], pressure = command[1];
    const bool labial = plant == "songbird";
    age = start[0] > 0 ? Real(0) : (age >= 0 ? age.value() + now.dt : age.value());
    const bool here = age >= 0 && std::abs(age.value() - target) < half;
    sound[0] = std::tanh(labial ? tension + Real(0.3) * pressure : pressure - Real(0.3) * tension);
    sound[1] = std::tanh(labial ? pressure - Real(0.2) * tension : Real(0.3) * pressure - tension);
    limit[0] = threshold + risen.value();
    judged = Real(here);
    if (here) disturb(now);
    sound[2] = Real(left.value() > half);
    left = std::max(left.value() - now.dt, Real(0));
  }
  void disturb(Tick now) {
    const Real above = sound[0] - limit[0];
    const bool may = contingency == "any" || (contingency == "below" ? above < 0 : above > 0);
    if (may && chance.uniform(now, 0) < p) left = Real(burst);
    risen = risen.value() + follow * above;
  }
};

}  // namespace song_plant

ANLAGE_PLUGIN(song_plant::SongPlant)
