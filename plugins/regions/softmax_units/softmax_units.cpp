// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/exponential.hpp"

namespace softmax_units {
using namespace anlage;

/// Soft winner-take-all: share_i = exp(beta drive_i) / sum_k exp(beta drive_k), u_i = drive_i.
struct SoftMaxUnits {
  static constexpr const char* doc = "units that share one activity out by the soft-max of their drives";
  static constexpr const char* citation =
      "Bridle 1990, in: Neurocomputing: Algorithms, Architectures and Applications, NATO ASI Series F 68:227-236";

  Param beta   {1, "1", "inverse temperature", {0, infinity}};
  In    drive  {"n", "*", "summed synaptic drive"};
  Out   share  {"n", "1", "soft-max share, of sum 1"};
  Out   u      {"n", "*", "the drive itself"};
  Out   winner {"n", "1", "1 for the most strongly driven unit, else 0"};

  void tick(Tick) {
    const Index n = drive.size();
    u = drive;
    regions::softmax(beta, drive.data(), share.data(), n);
    winner = Real(0);
    winner[regions::strongest(drive.data(), n)] = 1;
  }
};

}  // namespace softmax_units

ANLAGE_PLUGIN(softmax_units::SoftMaxUnits)
