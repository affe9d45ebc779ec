// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace attended_error {
using namespace anlage;

/// What has come, minus what was foretold of the thing that is attended to; of all other things nothing has been found out.
///   error_i = when attended_i (truth - prediction_i)
struct AttendedError {
  static constexpr const char* doc = "dopamine by what is attended to: truth minus what was foretold of that thing alone";
  static constexpr const char* citation = "Kim, Ghazizadeh & Hikosaka 2015, Cell 163:1165-1175; Watabe-Uchida & Uchida 2018, Cold Spring Harbor Symposia 83:83-95";

  In  prediction {"n", "*", "what is foretold of each thing"};
  In  attended   {"n", "1", "1 for what is attended to, else 0"};
  In  truth      {"1", "*", "what has come"};
  In  when       {"1", "1", "0: nothing is judged; always if unconnected", optional};
  Out error      {"n", "*", "truth minus prediction", error_signal};
  Broadcast dopamine {"*", "sum of the errors"};

  void steer(Tick) {
    const Real judged = when.connected() ? when[0] : Real(1);
    Real sum = 0;
    for (Index i = 0; i < error.size(); ++i) {
      error[i] = judged * attended[i] * (truth[0] - prediction[i]);
      sum += error[i];
    }
    dopamine = sum;
  }
};

}  // namespace attended_error

ANLAGE_PLUGIN(attended_error::AttendedError)
