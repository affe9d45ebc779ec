#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A life, its run folder, and its exact continuation.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# figures RUN: every figure of a result, as written there.
figures() { grep -E '"(birth|life|test)\.' "$1/result.json"; }

anlage run "$genomes/small.toml" --out whole --threads 1
answers 0 'a whole life'
out_says 'small, seed 3  finished'
out_says 'mean_rate'
out_says 'run folder  whole'
[ "$(tail -n 1 out)" = '  run folder  whole' ] || wrong 'the run folder does not come last'
for file in run.json resolved.toml result.json out.csv checkpoints/000004000.safetensors; do exists "whole/$file"; done
same "$(value status whole/result.json)" finished 'status'
same "$(value ticks whole/result.json)" 4000 '500 + 3000 + 500 ticks'
# A row every 10 of 4000 ticks, and the header.
same "$(wc -l <whole/out.csv)" 401 'rows of the probe'

anlage run "$genomes/small.toml" --out pair --threads 2
same "$(hash pair)" "$(hash whole)" 'two threads give the bits of one'
anlage run "$genomes/small.toml" --out apart --no-fuse
same "$(hash apart)" "$(hash whole)" 'two passes give the bits of one'
anlage run whole/resolved.toml --out again
same "$(hash again)" "$(hash whole)" 'resolved.toml repeats the run'
anlage run "$genomes/small.toml" --out other --seed 4
[ "$(hash other)" != "$(hash whole)" ] || wrong 'another seed gives the same bits'

# In the middle of a phase, at its edge, in the first and in the last.
for tick in 123 500 1234 3500 3999; do
  anlage run "$genomes/small.toml" --out "half-$tick" --ticks "$tick"
  answers 0 "--ticks $tick"
  same "$(value ticks "half-$tick/result.json")" "$tick" 'ticks of the first half'
  anlage resume "half-$tick" --out "rest-$tick"
  answers 0 "resume after $tick"
  same "$(hash "rest-$tick")" "$(hash whole)" "run($tick), save, load, run(rest)"
  same "$(figures "rest-$tick")" "$(figures whole)" "figures of run($tick), save, load, run(rest)"
done

anlage run "$genomes/small.toml" --out often --checkpoint-every 700
same "$(hash often)" "$(hash whole)" 'checkpoints on the way change no bit'
for tick in 000000700 000001400 000002100 000002800 000003500; do exists "often/checkpoints/$tick.safetensors"; done
same "$(grep -c . often/out.csv)" 401 'rows of the probe with checkpoints'
same "$(value life.mean_rate often/result.json)" "$(value life.mean_rate whole/result.json)" 'a figure over an interrupted phase'
anlage resume often/checkpoints/000002100.safetensors --out from-file
same "$(hash from-file)" "$(hash whole)" 'resume from a file in the middle'
same "$(figures from-file)" "$(figures whole)" 'figures after a resume from a file in the middle'

anlage resume whole
answers 2 'a life that is over'
err_says 'this life is over'
anlage resume whole --ticks 10 --out beyond
answers 0 'beyond the last phase'
same "$(value ticks beyond/result.json)" 10 'ticks beyond'

anlage run "$genomes/endless.toml" --ticks 50 --out e50
anlage resume e50 --ticks 30 --out e80
anlage run "$genomes/endless.toml" --ticks 80 --out straight
same "$(hash e80)" "$(hash straight)" 'a life without phases'
anlage run "$genomes/endless.toml" --ticks 1
answers 0 'a run folder of its own'
ls runs/endless-*/result.json >/dev/null 2>&1 || wrong 'no folder below runs/'
finish
