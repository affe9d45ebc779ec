# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# For the scripts of this folder: `anlage` with the test plugins, in an empty folder, and what to expect of it.
program=$1
# shellcheck disable=SC2034  # for the scripts
genomes=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)/genomes
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
export ANLAGE_PLUGIN_PATH="$2" ANLAGE_CACHE="$folder/.cache" NO_COLOR=1 LC_ALL=C.UTF-8
unset ANLAGE_BRAIN_PATH ANLAGE_DATA_PATH ANLAGE_ISA ANLAGE_PLUGIN_DEADLINE
bad=0
code=0

# anlage ARGUMENTS…: leaves its output in out and err, its answer in code.
anlage() {
  code=0
  "$program" "$@" >out 2>err </dev/null || code=$?
}

wrong() {
  printf 'WRONG: %s\n--- answer %s, out:\n' "$1" "$code"
  cat out
  printf -- '--- err:\n'
  cat err
  bad=1
}

# answers CODE WHAT
answers() { [ "$code" -eq "$1" ] || wrong "$2: the answer is $code and not $1"; }
# out_says / err_says TEXT: a fixed text on standard output or error.
out_says() { grep -qF -- "$1" out || wrong "standard output does not say: $1"; }
err_says() { grep -qF -- "$1" err || wrong "standard error does not say: $1"; }
err_is_silent() { [ ! -s err ] || wrong 'standard error is not empty'; }
exists() { [ -e "$1" ] || wrong "there is no $1"; }
# value KEY FILE: a text or number of a flat JSON key.
value() { sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$2" | head -n 1; }
same() {
  if [ -z "$1" ] || [ "$1" != "$2" ]; then wrong "$3: \"$1\" and \"$2\""; fi
}
hash() { value state_hash "$1/result.json"; }

# wait_for TEXT FILE: until a background process has said it; a minute at most.
wait_for() {
  tries=0
  until grep -qF -- "$1" "$2" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 6000 ]; then
      wrong "$2 never said: $1"
      return 1
    fi
    sleep 0.01
  done
}

finish() {
  [ "$bad" -eq 0 ] && printf 'fine\n'
  exit "$bad"
}
