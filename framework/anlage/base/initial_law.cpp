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

Real InitialLaw::draw(std::uint64_t key, std::uint64_t index) const {
  const Random random(key);
  switch (kind) {
    case Kind::zero: return 0.0F;
    case Kind::constant: return static_cast<Real>(a);
    case Kind::uniform: return static_cast<Real>(a + (b - a) * static_cast<double>(random.uniform(0, index)));
    case Kind::normal: return static_cast<Real>(a + b * static_cast<double>(random.normal(0, index)));
    case Kind::lognormal: return static_cast<Real>(std::exp(a + b * static_cast<double>(random.normal(0, index))));
  }
  return 0.0F;
}

}  // namespace anlage
