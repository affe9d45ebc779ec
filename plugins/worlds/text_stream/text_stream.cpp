// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace text_stream {
using namespace anlage;

/// The characters of a text, one a tick: letters from a to z, large ones taken as small, and everything else as one blank.
///   recent = the last `memory` characters one-hot, the latest first;   next = the character that follows them, one-hot
struct TextStream {
  static constexpr const char* doc = "characters of a text, the latest few and the next one";
  static constexpr std::int64_t symbols = 27;

  Text   data   {"a text file"};
  Param  memory {4, "1", "characters that are still seen", {1, 64}, birth | integer};
  Param  tests  {0.1, "1", "share of the text, its end, that is kept for the test", {0.01, 0.9}, birth};
  Choice split  {"train test", "which part is read; a change starts at the part's beginning"};
  State  place  {"", "1", "characters read in this part", "zero"};
  State  read   {"", "1", "1 + part read last, 0: none", "zero"};
  Out    recent {"seen", "1", "latest characters: the symbol s of n ticks ago is n * 27 + s, the blank being 26"};
  Out    next   {"symbol", "1", "the character that follows"};
  Table<std::uint8_t> text {"character", "1", "symbols of the text"};

  void develop(Setup& setup) {
    const auto length = static_cast<std::int64_t>(symbols_of(setup.find_data(data.string())).size());
    const std::int64_t train = training(length), least = static_cast<std::int64_t>(memory.value) + 2;
    if (train < least || length - train < least || length > 16777216)
      throw Failure(data.string() + ": has " + std::to_string(train) + " characters to learn from and " +
                    std::to_string(length - train) + " for the test; each needs memory + 2, and all together at most 16777216");
    setup.set_axis("character", length);
    setup.set_axis("seen", symbols * static_cast<std::int64_t>(memory.value));
    setup.set_axis("symbol", symbols);
  }

  void fill() {
    const auto found = symbols_of(data.string());
    if (static_cast<std::int64_t>(found.size()) != text.size()) throw Failure(data.string() + ": has changed since the brain developed");
    std::copy(found.begin(), found.end(), text.writable());
  }

  void advance(Tick) {
    const Index train = training(text.size());
    const Index first = split == "test" ? train : 0, length = (split == "test" ? text.size() : train) - first;
    const auto back = static_cast<Index>(memory.value);
    const auto wanted = static_cast<Real>(split.index() + 1);
    if (read[0] != wanted || static_cast<Index>(place[0]) + back + 1 >= length) place[0] = 0;
    read[0] = wanted;
    const Index at = first + static_cast<Index>(place[0]) + back - 1;
    recent.setZero();
    for (Index n = 0; n < back; ++n) recent[n * symbols + text[at - n]] = 1;
    next.setZero();
    next[text[at + 1]] = 1;
    place[0] += 1;
  }

  std::int64_t training(std::int64_t length) const {
    return static_cast<std::int64_t>((1 - tests.value) * static_cast<double>(length));
  }

  static std::vector<std::uint8_t> symbols_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Failure(path + ": cannot be read");
    const std::string words{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::uint8_t> found;
    for (const char c : words) {
      const bool large = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
      const int symbol = large ? c - 'A' : small ? c - 'a' : static_cast<int>(symbols) - 1;
      const bool blank = symbol == symbols - 1;
      if (!blank || found.empty() || found.back() != symbols - 1) found.push_back(static_cast<std::uint8_t>(symbol));
    }
    return found;
  }
};

}  // namespace text_stream

ANLAGE_PLUGIN(text_stream::TextStream)
