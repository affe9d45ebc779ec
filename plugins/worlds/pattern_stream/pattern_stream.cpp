// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "patterns.hpp"

namespace pattern_stream {
using namespace anlage;

/// One of K patterns at a time, `on` ticks of it and `off` ticks of nothing; patterns are drawn at birth or given.
struct PatternStream {
  static constexpr const char* doc = "one of several patterns at a time: given, orthogonal, or drawn at birth";

  Choice kind     {"sign binary orthogonal", "numbers 1 and -1; or 1 and 0; or orthogonal patterns of length 1", birth};
  Text   given    {"the patterns, rows such as \"1 0 1; 0 1 1\"; then kind and patterns do not count", optional};
  Param  patterns {10, "1", "patterns", {1, 16777216}, birth | integer};
  Param  active   {1, "1", "binary: units of a pattern that are 1", {0, 16777216}, birth | integer};
  Choice order    {"random cyclic", "which pattern comes next: any, all equally likely, or the next one"};
  Param  on       {1, "1", "ticks for which a pattern is shown", {1, 16777216}, integer};
  Param  off      {0, "1", "ticks of nothing after it", {0, 16777216}, integer};
  Param  flip     {0, "1", "probability that a number is shown wrong: -1 for 1, or 0 for 1, and the reverse", {0, 1}};
  Param  hide     {0, "1", "probability that a number is shown as 0, drawn anew at each showing", {0, 1}};
  Out    x        {"unit", "1", "the pattern as shown, 0 when none is"};
  Out    clean    {"unit", "1", "the pattern without wrong numbers, also while nothing is shown"};
  Out    which    {"pattern", "1", "1 for the pattern of now, else 0"};
  Broadcast shown {"1", "1 while a pattern is shown, else 0"};
  Broadcast last  {"1", "1 in the last tick in which a pattern is shown, else 0"};
  Table<Real> pattern {"unit pattern", "1", "the patterns as columns"};
  Rng    draw     {"patterns"};
  Rng    choose   {"order"};
  Rng    noise    {"wrong numbers"};
  Rng    veil     {"hidden numbers"};

  void develop(Setup& setup) {
    if (!given.empty()) {
      const auto rows = worlds::read_rows(given.text());
      setup.set_axis("unit", static_cast<std::int64_t>(rows.front().size()));
      return setup.set_axis("pattern", static_cast<std::int64_t>(rows.size()));
    }
    setup.set_axis("pattern", static_cast<std::int64_t>(patterns.value));
    if (const std::int64_t units = setup.axis("unit"); units >= 0)
      check_sizes(kind.word(), units, static_cast<std::int64_t>(patterns.value),
                  static_cast<std::int64_t>(active.value));
  }

  void fill() {
    if (!given.empty()) return copy_rows(worlds::read_rows(given.text()), pattern);
    for (std::int64_t k = 0; k < pattern.cols(); ++k) {
      if (kind == "orthogonal") draw_block(k, pattern);
      if (kind == "sign") draw_signs(draw, k, pattern);
      if (kind == "binary") draw_subset(draw, k, static_cast<std::int64_t>(active.value), pattern);
    }
  }

  void advance(Tick now) {
    const auto length = static_cast<std::uint64_t>(on.value), period = length + static_cast<std::uint64_t>(off.value);
    const std::uint64_t showing = now.index / period, place = now.index % period;
    const auto count = static_cast<std::uint32_t>(pattern.cols());
    const Tick key{showing, 0, 0};
    const auto k = static_cast<Index>(order == "cyclic" ? showing % count : choose.below(count, key, 0));
    shown = place < length ? Real(1) : Real(0);
    last = place + 1 == length ? Real(1) : Real(0);
    which = Real(0);
    which[k] = 1;
    clean = pattern.column(k);
    x = shown * clean;
    if (flip > 0 && shown != 0) spoil(key);
    if (hide > 0)
      for (Index i = 0; i < x.size(); ++i)
        if (veil.uniform(key, i) < hide) x[i] = 0;
  }
  void spoil(Tick key) {
    const bool signs = given.empty() ? kind == "sign" : (pattern.column(0).array() < 0).any();
    if (given.empty() && kind == "orthogonal")
      throw Failure("flip needs patterns of signs or of 1 and 0: orthogonal ones have no wrong numbers");
    for (Index i = 0; i < x.size(); ++i)
      if (noise.uniform(key, i) < flip) x[i] = signs ? -clean[i] : 1 - clean[i];
  }
};

}  // namespace pattern_stream

ANLAGE_PLUGIN(pattern_stream::PatternStream)
