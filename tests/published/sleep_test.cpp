// SPDX-License-Identifier: Apache-2.0
// Sleep and wake by a pressure that rises awake and falls asleep, a clock, and two halves that inhibit one another.
#include <cmath>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string daan = "Borbely 1982; Daan, Beersma & Borbely 1984; phase illustrative";
constexpr int an_hour = 60, a_day = 24 * an_hour;  // ticks of a minute

std::string sleeper(const std::string& settings) {
  return "[brain]\nname = \"sleeper\"\ntick = \"1 min\"\n[regions.experimenter]\ntype = \"Constant\"\nvalue = 0\n"
         "[steering.hypothalamus]\ntype = \"SleepSwitch\"\n" + settings + wire("experimenter.rate", "hypothalamus.keep_awake");
}

struct Bout {
  bool asleep = false;
  int begins = 0;      ///< tick
  double hours = 0;
  double pressure = 0; ///< as it begins
};

/// Bouts of sleep and wake of so many days, the first and the last of them left out, as they are cut; kept awake from one tick to another.
std::vector<Bout> bouts(const std::string& settings, int days, int kept_from = 0, int kept_until = 0) {
  const Life life(sleeper(settings));
  std::vector<Bout> all;
  for (int t = 0; t < days * a_day; ++t) {
    if (t == kept_from && kept_until > kept_from) life.simulator->set("experimenter.value", "1");
    if (t == kept_until) life.simulator->set("experimenter.value", "0");
    life.simulator->run(1);
    const bool asleep = life.value("hypothalamus.asleep") != 0;
    if (all.empty() || all.back().asleep != asleep) all.push_back({asleep, t, 0, life.value("hypothalamus.pressure")});
    all.back().hours += 1.0 / an_hour;
  }
  all.erase(all.begin());
  all.pop_back();
  return all;
}

double mean_hours(const std::vector<Bout>& all, bool asleep) {
  double sum = 0, count = 0;
  for (const Bout& bout : all)
    if (bout.asleep == asleep) sum += bout.hours, count += 1;
  return sum / count;
}

/// The first sleep that begins at this tick or later.
Bout sleep_from(const std::vector<Bout>& all, int tick) {
  for (const Bout& bout : all)
    if (bout.asleep && bout.begins >= tick) return bout;
  return {};
}

const std::vector<Bout>& usual() {
  static const std::vector<Bout> known = bouts("", 12);
  return known;
}

/// A night's sleep, and the one that follows a night that was lost: kept awake from the sixth bedtime to the seventh.
struct Nights {
  Bout usual, recovery;
};

Nights nights(const std::string& settings) {
  const std::vector<Bout> before = bouts(settings, 12);
  const Bout sixth = sleep_from(before, 5 * a_day), seventh = sleep_from(before, sixth.begins + 1);
  return {seventh, sleep_from(bouts(settings, 12, sixth.begins - an_hour, seventh.begins), seventh.begins)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sleep_and_wake)

BOOST_AUTO_TEST_CASE(a_day_is_sixteen_hours_of_wake_and_eight_of_sleep) {
  report({.target = "T-S2", .what = "hours awake, mean", .measured = mean_hours(usual(), false), .bar = {15.5, 16.5}, .wanted = "16", .source = daan});
  report({.target = "T-S2", .what = "hours asleep, mean", .measured = mean_hours(usual(), true), .bar = {7.5, 8.5}, .wanted = "8", .source = daan});
  const std::vector<Bout> free = bouts("amplitude = 0\n", 12);
  // Without a clock: tau_rise ln((1 - lower) / (1 - upper)) = 18.2 ln(0.83 / 0.33) = 16.79 h, tau_fall ln(upper / lower) = 4.2 ln(0.67 / 0.17) = 5.76 h.
  report({.target = "T-S2", .what = "hours awake without a clock", .measured = mean_hours(free, false), .bar = {16.7, 16.9}, .wanted = "16.79", .source = daan});
  report({.target = "T-S2", .what = "hours asleep without a clock", .measured = mean_hours(free, true), .bar = {5.7, 5.85}, .wanted = "5.76", .source = daan});
}

BOOST_AUTO_TEST_CASE(who_has_lost_a_night_sleeps_longer_and_deeper_and_not_as_long_as_was_lost) {
  const Nights known = nights("");
  report({.target = "T-S2", .what = "hours of the first sleep after a night without, beyond the usual", .measured = known.recovery.hours - known.usual.hours, .bar = {0.5, 7},
          .wanted = "longer, by less than was lost", .source = daan});
  report({.target = "T-S2", .what = "pressure as it begins, by the usual one", .measured = known.recovery.pressure / known.usual.pressure, .bar = {.low = 1.1}, .wanted = "deeper", .source = daan});
  // Sleep by the clock alone: the pressure is the same at all times, and the clock crosses it twice a day.
  const Nights clock = nights("tau_rise = 1e9\ntau_fall = 1e9\nS = \"constant 0.5\"\nupper = 0.5\nlower = 0.5\n");
  report({.target = "T-S2", .what = "ablation: pressure neither rises nor falls: hours beyond the usual", .measured = clock.recovery.hours - clock.usual.hours, .bar = {-0.1, 0.1},
          .wanted = "0", .source = daan});
}

BOOST_AUTO_TEST_CASE(mutual_inhibition_is_what_keeps_one_awake_and_asleep) {
  const auto per_day = [](const std::vector<Bout>& all) { return static_cast<double>(all.size()) / 12; };
  const std::string source = "Saper, Chou & Scammell 2001; noise illustrative";
  report({.target = "T-S2", .what = "bouts a day, with noise", .measured = per_day(bouts("noise = 0.02\n", 12)), .bar = {1.5, 4}, .wanted = "2", .source = source});
  report({.target = "T-S2", .what = "ablation: the halves do not inhibit one another: bouts a day", .measured = per_day(bouts("noise = 0.02\ninhibition = 0\n", 12)), .bar = {.low = 8},
          .wanted = "many, as in narcolepsy", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
