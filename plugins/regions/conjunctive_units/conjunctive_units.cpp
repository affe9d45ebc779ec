// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace conjunctive_units {
using namespace anlage;

/// One unit for each pair of what and where: rate[i + n k] = what_i * where_k, n the number of `what`.
struct ConjunctiveUnits {
  static constexpr const char* doc = "one unit for each pair: what is there, and where it is";
  static constexpr const char* citation = "Sutherland & Rudy 1989, Psychobiology 17:129-144";

  In  what  {"what", "1", "what is there, such as cues"};
  In  where {"where", "1", "where it is, such as contexts"};
  Out rate  {"n", "1", "both at once, where by where"};

  void develop(Setup& setup) {
    const std::int64_t a = setup.axis("what"), b = setup.axis("where");
    if (a >= 0 && b >= 0) setup.set_axis("n", a * b);
  }
  void tick(Tick) {
    const Index n = what.size();
    for (Index k = 0; k < where.size(); ++k)
      for (Index i = 0; i < n; ++i) rate[i + n * k] = what[i] * where[k];
  }
};

}  // namespace conjunctive_units

ANLAGE_PLUGIN(conjunctive_units::ConjunctiveUnits)
