// SPDX-License-Identifier: Apache-2.0
#include "verbs.hpp"

#include <array>

namespace anlage {

std::span<const Verb> verbs() {
  static constexpr std::array<Verb, 17> table{
      {{"run", "develop a brain from a genome and let it live", run_line, run_verb},
       {"resume", "go on from a checkpoint, exactly", resume_line, resume_verb},
       {"sweep", "a life for every combination of some values and seeds", sweep_line, sweep_verb},
       {"compare", "several learning rules on the same seeds, with a test of the difference", compare_line, compare_verb},
       {"audit", "what of a brain is innate and what is learned, put to the test", audit_line, audit_verb},
       {"list", "the known types: regions, connections, rules, circuits, worlds", list_line, list_verb},
       {"show", "one type: ports, parameters, units, ranges, citation", show_line, show_verb},
       {"graph", "a drawing of a genome, as DOT or SVG", graph_line, graph_verb},
       {"lock", "fix the plugins of a genome: versions and contents", lock_line, lock_verb},
       {"doctor", "what is wrong with plugin files, and what to do", doctor_line, doctor_verb},
       {"new", "the folder of a plugin that builds, runs and is tested", new_line, new_verb},
       {"dev", "a demo that runs while you write its plugin", dev_line, dev_verb},
       {"check", "whether a plugin keeps the promises of the contract", check_line, check_verb},
       {"flags", "what a compiler needs to build a plugin", flags_line, flags_verb},
       {"schema", "a JSON Schema of genomes, for editors", schema_line, schema_verb},
       {"completion", "a script that completes words in bash or zsh", completion_line, completion_verb},
       {"man", "manual pages of all verbs", man_line, man_verb}}};
  return table;
}

}  // namespace anlage
