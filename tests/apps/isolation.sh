#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Isolation: guarded runs name part, field and offset; workers crash and hang alone, and reach no file.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

run() { anlage run "$genomes/trespass.toml" "$@"; }

# Guarded: the process dies of the first number that is not the part's own.
run --isolation guarded --set regions.bad.how=past --out past
answers 3 'a write past the end'
err_says 'tick 30: bad writes 0 bytes past the end of `bad/rate`'
run --isolation guarded --set regions.bad.how=input --on-crash freeze --checkpoint-every 20 --out input
answers 0 'a write to an input, and the life goes on'
err_says 'of `good/rate`, which is read-only there'
err_says 'the life goes on from tick 20 without bad'
run --isolation guarded --set regions.bad.how=before --out before
answers 3 'a write before the first number'
err_says 'tick 30: bad failed: writes 4 bytes before `bad/rate`'
run --isolation guarded --set regions.bad.how=crash --out crash
answers 3 'a crash that touches nothing'
err_says 'tick 30: bad dies of signal 11'
run --set brain.isolation=guarded --set regions.bad.how=past --out genome
answers 3 'guarded by its genome'
err_says 'past the end of `bad/rate`'

# A worker: what crashes or hangs there is at fault, and the rest of the life does not notice.
run --set regions.bad.isolation=worker --set regions.bad.on_fault=freeze --set regions.bad.how=null --out null
answers 0 'a crash in a worker'
err_says 'tick 30: bad failed: its worker died of signal 11'
same "$(value life.good null/result.json)" 100.0 'the good part has lived to the end'
same "$(value life.bad null/result.json)" 29.0 'the bad part says what it said at tick 29'
run --set regions.bad.isolation=worker --set regions.bad.on_fault=silence --set regions.bad.how=hang --deadline 1 --out hang
answers 0 'a hang in a worker'
err_says 'its worker took longer than 1 s for one verb'
same "$(value life.bad hang/result.json)" 0.0 'a silenced part says nothing'
run --set regions.bad.how=files --ticks 31 --out files
same "$(value life.bad files/result.json)" -1.0 'without a worker a plugin can open files'
run --set regions.bad.isolation=worker --set regions.bad.how=files --ticks 31 --out no_files
answers 0 'no files in a worker'
same "$(value life.bad no_files/result.json)" 30.0 'a worker opens neither files nor sockets'

# Nothing happens: the same life.
for how in none supervised guarded; do
  run --isolation $how --set regions.bad.at=1000 --out "calm_$how"
  answers 0 "a calm life, isolation $how"
done
run --set regions.bad.isolation=worker --set regions.bad.at=1000 --out calm_worker
answers 0 'a calm life in a worker'
for how in supervised guarded worker; do same "$(hash "calm_$how")" "$(hash calm_none)" "a $how life has the same state"; done

run --isolation wishful
answers 2 'an isolation that does not exist'
err_says 'wishful'
run --set regions.bad.isolation=wishful
answers 2 'a worker that does not exist'
finish
