// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>
#include <numbers>

namespace gaze {
using namespace anlage;

/// A head on a turntable, an eye in it, and a scene around both: the vestibulo-ocular reflex.
///   head  = amplitude sin(2 pi frequency t)
///   eye   += a ((command_1 - command_0) / 2 - eye),   a = 1 - exp(-dt / tau)
///   scene = (1 - wanted) head                          the scene turns so that eye = -wanted head would see it stand still
///   slip  = vision (scene - head - eye)
/// Positive is to the right. Canals and errors come in pairs, one for each side: canal = (head, -head), error = (-slip, slip),
/// so that what excites side 0 is to turn the eye to the left, and an error above 0 says that it has not done so enough.
struct Gaze {
  static constexpr const char* doc = "a head that is turned, an eye that is told to stay on the scene, and the slip of its image";
  static constexpr const char* citation =
      "Robinson 1981, Annual Review of Neuroscience 4:463-503; Ito 1982, Annual Review of Neuroscience 5:275-297";

  Param amplitude {0.5, "rad/s", "largest velocity of the head", {0, infinity}};
  Param frequency {0.5, "Hz", "of the turns", {0, infinity}};
  Param wanted    {1.0, "1", "eye velocity that would hold the image, in head velocities to the other side"};
  Param vision    {1.0, "1", "1 in the light, 0 in the dark", {0, 1}};
  Param tau       {10e-3, "s", "time constant of the eye", {1e-4, 10}};
  In    command   {"2", "rad/s", "what the muscles of either side are told"};
  State velocity  {"", "rad/s", "eye velocity in the head"};
  Out   canal     {"2", "rad/s", "semicircular canals of either side: deviation from their rate at rest"};
  Out   error     {"2", "rad/s", "slip of the image, seen by either side"};
  Out   head      {"1", "rad/s", "head velocity"};
  Out   eye       {"1", "rad/s", "eye velocity in the head"};

  void advance(Tick now) {
    const double phase = 2 * std::numbers::pi * std::fmod(frequency.value * now.time, 1.0);
    head[0] = static_cast<Real>(amplitude.value * std::sin(phase));
    const Real a = 1 - std::exp(-now.dt / tau);
    velocity += a * (Real(0.5) * (command[1] - command[0]) - velocity.value());
    eye[0] = velocity.value();
    const Real slip = vision * ((1 - wanted) * head[0] - head[0] - eye[0]);
    canal[0] = head[0];
    canal[1] = -head[0];
    error[0] = -slip;
    error[1] = slip;
  }
};

}  // namespace gaze

ANLAGE_PLUGIN(gaze::Gaze)
