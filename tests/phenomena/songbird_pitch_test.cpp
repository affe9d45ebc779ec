// SPDX-License-Identifier: Apache-2.0
// Noise over songs of low pitch raises the pitch of an adult bird. The latest of it is LMAN's, what is older is RA's own.
#include <cmath>

#include "phenomena/songbird.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string tumer = "Tumer & Brainard 2007; bird illustrative";
const std::string andalman = "Andalman & Fee 2009; a day of 1000 songs is illustrative";
constexpr int target = 11, day = 1000;

/// Pitch of the target moment in the last so many songs of `songs`.
struct Pitch {
  double mean = 0, sd = 0;
};
Pitch pitch_of(const Bird& bird, int songs, int last) {
  bird.practise(songs - last);
  double sum = 0, squares = 0;
  for (int n = 0; n < last; ++n) {
    const double pitch = bird.song()(target, 0);
    sum += pitch, squares += pitch * pitch;
  }
  const double mean = sum / last;
  return {mean, std::sqrt(std::max(squares / last - mean * mean, 0.0))};
}

/// An adult whose song has crystallised; the threshold has followed its pitch.
struct Adult {
  Bird bird;
  Pitch usual;
  explicit Adult(int seed, const std::vector<Override>& overrides = {}) : bird(overrides_of(seed, overrides)) {
    bird.practise(5000);
    usual = pitch_of(bird, day, 500);
  }
  static std::vector<Override> overrides_of(int seed, std::vector<Override> overrides) {
    overrides.push_back({"brain.seed", std::to_string(seed)});
    return overrides;
  }
};

/// Shift of the pitch in a day, in standard deviations: mean of four birds.
double shift_in_a_day(const std::string& contingency, bool with_lman = true) {
  double sum = 0;
  for (int seed = 1; seed <= 4; ++seed) {
    const Adult adult(seed);
    adult.bird.set("syrinx.follow", "0");
    adult.bird.set("syrinx.contingency", contingency);
    adult.bird.set("syrinx.p", contingency == "any" ? "0.5" : "1");
    if (!with_lman) adult.bird.life.simulator->set_mode("song_system/lman", FaultPolicy::silence);
    sum += (pitch_of(adult.bird, day, 200).mean - adult.usual.mean) / adult.usual.sd / 4;
  }
  return sum;
}

/// Four days of noise below a threshold that follows; then LMAN is silent. Shifts from the usual pitch, means of four birds.
struct FourDays {
  double three = 0, four = 0, silenced = 0;
};
FourDays four_days(const std::vector<Override>& overrides) {
  FourDays mean;
  for (int seed = 1; seed <= 4; ++seed) {
    const Adult adult(seed, overrides);
    adult.bird.set("syrinx.p", "1");
    mean.three += (pitch_of(adult.bird, 3 * day, 100).mean - adult.usual.mean) / 4;
    mean.four += (pitch_of(adult.bird, day, 100).mean - adult.usual.mean) / 4;
    adult.bird.life.simulator->set_mode("song_system/lman", FaultPolicy::silence);
    mean.silenced += (pitch_of(adult.bird, 21, 20).mean - adult.usual.mean) / 4;
  }
  return mean;
}

Row row(const std::string& what, double measured, Bar bar, const std::string& wanted, const std::string& source) {
  return {.target = "T-J4", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = source};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(songbird_pitch)

BOOST_AUTO_TEST_CASE(noise_over_low_songs_raises_the_pitch_in_a_day) {
  report(row("noise below the usual pitch: shift in a day [standard deviations]", shift_in_a_day("below"), {1, 2}, "1 to 2", tumer));
  report(row("noise above the usual pitch: shift in a day [standard deviations]", shift_in_a_day("above"), {-2, -1}, "-1 to -2", tumer));
  report(row("ablation: as much noise, whatever the pitch: shift in a day [standard deviations]", shift_in_a_day("any"), {-0.3, 0.3}, "0", tumer));
  report(row("ablation: LMAN is silent: shift in a day [standard deviations]", shift_in_a_day("below", false), {-0.2, 0.2}, "0",
             "Warren, Tumer, Charlesworth & Brainard 2011; bird illustrative"));
}

BOOST_AUTO_TEST_CASE(what_is_recent_goes_with_lman_and_what_is_older_stays) {
  const FourDays shift = four_days({});
  report(row("pitch that silence of LMAN takes away on day four, over that day's gain", (shift.four - shift.silenced) / (shift.four - shift.three),
             {0.5, 1.5}, "about one day's worth", andalman));
  report(row("pitch that stays without LMAN, over the pitch a day earlier", shift.silenced / shift.three, {0.8, 1.2}, "1", andalman));
  // RA takes nothing over, and the bias of LMAN does not fade, from the end of youth on.
  const FourDays kept = four_days({{"projections.song_system/motor.learning.eta", "{ value = 0.001, schedule = [[\"1500 s\", 1], [\"1500.01 s\", 0]] }"}});
  report(row("ablation: RA takes nothing over in these days: pitch that stays without LMAN, over the pitch a day earlier",
             kept.silenced / kept.three, {-0.2, 0.2}, "0", andalman));
}

BOOST_AUTO_TEST_SUITE_END()
