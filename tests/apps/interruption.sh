#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SIGINT and SIGTERM finish the tick and leave a checkpoint that the life goes on from, exactly.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

long='phases.1.ticks=400000'
anlage run "$genomes/small.toml" --set "$long" --out whole
answers 0 'the whole life'

interrupted() {
  signal=$1
  # Slow enough to be caught: a checkpoint every few ticks.
  "$program" run "$genomes/small.toml" --set "$long" --out "$signal" --progress json --checkpoint-every 2000 >out 2>err &
  process=$!
  wait_for title err
  kill "-$signal" "$process"
  code=0
  wait "$process" || code=$?
  answers 130 "$signal"
  same "$(value status "$signal/result.json")" interrupted "status after $signal"
  out_says 'interrupted'
  exists "$signal/run.json"
  anlage resume "$signal" --out "$signal-rest"
  answers 0 "resume after $signal"
  same "$(hash "$signal-rest")" "$(hash whole)" "the life after $signal"
}

interrupted INT
interrupted TERM
finish
