#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# One word is one header and one test of the same stem; each noun of the brain has a page besides.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

# Headers that say only a name or a table, or that are tested through the one named after the colon.
# brain/host: one table of two functions, called by every plugin test.
through='brain/host: base/real: base/source_location:base/error_test base/plugin_pin:genome/plugin_lock_test
genome/genome:genome/*_test genome/value:genome/*_test
registry/type_info:registry/plugin_library_test'

tested() {
  [ -f "tests/unit/$1_test.cpp" ] && return 0
  for pair in $through; do
    [ "${pair%%:*}" = "$1" ] || continue
    other=${pair#*:}
    [ -z "$other" ] && return 0
    # shellcheck disable=SC2086  # a pattern
    ls tests/unit/$other.cpp >/dev/null 2>&1 && return 0
  done
  return 1
}

for header in framework/anlage/*/*.hpp; do
  stem=${header#framework/anlage/}
  stem=${stem%.hpp}
  case $stem in contract/*) continue ;; esac
  # What no other folder includes is no word of the framework but a helper of its folder.
  module=${stem%%/*}
  others=$(grep -rlF "anlage/$stem.hpp" framework apps 2>/dev/null | grep -v "^framework/anlage/$module/" | head -n 1)
  [ -n "$others" ] || continue
  tested "$stem" || complain "$header has no test tests/unit/${stem}_test.cpp"
done

for word in brain/brain state/brain_state schedule/schedule simulation/simulator brain/develop; do
  [ -f "framework/anlage/$word.hpp" ] || complain "there is no header framework/anlage/$word.hpp"
  [ -f "docs/concepts/${word#*/}.md" ] || complain "there is no page docs/concepts/${word#*/}.md"
done
for noun in region projection connection learning_rule steering_circuit world; do
  [ -f "docs/concepts/$noun.md" ] || complain "there is no page docs/concepts/$noun.md"
done
finish
