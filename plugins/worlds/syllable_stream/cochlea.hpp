// SPDX-License-Identifier: Apache-2.0
/// Where frequencies lie on a cochlea, and where formants of adult voices lie among frequencies.
#pragma once

#include <array>
#include <cmath>

namespace syllable_stream {

/// Number of equivalent rectangular bandwidths below a frequency [Hz]: 21.4 log10(1 + 0.00437 f). Glasberg & Moore 1990.
inline double erb_rate(double frequency) { return 21.4 * std::log10(1 + 0.00437 * frequency); }

/// Channels at equal distances of the ERB rate, the first at 100 Hz and the last at 5000 Hz.
struct Cochlea {
  double channels;

  /// Place of a frequency [Hz], in channels from 0. [any]
  double channel(double frequency) const {
    const double low = erb_rate(100), high = erb_rate(5000);
    return (erb_rate(frequency) - low) / (high - low) * (channels - 1);
  }
};

/// Frequencies that a formant takes, rounded from the vowels of Peterson & Barney 1952 [Hz].
struct FormantRange {
  double low;
  double high;
};
inline constexpr std::array<FormantRange, 3> formant_ranges{{{250, 850}, {850, 2400}, {2200, 3400}}};

}  // namespace syllable_stream
