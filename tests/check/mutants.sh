#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every planted fault is found by the check that is there for it, none takes the program down, and what is sound is not accused.
#   mutants.sh ANLAGE MUTANTS LIST
set -u
anlage=$1 mutants=$2 list=$3
failures=0
complain() { echo "FAILED: $*"; failures=$((failures + 1)); }

ask() {
  name=$1 expected=$2 patience=2
  case $name in *hang*) patience=0.2 ;; esac
  case $expected in
    none) words=$("$anlage" check "$mutants/$name.anl.so" --level full 2>&1); answer=$? ;;
    load) words=$("$anlage" check "$mutants/$name.anl.so" --patience $patience 2>&1); answer=$? ;;
    *) words=$("$anlage" check "$mutants/$name.anl.so" --only "$expected" --patience $patience 2>&1); answer=$? ;;
  esac
  case $expected:$answer in
    none:0) echo "sound    $name" ;;
    none:*) complain "$name is sound and is accused: $words" ;;
    load:3) echo "load     $name: $(echo "$words" | sed -n 2p)"
            echo "$words" | grep -q "cannot be asked" || complain "$name: $words" ;;
    *:3) echo "check $expected $name: $(echo "$words" | sed -n 2p)"
         echo "$words" | grep -q "^ *$expected failed" || complain "$name: not found by check $expected: $words" ;;
    *) complain "$name: check $expected does not find it (exit $answer): $words" ;;
  esac
}

while read -r source name expected; do
  case $source in '#'*|'') continue ;; esac
  [ "$name" = sound ] && name=${source}_sound
  ask "$name" "$expected"
done < "$list"
[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
