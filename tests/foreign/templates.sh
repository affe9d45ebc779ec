#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `anlage new` writes for each kind, built in many ways, lives in the brain of its genome: every build has the state and the
# figures of the first one, bit for bit, and the first one has those of its golden file. Ends with a table, build by kind.
#   templates.sh PROGRAM TEMPLATES FOLDER REFERENCE BUILD…      FOLDER/BUILD/my_KIND.anl.so or FOLDER/BUILD/five_templates.anl.so
program=$1 templates=$2 builds=$3
shift 3
reference=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export NO_COLOR=1 LC_ALL=C.UTF-8
unset ANLAGE_PLUGIN_PATH ANLAGE_ISA ANLAGE_BRAIN_PATH ANLAGE_DATA_PATH
kinds='region rule connection steering world'
same=0 wrong=0 crashed=0 refused=0 failed=0 absent=0 mistaken=0

# outcome RUN: state and figures, every digit.
outcome() { grep -E '"(state_hash|life\.[a-z]+)"' "$1/result.json"; }

# runs_here BUILD: whether this machine has the instructions of a build.
runs_here() {
  case $1 in
    *_v4) for word in avx512f avx512bw avx512cd avx512dq avx512vl; do grep -qw $word /proc/cpuinfo || return 1; done ;;
    *_v3 | *_default_visibility) for word in avx2 fma bmi2; do grep -qw $word /proc/cpuinfo || return 1; done ;;
    *_isa) return 1 ;;
  esac
}

# judge BUILD KIND: lets it live and leaves one word in `verdict`.
judge() {
  run=$scratch/$1-$2 code=0
  file=$builds/$1/my_$2.anl.so
  [ -e "$file" ] || file=$builds/$1/five_templates.anl.so
  if [ ! -e "$file" ]; then verdict=absent; return; fi
  mkdir "$run.plugins"
  ln -s "$file" "$run.plugins/my_$2.anl.so"
  "$program" run "$templates/$2/genome.toml" --plugin-path "$run.plugins" --out "$run" --progress none \
    >"$run.out" 2>"$run.err" </dev/null || code=$?
  if [ "$code" -eq 0 ]; then
    verdict=same
    [ "$(outcome "$run")" = "$(outcome "$scratch/$reference-$2")" ] || verdict=WRONG
  elif [ "$code" -gt 3 ]; then
    verdict=CRASHED
  elif grep -q 'was refused: needs .*, this machine runs x86-64' "$run.err" && ! runs_here "$1"; then
    verdict=refused
  else
    verdict=FAILED
    cat "$run.err"
  fi
}

count() {
  case $verdict in
    same) same=$((same + 1)) ;;
    WRONG) wrong=$((wrong + 1)) ;;
    CRASHED) crashed=$((crashed + 1)) ;;
    refused) refused=$((refused + 1)) ;;
    absent) absent=$((absent + 1)) ;;
    *) failed=$((failed + 1)) ;;
  esac
}

# golden KIND: the reference has the figures of the golden file.
golden() {
  expected=$(grep -o '"life\.[^,}]*' "$templates/$1/golden.json")
  if [ -z "$expected" ] || ! grep -qF -- "$expected" "$scratch/$reference-$1/result.json"; then
    printf '%s of %s has other figures than its golden file\n' "$1" "$reference"
    mistaken=1
  fi
}

# shellcheck disable=SC2086  # a list of words
printf '%-24s%-12s%-12s%-12s%-12s%-12s\n' build $kinds
for build in "$@"; do
  printf '%-24s' "$build"
  for kind in $kinds; do
    judge "$build" "$kind"
    count
    printf '%-12s' "$verdict"
    [ "$build" != "$reference" ] || golden "$kind"
  done
  printf '\n'
done
printf 'same %s, wrong %s, crashed %s, refused %s, failed %s, left out %s\n' $same $wrong $crashed $refused $failed $absent
[ "$same" -gt 5 ] && [ $((wrong + crashed + failed + mistaken)) -eq 0 ]
