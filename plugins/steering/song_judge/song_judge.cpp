// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../../worlds/common/numbers.hpp"

namespace song_judge {
using namespace anlage;

/// An innate judge of song: it knows how a song should sound and not how it is made. With moment k of the template at the time of now,
///   quality = -sqrt(sum over features of worth_f (sound_f - song_kf)^2),   0 before and after the song
///   reward  = gain quality of each moment, or gain times the mean quality of a song in the tick of its last moment
///   binary    gain where that exceeds the criterion, else 0;   criterion += alpha (quality - criterion) afterwards
struct SongJudge {
  static constexpr const char* doc = "tells how near a song comes to an innate template, in one number";
  static constexpr const char* citation =
      "Doya & Sejnowski 1995, Advances in Neural Information Processing Systems 7:101-108; Fiete, Fee & Seung 2007, "
      "Journal of Neurophysiology 98:2038-2057";

  Text    song      {"the template: features of each moment, rows separated by semicolons"};
  Text    worth     {"weight of each feature; 1 each unless stated", optional};
  Param   step      {10e-3, "s", "from one moment of the template to the next", {1e-6, infinity}};
  Choice  verdict   {"moment song", "what a reward is about"};
  Choice  scale     {"graded binary", "how good it was, or whether it was better than usual"};
  Param   alpha     {0.05, "1", "binary: part of the way to the quality that the criterion goes", {0, 1}};
  Param   gain      {1.0, "1", "reward of a quality of 1; below 0 the judge likes what is unlike the template"};
  In      sound     {"feature", "1", "what is heard"};
  In      start     {"1", "1", "above 0: a song starts"};
  Mutable criterion {0.0, "1", "quality above which a reward is given", {-1e3, 1e3}};
  State   age       {"", "s", "time since the start; below 0: none yet", "constant -1"};
  State   sum       {"", "1", "quality of this song so far"};
  Out     quality   {"1", "1", "nearness to the template in this moment"};
  Out     reward    {"1", "1", "reward"};
  Table<Real> memory {"feature moment", "1", "the template"};
  Table<Real> weight {"feature", "1", "weights of the features"};

  void develop(Setup& setup) {
    const auto rows = worlds::read_rows(song.text());
    const auto features = static_cast<std::int64_t>(rows.front().size());
    setup.set_axis("feature", features);
    setup.set_axis("moment", static_cast<std::int64_t>(rows.size()));
    if (!worth.empty() && static_cast<std::int64_t>(worlds::read_numbers(worth.text()).size()) != features)
      throw Failure("`worth` has another number of features than the song, which has " + std::to_string(features));
  }
  void fill() {
    const auto rows = worlds::read_rows(song.text());
    const auto weights = worth.empty() ? std::vector<double>(rows.front().size(), 1.0) : worlds::read_numbers(worth.text());
    for (Index f = 0; f < weight.size(); ++f) weight.set(f, 0, static_cast<Real>(weights[static_cast<std::size_t>(f)]));
    for (Index k = 0; k < memory.cols(); ++k)
      for (Index f = 0; f < memory.rows(); ++f)
        memory.set(f, k, static_cast<Real>(rows[static_cast<std::size_t>(k)][static_cast<std::size_t>(f)]));
  }
  void steer(Tick now) {
    if (start[0] > 0) age = Real(0), sum = Real(0);
    const auto at = [&](Real time) { return static_cast<Index>((time + Real(0.01) * now.dt) / step); };
    const bool sings = age >= 0 && at(age.value()) < memory.cols();
    quality[0] = sings ? likeness(at(age.value())) : Real(0);
    sum = sum.value() + quality[0];
    const bool last = sings && at(age.value() + now.dt) >= memory.cols();
    const Real length = std::round(step * static_cast<Real>(memory.cols()) / now.dt);
    const bool whole = verdict == "song";
    reward[0] = (whole ? last : sings) ? gain * judged(whole ? sum.value() / length : quality[0]) : Real(0);
    if (age >= 0) age = age.value() + now.dt;
  }
  Real likeness(Index k) const {
    Real squares = 0;
    for (Index f = 0; f < sound.size(); ++f) {
      const Real away = sound[f] - memory(f, k);
      squares += weight[f] * away * away;
    }
    return -std::sqrt(squares);
  }
  Real judged(Real good) {
    if (scale == "graded") return good;
    const bool better = good > criterion;
    criterion += alpha * (good - criterion);
    return Real(better);
  }
};

}  // namespace song_judge

ANLAGE_PLUGIN(song_judge::SongJudge)
