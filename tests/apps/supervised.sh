#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A crash or a hang in a supervised run: part, tick and signal are told, and the life ends or goes on without the part.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# Ended by its policy: the state is that of the last checkpoint.
anlage run "$genomes/crash.toml" --supervised --checkpoint-every 20 --out stopped
answers 3 'a crash whose policy is to stop'
err_says 'tick 30: bad dies of signal 11'
err_says 'checkpoints/000000020.safetensors'
anlage run "$genomes/crash.toml" --ticks 20 --checkpoint-every 20 --out twenty
cmp -s stopped/checkpoints/000000020.safetensors twenty/checkpoints/000000020.safetensors || wrong 'the snapshot is not the state of tick 20'

# Frozen: the rest lives on, and sees what the part said last.
anlage run "$genomes/crash.toml" --supervised --checkpoint-every 20 --set regions.bad.on_fault=freeze --out frozen
answers 0 'a crash whose policy is to freeze'
err_says 'tick 30: bad dies of signal 11'
err_says 'the life goes on from tick 20 without bad'
same "$(value life.good frozen/restart-1/result.json)" 100.0 'the good part has lived to the end'
same "$(value life.bad frozen/restart-1/result.json)" 19.0 'the bad part says what it said at tick 19'
exists frozen/supervision.json
grep -q '"tick": 30' frozen/supervision.json || wrong 'supervision.json does not name the tick'

# A hang.
anlage run "$genomes/crash.toml" --supervised --deadline 1 --on-crash silence --set regions.bad.how=hang --out silenced
answers 0 'a hang whose part is silenced'
err_says 'tick 30: bad hangs: one verb takes more than 1 s'
same "$(value life.bad silenced/restart-1/result.json)" 0.0 'a silenced part says nothing'

# Nothing happens: the same life as without a supervisor.
anlage run "$genomes/crash.toml" --supervised --set regions.bad.at=1000 --out calm
answers 0 'a calm life'
anlage run "$genomes/crash.toml" --set regions.bad.at=1000 --out alone
same "$(hash calm)" "$(hash alone)" 'a supervised life has the same state'

anlage run "$genomes/crash.toml" --supervised --threads 2
answers 2 'two threads'
err_says 'one thread'
finish
