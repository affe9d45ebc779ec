// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/unit.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace anlage {
namespace {

using Powers = std::array<int, 7>;

struct Symbol {
  std::string_view text;
  Powers powers;
  double factor;
  int ten;  ///< and a power of ten, kept apart so that products of them stay exact
  bool prefixes;
};

constexpr Powers kNone{0, 0, 0, 0, 0, 0, 0};
constexpr Powers kLength{1, 0, 0, 0, 0, 0, 0};
constexpr Powers kMass{0, 1, 0, 0, 0, 0, 0};
constexpr Powers kTime{0, 0, 1, 0, 0, 0, 0};
constexpr Powers kCurrent{0, 0, 0, 1, 0, 0, 0};
constexpr Powers kTemperature{0, 0, 0, 0, 1, 0, 0};
constexpr Powers kAmount{0, 0, 0, 0, 0, 1, 0};
constexpr Powers kLight{0, 0, 0, 0, 0, 0, 1};
constexpr Powers kFrequency{0, 0, -1, 0, 0, 0, 0};
constexpr Powers kCharge{0, 0, 1, 1, 0, 0, 0};
constexpr Powers kVoltage{2, 1, -3, -1, 0, 0, 0};
constexpr Powers kConductance{-2, -1, 3, 2, 0, 0, 0};
constexpr Powers kResistance{2, 1, -3, -2, 0, 0, 0};
constexpr Powers kCapacitance{-2, -1, 4, 2, 0, 0, 0};
constexpr Powers kConcentration{-3, 0, 0, 0, 0, 1, 0};
constexpr Powers kVolume{3, 0, 0, 0, 0, 0, 0};
constexpr Powers kForce{1, 1, -2, 0, 0, 0, 0};
constexpr Powers kEnergy{2, 1, -2, 0, 0, 0, 0};
constexpr Powers kPower{2, 1, -3, 0, 0, 0, 0};
constexpr Powers kPressure{-1, 1, -2, 0, 0, 0, 0};

constexpr Symbol kSymbols[] = {
    {"1", kNone, 1, 0, false},        {"%", kNone, 1, -2, false},
    {"rad", kNone, 1, 0, false},      {"deg", kNone, 3.14159265358979323846 / 180.0, 0, false},
    {"spike", kNone, 1, 0, false},    {"spikes", kNone, 1, 0, false},
    {"m", kLength, 1, 0, true},       {"g", kMass, 1, -3, true},
    {"s", kTime, 1, 0, true},         {"min", kTime, 60, 0, false},
    {"h", kTime, 3600, 0, false},     {"d", kTime, 86400, 0, false},
    {"A", kCurrent, 1, 0, true},      {"K", kTemperature, 1, 0, true},
    {"mol", kAmount, 1, 0, true},     {"cd", kLight, 1, 0, false},
    {"Hz", kFrequency, 1, 0, true},   {"C", kCharge, 1, 0, true},
    {"V", kVoltage, 1, 0, true},      {"S", kConductance, 1, 0, true},
    {"ohm", kResistance, 1, 0, true}, {"Ohm", kResistance, 1, 0, true},
    {"F", kCapacitance, 1, 0, true},  {"M", kConcentration, 1, 3, true},
    {"l", kVolume, 1, -3, true},      {"L", kVolume, 1, -3, true},
    {"N", kForce, 1, 0, true},        {"J", kEnergy, 1, 0, true},
    {"W", kPower, 1, 0, true},        {"Pa", kPressure, 1, 0, true},
};

struct Prefix {
  std::string_view text;
  int ten;
};

constexpr Prefix kPrefixes[] = {{"f", -15}, {"p", -12}, {"n", -9}, {"u", -6}, {"µ", -6}, {"μ", -6},
                                {"m", -3},  {"c", -2},  {"k", 3},  {"M", 6},  {"G", 9},  {"T", 12}};

const Symbol* find_symbol(std::string_view text) {
  const auto* found = std::ranges::find(kSymbols, text, &Symbol::text);
  return found == std::end(kSymbols) ? nullptr : found;
}

/// One unit with its prefix: "mV" → V and -3.
std::optional<Symbol> read_symbol(std::string_view text) {
  if (const Symbol* symbol = find_symbol(text)) return *symbol;
  for (const Prefix& prefix : kPrefixes) {
    if (!text.starts_with(prefix.text)) continue;
    const Symbol* symbol = find_symbol(text.substr(prefix.text.size()));
    if (symbol == nullptr || !symbol->prefixes) continue;
    Symbol scaled = *symbol;
    scaled.ten += prefix.ten;
    return scaled;
  }
  return std::nullopt;
}

/// value · 10^ten with one rounding: powers of ten up to 10^22 are exact doubles, their inverses are not.
double times_ten(double value, int ten) {
  const double power = std::pow(10.0, std::abs(ten));
  return ten < 0 ? value / power : value * power;
}

struct Reading {
  Powers powers{};
  double factor = 1.0;
  int ten = 0;
};

bool apply(Reading& reading, std::string_view factor, int sign) {
  int power = 1;
  if (const std::size_t hat = factor.find('^'); hat != std::string_view::npos) {
    const std::string_view digits = factor.substr(hat + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
    if (error != std::errc{} || end != digits.data() + digits.size() || std::abs(power) > 9) return false;
    factor = factor.substr(0, hat);
  }
  const std::optional<Symbol> symbol = read_symbol(factor);
  if (!symbol) return false;
  power *= sign;
  for (std::size_t i = 0; i < reading.powers.size(); ++i) reading.powers[i] += power * symbol->powers[i];
  reading.factor *= std::pow(symbol->factor, power);
  reading.ten += power * symbol->ten;
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Length of the separator at the start of `text`; 0 if there is none. Blanks around an operator belong to it.
std::size_t separator(std::string_view text, bool& divides) {
  std::size_t length = 0;
  std::size_t operators = 0;
  divides = false;
  while (length < text.size()) {
    const std::string_view rest = text.substr(length);
    const bool dot = rest.starts_with("·");
    if (rest[0] == '/' || rest[0] == '*' || rest[0] == '.' || dot) {
      if (++operators > 1) break;
      divides = rest[0] == '/';
    } else if (rest[0] != ' ') {
      break;
    }
    length += dot ? std::string_view("·").size() : 1;
  }
  return length;
}

std::optional<Reading> read_unit(std::string_view text) {
  Reading reading;
  text = trimmed(text);
  if (text.empty()) return reading;
  bool divides = false;
  while (true) {
    std::size_t end = 0;
    bool next_divides = false;
    while (end < text.size() && separator(text.substr(end), next_divides) == 0) ++end;
    if (!apply(reading, text.substr(0, end), divides ? -1 : 1)) return std::nullopt;
    if (end == text.size()) return reading;
    text.remove_prefix(end + separator(text.substr(end), divides));
  }
}

struct Dimension {
  Powers powers;
  const char* name;
};

constexpr Dimension kDimensions[] = {
    {kNone, "a plain number"},
    {kLength, "a length"},
    {kMass, "a mass"},
    {kTime, "a time"},
    {kCurrent, "a current"},
    {kTemperature, "a temperature"},
    {kAmount, "an amount"},
    {kFrequency, "a frequency"},
    {kCharge, "a charge"},
    {kVoltage, "a voltage"},
    {kConductance, "a conductance"},
    {kResistance, "a resistance"},
    {kCapacitance, "a capacitance"},
    {kConcentration, "a concentration"},
    {kVolume, "a volume"},
    {kForce, "a force"},
    {kEnergy, "an energy"},
    {kPower, "a power"},
    {kPressure, "a pressure"},
};

}  // namespace

std::optional<Unit> Unit::parse(std::string_view text) {
  const std::optional<Reading> reading = read_unit(text);
  if (!reading) return std::nullopt;
  return Unit{reading->powers, times_ten(reading->factor, reading->ten)};
}

std::string Unit::dimension() const {
  const auto* found = std::ranges::find(kDimensions, powers, &Dimension::powers);
  return found == std::end(kDimensions) ? "a quantity" : found->name;
}

bool units_agree(std::string_view a, std::string_view b) {
  if (a == "*" || b == "*" || a == b) return true;
  const std::optional<Unit> left = Unit::parse(a);
  const std::optional<Unit> right = Unit::parse(b);
  if (!left || !right || !left->same_dimension(*right)) return false;
  return std::abs(left->factor - right->factor) <= 1e-12 * std::abs(right->factor);
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
  const std::string_view unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  const std::optional<Reading> reading = read_unit(unit);
  if (!reading) return std::nullopt;
  const double value = times_ten(number * reading->factor, reading->ten);
  if (!std::isfinite(value)) return std::nullopt;
  return Quantity{value, std::string(unit)};
}

}  // namespace anlage
