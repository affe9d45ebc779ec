// SPDX-License-Identifier: Apache-2.0
/// anlage man: a manual page for the program and for each verb, made from the tables that `--help` prints.
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "run_options.hpp"
#include "text_file.hpp"
#include "verbs.hpp"

namespace anlage {
namespace {

/// The code point whose UTF-8 begins at `at`, which moves behind it.
std::uint32_t code_point(const std::string& text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  std::uint32_t point = first & (0x3fU >> more);
  for (int i = 0; i < more && at < text.size(); ++i) point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3fU);
  return point;
}

/// Text as roff takes it: no escapes, no hyphens that a reader cannot copy, nothing outside ASCII.
std::string roff(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins_line = out.empty() || out.back() == '\n';
    const std::uint32_t point = code_point(text, at);
    if (begins_line && (point == '.' || point == '\'')) out += "\\&";
    switch (point) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '`': out += "\\(ga"; break;
      case '\'': out += "\\(aq"; break;
      default: out += point < 0x80 ? std::string(1, static_cast<char>(point)) : fmt::format("\\[u{:04X}]", point);
    }
  }
  return out;
}

std::string head(const std::string& page, const std::string& doc) {
  return fmt::format(".TH \"{}\" \"1\" \"\" \"anlage {}\" \"Anlage\"\n.SH NAME\n{} \\- {}\n", roff(page), ANLAGE_VERSION,
                     roff(page), roff(doc));
}

std::string options_text(const CommandLine& line) {
  std::string out = ".SH OPTIONS\n";
  for (const Option& option : line.options()) {
    out += ".TP\n\\fB" + std::string(option.name == "help" ? "\\-h\\fR, \\fB" : "") + roff("--" + option.name) + "\\fR";
    if (!option.argument.empty()) out += " \\fI" + roff(option.argument) + "\\fR";
    if (option.repeated) out += roff(" …");
    out += "\n" + roff(option.doc) + "\n";
  }
  return out;
}

/// Lines as they stand: notes are tables.
std::string notes_text(const std::string& notes) {
  return notes.empty() ? "" : ".SH NOTES\n.nf\n" + roff(notes) + "\n.fi\n";
}

std::string verb_page(const Verb& verb) {
  const CommandLine line = verb.line();
  return head(std::string("anlage-") + verb.name, verb.doc) + ".SH SYNOPSIS\n" + roff(line.usage()) + "\n.SH DESCRIPTION\n" +
         roff(line.doc()) + "\n" + options_text(line) + notes_text(line.notes()) + ".SH SEE ALSO\n.BR anlage (1)\n";
}

std::string program_page() {
  std::string out = head("anlage", "brains assembled from plugins") +
                    ".SH SYNOPSIS\n\\fBanlage\\fR \\fIVERB\\fR " + roff("…") + "\n.SH DESCRIPTION\n" +
                    roff("A genome is a text file that names algorithms, wiring, hyperparameters and a seed. "
                         "Regions, connections, learning rules, steering circuits and worlds are plugins.") +
                    "\n.SH VERBS\n";
  for (const Verb& verb : verbs()) {
    out += ".TP\n\\fB" + roff(verb.name) + "\\fR\n" + roff(verb.doc) + "; see\n.BR " + roff(std::string("anlage-") + verb.name) + " (1)\n";
  }
  return out + ".SH OPTIONS\n.TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nprint this\n.TP\n\\fB\\-\\-version\\fR\n"
               "print the version, the contract, the compiler and the machine\n" + notes_text(exit_code_notes());
}

}  // namespace

CommandLine man_line() {
  return {"anlage man DIR [options]", "Writes the manual pages anlage.1 and one a verb, such as anlage-run.1, into DIR.", {}};
}

ExitCode man_verb(const Invocation& invocation) {
  CommandLine line = man_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const std::filesystem::path folder = line.only_word("DIR");
  std::error_code ignored;  // writing the first page tells
  std::filesystem::create_directories(folder, ignored);
  write_text(program_page(), (folder / "anlage.1").string());
  for (const Verb& verb : verbs()) write_text(verb_page(verb), (folder / ("anlage-" + std::string(verb.name) + ".1")).string());
  return ExitCode::ok;
}

}  // namespace anlage
