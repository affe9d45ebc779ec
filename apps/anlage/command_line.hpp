// SPDX-License-Identifier: Apache-2.0
/// The command line of one verb: a table of options that is both parsed and printed.
///
/// Boost.Program_options reads the words; names are never guessed from their beginning, so a new option cannot break a
/// script.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace anlage {

struct Option {
  std::string name;      ///< "seed"
  std::string argument;  ///< "N"; empty: a switch
  std::string doc;
  bool repeated = false;
  int words = 1;         ///< that it takes, if it is repeated: `texts` has all of them
};

class CommandLine {
 public:
  /// `usage` is "anlage run GENOME [options]"; `--help` is added to the options. [main]
  CommandLine(std::string usage, std::string doc, std::vector<Option> options, std::string notes = {});

  /// Throws: UsageError that names the nearest option.
  void parse(const std::vector<std::string>& words);

  [[nodiscard]] bool has(const std::string& option) const { return values_.count(option) != 0; }
  /// The option's text, or `otherwise`. [main]
  [[nodiscard]] std::string text(const std::string& option, const std::string& otherwise = {}) const;
  [[nodiscard]] std::vector<std::string> texts(const std::string& option) const;
  /// A whole number from `least` on. Throws: UsageError.
  [[nodiscard]] std::optional<std::uint64_t> whole(const std::string& option, std::uint64_t least = 0) const;
  /// One of `words`; the first if the option is not given. Throws: UsageError. Returns its index.
  [[nodiscard]] std::size_t choice(const std::string& option, const std::vector<std::string>& words) const;

  /// The words that are no options. [main]
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// The one word the verb is about, "GENOME". Throws: UsageError if there is none or more than one.
  [[nodiscard]] const std::string& only_word(const std::string& what) const;

  [[nodiscard]] const std::string& usage() const { return usage_; }
  [[nodiscard]] const std::string& doc() const { return doc_; }
  [[nodiscard]] const std::vector<Option>& options() const { return options_; }  ///< `--help` is the last
  [[nodiscard]] const std::string& notes() const { return notes_; }
  /// Usage, doc, options, notes. [any]
  [[nodiscard]] std::string help() const;

 private:
  std::string usage_;
  std::string doc_;
  std::vector<Option> options_;
  std::string notes_;
  std::map<std::string, std::vector<std::string>> values_;
  std::vector<std::string> words_;
};

}  // namespace anlage
