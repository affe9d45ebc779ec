// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace goodness_units {
using namespace anlage;

/// Rectified units and their goodness:
///   rate = max(drive, 0),   goodness = mean rate^2,   direction = rate / |rate|.
/// The next layer hears the direction alone: how good this layer was is not for it to know.
struct GoodnessUnits {
  static constexpr const char* doc = "rectified units, their mean square, and their direction without their length";
  static constexpr const char* citation = "Hinton 2022, arXiv:2212.13345";

  In  drive     {"n", "*", "summed synaptic drive"};
  Out rate      {"n", "*", "activity"};
  Out direction {"n", "1", "activity, of length 1"};
  Out goodness  {"1", "*", "mean of the squared activity"};

  void tick(Tick) {
    rate = drive.cwiseMax(0);
    const Real square = rate.squaredNorm();
    goodness[0] = rate.size() == 0 ? Real(0) : square / static_cast<Real>(rate.size());
    direction = rate / (std::sqrt(square) + Real(1e-4));
  }
};

}  // namespace goodness_units

ANLAGE_PLUGIN(goodness_units::GoodnessUnits)
