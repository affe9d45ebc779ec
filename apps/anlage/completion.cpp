// SPDX-License-Identifier: Apache-2.0
/// anlage completion: a script that completes verbs, options and names, made from the tables that `--help` prints.
#include <array>
#include <cstdio>
#include <map>

#include "field_text.hpp"
#include "run_options.hpp"
#include "text_file.hpp"
#include "usage_error.hpp"
#include "verbs.hpp"

namespace anlage {
namespace {

std::vector<std::string> verb_names() {
  std::vector<std::string> names;
  for (const Verb& verb : verbs()) names.emplace_back(verb.name);
  return names;
}

/// What an option's argument can be, by its word in the help; empty: anything.
std::vector<std::string> words_of(const std::string& argument) {
  static const std::map<std::string, std::vector<std::string>> words{{"WHEN", {"auto", "always", "never"}},
                                                                     {"MODE", {"auto", "plain", "json", "none"}},
                                                                     {"FORMAT", {"dot", "svg"}},
                                                                     {"LANGUAGE", {"cpp", "c"}},
                                                                     {"LEVEL", {"v1", "v3", "v4"}}};
  const auto found = words.find(argument);
  return found == words.end() ? std::vector<std::string>{} : found->second;
}

/// The first word after these verbs, where it is one of a few.
std::vector<std::string> kinds_after(const std::string& verb) {
  if (verb == "list") return list_kinds();
  if (verb == "new") return new_kinds();
  if (verb == "completion") return {"bash", "zsh"};
  return {};
}

/// For bash: how to make `COMPREPLY` of what an option takes.
std::string bash_argument(const std::string& argument) {
  if (argument == "FILE") return "COMPREPLY=($(compgen -f -- \"$word\"))";
  if (argument == "DIR") return "COMPREPLY=($(compgen -d -- \"$word\"))";
  const auto words = words_of(argument);
  return words.empty() ? "" : "COMPREPLY=($(compgen -W '" + joined(words, " ") + "' -- \"$word\"))";
}

/// For bash: the branch of one verb.
std::string bash_verb(const Verb& verb) {
  std::string options;
  std::string arguments;
  const CommandLine line = verb.line();
  for (const Option& option : line.options()) {
    options += (options.empty() ? "--" : " --") + option.name;
    if (option.argument.empty()) continue;
    const std::string call = bash_argument(option.argument);
    arguments += "        --" + option.name + ") " + (call.empty() ? "" : call + "; ") + "return ;;\n";
  }
  std::string out = std::string("    ") + verb.name + ")\n";
  if (!arguments.empty()) out += "      case $before in\n" + arguments + "      esac\n";
  out += "      options='" + options + "'\n";
  const auto kinds = kinds_after(verb.name);
  if (!kinds.empty()) out += "      [ \"$COMP_CWORD\" -eq 2 ] && names='" + joined(kinds, " ") + "'\n";
  if (std::string(verb.name) == "show") out += "      names=$(\"${COMP_WORDS[0]}\" list --names 2>/dev/null)\n";
  return out + "      ;;\n";
}

std::string bash_script() {
  std::string out =
      "# Completion of anlage for bash, printed by `anlage completion bash`.\n"
      "_anlage() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options='' names=''\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      joined(verb_names(), " ") +
      " help --help --version' -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n"
      "    help) names='" +
      joined(verb_names(), " ") + "' ;;\n";
  for (const Verb& verb : verbs()) out += bash_verb(verb);
  return out +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  elif [ -n \"$names\" ]; then\n"
         "    COMPREPLY=($(compgen -W \"$names\" -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _anlage anlage\n";
}

/// For zsh, inside single quotes: what would end the description is escaped.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_argument(const std::string& argument) {
  if (argument == "FILE") return "_files";
  if (argument == "DIR") return "_files -/";
  const auto words = words_of(argument);
  return words.empty() ? " " : "(" + joined(words, " ") + ")";
}

std::string zsh_verb(const Verb& verb) {
  std::string out = std::string("    ") + verb.name + ")\n      _arguments";
  const CommandLine line = verb.line();
  for (const Option& option : line.options()) {
    out += " \\\n        '" + std::string(option.repeated ? "*" : "") + "--" + option.name + "[" + zsh_text(option.doc) + "]";
    if (!option.argument.empty()) out += ":" + zsh_text(option.argument) + ":" + zsh_argument(option.argument);
    out += "'";
  }
  const auto kinds = kinds_after(verb.name);
  if (!kinds.empty()) {
    out += " \\\n        '1:kind:(" + joined(kinds, " ") + ")'";
  } else if (std::string(verb.name) == "show") {
    out += " \\\n        \"1:type:(${(f)\\\"$(_call_program types anlage list --names 2>/dev/null)\\\"})\"";
  } else {
    out += " \\\n        '*:file:_files'";
  }
  return out + "\n      ;;\n";
}

std::string zsh_script() {
  std::string out =
      "#compdef anlage\n# Completion of anlage for zsh, printed by `anlage completion zsh`.\n"
      "_anlage() {\n  local -a verbs\n  verbs=(\n";
  for (const Verb& verb : verbs()) out += std::string("    '") + verb.name + ":" + zsh_text(verb.doc) + "'\n";
  out +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n"
      "  shift words\n  (( CURRENT-- ))\n  case $words[1] in\n";
  for (const Verb& verb : verbs()) out += zsh_verb(verb);
  return out + "  esac\n}\n_anlage \"$@\"\n";
}

}  // namespace

CommandLine completion_line() {
  return {"anlage completion bash|zsh [options]",
          "Prints a script that completes verbs, options, kinds and types. For one session of bash: "
          "`source <(anlage completion bash)`; an installed package brings both scripts.",
          {{"out", "FILE", "write here instead of standard output"}}};
}

ExitCode completion_verb(const Invocation& invocation) {
  CommandLine line = completion_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const std::string& shell = line.only_word("the shell, bash or zsh,");
  if (shell != "bash" && shell != "zsh") throw UsageError("there is no completion for `" + shell + "`", "bash or zsh");
  write_text(shell == "bash" ? bash_script() : zsh_script(), line.text("out"));
  return ExitCode::ok;
}

}  // namespace anlage
