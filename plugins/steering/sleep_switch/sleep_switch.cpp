// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sleep_switch {
using namespace anlage;

/// Sleep and wake by two processes and a switch of two halves that inhibit one another.
///   process S   awake: dS/dt = (1 - S) / tau_rise;  asleep: dS/dt = -S / tau_fall
///   process C   = amplitude sin(2 pi (t - phase) / day)
///   sleep half  tau n' = -n + [S - C > lower + (upper - lower) inhibition w + noise]     ventrolateral preoptic area
///   wake half   tau w' = -w + [keep_awake > 0, or inhibition n < 1/2]                    monoamines, orexin
/// It is asleep while n >= 1/2. Mutual inhibition makes the thresholds two: one falls asleep at upper + C, and wakes at lower + C. The
/// last part `dreams` of every `cycle` asleep is REM sleep, the rest is non-REM sleep.
struct SleepSwitch {
  static constexpr const char* doc = "sleep and wake: homeostatic pressure, a clock, and two halves that inhibit one another";
  static constexpr const char* citation = "Borbely 1982, Human Neurobiology 1:195-204; Daan, Beersma & Borbely 1984, American Journal of Physiology 246:R161-R183; "
                                          "Saper, Chou & Scammell 2001, Trends in Neurosciences 24:726-731";

  Param     tau_rise   {65520.0, "s", "time constant with which pressure rises; 18.2 h", {1e-3, 1e9}};
  Param     tau_fall   {15120.0, "s", "time constant with which it falls; 4.2 h", {1e-3, 1e9}};
  Param     upper      {0.67, "1", "pressure at which one falls asleep", {0, 2}};
  Param     lower      {0.17, "1", "pressure at which one wakes", {0, 2}};
  Param     amplitude  {0.1, "1", "of the clock", {0, 1}};
  Param     day        {86400.0, "s", "period of the clock", {1e-3, 1e9}};
  Param     phase      {28800.0, "s", "when the clock begins to rise; 8 h", {-1e9, 1e9}};
  Param     inhibition {1.0, "1", "of each half by the other", {0, 10}};
  Param     tau        {60.0, "s", "time constant of both halves", {1e-3, 1e6}};
  Param     noise      {0.0, "1", "standard deviation of what the sleep half hears besides", {0, 10}};
  Param     cycle      {5400.0, "s", "from one REM sleep to the next; 90 min", {1e-3, 1e9}};
  Param     dreams     {0.2, "1", "share of REM sleep", {0, 1}};
  In        keep_awake {"1", "1", "above 0: threat, or an experimenter", optional};
  State     S          {"", "1", "pressure", "constant 0.17"};
  State     n          {"", "1", "sleep half"};
  State     w          {"", "1", "wake half", "constant 1"};
  State     slept      {"", "s", "how long it has been asleep"};
  Broadcast awake      {"1", "1 while it is awake"};
  Broadcast asleep     {"1", "1 while it is asleep"};
  Broadcast rem        {"1", "1 in REM sleep"};
  Broadcast pressure   {"1", "S"};
  Rng       chance     {"noise"};

  void steer(Tick now) {
    const double dt = static_cast<double>(now.dt), step = 1 - std::exp(-dt / tau.value);
    const bool sleeps = n.value() >= Real(0.5);
    const double s = static_cast<double>(S.value());
    const double to = sleeps ? s * std::exp(-dt / tau_fall.value) : 1 - (1 - s) * std::exp(-dt / tau_rise.value);
    const double clock = amplitude.value * std::sin(2 * std::numbers::pi * (now.time - phase.value) / day.value);
    const double heard = noise.value * static_cast<double>(chance.normal(now, 0));
    const double against = lower.value + (upper.value - lower.value) * inhibition.value * static_cast<double>(w.value());
    const double tired = to - clock > against + heard ? 1 : 0;
    S = static_cast<Real>(to);
    n = static_cast<Real>(static_cast<double>(n.value()) + step * ((keep_awake[0] > 0 ? 0 : tired) - static_cast<double>(n.value())));
    // The wake half hears what the sleep half has just become: else both would rest for a tick, and it would fall asleep again.
    const double kept = keep_awake[0] > 0 || inhibition.value * static_cast<double>(n.value()) < 0.5 ? 1 : 0;
    w = static_cast<Real>(static_cast<double>(w.value()) + step * (kept - static_cast<double>(w.value())));
    slept = sleeps ? slept.value() + now.dt : Real(0);
    const double place = std::fmod(static_cast<double>(slept.value()), cycle.value) / cycle.value;
    asleep = Real(sleeps);
    awake = Real(!sleeps);
    rem = Real(sleeps && place > 1 - dreams.value);
    pressure = S.value();
  }
};

}  // namespace sleep_switch

ANLAGE_PLUGIN(sleep_switch::SleepSwitch)
