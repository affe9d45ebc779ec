#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Data on standard output, progress on standard error, escape sequences on terminals only.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
escape=$(printf '\033')

plain() { if grep -q "$escape" "$1"; then wrong "$1 has escape sequences: $2"; fi; }

anlage run "$genomes/small.toml" --out a
answers 0 'into files'
plain out 'a file'
plain err 'a file'
err_says 'small  ·  3 parts, 2 projections, 12 synapses  ·  seed 3'
anlage run "$genomes/small.toml" --out b --progress none
err_is_silent
anlage run "$genomes/small.toml" --out c --progress json
grep -qv '^{.*}$' err && wrong 'progress is not one JSON object a line'
unset NO_COLOR
anlage run "$genomes/small.toml" --out d
plain out 'not a terminal'
anlage run "$genomes/small.toml" --out e --color always
grep -q "$escape" out || wrong '--color always has no colours'
anlage list --color never
plain out '--color never'

# A terminal of 40 columns, where there is a program that makes one.
if command -v script >/dev/null 2>&1; then
  call="stty cols 40 2>/dev/null; '$program' run '$genomes/small.toml' --set phases.1.ticks=600000 --out f"
  TERM=xterm script -qec "$call" typescript >out 2>err </dev/null || wrong 'a run on a terminal'
  grep -q "$escape\[J" out || wrong 'progress was never redrawn'
  # Between two redraws, no line is wider than the terminal: bars and dots count one column each.
  wide=$(tr "\r" "\n" <out | sed "s/$escape\[[0-9;]*[A-Za-z]//g" | sed "/finished/,\$d" | sed -n "/^.\{41,\}/p" | head -n 1)
  [ -z "$wide" ] || wrong "wider than the terminal: $wide"
  NO_COLOR=1 TERM=xterm script -qec "$call" typescript >out 2>err </dev/null
  grep -q "$escape\[[0-9;]*m" out && wrong 'NO_COLOR is not obeyed'
  TERM=dumb script -qec "$call" typescript >out 2>err </dev/null
  grep -q "$escape" out && wrong 'TERM=dumb is not obeyed'
fi
finish
