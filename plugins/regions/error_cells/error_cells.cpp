// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace error_cells {
using namespace anlage;

/// Units that carry an error from where it is known to where it is learned from: error = drive.
/// What a projection sends here, through fixed weights, rules may use as their error.
struct ErrorCells {
  static constexpr const char* doc = "hands an error, as a projection has mixed it, to rules that learn from errors";
  static constexpr const char* citation =
      "Lillicrap, Cownden, Tweed & Akerman 2016, Nature Communications 7:13276; Noekland 2016, NIPS 29:1037-1045";

  In  drive {"n", "*", "errors, weighted"};
  Out error {"n", "*", "the same, as an error", error_signal};

  void tick(Tick) { error = drive; }
};

}  // namespace error_cells

ANLAGE_PLUGIN(error_cells::ErrorCells)
