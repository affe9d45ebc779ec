// SPDX-License-Identifier: Apache-2.0
#include "terminal/text_width.hpp"

namespace anlage {
namespace {

// Bytes of the escape sequence that starts at `at`, 0 if there is none.
std::size_t escape_length(std::string_view text, std::size_t at) {
  if (text[at] != '\x1b' || at + 1 >= text.size() || text[at + 1] != '[') return 0;
  std::size_t end = at + 2;
  while (end < text.size() && (text[end] < '@' || text[end] > '~')) ++end;
  return (end < text.size() ? end + 1 : end) - at;
}

// Bytes of the character that starts at `at`: a lead byte and its continuations.
std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
  return end - at;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t skip = escape_length(text, at)) {
      at += skip;
    } else {
      at += character_length(text, at);
      ++columns;
    }
  }
  return columns;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::string out;
  bool styled = false;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size() && used + 1 < columns;) {
    std::size_t length = escape_length(text, at);
    if (length != 0) {
      styled = true;
    } else {
      length = character_length(text, at);
      ++used;
    }
    out.append(text.substr(at, length));
    at += length;
  }
  return out + "…" + (styled ? "\x1b[0m" : "");
}

std::string pad_to_width(std::string_view text, std::size_t columns, bool right) {
  const std::size_t used = display_width(text);
  const std::string space(used < columns ? columns - used : 0, ' ');
  return right ? space + std::string(text) : std::string(text) + space;
}

}  // namespace anlage
