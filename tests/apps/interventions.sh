#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lesions, silence, cuts and freezing: from the genome, from a file and from the command line, the same bits by every way.
# shellcheck disable=SC2016
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

figures() { grep -E '"(birth|life|test)\.' "$1/result.json"; }

# All four of them, within and at the edges of phases: birth is ticks 0 to 499, life 500 to 3499, test the rest.
cp "$genomes/small.toml" stated.toml
cat >>stated.toml <<'END'
[[interventions]]
at = "0.3 s"
lesion = "noise"
fraction = 0.25

[[interventions]]
at = "0.7 s"
silence = "echo"
fraction = 0.5
until = "0.9 s"

[[interventions]]
tick = 1000
freeze = "readout"
until = 2000

[[interventions]]
tick = 2500
cut = "readout"
until = 2600

[[interventions]]
at = "3.5 s"
lesion = "out"
fraction = 0.4
END
cat >later.toml <<'END'
[[changes]]
at = "0.3 s"
lesion = "noise"
fraction = 0.25
[[changes]]
at = "0.7 s"
silence = "echo"
fraction = 0.5
until = "0.9 s"
[[changes]]
tick = 1000
freeze = "readout"
until = 2000
[[changes]]
tick = 2500
cut = "readout"
until = 2600
[[changes]]
at = "3.5 s"
lesion = "out"
fraction = 0.4
END
anlage run stated.toml --out whole --threads 1
answers 0 'a life with interventions'
err_says 'before tick 300 (age 0.3 s): lesion=noise:0.25'
err_says 'before tick 700 (age 0.7 s): silence=echo:0.5'
err_says 'before tick 900 (age 0.9 s): silence=echo:0.5 is over'
same "$(value ticks whole/result.json)" 4000 'ticks of all phases'
grep -qF '"target": "readout"' whole/run.json || wrong 'run.json does not name what was cut'
anlage run "$genomes/small.toml" --out plain
[ "$(hash plain)" != "$(hash whole)" ] || wrong 'the interventions change nothing'

anlage run "$genomes/small.toml" --changes later.toml --out filed
same "$(hash filed)" "$(hash whole)" 'a file of changes'
anlage run "$genomes/small.toml" --at '0.3 s' lesion=noise:0.25 --at '0.7 s..0.9 s' silence=echo:0.5 --at '1 s..2 s' freeze=readout \
  --at '2.5 s..2.6 s' cut=readout --at '3.5 s' lesion=out:0.4 --out told
answers 0 'the command line'
same "$(hash told)" "$(hash whole)" 'the command line'
anlage run stated.toml --out pair --threads 2 --no-fuse
same "$(hash pair)" "$(hash whole)" 'two threads and two passes'
anlage run stated.toml --out often --checkpoint-every 500
same "$(hash often)" "$(hash whole)" 'checkpoints on the way'
same "$(figures often)" "$(figures whole)" 'figures with checkpoints'
anlage run whole/resolved.toml --out again
same "$(hash again)" "$(hash whole)" 'resolved.toml repeats the run'

for tick in 200 300 800 1500 2550 3500 3600; do
  anlage run stated.toml --ticks "$tick" --out "half-$tick"
  anlage resume "half-$tick" --out "rest-$tick"
  answers 0 "resume after $tick"
  same "$(hash "rest-$tick")" "$(hash whole)" "run($tick), save, load, run(rest)"
  same "$(figures "rest-$tick")" "$(figures whole)" "figures of run($tick), save, load, run(rest)"
done
anlage run "$genomes/small.toml" --at '0.3 s' lesion=noise:0.25 --at '0.7 s..0.9 s' silence=echo:0.5 --ticks 950 --out young
anlage resume young --at '1 s..2 s' freeze=readout --at '2.5 s..2.6 s' cut=readout --at '3.5 s' lesion=out:0.4 --out old
same "$(hash old)" "$(hash whole)" 'interventions told to a life that goes on'

# Together with changes of settings: resolved.toml has the ones, changes.toml the others.
cat >both.toml <<'END'
[[changes]]
tick = 600
lesion = "noise"
fraction = 0.25
[[changes]]
tick = 800
set = { "regions.out.gain" = 0.5 }
[[changes]]
tick = 1200
freeze = "readout"
until = 1500
[[changes]]
tick = 1400
projection = "readout"
learning = { type = "TestAffine", factor = 0.999 }
END
anlage run "$genomes/small.toml" --changes both.toml --out both
answers 0 'interventions and changes'
anlage run both/resolved.toml --changes both/changes.toml --out both_again
same "$(hash both_again)" "$(hash both)" 'resolved.toml and changes.toml repeat the run'
for tick in 700 1000 1300 1450; do
  anlage run "$genomes/small.toml" --changes both.toml --ticks "$tick" --out "part-$tick"
  anlage resume "part-$tick" --out "other-$tick"
  same "$(hash "other-$tick")" "$(hash both)" "both: run($tick), save, load, run(rest)"
done

# With a birth, ages are counted from there: the same moments, half a second later in the life.
anlage run "$genomes/small.toml" --set 'brain.birth="0.5 s"' --at '-0.2 s' lesion=noise:0.25 --ticks 600 --out prenatal
answers 0 'an age before birth'
err_says 'before tick 300 (age -0.2 s): lesion=noise:0.25'

# Each mistake with its place, the nearest name and what is legal.
anlage run "$genomes/small.toml" --at '1 s' lesion=nose
answers 2 'an unknown part'
err_says '--at "1 s" lesion=nose'
err_says 'did you mean `noise`?'
anlage run "$genomes/small.toml" --at '1 s' leison=noise
answers 2 'an unknown verb'
err_says 'did you mean `lesion`?'
anlage run "$genomes/small.toml" --at '1 s'
answers 2 'one word too few'
anlage run "$genomes/small.toml" --at '1 s' cut=noise
answers 2 'a part that is cut'
err_says 'only projections are cut'
anlage resume half-800 --at '0.5 s' lesion=noise
answers 2 'a time in the past'
err_says '800 ticks of this life are done'

finish
