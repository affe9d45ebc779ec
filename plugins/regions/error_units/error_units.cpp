// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace error_units {
using namespace anlage;

/// The errors of a layer, for the synapses that end in it: error_i = slope_i * feedback_i. Where the feedback comes from is
/// the genome's business: through the forward weights read backwards it is backpropagation, through fixed random ones
/// feedback alignment, from the output's error itself direct feedback alignment.
struct ErrorUnits {
  static constexpr const char* doc = "errors of a layer: what is fed back to it, times the slope of its units";
  static constexpr const char* citation = "Rumelhart, Hinton & Williams 1986, Nature 323:533-536; Lillicrap et al. 2016, "
                                          "Nature Communications 7:13276";

  In  feedback {"n", "*", "error that is fed back"};
  In  slope    {"n", "1", "slope of the layer's units; 1 if unconnected", optional};
  Out error    {"n", "*", "error of the layer's units", error_signal};

  void tick(Tick) {
    if (slope.connected()) {
      error = feedback.array() * slope.array();
    } else {
      error = feedback;
    }
  }
};

}  // namespace error_units

ANLAGE_PLUGIN(error_units::ErrorUnits)
