// SPDX-License-Identifier: Apache-2.0
#include "value_list.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "usage_error.hpp"

namespace anlage {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
  throw UsageError("`" + text + "` " + why, "values are parted by commas: 1,2,3");
}

// Follows quotes and brackets through a text.
class Nesting {
 public:
  explicit Nesting(const std::string& text) : text_(text) {}

  /// True if the character at `at` stands outside of all of them. To be called for each in turn.
  bool is_outside(std::size_t at) {
    const char c = text_[at];
    if (quote_ != 0) {
      if (escaped_)
        escaped_ = false;
      else if (c == '\\' && quote_ == '"')
        escaped_ = true;
      else if (c == quote_)
        quote_ = 0;
      return false;
    }
    if (c == '"' || c == '\'') {
      quote_ = c;
      return false;
    }
    if (c == '[' || c == '{') open_ += c;
    if (c == ']' || c == '}') {
      if (open_.empty() || open_.back() != (c == ']' ? '[' : '{'))
        refuse(text_, std::string("has a `") + c + "` too many");
      open_.pop_back();
      return false;
    }
    return open_.empty();
  }

  void check_closed() const {
    if (quote_ != 0) refuse(text_, std::string("has an open ") + quote_);
    if (!open_.empty()) refuse(text_, std::string("has an open `") + open_.back() + "`");
  }

 private:
  const std::string& text_;
  char quote_ = 0;
  bool escaped_ = false;
  std::string open_;
};

std::uint64_t whole(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  throw UsageError("`--seeds` has `" + text + "`, which is no whole number",
                   "--seeds 10 is the seeds 1 to 10, --seeds 3,7,9 these three");
}

}  // namespace

std::vector<std::string> split_values(const std::string& text) {
  std::vector<std::string> values;
  Nesting nesting(text);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!nesting.is_outside(at) || text[at] != ',') continue;
    values.push_back(trimmed(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  nesting.check_closed();
  values.push_back(trimmed(text.substr(begin)));
  if (std::find(values.begin(), values.end(), "") != values.end()) refuse(text, "has an empty value");
  return values;
}

std::vector<std::uint64_t> split_seeds(const std::string& text) {
  std::vector<std::uint64_t> seeds;
  for (const std::string& word : split_values(text)) seeds.push_back(whole(word));
  for (std::size_t i = 0; i < seeds.size(); ++i)
    if (std::count(seeds.begin(), seeds.end(), seeds[i]) > 1)
      throw UsageError("`--seeds` has " + std::to_string(seeds[i]) + " twice");
  if (seeds.size() > 1) return seeds;
  if (seeds.front() == 0 || seeds.front() > 1'000'000)
    throw UsageError("`--seeds` is `" + text + "`, but has to be a number of lives from 1 on, or a list");
  seeds.resize(seeds.front());
  std::iota(seeds.begin(), seeds.end(), std::uint64_t{1});
  return seeds;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace anlage
