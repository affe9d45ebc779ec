// SPDX-License-Identifier: Apache-2.0
#include "terminal/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace anlage {
namespace {

std::string_view environment(const char* name) {
  const char* text = std::getenv(name);
  return text != nullptr ? text : "";
}

const char* code(Style style) {
  switch (style) {
    case Style::bold:
      return "\x1b[1m";
    case Style::dim:
      return "\x1b[2m";
    case Style::good:
      return "\x1b[32m";
    case Style::bad:
      return "\x1b[31m";
    case Style::plain:
      break;
  }
  return "";
}

}  // namespace

Terminal::Terminal(int descriptor, ColorMode color) : descriptor_(descriptor) {
  const bool screen = isatty(descriptor) == 1;
  redraws_ = screen && environment("TERM") != "dumb" && !environment("TERM").empty();
  colors_ =
      color == ColorMode::always || (color == ColorMode::automatic && redraws_ && environment("NO_COLOR").empty());
}

std::size_t Terminal::width() const {
  winsize size{};
  if (ioctl(descriptor_, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const long columns = std::strtol(environment("COLUMNS").data(), nullptr, 10);
  return columns > 0 && columns < 10000 ? static_cast<std::size_t>(columns) : 80;
}

std::string Terminal::styled(Style style, std::string_view text) const {
  if (!colors_ || style == Style::plain || text.empty()) return std::string(text);
  return code(style) + std::string(text) + "\x1b[0m";
}

void Terminal::write(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t done = ::write(descriptor_, text.data(), text.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(done));
  }
}

}  // namespace anlage
