#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A sweep: every combination times every seed, one table in a fixed order, whatever fails and however often it is begun.
# shellcheck disable=SC2016
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# The time a point took is the last column, and the only one that differs from run to run.
table() { sed 's/,[0-9.]*$//' "$1/sweep.csv"; }
column() { awk -F, -v name="$1" 'NR == 1 {for (i = 1; i <= NF; ++i) if ($i == name) at = i; next} {print $at}' "$2/sweep.csv"; }

sweep() { anlage sweep "$genomes/small.toml" --set regions.echo.gain=1,2 --set 'projections.readout.learning.type=Oja,TestHebb' --seeds 3,7 "$@"; }

sweep --dry-run
answers 0 'a dry run'
same "$(grep -c points/ out)" 8 '2 gains, 2 rules, 2 seeds'
[ ! -e runs ] || wrong 'a dry run leaves a folder'

sweep --out one --jobs 1
answers 0 'one at a time'
out_says 'sweep, 8 of 8 points finished'
err_says '8 of 8: regions.echo.gain=2 projections.readout.learning.type=TestHebb seed 7: finished'
same "$(head -n 1 one/sweep.csv)" \
  'regions.echo.gain,projections.readout.learning.type,seed,birth.mean_rate,birth.peak,life.mean_rate,life.peak,test.mean_rate,test.peak,exit_code,status,error,state_hash,folder,seconds' 'the columns'
same "$(awk -F, 'NR > 1 {print $1 $2 $3}' one/sweep.csv | tr '\n' ' ')" \
  '1Oja3 1Oja7 1TestHebb3 1TestHebb7 2Oja3 2Oja7 2TestHebb3 2TestHebb7 ' 'the order of the rows'
sweep --out three --jobs 3 --progress none
answers 0 'three at a time'
err_is_silent
same "$(table three)" "$(table one)" 'the table for one and three jobs'

# A point is the life that `run` gives.
anlage run "$genomes/small.toml" --set regions.echo.gain=2 --seed 7 --out alone
same "$(column state_hash one | sed -n 6p)" "$(hash alone)" 'a point and a run'
same "$(column test.peak one | sed -n 6p)" "$(value test.peak alone/result.json)" 'a figure of both'

# Another time: nothing is lived again; a new value is.
touch stamp
sweep --out one
answers 0 'the same sweep again'
same "$(find one/points -name result.json -newer stamp | wc -l)" 0 'points lived again'
same "$(table one)" "$(table three)" 'the table of a sweep that skips'
anlage sweep "$genomes/small.toml" --set regions.echo.gain=1,2,3 --set 'projections.readout.learning.type=Oja,TestHebb' --seeds 3,7 --out one
same "$(find one/points -name result.json -newer stamp | wc -l)" 4 'points of a new value'
same "$(grep -c . one/sweep.csv)" 13 'rows with a new value'

# What fails is a row and stops nothing: a value out of range, a rule that lacks a port, a path that leads nowhere.
anlage sweep "$genomes/small.toml" --set regions.echo.gain=1,1000 --set 'projections.readout.learning.type=TestGated,Oja' --out some --progress none
answers 2 'points that fail'
out_says 'sweep, 1 of 4 points finished'
same "$(awk -F, 'NR > 1 {print $1 $2}' some/sweep.csv | tr '\n' ' ')" '1TestGated 1Oja 1000TestGated 1000Oja ' 'rows of failing points'
grep -q 'TestGated needs `level`' some/sweep.csv || wrong 'the table does not say what is missing'
grep -q 'outside its range' some/sweep.csv || wrong 'the table does not say what is out of range'
anlage sweep "$genomes/nan.toml" --set regions.sick.at=40,200 --out sick --progress none
answers 3 'a point with a fault'
grep -q '^40,1,.*3,stopped by a fault,.*sick.rate\[1\] is NaN' sick/sweep.csv || wrong 'the table does not name the fault'
grep -q '^200,1,.*0,finished' sick/sweep.csv || wrong 'a fault stops the others'
anlage sweep "$genomes/small.toml" --set regions.eco.gain=1,2 --out nowhere --progress none
answers 2 'a path that leads nowhere'
same "$(grep -c 'regions.*eco' nowhere/sweep.csv)" 3 'the header and two rows with the reason'

# Commas in quotes, lists and tables do not part values.
anlage sweep "$genomes/small.toml" --set 'projections.readout.learning={ type = "Oja", eta = 0.01 },{ type = "TestHebb", eta = 1e-6 }' \
  --out tables --progress none
answers 0 'values that are tables'
same "$(grep -c finished tables/sweep.csv)" 2 'points of tables'
grep -qF '"{ type = ""Oja"", eta = 0.01 }",3,' tables/sweep.csv || wrong 'a table is no cell'

refused() {
  text=$1
  shift
  anlage sweep "$genomes/small.toml" "$@"
  answers 2 "$*"
  err_says "$text"
}
refused 'has an empty value' --set regions.echo.gain=1,,2
refused 'has an open `[`' --set 'regions.echo.gain=[1,2'
refused 'comes twice' --set regions.echo.gain=1 --set regions.echo.gain=2
refused 'are the same life' --set brain.seed=1,2 --seeds 2
refused '`--seeds` has `x`' --seeds x
mkdir mine && touch mine/thesis.tex
anlage sweep "$genomes/small.toml" --out mine
answers 1 'a folder of somebody else'
err_says 'the folder holds files and no outcomes.jsonl'
exists mine/thesis.tex

# Ctrl-C: what is done is kept, and the rest is done by the same command.
long='phases.1.ticks=400000,400000000'
"$program" sweep "$genomes/small.toml" --set "$long" --jobs 2 --out stopped >out 2>err &
process=$!
wait_for '1 of 2: ' err
kill -INT "$process"
code=0
wait "$process" || code=$?
answers 130 'an interrupted sweep'
same "$(grep -c finished stopped/sweep.csv)" 1 'rows that are kept'
same "$(grep -c . stopped/sweep.csv)" 2 'no row of what was interrupted'
touch stamp
anlage sweep "$genomes/small.toml" --set 'phases.1.ticks=400000,3000' --out stopped
answers 0 'the rest'
same "$(find stopped/points -name result.json -newer stamp | wc -l)" 1 'only the rest'
finish
