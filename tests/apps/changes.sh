#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Changes while a brain lives: the same bits by every way, all of them checked before, all of them on record.
# shellcheck disable=SC2016
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

figures() { grep -E '"(birth|life|test)\.' "$1/result.json"; }

# Birth is ticks 0 to 499, life 500 to 3499, test the rest.
cat >later.toml <<'END'
[[changes]]
at         = "1 s"
projection = "readout"
learning   = { type = "TestAffine", factor = 0.999 }

[[changes]]
tick = 2500
set  = { "regions.out.gain" = 0.5, "projections.readout.learning.factor" = 0.99 }

[[changes]]
tick       = 3500
projection = "readout"
learning   = "none"
END
anlage run "$genomes/small.toml" --changes later.toml --out whole --threads 1
answers 0 'a life with changes'
err_says 'change before tick 1000: readout: Oja 1.0.0 → TestAffine 1.0.0'
err_says 'change before tick 2500: regions.out.gain = 0.5; projections.readout.learning.factor = 0.99'
err_says 'change before tick 3500: readout: TestAffine 1.0.0 → none'
same "$(value ticks whole/result.json)" 4000 'ticks of all phases'
same "$(grep -c . whole/out.csv)" 401 'rows of the probe'
grep -qF '"readout: Oja 1.0.0 → TestAffine 1.0.0"' whole/run.json || wrong 'run.json does not name the swapped rule'
grep -qF '"readout/rule/seen"' whole/run.json || wrong 'run.json does not name what began'
anlage run "$genomes/small.toml" --out plain
[ "$(hash plain)" != "$(hash whole)" ] || wrong 'the changes change nothing'

anlage run "$genomes/small.toml" --changes later.toml --out pair --threads 2 --no-fuse
same "$(hash pair)" "$(hash whole)" 'two threads and two passes'
anlage run "$genomes/small.toml" --changes later.toml --out often --checkpoint-every 500
same "$(hash often)" "$(hash whole)" 'checkpoints on the way'
same "$(figures often)" "$(figures whole)" 'figures with checkpoints'
anlage run whole/resolved.toml --changes whole/changes.toml --out again
same "$(hash again)" "$(hash whole)" 'resolved.toml and changes.toml repeat the run'

# Before, at and after a change, within and at the edge of a phase.
for tick in 700 1000 1001 2500 3500 3600; do
  anlage run "$genomes/small.toml" --changes later.toml --ticks "$tick" --out "half-$tick"
  anlage resume "half-$tick" --out "rest-$tick"
  answers 0 "resume after $tick"
  same "$(hash "rest-$tick")" "$(hash whole)" "run($tick), save, load, run(rest)"
  same "$(figures "rest-$tick")" "$(figures whole)" "figures of run($tick), save, load, run(rest)"
done
anlage resume half-700 --changes later.toml --out stated
same "$(hash stated)" "$(hash whole)" 'the same changes stated again'
err_says 'note: --changes stands in place of the changes that were still to come'

# At tick 0 it is the life of the genome with that rule.
printf '[[changes]]\ntick = 0\nprojection = "readout"\nlearning = { type = "TestHebb", eta = 1e-6 }\n' >birth.toml
anlage run "$genomes/small.toml" --changes birth.toml --out changed
anlage run "$genomes/small.toml" --set 'projections.readout.learning={ type = "TestHebb", eta = 1e-6 }' --out born
same "$(hash changed)" "$(hash born)" 'a change before tick 0'

anlage run "$genomes/small.toml" --changes later.toml --seeds 2 --seed 3 --jobs 2 --out seeds
answers 0 'many lives with changes'
same "$(hash seeds/seed-3)" "$(hash whole)" 'a life in company'

anlage run "$genomes/small.toml" --changes later.toml --ticks 600 --out early
err_says 'note: the change before tick 1000 is beyond the end of this run, tick 600'

# Everything that is wrong is said at once, before the life begins.
cat >wrong.toml <<'END'
[[changes]]
at         = "1 s"
projection = "readuot"
learning   = { type = "Oja" }

[[changes]]
at         = "2 s"
projection = "readout"
learning   = { type = "TestGated", eta = 0.1 }

[[changes]]
tick       = 2000
set        = { "projections.readout.delay" = 3 }

[[changes]]
tick       = 2100
set        = { "projections.readout.connection.w" = "zero" }
END
anlage run "$genomes/small.toml" --changes wrong.toml --out no
answers 2 'wrong changes'
err_says 'wrong.toml:3:14: leads nowhere: `projections` has no `readuot`'
err_says 'wrong.toml:9:23: readout.learning: TestGated needs `level`'
err_says 'wrong.toml:17:53: readout.w: is an initial law'
[ ! -e no ] || wrong 'a refused file of changes leaves a run folder'
anlage resume half-3600 --changes later.toml --out no
answers 2 'changes of the past'
err_says 'later.toml:1:1: changes: comes before tick 1000, which is over: 3600 ticks of this life are done'
anlage run "$genomes/small.toml" --changes absent.toml
answers 2 'no file of changes'
err_says 'absent.toml'
finish
