#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Many lives: the same bits as one by one, mean and deviation over them.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

anlage run "$genomes/small.toml" --seed 10 --seeds 3 --out serial
answers 0 'three lives'
out_says 'small, 3 of 3 lives finished, mean ± standard deviation'
out_says 'mean_rate'
for seed in 10 11 12; do exists "serial/seed-$seed/result.json"; done
err_says 'life 2 of 3'
anlage run "$genomes/small.toml" --seed 10 --seeds 3 --jobs 3 --out parallel
answers 0 'three at a time'
for seed in 10 11 12; do same "$(hash "parallel/seed-$seed")" "$(hash "serial/seed-$seed")" "seed $seed, alone and in company"; done
anlage run "$genomes/small.toml" --seed 11 --out alone
same "$(hash alone)" "$(hash serial/seed-11)" 'a life of its own'
[ "$(hash serial/seed-10)" != "$(hash serial/seed-12)" ] || wrong 'two seeds, one life'

# A ramp has no noise: every life gives the same figure, so the deviation is 0 and the mean the value.
cat "$genomes/endless.toml" - >ramp.toml <<'END'

[figures.height]
of = "ramp.rate"
statistic = "last"
END
# Units 0 and 1 at tick 9 are 9 and 10: `last` is their mean, 9.5.
anlage run ramp.toml --ticks 10 --seeds 4 --out ramps --progress none
answers 0 ramps
err_is_silent
out_says '9.5000 ± 0.0000'
same "$(value mean ramps/result.json)" 9.5 'mean in result.json'
same "$(value n ramps/result.json)" 4 'lives in result.json'

anlage run "$genomes/nan.toml" --seeds 2 --out sick
answers 3 'lives that end in a fault'
out_says '0 of 2 lives finished'

"$program" run "$genomes/small.toml" --set phases.1.ticks=400000000 --seeds 2 --jobs 2 --out stopped >out 2>err &
process=$!
tries=0
until [ -e stopped/seed-3/run.json ] && [ -e stopped/seed-4/run.json ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 6000 ] || break
  sleep 0.01
done
kill -INT "$process"
code=0
wait "$process" || code=$?
answers 130 'interrupted in company'
for seed in 3 4; do same "$(value status "stopped/seed-$seed/result.json")" interrupted "seed $seed"; done
finish
