#include <anlage/sdk/plugin.hpp>

namespace my_region {
using namespace anlage;
/// A leaky population: tau dv/dt = -v + drive, rate = max(v, 0).
struct MyRegion {
  static constexpr const char* doc = "one line for the catalogue";
  Param tau   {20e-3, "s", "time constant", {1e-4, 1.0}};
  In    drive {"n", "*", "what arrives"};
  State v     {"n", "*", "what it keeps"};
  Out   rate  {"n", "*", "what leaves"};
  void tick(Tick now) {
    v += now.dt / tau * (drive - v);
    rate = v.cwiseMax(0);
  }
};
}  // namespace my_region
ANLAGE_PLUGIN(my_region::MyRegion)
