// SPDX-License-Identifier: Apache-2.0
#include "terminal/numbers.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace anlage {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string compact(double number) {
  constexpr std::array<const char*, 5> prefixes{"", " k", " M", " G", " T"};
  if (!std::isfinite(number)) return "-";
  std::size_t prefix = 0;
  while (std::fabs(number) >= 999.5 && prefix + 1 < prefixes.size()) {
    number /= 1000.0;
    ++prefix;
  }
  const double size = std::fabs(number);
  const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return fmt::format("{:.{}f}{}", number, decimals, prefixes[prefix]);
}

std::string count_text(std::uint64_t number) {
  return number < 1000 ? std::to_string(number) : compact(static_cast<double>(number));
}

std::string factor_text(double factor) {
  if (!std::isfinite(factor) || factor < 0.0) return "-";
  return (factor < 999.5 ? compact(factor)
                         : grouped(static_cast<std::uint64_t>(std::llround(std::fmin(factor, 1e15))))) +
         "x";
}

std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  const std::string text = compact(static_cast<double>(bytes));
  return text + "B";
}

std::string duration_text(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0.0) return "-";
  if (seconds < 1.0) return fmt::format("{:.2f} s", seconds);
  if (seconds < 59.95) return fmt::format("{:.1f} s", seconds);
  const auto whole = static_cast<std::uint64_t>(std::llround(std::fmin(seconds, 1e15)));
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string figure_text(double value) {
  if (std::isnan(value)) return "-";
  const double size = std::fabs(value);
  if (size != 0.0 && (size < 1e-3 || size >= 1e6)) return fmt::format("{:.4g}", value);
  return fmt::format("{:.{}f}", value, size < 10.0 ? 4 : size < 1000.0 ? 2 : 1);
}

std::string number_text(double value) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  return fmt::format("{}", value);
}

}  // namespace anlage
