// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/exponential.hpp"

namespace granular_units {
using namespace anlage;

/// A granular layer: its units stand in columns, and those of a column compete. With s the standard deviation of the drives
/// within a column,
///   share_i = exp(beta drive_i / s) / sum over the column of exp(beta drive_k / s),   rate_i = share_i
/// so that who wins depends neither on contrast nor on what drives all alike. A column that nothing drives apart is silent.
/// u_i = drive_i.
struct GranularUnits {
  static constexpr const char* doc = "units in columns; those of a column share one activity out by their drives";
  static constexpr const char* citation = "Maass 2000, Neural Computation 12:2519-2535; Heeger 1992, Visual Neuroscience 9:181-197";

  Param column {8, "1", "units of a column; they divide the layer", {1, 65536}, birth | integer};
  Param beta   {4.0, "1", "sharpness of the competition", {0, infinity}};
  In    drive  {"n", "*", "summed synaptic drive"};
  Out   rate   {"n", "1", "activity: the share, or 0 in a silent column"};
  Out   share  {"n", "1", "part of the unit in its column's win, of sum 1; 0 in a silent column"};
  Out   u      {"n", "*", "the drive itself"};

  void develop(Setup& setup) {
    const std::int64_t n = setup.axis("n"), m = static_cast<std::int64_t>(column.value);
    if (n >= 0 && n % m != 0)
      throw Failure(std::to_string(n) + " units cannot stand in columns of " + std::to_string(m) +
                    ": state a size that is a multiple of column");
  }

  void tick(Tick) {
    const auto m = static_cast<Index>(column.value);
    for (Index first = 0; first < drive.size(); first += m) {
      const Real mean = drive.segment(first, m).mean();
      const Real spread = std::sqrt((drive.segment(first, m).array() - mean).square().mean());
      if (spread > 0) {
        regions::softmax(beta / spread, drive.data() + first, share.data() + first, m);
      } else {
        share.segment(first, m).setZero();
      }
    }
    rate = share;
    u = drive;
  }
};

}  // namespace granular_units

ANLAGE_PLUGIN(granular_units::GranularUnits)
