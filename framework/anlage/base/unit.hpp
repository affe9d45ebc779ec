// SPDX-License-Identifier: Apache-2.0
/// Units: powers of the SI base units and a factor. Numbers are SI inside; units are read and checked at the border.
///
///   Unit::parse("mV")->factor == 1e-3       Unit::parse("Hz")->same_dimension(*Unit::parse("1/s"))
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace anlage {

struct Unit {
  std::array<int, 7> powers{};  ///< of m, kg, s, A, K, mol, cd
  double factor = 1.0;          ///< SI value of one of this unit

  /// Reads "s", "1/s", "mV", "nS/cm^2", "Hz^2", "1" (dimensionless), "" (dimensionless), "min", "h", "%".
  /// A blank, '*', '.' or '·' multiplies; '/' divides by the one unit that follows it. "M" is mol/l, "spikes" counts.
  /// Nothing if it is no unit. "*" is not a unit but "any unit": see `units_agree`. [any]
  [[nodiscard]] static std::optional<Unit> parse(std::string_view text);

  [[nodiscard]] bool same_dimension(const Unit& other) const { return powers == other.powers; }
  /// "a time", "a voltage", "a plain number", … for messages; "a quantity" if the dimension has no name here. [any]
  [[nodiscard]] std::string dimension() const;
};

/// True when a signal in unit `a` may enter a port in unit `b`: the same dimension and factor, or either is "*". [any]
[[nodiscard]] bool units_agree(std::string_view a, std::string_view b);

/// A number with its unit as written: "20 ms" → {0.020, "ms"}.
struct Quantity {
  double value = 0.0;       ///< SI; the double nearest to the decimal, where the factor is a power of ten
  std::string unit;         ///< as written
};

/// Reads "20 ms", "5%", "1e-3 s", "7". Nothing if it is no quantity or not finite. [any]
[[nodiscard]] std::optional<Quantity> parse_quantity(std::string_view text);

}  // namespace anlage
