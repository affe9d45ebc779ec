// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace superior_colliculus {
using namespace anlage;

/// Three maps that have to agree: where something is seen, where it is heard, and where a saccade goes. Vision is the reference.
///   seen     d = visual_scale V + visual          heard    d = hear_scale H + hear
///   command  c = move_scale d + move
/// After each saccade the error e that is left shifts the map that brought it about, with x what went into that map:
///   offset += eta e,   scale += eta e x / range^2
/// Eight numbers change in a life: a scale and an offset, horizontal and vertical, of hearing and of moving. The four of vision
/// are no part of what can be known: one affine change of all three maps leaves every saccade as it is.
struct SuperiorColliculus {
  static constexpr const char* doc = "maps of sight, hearing and saccades, kept in register by eight numbers";
  static constexpr const char* citation = "Knudsen 1982, Journal of Neuroscience 2:1177-1194; Stein & Meredith 1993, MIT Press";

  Param   eta          {0.1, "1", "part of an error that is corrected", {0, 1}};
  Param   range        {0.3490659, "rad", "how far targets lie; 20 degrees", {1e-3, 10}};
  Param   visual_scale_h {1.0, "1", "scale of the visual map, horizontal", {0.1, 10}};
  Param   visual_scale_v {1.0, "1", "and vertical", {0.1, 10}};
  Param   visual_h     {0.0, "rad", "its offset, horizontal", {-1, 1}};
  Param   visual_v     {0.0, "rad", "and vertical", {-1, 1}};
  In      seen         {"two", "rad", "where something is seen: horizontal, vertical"};
  In      heard        {"two", "rad", "where it is heard"};
  In      present      {"two", "1", "something is seen; something is heard"};
  In      error        {"two", "rad", "where the target is seen after the saccade"};
  In      landed       {"1", "1", "a saccade has ended"};
  Mutable hear_scale_h {1.0, "1", "scale of the auditory map, horizontal", {0.05, 20}};
  Mutable hear_scale_v {1.0, "1", "and vertical", {0.05, 20}};
  Mutable hear_h       {0.0, "rad", "its offset, horizontal", {-3, 3}};
  Mutable hear_v       {0.0, "rad", "and vertical", {-3, 3}};
  Mutable move_scale_h {1.0, "1", "scale of the saccade map, horizontal", {0.05, 20}};
  Mutable move_scale_v {1.0, "1", "and vertical", {0.05, 20}};
  Mutable move_h       {0.0, "rad", "its offset, horizontal", {-3, 3}};
  Mutable move_v       {0.0, "rad", "and vertical", {-3, 3}};
  State   source       {"", "1", "what brought the last saccade about; 1: sight, 2: hearing, 0: nothing"};
  State   x            {"two", "rad", "what went into its map"};
  Out     goal         {"two", "rad", "where the target is taken to be"};
  Out     command      {"two", "rad", "saccade that is asked for; 0 without a target"};

  void develop(Setup& setup) { setup.set_axis("two", 2); }
  void steer(Tick) {
    if (landed[0] != 0 && source == 1) correct(move_scale_h, move_h, move_scale_v, move_v);
    if (landed[0] != 0 && source == 2) correct(hear_scale_h, hear_h, hear_scale_v, hear_v);
    source = present[0] != 0 ? Real(1) : (present[1] != 0 ? Real(2) : Real(0));
    goal.setZero();
    if (source == 1) goal[0] = visual_scale_h * seen[0] + visual_h, goal[1] = visual_scale_v * seen[1] + visual_v;
    if (source == 2) goal[0] = hear_scale_h * heard[0] + hear_h, goal[1] = hear_scale_v * heard[1] + hear_v;
    for (Index k = 0; k < 2; ++k) x[k] = source == 2 ? heard[k] : goal[k];
    const bool moves = source != 0;
    command[0] = moves ? move_scale_h * goal[0] + move_h : Real(0);
    command[1] = moves ? move_scale_v * goal[1] + move_v : Real(0);
  }
  void correct(Mutable& scale_h, Mutable& offset_h, Mutable& scale_v, Mutable& offset_v) {
    const Real square = range * range;
    offset_h += eta * error[0];
    offset_v += eta * error[1];
    scale_h += eta * error[0] * x[0] / square;
    scale_v += eta * error[1] * x[1] / square;
  }
};

}  // namespace superior_colliculus

ANLAGE_PLUGIN(superior_colliculus::SuperiorColliculus)
