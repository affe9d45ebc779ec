#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every binary that was ever put here loads, and every brain lives as it did then, bit for bit: with one thread and with two, in one
# pass over the weights and in two, and from its checkpoint on.
#   museum.sh PROGRAM MUSEUM
program=$1 museum=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export NO_COLOR=1 LC_ALL=C.UTF-8
unset ANLAGE_PLUGIN_PATH ANLAGE_ISA ANLAGE_BRAIN_PATH ANLAGE_DATA_PATH
bad=0 lives=0 files=0

if [ "$(uname -m)" != x86_64 ]; then
  printf 'left out: these are binaries for x86-64\n'
  exit 77
fi

wrong() {
  printf 'WRONG: %s\n' "$1"
  bad=1
}

# as_then HALL NAME VERB WORD…: a life whose state and figures are those of NAME.expected.
as_then() {
  hall=$1 name=$2
  shift 2
  rm -rf "$scratch/run"
  if ! "$program" "$@" --plugin-path "$museum/$hall" --out "$scratch/run" --progress none >"$scratch/out" 2>"$scratch/err"; then
    wrong "$hall/$name does not live: $*"
    cat "$scratch/err"
    return
  fi
  sed -n 's/^ *\("\(state_hash\|[a-z]*\.[a-z]*\)": [^,]*\),\{0,1\}$/\1/p' "$scratch/run/result.json" | sort >"$scratch/now"
  diff "$museum/$hall/$name.expected" "$scratch/now" || wrong "$hall/$name lives another life: $*"
  lives=$((lives + 1))
}

# untouched HALL: every file is what it was, and none came in unlisted.
untouched() {
  (cd "$museum/$1" && sha256sum --check --quiet --strict SHA256SUMS) || wrong "$1 was touched: exhibits are never rebuilt"
  listed=$(awk '{print $2}' "$museum/$1/SHA256SUMS" | sort)
  [ "$listed" = "$(cd "$museum/$1" && find . -type f ! -name SHA256SUMS | sed 's,^\./,,' | sort)" ] || wrong "$1 holds files that SHA256SUMS does not"
}

for folder in "$museum"/*/; do
  hall=$(basename "$folder")
  untouched "$hall"
  for binary in "$folder"*.anl.so; do
    files=$((files + 1))
    "$program" show "$(basename "$binary" .anl.so | sed 's/^./\U&/;s/_\(.\)/\U\1/g')" --plugin-path "$folder" >"$scratch/out" 2>&1 \
      || { wrong "$binary does not load"; cat "$scratch/out"; }
  done
  for genome in "$folder"*.toml; do
    name=$(basename "$genome" .toml)
    as_then "$hall" "$name" run "$genome" --threads 1
    as_then "$hall" "$name" run "$genome" --threads 2 --no-fuse
  done
  for checkpoint in "$folder"*.safetensors; do
    as_then "$hall" "$(basename "$checkpoint" | sed 's/\..*//')" resume "$checkpoint"
  done
done
bytes=$(find "$museum" -type f -exec cat {} + | wc -c)
[ "$bytes" -lt 500000 ] || wrong "the museum has $bytes bytes; it is to stay below 500,000"
printf '%s binaries, %s lives, %s bytes\n' "$files" "$lives" "$bytes"
[ "$files" -ge 6 ] || wrong 'binaries are missing'
exit $bad
