#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# anlage dev from an empty folder: a new region runs, a constant is edited, the running demo changes and keeps its numbers; what
# does not build, does not fit, dies, hangs or faults leaves the version before it running.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
export CXX=$4
unset ANLAGE_PLUGIN_PATH

# An author has the installed package and nothing else.
cmake --install "$(dirname "$(dirname "$program")")" --prefix "$folder/prefix" >out 2>err || wrong 'the installation fails'
program="$folder/prefix/bin/anlage"
began=$(date +%s)
anlage new region x
answers 0 'a new region'
"$program" dev x --fast >log 2>&1 &
process=$!

# waits_for TEXT: until the log has another line with it; a minute at most.
seen=0
waits_for() {
  for _ in $(seq 600); do
    if tail -n "+$((seen + 1))" log | grep -qF -- "$1"; then
      seen=$(wc -l <log)
      return
    fi
    kill -0 "$process" 2>/dev/null || break
    sleep 0.1
  done
  cp log out
  : >err
  wrong "no line in the log says: $1"
  kill "$process" 2>/dev/null
  finish
  exit 1
}
# save SED-SCRIPT: edits the source.
save() { sed "$1" x/x.cpp >edited && cat edited >x/x.cpp; }
rate() { sed -n 's/^tick .* rate \([0-9.]*\).*/\1/p' log | tail -n 1; }
between() { awk -v x="$1" -v a="$2" -v b="$3" 'BEGIN { exit !(x > a && x < b) }' || wrong "the rate is $1, not between $2 and $3"; }

waits_for 'generation 1: x is born'
waits_for 'tick '
between "$(rate)" 0.4 0.6

save 's/v.cwiseMax(0)/3 * v.cwiseMax(0)/'
waits_for 'x.cpp saved'
waits_for 'generation 2: built and swapped'
grep -q 'swapped in [0-2]\.[0-9] s' log || { cp log out; wrong 'from save to running it takes 3 s or more'; }
waits_for 'generation 2  rate'
waits_for 'generation 2  rate'
between "$(rate)" 1.4 1.6
[ $(($(date +%s) - began)) -lt 120 ] || wrong 'from an empty folder to a changed demo it takes two minutes or more'

save 's/3 \* v/3 ** v/'
waits_for 'does not build; generation 2 goes on'
save 's/3 \*\* v/4 * v/'
waits_for 'generation 3: built'

cp x/x.cpp good
save 's/State v     {"n", /State v     {"n n", /; s/v += .*/v.setZero();/; s/4 \* v.cwiseMax(0)/drive/'
waits_for 'and would become'
grep -q 'cannot go on with these numbers; generation 3 goes on' log || wrong 'a changed layout is not refused'
save 's/v.setZero();/raise(SIGSEGV);/; s/#include <anlage/#include <csignal>\n&/; s/"n n"/"n"/'
waits_for 'the new version dies in its first 200 ticks'
save 's/raise(SIGSEGV);/for (;;) raise(0);/'
waits_for 'the new version hangs'
save 's/for (;;) raise(0);/throw Failure("planted");/'
waits_for 'back to generation 3'
grep -q 'the new version stops: .*planted' log || wrong 'the planted failure is not told'
cat good >x/x.cpp
waits_for 'generation 4: built'
waits_for 'generation 4  rate'

kill -INT "$process"
code=0
wait "$process" || code=$?
answers 0 'an interrupted demo'

anlage dev .
answers 2 'a folder without a genome'
err_says 'genome.toml'
finish
