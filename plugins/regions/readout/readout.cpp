// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/exponential.hpp"

namespace readout {
using namespace anlage;

/// Output units without memory:
///   linear    rate_i = gain drive_i
///   softmax   rate_i = exp(gain drive_i) / sum_k exp(gain drive_k)
struct Readout {
  static constexpr const char* doc = "output units without memory, linear or softmax";
  static constexpr const char* citation =
      "Bridle 1990, in: Neurocomputing: Algorithms, Architectures and Applications, NATO ASI Series F 68:227-236";

  Choice output {"linear softmax", "how drive becomes rate"};
  Param  gain   {1.0, "1", "slope; for softmax the inverse temperature", {0, infinity}};
  In     drive  {"n", "*", "summed synaptic drive"};
  Out    rate   {"n", "*", "activity; for softmax positive and of sum 1"};

  void tick(Tick) {
    if (output == "linear") {
      rate = Real(gain) * drive;
    } else {
      regions::softmax(gain, drive.data(), rate.data(), rate.size());
    }
  }
};

}  // namespace readout

ANLAGE_PLUGIN(readout::Readout)
