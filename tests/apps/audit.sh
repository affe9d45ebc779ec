#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# anlage audit: what is innate and what is learned, from end to end.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# Nine inputs of a hard function, expanded at random; only the readout learns. Error at birth: 14.4^2 + 24, the mean square.
cat >told.toml <<'END'
[brain]
name = "told"
[world.stream]
type = "Friedman"
[regions.code]
type = "KWinners"
size = { n = 320 }
active = 0.2
[regions.answer]
type = "Readout"
size = { n = 1 }
[steering.teacher]
type = "TargetError"
[[projections]]
name = "claws"
from = "stream.x"
to = "code.drive"
connection = { type = "LocalRandom", fan_in = 4 }
delay = 0
[[projections]]
name = "readout"
from = "code.rate"
to = "answer.drive"
connection = { type = "Dense" }
learning = { type = "ThreeFactor", eta = 0.01 }
signals = { error = "teacher.error" }
delay = 0
[[projections]]
from = "answer.rate"
to = "teacher.prediction"
delay = 0
[[projections]]
from = "stream.y"
to = "teacher.target"
delay = 0
[figures.error]
of = "answer.rate"
against = "stream.y"
statistic = "mse"
[[phases]]
name = "life"
ticks = 4000
[[phases]]
name = "exam"
ticks = 1000
learning = false
set = { "stream.split" = "test" }
END

anlage audit told.toml --ledger
answers 0 'the account alone'
for text in code answer teacher 'steering: error = teacher/error' 'genome' 'wiring'; do out_says "$text"; done
[ ! -d runs ] || wrong 'an account leaves runs behind'

anlage audit told.toml --seeds 4 --out audit --markdown audit.md --progress none
answers 0 'an audit'
grep -q 'answer .*learns from scratch' out || wrong 'the readout does not learn from scratch'
grep -q 'code .*innate' out || wrong 'the random expansion is not innate'
for life in 'as it is' 'never learns' 'without teacher' 'answer never learns' 'answer with its numbers shuffled' 'code dead in the last phase' \
  'code with 1/16 of its units' 're-seeded' 'stream.x in another order'; do out_says "$life"; done
exists audit/audit.json
grep -q '^# Audit of told' audit.md || wrong 'the page has no title'

# Without learning and without its teacher the answer is 0: both have the same error, and a larger one than the life itself.
figure() { sed -n "s/^  $1  *\([0-9.]*\) .*/\1/p" out; }
same "$(figure 'never learns')" "$(figure 'without teacher')" 'the error of the newborn, and without a teacher'
awk -v a="$(figure 'as it is')" -v b="$(figure 'never learns')" 'BEGIN { exit !(a > 0 && a < b / 5) }' || wrong 'learning does not help'
awk -v a="$(figure 'as it is')" -v b="$(figure 'answer with its numbers shuffled')" 'BEGIN { exit !(a < b) }' || wrong 'shuffled weights do no harm'

# Other wiring, other numbers, another order of the inputs: the same function. What is taken away is missed.
beside() { sed -n "s/^  $1  *[0-9.e-]* .*  \([a-z ,]*\)\$/\1/p" out; }
same "$(beside 're-seeded')" 'within noise' 'other wiring and other drawn numbers'
same "$(beside 'stream.x in another order')" 'within noise' 'inputs in another order'
same "$(beside 'never learns')" 'worse' 'a newborn'
exists audit/stream.x.csv
grep -q '"outcome": "within noise"' audit/audit.json || wrong 'programs are not told how a life compares'
grep -q '| re-seeded |' audit.md || wrong 'the page leaves the other seeds out'
grep -q '^  all  .*' out || wrong 'nobody has summed up the numbers'
grep -q '^  bytes  .*' out || wrong 'nobody has summed up the bytes'

sed '/^signals/d' told.toml >untold.toml
anlage audit untold.toml --ledger
answers 2 'a rule that is told nothing'
err_says 'ThreeFactor needs at least one of error, third'
anlage audit told.toml --ledger --json
answers 0 'an account as JSON'
out_says '"verdict": "learns"'
finish
