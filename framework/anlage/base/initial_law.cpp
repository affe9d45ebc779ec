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
                           Form{"lognormal", InitialLaw::Kind::lognormal, 2},
                           Form{"orthogonal", InitialLaw::Kind::orthogonal, 1},
                           Form{"sparse", InitialLaw::Kind::sparse, 2}};

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
    const bool deviates = law.kind == Kind::normal || law.kind == Kind::lognormal || law.kind == Kind::sparse;
    if (deviates && law.b < 0.0) return std::nullopt;
    if (law.kind == Kind::sparse && !(law.a >= 0.0 && law.a <= 1.0)) return std::nullopt;
    return law;
  }
  return std::nullopt;
}

std::string InitialLaw::legal_forms() {
  return "\"zero\", \"constant A\", \"uniform LOW HIGH\", \"normal MEAN SD\", \"lognormal MU SIGMA\", \"orthogonal GAIN\", "
         "\"sparse DENSITY SD\"";
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

/// Draws numbers one after the other, four to a block of random words.
class Drawer {
 public:
  Drawer(const InitialLaw& law, std::uint64_t key) : law_(law), random_(key) {}

  Real number(std::uint64_t index) {
    if (index / 4 != block_) {
      block_ = index / 4;
      words_ = random_.words(0, block_);
      if (law_.kind == InitialLaw::Kind::sparse) chances_ = random_.words(1, block_);
    }
    return static_cast<Real>(value(index % 4));
  }

 private:
  [[nodiscard]] double value(std::size_t lane) const {
    switch (law_.kind) {
      case InitialLaw::Kind::constant: return law_.a;
      case InitialLaw::Kind::uniform: return law_.a + (law_.b - law_.a) * uniform_of(words_[lane]);
      case InitialLaw::Kind::normal: return law_.a + law_.b * normal_of(words_, lane);
      case InitialLaw::Kind::lognormal: return std::exp(law_.a + law_.b * normal_of(words_, lane));
      case InitialLaw::Kind::sparse:
        return uniform_of(chances_[lane]) < law_.a ? law_.b * normal_of(words_, lane) : 0.0;
      default: return 0.0;
    }
  }

  const InitialLaw& law_;
  Random random_;
  std::uint64_t block_ = ~std::uint64_t{0};
  Words words_{};
  Words chances_{};
};

/// One plain sum after the other: the same bits on every machine.
double dot(const double* a, const double* b, std::size_t count) {
  double sum = 0.0;
  for (std::size_t i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

/// Makes `count` vectors of `length` ≥ `count` numbers orthonormal by Gram & Schmidt. Each is freed from the others
/// twice: once leaves rounding errors where little remains of it.
void make_orthonormal(std::vector<double>& vectors, std::size_t count, std::size_t length) {
  for (std::size_t v = 0; v < count; ++v) {
    double* vector = vectors.data() + v * length;
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t w = 0; w < v; ++w) {
        const double* other = vectors.data() + w * length;
        const double shadow = dot(vector, other, length);
        for (std::size_t i = 0; i < length; ++i) vector[i] -= shadow * other[i];
      }
      const double norm = std::sqrt(dot(vector, vector, length));
      for (std::size_t i = 0; i < length; ++i) vector[i] /= norm;
    }
  }
}

/// The directions of normal numbers are uniform, so Gram & Schmidt makes every orthogonal matrix equally likely.
void draw_orthogonal(double gain, std::uint64_t key, Real* numbers, std::size_t rows, std::size_t cols,
                     std::size_t stride) {
  const InitialLaw normal{InitialLaw::Kind::normal, 0.0, 1.0};
  Drawer drawer(normal, key);
  const bool tall = rows >= cols;
  const std::size_t length = tall ? rows : cols;
  std::vector<double> vectors(rows * cols);
  for (std::size_t i = 0; i < vectors.size(); ++i) vectors[i] = static_cast<double>(drawer.number(i));
  make_orthonormal(vectors, tall ? cols : rows, length);
  for (std::size_t c = 0; c < cols; ++c)
    for (std::size_t r = 0; r < rows; ++r)
      numbers[c * stride + r] = static_cast<Real>(gain * vectors[tall ? c * length + r : r * length + c]);
}

}  // namespace

Real InitialLaw::draw(std::uint64_t key, std::uint64_t index) const { return Drawer(*this, key).number(index); }

void InitialLaw::draw_block(std::uint64_t key, Real* numbers, std::int64_t rows, std::int64_t cols,
                            std::int64_t stride) const {
  if (kind == Kind::orthogonal)
    return draw_orthogonal(a, key, numbers, static_cast<std::size_t>(rows), static_cast<std::size_t>(cols),
                           static_cast<std::size_t>(stride));
  Drawer drawer(*this, key);
  for (std::int64_t c = 0; c < cols; ++c)
    for (std::int64_t r = 0; r < rows; ++r)
      numbers[c * stride + r] = drawer.number(static_cast<std::uint64_t>(c * rows + r));
}

}  // namespace anlage
