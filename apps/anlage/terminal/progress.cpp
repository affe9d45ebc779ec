// SPDX-License-Identifier: Apache-2.0
#include "terminal/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "terminal/numbers.hpp"
#include "terminal/sparkline.hpp"
#include "terminal/text_width.hpp"

namespace anlage {
namespace {

constexpr double window = 10.0;         // [s] that speed and time left are measured over
constexpr std::size_t curve_size = 96;  // points kept of the learning curve

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

std::string bar(double share, std::size_t columns) {
  static constexpr const char* parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(columns * 8));
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
  std::size_t used = eighths / 8;
  if (eighths % 8 != 0) {
    out += parts[eighths % 8];
    ++used;
  }
  for (; used < columns; ++used) out += "░";
  return out;
}

std::string json_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

double interval(ProgressMode mode) { return mode == ProgressMode::automatic ? 0.1 : 3.0; }

}  // namespace

Progress::Progress(ProgressMode mode, ColorMode color, std::string title, std::uint64_t first, std::uint64_t last,
                   double dt)
    : terminal_(2, color),
      mode_(mode == ProgressMode::automatic && !terminal_.redraws() ? ProgressMode::plain : mode),
      title_(std::move(title)),
      last_(last),
      dt_(dt),
      pacer_(interval(mode_)),
      start_(Clock::now()) {
  samples_.emplace_back(start_, first);
  if (mode_ == ProgressMode::plain) terminal_.write(title_ + "\n");
  if (mode_ == ProgressMode::json) terminal_.write("{\"title\": " + json_text(title_) + "}\n");
}

Progress::~Progress() { finish(); }

double Progress::share(std::uint64_t tick) const {
  return last_ > 0 ? static_cast<double>(tick) / static_cast<double>(last_) : 0.0;
}

Progress::Speed Progress::measure(std::uint64_t tick) {
  const auto now = Clock::now();
  samples_.emplace_back(now, tick);
  while (samples_.size() > 2 && seconds_between(samples_[1].first, now) > window) samples_.pop_front();
  const double elapsed = seconds_between(samples_.front().first, now);
  Speed speed;
  if (elapsed > 0.0) speed.per_second = static_cast<double>(tick - samples_.front().second) / elapsed;
  if (seconds_between(start_, now) > 2.0 && speed.per_second > 0.0 && last_ >= tick) {
    speed.left = static_cast<double>(last_ - tick) / speed.per_second;
  }
  return speed;
}

// Keeps the whole life in a bounded number of points: when they are full, neighbours merge.
void Progress::remember(double value) {
  if (!std::isfinite(value)) return;
  sum_ += value;
  if (++merging_ < merged_) return;
  curve_.push_back(sum_ / static_cast<double>(merged_));
  sum_ = 0.0;
  merging_ = 0;
  if (curve_.size() < curve_size) return;
  for (std::size_t i = 0; i < curve_size / 2; ++i) curve_[i] = (curve_[2 * i] + curve_[2 * i + 1]) / 2.0;
  curve_.resize(curve_size / 2);
  merged_ *= 2;
}

void Progress::show(const ProgressView& view) {
  if (mode_ == ProgressMode::none) return;
  const Speed speed = measure(view.tick);
  if (!view.figure.empty()) remember(view.value);
  if (mode_ == ProgressMode::plain) terminal_.write(plain_line(view, speed) + "\n");
  if (mode_ == ProgressMode::json) terminal_.write(json_line(view, speed) + "\n");
  if (mode_ == ProgressMode::automatic) draw(block(view, speed));
}

std::vector<std::string> Progress::block(const ProgressView& view, const Speed& speed) const {
  const std::size_t columns = terminal_.width();
  const std::size_t wide = std::clamp<std::size_t>(columns / 4, 8, 40);
  std::vector<std::string> lines{terminal_.styled(Style::bold, title_)};
  lines.push_back(fmt::format(" {} {:5.1f} %  {} / {} ticks  {} ticks/s ({} real time){}",
                              terminal_.styled(Style::good, bar(share(view.tick), wide)), share(view.tick) * 100.0,
                              grouped(view.tick), grouped(last_), compact(speed.per_second),
                              factor_text(speed.per_second * dt_),
                              speed.left ? "  " + duration_text(*speed.left) + " left" : ""));
  std::string third = " " + (view.phase.empty() ? "" : terminal_.styled(Style::dim, view.phase) + "  ");
  if (!view.figure.empty()) {
    third += fmt::format("{} {} {}", view.figure, sparkline(curve_, wide), figure_text(view.value));
  }
  lines.push_back(third);
  if (!view.times.empty()) {
    std::string fourth = terminal_.styled(Style::dim, " time");
    for (const auto& [part, of_all] : view.times) fourth += fmt::format("  {} {:.0f} %", part, of_all * 100.0);
    lines.push_back(fourth);
  }
  for (std::string& line : lines) line = cut_to_width(line, columns > 1 ? columns - 1 : 1);
  return lines;
}

std::string Progress::plain_line(const ProgressView& view, const Speed& speed) const {
  std::string line = fmt::format("{:.1f} %  tick {} of {}  {} ticks/s ({} real time)", share(view.tick) * 100.0,
                                 view.tick, last_, compact(speed.per_second), factor_text(speed.per_second * dt_));
  if (!view.phase.empty()) line += "  " + view.phase;
  if (!view.figure.empty()) line += fmt::format("  {} {}", view.figure, figure_text(view.value));
  if (speed.left) line += fmt::format("  {} left", duration_text(*speed.left));
  return line;
}

std::string Progress::json_line(const ProgressView& view, const Speed& speed) const {
  std::string line = fmt::format(R"({{"tick": {}, "ticks": {}, "ticks_per_second": {:.6g}, "phase": {})", view.tick,
                                 last_, speed.per_second, json_text(view.phase));
  if (!view.figure.empty() && std::isfinite(view.value)) {
    line += fmt::format(R"(, "figure": {}, "value": {:.6g})", json_text(view.figure), view.value);
  }
  if (speed.left) line += fmt::format(R"(, "seconds_left": {:.4g})", *speed.left);
  return line + "}";
}

void Progress::draw(const std::vector<std::string>& lines) {
  std::string out = drawn_ > 0 ? fmt::format("\r\x1b[{}A\x1b[J", drawn_) : "";
  for (const std::string& line : lines) out += line + "\n";
  drawn_ = lines.size();
  terminal_.write(out);
}

void Progress::erase() {
  if (drawn_ > 0) terminal_.write(fmt::format("\r\x1b[{}A\x1b[J", drawn_));
  drawn_ = 0;
}

void Progress::note(const std::string& text) {
  erase();
  if (mode_ == ProgressMode::json) {
    terminal_.write("{\"note\": " + json_text(text) + "}\n");
  } else {
    terminal_.write(text + "\n");
  }
}

void Progress::finish() { erase(); }

}  // namespace anlage
