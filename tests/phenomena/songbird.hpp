// SPDX-License-Identifier: Apache-2.0
/// The bird of apps/brains/songbird, listened to.
#pragma once

#include <string>
#include <vector>

#include "exact/matrices.hpp"

namespace anlage::test {

/// Its genome, nothing nested any more, with other values.
inline std::string songbird_genome(const std::vector<Override>& overrides) {
  static const std::string text = read_genome(ANLAGE_TEST_SOURCE "/apps/brains/songbird/genome.toml").resolved_toml();
  return parse_genome(text, "songbird.toml", overrides).resolved_toml();
}

/// Pearson's correlation of two contours; 0 if one of them is flat.
inline double correlation(const Vector& a, const Vector& b) {
  const Vector x = a.array() - a.mean(), y = b.array() - b.mean();
  const double size = x.norm() * y.norm();
  return size > 1e-9 ? x.dot(y) / size : 0;
}

/// Mean correlation of the contours of pitch and of loudness; songs are [moment x feature].
inline double likeness(const Matrix& a, const Matrix& b) {
  return (correlation(a.col(0), b.col(0)) + correlation(a.col(1), b.col(1))) / 2;
}

/// A bird that sings a song of 20 moments every 30 ticks; `more` is appended to its genome.
struct Bird {
  static constexpr int moments = 20, period = 30;
  Life life;

  explicit Bird(const std::vector<Override>& overrides = {}, const std::string& more = {})
      : life(songbird_genome(overrides) + more) {}

  void practise(int songs) const { life.simulator->run(static_cast<std::uint64_t>(songs) * period); }
  void set(const std::string& field, const std::string& value) const { life.simulator->set(field, value); }

  /// Its next song: [moment x feature].
  [[nodiscard]] Matrix song() const {
    Matrix heard(moments, 2);
    const FieldRef sound = life.brain->find("syrinx.sound").value();
    for (int t = 0; t < period; ++t) {
      life.simulator->run(1);
      for (int f = 0; f < 2 && t < moments; ++f) heard(t, f) = life.state->value(sound, f);
    }
    return heard;
  }
  /// Mean of its next 20 songs.
  [[nodiscard]] Matrix usual_song() const {
    Matrix sum = Matrix::Zero(moments, 2);
    for (int n = 0; n < 20; ++n) sum += song() / 20;
    return sum;
  }
  /// Mean likeness of its next 20 songs to the template.
  [[nodiscard]] double imitation() const {
    const Matrix model = matrix_of(life, "judge.memory").topRows(2).transpose();
    double sum = 0;
    for (int n = 0; n < 20; ++n) sum += likeness(song(), model) / 20;
    return sum;
  }
  /// Songs until 20 of them resemble the template by 0.9; `most` if they never do.
  [[nodiscard]] int songs_until_learned(int most = 2000) const {
    for (int n = 20; n <= most; n += 20)
      if (imitation() > 0.9) return n;
    return most;
  }
};

}  // namespace anlage::test
