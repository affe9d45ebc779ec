// SPDX-License-Identifier: Apache-2.0
#include "batch_progress.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "terminal/numbers.hpp"
#include "terminal/text_width.hpp"

namespace anlage {

BatchProgress::BatchProgress(ProgressMode mode, ColorMode color, std::string title, std::size_t count,
                             std::size_t known)
    : terminal_(2, color), mode_(mode), title_(std::move(title)), count_(count), known_(known) {}

void BatchProgress::ended(const std::string& what, bool fine) {
  ++done_;
  if (!fine) ++failed_;
  if (mode_ == ProgressMode::none) return;
  if (mode_ == ProgressMode::json) {
    const nlohmann::ordered_json line{{"done", known_ + done_}, {"of", count_}, {"failed", failed_}, {"life", what}};
    return terminal_.write(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
  if (mode_ == ProgressMode::plain || !terminal_.redraws())
    terminal_.write(fmt::format("{} of {}: {}\n", known_ + done_, count_, what));
}

void BatchProgress::look(std::size_t running) {
  if (mode_ != ProgressMode::automatic || !terminal_.redraws()) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  std::string line = fmt::format("{}  ·  {} of {} done, {} running", title_, known_ + done_, count_, running);
  if (failed_ > 0) line += fmt::format(", {} failed", failed_);
  line += "  ·  " + duration_text(seconds);
  if (done_ > 0) {
    const auto left = static_cast<double>(count_ - known_ - done_);
    line += fmt::format("  ·  {} left", duration_text(seconds / static_cast<double>(done_) * left));
  }
  terminal_.write("\r\x1b[K" + cut_to_width(line, terminal_.width() - 1));
  drawn_ = true;
}

void BatchProgress::finish() {
  if (drawn_) terminal_.write("\r\x1b[K");
  drawn_ = false;
}

}  // namespace anlage
