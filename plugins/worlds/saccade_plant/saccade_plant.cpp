// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace saccade_plant {
using namespace anlage;

/// Targets that are seen or heard, prisms before the eyes, ears and eye muscles. Each trial takes two ticks, for both axes:
///   target p;   seen  V = p + prism,   heard  H = ear_scale p + ear
///   the command c moves the gaze to  g = muscle_scale c + muscle,   and what is seen then is off the fovea by  e = p + prism - g
struct SaccadePlant {
  static constexpr const char* doc = "targets seen through prisms or heard, eye muscles, and where a saccade ends";
  static constexpr const char* citation = "Robinson 1972, Vision Research 12:1795-1808";

  Choice modality       {"in_turn visual auditory both", "how targets come: seen and heard in turn, seen, heard, or both"};
  Param  range          {0.3490659, "rad", "targets lie so far to either side and up or down; 20 degrees", {0, 1.5}};
  Param  prism_h        {0.0, "rad", "prisms shift what is seen to the right", {-1, 1}};
  Param  prism_v        {0.0, "rad", "and upwards", {-1, 1}};
  Param  ear_scale_h    {1.0, "1", "cue of a sound by its azimuth", {0.1, 10}};
  Param  ear_scale_v    {1.0, "1", "by its elevation", {0.1, 10}};
  Param  ear_h          {0.0, "rad", "cue of a sound straight ahead", {-1, 1}};
  Param  ear_v          {0.0, "rad", "its vertical part", {-1, 1}};
  Param  muscle_scale_h {1.0, "1", "movement by command, horizontal", {0.1, 10}};
  Param  muscle_scale_v {1.0, "1", "and vertical", {0.1, 10}};
  Param  muscle_h       {0.0, "rad", "movement without command", {-1, 1}};
  Param  muscle_v       {0.0, "rad", "its vertical part", {-1, 1}};
  In     command        {"two", "rad", "saccade that is asked for: horizontal, vertical"};
  State  target         {"two", "rad", "target of this trial"};
  Out    seen           {"two", "rad", "where it is seen; 0 if it is not"};
  Out    heard          {"two", "rad", "what the ears tell of it; 0 if it is silent"};
  Out    present        {"two", "1", "1 in the first tick of a trial: of what is seen, of what is heard"};
  Out    error          {"two", "rad", "where it is seen after the saccade; 0 in the first tick"};
  Out    landed         {"1", "1", "1 in the second tick of a trial"};
  Rng    draws          {"where targets are"};

  void develop(Setup& setup) { setup.set_axis("two", 2); }
  void advance(Tick now) {
    const std::uint64_t trial = now.index / 2;
    const bool shows = now.index % 2 == 0;
    const bool both = modality == "both", turns = modality == "in_turn";
    const bool visual = shows && (both || modality == "visual" || (turns && trial % 2 == 0));
    const bool audible = shows && (both || modality == "auditory" || (turns && trial % 2 == 1));
    const Real prism[] = {prism_h, prism_v}, scale[] = {ear_scale_h, ear_scale_v}, ear[] = {ear_h, ear_v};
    const Real pull[] = {muscle_scale_h, muscle_scale_v}, rest[] = {muscle_h, muscle_v};
    for (Index k = 0; k < 2; ++k) {
      if (shows) target[k] = range * (2 * draws.uniform(Tick{trial, 0, 0}, k) - 1);
      const Real p = target[k];
      seen[k] = visual ? p + prism[k] : Real(0);
      heard[k] = audible ? scale[k] * p + ear[k] : Real(0);
      error[k] = shows ? Real(0) : p + prism[k] - (pull[k] * command[k] + rest[k]);
    }
    present[0] = Real(visual);
    present[1] = Real(audible);
    landed[0] = Real(!shows);
  }
};

}  // namespace saccade_plant

ANLAGE_PLUGIN(saccade_plant::SaccadePlant)
