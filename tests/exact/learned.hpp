// SPDX-License-Identifier: Apache-2.0
/// Genomes with one learning projection, and its weights as numbers.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "support/life.hpp"

namespace anlage::test {

using Vector = std::vector<double>;

inline std::string part(const std::string& kind, const std::string& name, const std::string& type,
                        const std::string& settings = "") {
  return "[" + kind + "." + name + "]\ntype = \"" + type + "\"\n" + settings + "\n";
}

inline std::string brain(std::uint64_t seed = 1) {
  return "[brain]\nname = \"learned\"\ntick = \"1 ms\"\nseed = " + std::to_string(seed) + "\n";
}

/// `learning` and whatever else belongs to the projection, as lines of TOML.
inline std::string projection(const std::string& name, const std::string& from, const std::string& to,
                              const std::string& connection, const std::string& more = "", int delay = 0) {
  return "[[projections]]\nname = \"" + name + "\"\nfrom = \"" + from + "\"\nto = \"" + to +
         "\"\ndelay = " + std::to_string(delay) + "\nconnection = " + connection + "\n" + more + "\n";
}

/// All numbers of a field after what is pending has been learned.
inline Vector numbers(const Life& life, const std::string& field) {
  life.simulator->flush();
  return life.state->values(life.brain->find(field).value());
}

/// Row j of a [rows x …] field: the weights of receiver j.
inline Vector row(const Vector& field, std::size_t rows, std::size_t j) {
  Vector weights;
  for (std::size_t k = j; k < field.size(); k += rows) weights.push_back(field[k]);
  return weights;
}

/// Column k of a [rows x …] field.
inline Vector column(const Vector& field, std::size_t rows, std::size_t k) {
  return {field.begin() + static_cast<std::ptrdiff_t>(k * rows),
          field.begin() + static_cast<std::ptrdiff_t>((k + 1) * rows)};
}

inline double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

inline double length(const Vector& a) { return std::sqrt(dot(a, a)); }
inline double cosine(const Vector& a, const Vector& b) { return dot(a, b) / (length(a) * length(b)); }

}  // namespace anlage::test
