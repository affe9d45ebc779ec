// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>

#include "anlage/base/nearest.hpp"
#include "terminal/text_width.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

namespace po = boost::program_options;

constexpr const char* positional = "words";

std::string without_dashes(std::string text) {
  text.erase(0, text.find_first_not_of('-'));
  return text;
}

/// Boost gives an option one word; the words after its first are repeats of its name.
std::vector<std::string> spread(const std::vector<std::string>& words, const std::vector<Option>& options) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.push_back(words[i]);
    for (const Option& option : options) {
      if (option.words == 1 || words[i] != "--" + option.name) continue;
      for (int k = 0; k < option.words; ++k) {
        if (++i >= words.size()) throw UsageError("`--" + option.name + "` takes " + std::to_string(option.words) + " words: " + option.argument);
        if (k > 0) out.push_back(words[i - static_cast<std::size_t>(k) - 1]);
        out.push_back(words[i]);
      }
      break;
    }
  }
  return out;
}

po::options_description described(const std::vector<Option>& options) {
  po::options_description out;
  for (const Option& option : options) {
    const std::string name = option.name == "help" ? "help,h" : option.name;
    if (option.argument.empty()) {
      out.add_options()(name.c_str(), "");
    } else if (option.repeated) {
      out.add_options()(name.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    } else {
      out.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  out.add_options()(positional, po::value<std::vector<std::string>>(), "");
  return out;
}

// Long descriptions go on below themselves.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (used > 0 && used + 1 + display_width(word) > width) {
      out += "\n" + std::string(indent, ' ');
      used = 0;
    }
    out += (used > 0 ? " " : "") + word;
    used += (used > 0 ? 1 : 0) + display_width(word);
    at = end + 1;
  }
  return out;
}

}  // namespace

CommandLine::CommandLine(std::string usage, std::string doc, std::vector<Option> options, std::string notes)
    : usage_(std::move(usage)), doc_(std::move(doc)), options_(std::move(options)), notes_(std::move(notes)) {
  options_.push_back({"help", "", "print this"});
}

void CommandLine::parse(const std::vector<std::string>& words) {
  const auto options = described(options_);
  po::positional_options_description places;
  places.add(positional, -1);
  po::variables_map map;
  try {
    const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(spread(words, options_)).options(options).positional(places).style(style).run(), map);
  } catch (const po::unknown_option& error) {
    std::vector<std::string> names;
    for (const Option& option : options_) names.push_back(option.name);
    throw UsageError("there is no option `" + error.get_option_name() + "`",
                     suggest(without_dashes(error.get_option_name()), names));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  for (const Option& option : options_) {
    if (map.count(option.name) == 0) continue;
    auto& values = values_[option.name];
    if (option.argument.empty()) continue;
    if (option.repeated) {
      values = map[option.name].as<std::vector<std::string>>();
    } else {
      values = {map[option.name].as<std::string>()};
    }
  }
  if (map.count(positional) != 0) words_ = map[positional].as<std::vector<std::string>>();
}

std::string CommandLine::text(const std::string& option, const std::string& otherwise) const {
  const auto found = values_.find(option);
  return found != values_.end() && !found->second.empty() ? found->second.front() : otherwise;
}

std::vector<std::string> CommandLine::texts(const std::string& option) const {
  const auto found = values_.find(option);
  return found != values_.end() ? found->second : std::vector<std::string>{};
}

std::optional<std::uint64_t> CommandLine::whole(const std::string& option, std::uint64_t least) const {
  if (!has(option)) return std::nullopt;
  const std::string stated = text(option);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), number);
  if (error != std::errc{} || end != stated.data() + stated.size() || number < least) {
    throw UsageError(fmt::format("`--{}` is `{}`, but has to be a whole number from {} on", option, stated, least));
  }
  return number;
}

std::size_t CommandLine::choice(const std::string& option, const std::vector<std::string>& words) const {
  const std::string stated = text(option, words.front());
  const auto found = std::find(words.begin(), words.end(), stated);
  if (found == words.end())
    throw UsageError(fmt::format("`--{}` cannot be `{}`", option, stated), suggest(stated, words));
  return static_cast<std::size_t>(found - words.begin());
}

const std::string& CommandLine::only_word(const std::string& what) const {
  if (words_.empty()) throw UsageError(what + " is missing", "usage: " + usage_);
  if (words_.size() > 1) {
    throw UsageError(fmt::format("one {} at a time: `{}` is one too many", what, words_[1]), "usage: " + usage_);
  }
  return words_.front();
}

std::string CommandLine::help() const {
  std::size_t widest = 0;
  std::vector<std::string> heads;
  for (const Option& option : options_) {
    std::string head = option.name == "help" ? "-h, --help" : "--" + option.name;
    if (!option.argument.empty()) head += " " + option.argument;
    if (option.repeated) head += " …";
    widest = std::max(widest, display_width(head));
    heads.push_back(std::move(head));
  }
  std::string out = "usage: " + usage_ + "\n\n" + wrapped(doc_, 0, 98) + "\n\noptions\n";
  for (std::size_t i = 0; i < options_.size(); ++i) {
    out += "  " + pad_to_width(heads[i], widest + 2) + wrapped(options_[i].doc, widest + 4, 96 - widest) + "\n";
  }
  if (!notes_.empty()) out += "\n" + notes_ + "\n";
  return out;
}

}  // namespace anlage
