# SPDX-License-Identifier: Apache-2.0
# What published tests share: a life, its last figure, and measured against target.
#   $1: the program, $2: the source folder
program=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ANLAGE_CACHE="$work/cache"
failures=0

# need DATA: ends the test, loudly, where data is missing.
need() {
  for folder in $(printf '%s' "${ANLAGE_DATA_PATH:-}" | tr ':' ' ') /usr/share/datasets; do
    [ -d "$folder/$1" ] && return
  done
  echo "SKIPPED: no data called $1; looked in ANLAGE_DATA_PATH and /usr/share/datasets" >&2
  exit 77
}

# life NAME BRAIN [arguments]: runs it in $work/NAME.
life() {
  name=$1
  brain=$2
  shift 2
  "$program" run "$source/apps/brains/$brain/genome.toml" --out "$work/$name" "$@" >"$work/$name.log" 2>&1 && return
  tail -n 5 "$work/$name.log" >&2
  echo "FAILED: the life $name ended early" >&2
  exit 1
}

# error_of NAME: 100 (1 - accuracy) of the exam, in percent.
error_of() {
  sed -n 's/^ *accuracy .* \([0-9.]*\) *$/\1/p' "$work/$1.log" | tail -n 1 | awk '{ printf "%.2f", 100 * (1 - $1) }'
}

# expect WHAT MEASURED below|above BOUND TARGET
expect() {
  holds=$(awk -v m="$2" -v b="$4" -v way="$3" 'BEGIN { print (m != "" && (way == "below" ? m + 0 < b : m + 0 > b)) ? 1 : 0 }')
  printf '%-40s measured %8s   target %s   bar: %s %s   %s\n' "$1" "$2" "$5" "$3" "$4" "$([ "$holds" = 1 ] && echo ok || echo MISSED)"
  [ "$holds" = 1 ] || failures=$((failures + 1))
}

finish() { [ "$failures" -eq 0 ]; }
