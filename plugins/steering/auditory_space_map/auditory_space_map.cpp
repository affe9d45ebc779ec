// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace auditory_space_map {
using namespace anlage;

/// The owl's map of auditory space, taught by sight. Where the same thing is seen and heard, the map shifts towards what is seen,
/// as far as the visual signal overlaps with what the map's cells already answer to:
///   e = seen - (heard + shift),   d shift/dt = eta e exp(-distance / overlap)
/// The distance is |e|, or that from the innate site, or that from a site that was learned before, whichever is least: `trace` is the
/// largest shift that was ever reached, and its connections remain. In a young owl the overlap is wide, in an adult it is narrow;
/// nothing else differs.
struct AuditorySpaceMap {
  static constexpr const char* doc = "a map of sounds that what is seen shifts, as far as it overlaps";
  static constexpr const char* citation =
      "Linkenhoker & Knudsen 2002, Nature 419:293-296; Knudsen 1998, Science 279:1531-1533";

  Param   eta      {1.65e-6, "Hz", "rate of shifting where overlap is complete: 1 in 7 days", {0, 1}};
  Param   overlap  {0.0872665, "rad", "width of overlap; 5 degrees in an adult, 60 in a young owl", {1e-4, 10}};
  In      seen     {"two", "rad", "where something is seen: horizontal, vertical"};
  In      heard    {"two", "rad", "where it is heard, without any shift"};
  In      present  {"two", "1", "something is seen; something is heard"};
  Mutable shift    {0.0, "rad", "shift of the auditory map", {-1.5, 1.5}};
  Mutable trace    {0.0, "rad", "largest shift reached so far", {-1.5, 1.5}};
  Out     goal     {"two", "rad", "where the sound is taken to be; 0 in silence"};
  Out     error    {"1", "rad", "e; 0 unless something is seen and heard"};

  void develop(Setup& setup) { setup.set_axis("two", 2); }
  void steer(Tick now) {
    const Real wanted = seen[0] - heard[0], e = wanted - shift;
    const bool audible = present[1] != 0, both = present[0] != 0 && audible;
    goal[0] = audible ? heard[0] + shift : Real(0);
    goal[1] = audible ? heard[1] : Real(0);
    error[0] = both ? e : Real(0);
    if (!both) return;
    const Real distance = std::min({std::abs(e), std::abs(wanted), std::abs(wanted - trace)});
    shift += std::min(now.dt * eta, Real(1)) * e * std::exp(-distance / overlap);
    if (std::abs(shift) > std::abs(trace)) trace = Real(shift);
  }
};

}  // namespace auditory_space_map

ANLAGE_PLUGIN(auditory_space_map::AuditorySpaceMap)
