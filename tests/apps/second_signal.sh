#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The first signal waits for the tick under way, the second does not. A tick is under way for as long as this script holds
# the writing end of a pipe that the region in it reads.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# start NAME [arguments]: a life that is in the middle of tick 3 when this returns.
start() {
  name=$1
  shift
  rm -f pipe
  mkfifo pipe
  "$program" run "$genomes/gate.toml" --set "regions.gate.pipe=\"$folder/pipe\"" --threads 1 --out "$name" "$@" >out 2>err &
  process=$!
  exec 3>pipe
}

# send SIGNAL: returns once the signal has reached the process, so that a second one is not taken for the same.
send() {
  kill "-$1" "$process"
  until grep -q '^ShdPnd:[[:space:]]*0*$' "/proc/$process/status" 2>/dev/null; do
    kill -0 "$process" 2>/dev/null || break
  done
}

ended() {
  code=0
  wait "$process" || code=$?
  answers 130 "$1"
}

# Tick 3 is the fourth: the life ends with it, not before and not after.
start first
send INT
kill -0 "$process" 2>/dev/null || wrong 'the first signal did not wait for the tick under way'
[ ! -e first/result.json ] || wrong 'the life ended before its tick'
exec 3>&-
ended 'one signal'
out_says interrupted
same "$(value status first/result.json)" interrupted 'status after one signal'
same "$(value ticks first/result.json)" 4 'ticks after one signal'
exists first/checkpoints/000000004.safetensors
anlage resume first --out rest
answers 0 'resume after one signal'

# The pipe stays open: a program that waited for the tick would never end.
second() {
  start "$1-$2"
  send "$1"
  send "$2"
  ended "$1 and $2"
  [ ! -s out ] || wrong "$1 and $2: there is a closing table"
  [ ! -e "$1-$2/result.json" ] || wrong "$1 and $2: there is a result"
  same "$(value status "$1-$2/run.json")" running "record after $1 and $2"
  exec 3>&-
}
second INT INT
second TERM TERM
second INT TERM

# Of many lives, the one under way is ended by the second signal; the program still says what there is.
start many --seeds 3
send INT
send INT
ended 'two signals to many lives'
out_says '0 of 1 lives finished'
exec 3>&-
finish
