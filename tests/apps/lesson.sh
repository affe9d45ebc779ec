#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# "A region in ten minutes" does what it says: its commands are run, its source is taken, its numbers come out.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
lesson=$3/docs/lessons/a-region-in-ten-minutes.md
export CXX=$4
CMAKE_PREFIX_PATH=$(dirname "$(dirname "$program")")
export CMAKE_PREFIX_PATH PATH="$CMAKE_PREFIX_PATH/bin:$PATH"

# block LANGUAGE NUMBER: the n-th block of a language.
block() { awk -v fence="\`\`\`$1" -v n="$2" '$0 == fence {inside = ++seen == n; next} /^```/ {inside = 0} inside' "$lesson"; }
# rate RUN: the figure of its closing table, as the lesson prints it.
rate() { value life.rate "$1/result.json" | awk '{ printf "%.4f", $1 }'; }

block sh 1 >steps
block sh 2 >>steps
cat >>steps <<'END'
cat "$OLDPWD/plugin.cpp" >adapting.cpp
END
block sh 3 >>steps
block sh 4 >>steps
block cpp 1 >plugin.cpp
[ "$(wc -l <plugin.cpp)" -le 24 ] || wrong 'the region has more than 24 lines'
sh -e steps >out 2>err || wrong 'a command of the lesson fails'
cd adapting || exit 1
for said in "$(rate first)" "$(rate second)" "$(rate third)"; do
  grep -qF "$said" "$lesson" || { : >out; : >err; wrong "the lesson does not say $said"; }
done
finish
