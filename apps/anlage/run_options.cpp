// SPDX-License-Identifier: Apache-2.0
#include "run_options.hpp"

#include "usage_error.hpp"

namespace anlage {

std::vector<Option> run_options() {
  return {{"ticks", "N", "stop after N ticks; needed where the genome has no phases"},
          {"out", "DIR", "the run folder (default: a new one below runs/)"},
          {"changes", "FILE", "changes while the brain lives: rules and parameters, each at its time"},
          {"at", "TIME VERB=TARGET", "at an age: lesion=PART, silence=PART, cut=PROJECTION, freeze=EITHER; a fraction after a colon, "
           "an end after two points: --at \"5 min\" lesion=hippocampus/ca3:0.3, --at \"1 s..2 s\" silence=eye", true, 2},
          {"threads", "N", "threads (default: one per core); the result is the same for any number"},
          {"checkpoint-every", "N", "write a checkpoint every N ticks, besides the one at the end"},
          {"no-fuse", "", "learn and transmit in two passes; slower, for comparison, with the same result"},
          {"hide-borrowed", "", "connections that pass through another's synapses find NaN: shows what needs weight transport"},
          {"profile", "", "measure the time spent in each part"},
          {"progress", "MODE", "auto: redraw on a terminal, plain lines elsewhere; plain; json; none"},
          {"color", "WHEN", "auto, always, never; NO_COLOR is obeyed by auto"}};
}

std::vector<Option> place_options() {
  return {{"plugin-path", "DIR", "look for plugins here first", true},
          {"data-path", "DIR", "look for data here first", true},
          {"lock", "FILE", "the plugins that the genome is locked to (default: anlage.lock beside it, if there is one); none"}};
}

std::string exit_code_notes() {
  return "exit codes\n"
         "  0    done\n"
         "  1    the run failed: something could not be written\n"
         "  2    wrong usage, or a file that cannot be used\n"
         "  3    a plugin was refused or failed, or a fault stopped the run\n"
         "  130  interrupted; a checkpoint was written. A second signal stops at once, without one";
}

ColorMode color_mode(const CommandLine& line) {
  return static_cast<ColorMode>(line.choice("color", {"auto", "always", "never"}));
}

LifeOptions life_options(const CommandLine& line, const Invocation& invocation) {
  const std::uint64_t threads = line.whole("threads", 1).value_or(0);
  if (threads > 4096) throw UsageError("`--threads` is more than 4096");
  return {.out = line.text("out"),
          .threads = static_cast<int>(threads),
          .ticks = line.whole("ticks", 1),
          .checkpoint_every = line.whole("checkpoint-every", 1).value_or(0),
          .fuse = !line.has("no-fuse"),
          .hide_borrowed = line.has("hide-borrowed"),
          .profile = line.has("profile"),
          .progress = static_cast<ProgressMode>(line.choice("progress", {"auto", "plain", "json", "none"})),
          .color = color_mode(line),
          .command_line = invocation.command_line,
          .started = invocation.started};
}

ChangeList changes_of(const CommandLine& line, const Genome& genome) {
  ChangeList changes;
  if (line.has("changes")) changes = read_change_list(line.text("changes"), genome.tick, genome.birth);
  const std::vector<std::string> words = line.texts("at");
  if (words.size() % 2 != 0) throw UsageError("`--at` takes two words: --at \"5 min\" lesion=hippocampus/ca3:0.3");
  for (std::size_t i = 0; i < words.size(); i += 2)
    changes.interventions.push_back(parse_intervention(words[i], words[i + 1], genome.tick, genome.birth));
  return changes;
}

std::vector<Override> overrides_of(const CommandLine& line) {
  std::vector<Override> overrides;
  for (const std::string& text : line.texts("set")) overrides.push_back(Override::parse(text));
  return overrides;
}

Places places(const CommandLine& line) {
  return {line.texts("plugin-path"), line.texts("data-path"), line.text("lock")};
}

}  // namespace anlage
