// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace tongue_reflex {
using namespace anlage;

/// A newborn puts out its tongue at whatever is salient, a tongue or a light:
///   salience = low-passed mean of |image - image before| a second
///   the tongue comes out at the rate  spontaneous + gain salience,  and stays out for `bout` seconds
struct TongueReflex {
  static constexpr const char* doc = "the tongue comes out the more often, the more changes before the eyes";
  static constexpr const char* citation = "Jones 1996, Child Development 67:1952-1969";

  Param spontaneous {0.02, "Hz", "rate without anything to see", {0, 100}};
  Param gain        {1.0, "1", "rate that salience adds", {0, 1e4}};
  Param tau         {0.5, "s", "time constant of salience", {1e-3, 100}};
  Param bout        {0.5, "s", "how long the tongue stays out", {0, 100}};
  In    image       {"pixel", "1", "what the retina sees"};
  State before      {"pixel", "1", "the same a tick ago"};
  State out_for     {"", "s", "how long the tongue is to stay out"};
  State seen        {"", "1", "there was a tick before"};
  Out   salience    {"1", "Hz", "how much changes a second"};
  Out   protrusion  {"1", "1", "1 while the tongue is out"};
  Broadcast onset   {"1", "1 in the tick in which it comes out"};
  State average     {"", "Hz", "low-passed salience"};
  Rng   chance      {"when it comes out"};

  void steer(Tick now) {
    Real change = 0;
    for (Index i = 0; i < image.size(); ++i) change += std::abs(image[i] - before[i]);
    const Real here = seen != 0 && image.size() > 0 ? change / static_cast<Real>(image.size()) / now.dt : Real(0);
    const Real kept = std::exp(-now.dt / tau);
    salience[0] = kept * average.value() + (1 - kept) * here;
    average = salience[0];
    out_for = out_for.value() - now.dt;
    const Real rate = spontaneous + gain * salience[0];
    const bool begins = out_for <= 0 && chance.uniform(now, 0) < 1 - std::exp(-rate * now.dt);
    if (begins) out_for = Real(bout);
    protrusion[0] = Real(out_for > 0);
    onset = Real(begins);
    before = image;
    seen = Real(1);
  }
};

}  // namespace tongue_reflex

ANLAGE_PLUGIN(tongue_reflex::TongueReflex)
