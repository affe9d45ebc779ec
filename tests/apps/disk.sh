#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What cannot be written is said, and nothing that was there before is damaged.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# 16 million units are 64 MB; a file may grow to 40960 blocks of 512 bytes, 20 MB, so the checkpoint does not fit.
code=0
(ulimit -f 40960 && exec "$program" run "$genomes/endless.toml" --set regions.ramp.size.n=16000000 --ticks 2 --out full) \
  >out 2>err || code=$?
answers 1 "no room for the checkpoint"
err_says "file-unwritable"
err_says "full/checkpoints/000000002.safetensors"
out_says "endless, seed"
exists full/run.json
same "$(value ticks full/result.json)" 2 "the result is kept"
[ ! -e full/checkpoints/000000002.safetensors ] || wrong "half a checkpoint was left behind"
if ls full/*.tmp* full/checkpoints/*.tmp* >/dev/null 2>&1; then wrong 'temporary files were left behind'; fi

# A folder in the way of a file stands for a place that nobody may write to, root included.
mkdir blocked
printf 'mine\n' >blocked/notes
anlage run "$genomes/endless.toml" --ticks 5 --out blocked
answers 1 'a folder that is not of a run'
err_says 'blocked'
[ "$(cat blocked/notes)" = mine ] || wrong 'a stranger'"'"'s file was changed'
anlage run "$genomes/endless.toml" --ticks 5 --out blocked/notes/below
answers 1 'a file in the way'

anlage graph "$genomes/small.toml" --out nowhere/brain.dot
answers 1 'a drawing in a folder that does not exist'
err_says 'nowhere/brain.dot'
finish
