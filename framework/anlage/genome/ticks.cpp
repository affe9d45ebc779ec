// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/ticks.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anlage/base/unit.hpp"
#include "anlage/genome/detail/table_reader.hpp"

namespace anlage::detail {
namespace {

constexpr double kMostTicks = 9e15;  // below 2^53: every whole number up to here is a double

std::optional<double> ticks_of(const std::string& text, double tick, const SourceLocation& where,
                               const std::string& path, Diagnostics& problems) {
  const std::optional<Quantity> quantity = parse_quantity(text);
  if (!quantity) {
    problems.add({ErrorCode::wrong_value, fmt::format("`{}` is not a time", text), where, path,
                  "a whole number of ticks, or a time such as \"20 ms\""});
    return std::nullopt;
  }
  const Unit unit = *Unit::parse(quantity->unit);
  if (!unit.same_dimension(*Unit::parse("s"))) {
    problems.add({ErrorCode::wrong_unit, fmt::format("should be a time [s], and `{}` is {}", text, unit.dimension()),
                  where, path, "a whole number of ticks, or a time such as \"20 ms\""});
    return std::nullopt;
  }
  const double ticks = quantity->value / tick;
  if (std::abs(ticks - std::round(ticks)) > 1e-6) {
    problems.add({ErrorCode::out_of_range,
                  fmt::format("`{}` is {:.6g} ticks of {}, and has to be a whole number", text, ticks, time_text(tick)),
                  where, path, "choose a multiple of the tick, or a shorter tick in [brain]"});
    return std::nullopt;
  }
  return std::round(ticks);
}

}  // namespace

std::string time_text(double seconds) {
  if (seconds >= 60.0) return fmt::format("{:.6g} min", seconds / 60.0);
  if (seconds >= 1.0) return fmt::format("{:.6g} s", seconds);
  if (seconds >= 1e-3) return fmt::format("{:.6g} ms", seconds * 1e3);
  return fmt::format("{:.6g} us", seconds * 1e6);
}

std::optional<std::uint64_t> read_ticks(const Value& value, double tick, std::uint64_t least, const std::string& path,
                                        Diagnostics& problems) {
  double ticks = 0.0;
  if (const std::int64_t* whole = value.integer()) {
    ticks = static_cast<double>(*whole);
  } else if (const std::string* text = value.text()) {
    const std::optional<double> read = ticks_of(*text, tick, value.where, path, problems);
    if (!read) return std::nullopt;
    ticks = *read;
  } else {
    refuse_kind(value, path, "a whole number of ticks or a time", problems, "such as 20 or \"20 ms\"");
    return std::nullopt;
  }
  if (ticks < static_cast<double>(least) || ticks > kMostTicks) {
    const bool low = ticks < static_cast<double>(least);
    problems.add({ErrorCode::out_of_range,
                  fmt::format("is {:.16g} [ticks], and has to be at {} {:.16g}", ticks, low ? "least" : "most",
                              low ? static_cast<double>(least) : kMostTicks),
                  value.where, path});
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(ticks);
}

}  // namespace anlage::detail
