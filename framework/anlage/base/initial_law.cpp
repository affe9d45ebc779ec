// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/initial_law.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "anlage/base/philox.hpp"

namespace anlage {
namespace {

struct Form {
  std::string_view word;
  InitialLaw::Kind kind;
  std::size_t numbers;
};

constexpr std::array forms{Form{"zero", InitialLaw::Kind::zero, 0}, Form{"constant", InitialLaw::Kind::constant, 1},
                           Form{"uniform", InitialLaw::Kind::uniform, 2}, Form{"normal", InitialLaw::Kind::normal, 2},
                           Form{"lognormal", InitialLaw::Kind::lognormal, 2}};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return words;
    const auto end = text.find(' ', begin);
    words.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return words;
    text.remove_prefix(end);
  }
}

std::optional<double> number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<InitialLaw> InitialLaw::parse(std::string_view text) {
  const auto words = words_of(text);
  if (words.empty()) return std::nullopt;
  for (const Form& form : forms) {
    if (words[0] != form.word || words.size() != form.numbers + 1) continue;
    InitialLaw law{form.kind};
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto value = number(words[i]);
      if (!value) return std::nullopt;
      (i == 1 ? law.a : law.b) = *value;
    }
    if (law.kind == Kind::uniform && law.a > law.b) return std::nullopt;
    if ((law.kind == Kind::normal || law.kind == Kind::lognormal) && law.b < 0.0) return std::nullopt;
    return law;
  }
  return std::nullopt;
}

std::string InitialLaw::legal_forms() {
  return "\"zero\", \"constant A\", \"uniform LOW HIGH\", \"normal MEAN SD\", \"lognormal MU SIGMA\"";
}

namespace {

using Words = std::array<std::uint32_t, 4>;

double uniform_of(std::uint32_t word) { return static_cast<double>(word >> 8) * 0x1p-24; }

/// Box & Muller (1958): words 0 and 1 make normals 0 and 1, words 2 and 3 make normals 2 and 3.
double normal_of(const Words& words, std::size_t lane) {
  const std::size_t pair = lane & 2;
  const double u = (static_cast<double>(words[pair]) + 1.0) * 0x1p-32;  // (0, 1]: the logarithm stays finite
  const double angle = static_cast<double>(words[pair + 1]) * (6.283185307179586 * 0x1p-32);
  return std::sqrt(-2.0 * std::log(u)) * ((lane & 1) == 0 ? std::cos(angle) : std::sin(angle));
}

Real number_of(const InitialLaw& law, const Words& words, std::size_t lane) {
  switch (law.kind) {
    case InitialLaw::Kind::zero: return 0.0F;
    case InitialLaw::Kind::constant: return static_cast<Real>(law.a);
    case InitialLaw::Kind::uniform: return static_cast<Real>(law.a + (law.b - law.a) * uniform_of(words[lane]));
    case InitialLaw::Kind::normal: return static_cast<Real>(law.a + law.b * normal_of(words, lane));
    case InitialLaw::Kind::lognormal: return static_cast<Real>(std::exp(law.a + law.b * normal_of(words, lane)));
  }
  return 0.0F;
}

}  // namespace

Real InitialLaw::draw(std::uint64_t key, std::uint64_t index) const {
  return number_of(*this, Random(key).words(0, index / 4), index % 4);
}

void InitialLaw::draw(std::uint64_t key, std::uint64_t first, Real* numbers, std::size_t count) const {
  const Random random(key);
  Words words = random.words(0, first / 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t index = first + i;
    if (index % 4 == 0) words = random.words(0, index / 4);
    numbers[i] = number_of(*this, words, index % 4);
  }
}

}  // namespace anlage
