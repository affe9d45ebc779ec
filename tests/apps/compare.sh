#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Rules compared on the same seeds: a table, a test, a sentence, and reasons where a rule does not fit.
# shellcheck disable=SC2016
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

anlage compare "$genomes/small.toml" --rules Oja,TestDecay --seeds 6 --figure peak --out pair --csv lives.csv --progress none
answers 0 'two rules'
out_says 'small: test.peak with 2 rules in readout, the same seeds for each'
# TestDecay halves the weights at every tick: nothing is left to send, and Oja's unit-length weights do send.
grep -qE '^  TestDecay +0\.0000 +0\.0000 +6 +-' out || wrong 'the row of TestDecay'
out_says 'less than Oja on test.peak; that is more than chance (paired t-test over 6 seeds, p'
same "$(head -n 1 lives.csv)" 'rule,seed,test.peak,status,exit_code,error,folder,seconds' 'the columns'
same "$(grep -c finished lives.csv)" 12 'a row a life'
cmp -s lives.csv pair/compare.csv || wrong 'the table stands in the folder, too'

# The same lives as one by one.
anlage run "$genomes/small.toml" --seed 4 --out alone
same "$(sed -n 's/^Oja,4,\([^,]*\),.*/\1/p' lives.csv)" "$(value test.peak alone/result.json)" 'a life of its own'
anlage compare "$genomes/small.toml" --rules Oja,TestDecay --seeds 6 --figure test.peak --out serial --jobs 1 --progress none
same "$(sed 's/,[^,]*,[0-9.]*$//' serial/compare.csv)" "$(sed 's/,[^,]*,[0-9.]*$//' lives.csv)" 'one at a time'

# All six differences have one sign: 2 of 2^6 choices of signs are as far out.
anlage compare "$genomes/small.toml" --rules Oja,TestDecay --seeds 6 --figure peak --test signs --out signs --progress none
out_says '(exact sign-flip test over 6 seeds, p = 0.0312)'

anlage compare "$genomes/small.toml" --rules Oja,TestDecay,TestGated,TestAffine --seeds 3 --figure peak --out four
answers 0 'four rules, one of which does not fit'
grep -qE '^  TestGated +- +- +0 +- +- +does not fit: .*TestGated needs `level`' out || wrong 'the row of the rule that does not fit'
out_says 'p (Holm)'
out_says 'Holm-corrected'
grep -q '^TestGated,,,does not fit' four/compare.csv || wrong 'its row in the table'
err_says 'note: TestDecay: TestDecay has no `eta`: left out'

# A setting is kept where name and unit are the same; Oja and TestHebb both have eta in [1].
anlage compare "$genomes/small.toml" --rules Oja,TestHebb --seeds 1 --out kept
if grep -q 'note: TestHebb' err; then wrong 'a setting that fits is left out'; fi
grep -q 'eta = 0.001' kept/TestHebb/seed-1/resolved.toml || wrong 'eta did not stay'
out_says '1 seed cannot tell it from chance'

# A ramp does not depend on the seed.
cat >ramp.toml <<'END'
[brain]
name = "ramp"

[regions.ramp]
type = "TestRamp"
size = { n = 2 }

[regions.sink]
type = "TestEcho"
size = { n = 1 }

[[projections]]
name = "edge"
from = "ramp.rate"
to = "sink.drive"
connection = { type = "Dense" }
learning = { type = "TestAffine", offset = 1 }

[figures.sum]
of = "sink.rate"
statistic = "sum"
END
anlage compare ramp.toml --rules TestAffine,TestDecay --ticks 5 --seeds 3 --out constant
answers 0 'lives without chance'
out_says 'nothing in these lives depends on the seed'

refused() {
  text=$1
  shift
  anlage compare "$@"
  answers 2 "$*"
  err_says "$text"
}
refused '`--rules` is missing' "$genomes/small.toml"
refused 'TestHeb' "$genomes/small.toml" --rules Oja,TestHeb
refused 'did you mean the learning rule `TestHebb`' "$genomes/small.toml" --rules Oja,TestHeb
refused 'no projection `redout` learns' "$genomes/small.toml" --rules Oja,TestHebb --projection redout
refused 'there is no figure `peek`' "$genomes/small.toml" --rules Oja,TestHebb --figure peek
refused '`--rules` has Oja twice' "$genomes/small.toml" --rules Oja,Oja
refused 'at most 22 seeds' "$genomes/small.toml" --rules Oja,TestHebb --test signs --seeds 23
refused 'has no projection that learns' "$genomes/nan.toml" --rules Oja
anlage compare "$genomes/small.toml" --rules TestGated --seeds 2 --out none
answers 2 'no rule fits'
out_says 'does not fit'
finish
