#include <anlage/sdk/plugin.hpp>
#include <cmath>
namespace my_world {
using namespace anlage;
/// Waves: x_i = sin(2 pi (frequency time + i / n)) + noise.
struct MyWorld {
  static constexpr const char* doc = "one line for the catalogue";
  Param frequency {5.0, "Hz", "of the waves", {0, 1e3}};
  Param sd        {0.1, "1", "standard deviation of the noise", {0, infinity}};
  Out   x         {"n", "1", "sample"};
  Rng   noise     {"noise"};
  void advance(Tick now) {
    const double cycles = frequency.value * now.time;
    for (Index i = 0; i < x.size(); ++i)
      x[i] = static_cast<Real>(std::sin(6.283185307 * (cycles + double(i) / double(x.size())))) + sd * noise.normal(now, i);
  }
};
}  // namespace my_world
ANLAGE_PLUGIN(my_world::MyWorld)
