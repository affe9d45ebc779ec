#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# anlage new and anlage flags: each kind of folder builds with a compiler alone, runs, and has the figures of its golden file; one
# of them also builds, and is tested, by CMake.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
compiler=$4

for kind in region rule connection steering world; do
  anlage new "$kind" "an-$kind"
  answers 0 "a new $kind"
  name="an_$kind"
  [ "$(wc -l <"an-$kind/$name.cpp")" -le 20 ] || wrong "$name.cpp has more than 20 lines"
  [ "$(wc -l <"an-$kind/CMakeLists.txt")" -le 6 ] || wrong "the CMakeLists.txt of $kind has more than 6 lines"
  grep -rq "my_$kind\|my-$kind\|My" "an-$kind" && wrong "the folder of $kind still has the template's name"
  anlage flags
  answers 0 'the flags'
  # shellcheck disable=SC2046  # a list of words
  "$compiler" $(cat out) "an-$kind/$name.cpp" -o "an-$kind/$name.anl.so" || wrong "$kind does not compile"
  anlage run "an-$kind/genome.toml" --plugin-path "an-$kind" --out "run-$kind" --progress none
  answers 0 "the demo of a new $kind"
  for figure in $(sed -n 's/^ *"\([a-z.]*\)": .*/\1/p' "an-$kind/golden.json"); do
    same "$(value "$figure" "an-$kind/golden.json")" "$(value "$figure" "run-$kind/result.json")" "$figure of $kind"
  done
done
[ "$(wc -l <an-rule/an_rule.cpp)" -le 12 ] || wrong 'a rule has more than 12 lines'

# lives_in_c KIND: built by CMake, with the figures of C++.
lives_in_c() {
  anlage new "$1" "an-$1" --lang c --in in-c
  answers 0 "a new $1 in C"
  [ "$(ls "in-c/an-$1")" = "CMakeLists.txt
README.md
an_$1.c
genome.toml
golden.json" ] || wrong "the folder of a $1 in C holds something else: $(ls "in-c/an-$1")"
  cmake -S "in-c/an-$1" -B "in-c/$1" -DCMAKE_PREFIX_PATH="$(dirname "$(dirname "$program")")" -DCMAKE_CXX_COMPILER="$compiler" >out 2>err \
    && cmake --build "in-c/$1" >out 2>err && (cd "in-c/$1" && ctest >../../out 2>../../err) || wrong "a new $1 in C does not build, or live"
}
mkdir in-c
for kind in region rule; do lives_in_c "$kind"; done
anlage new region another --lang pascal
answers 2 'a language that is none'
err_says 'cpp, c'

cmake -S an-region -B built -DCMAKE_PREFIX_PATH="$(dirname "$(dirname "$program")")" -DCMAKE_CXX_COMPILER="$compiler" >out 2>err \
  && cmake --build built >out 2>err && (cd built && ctest >../out 2>../err) || wrong 'the new region fails its golden test'
sed -i 's/20e-3/40e-3/;s/: 0\./: 1./' an-region/golden.json
(cd built && ctest >../out 2>&1) && wrong 'another golden file is passed, too'

anlage new region an-region
answers 2 'a folder that is there'
err_says 'is there already'
anlage new regoin another
answers 2 'a kind that is none'
err_says 'there is no kind `regoin`'
err_says 'region'
anlage new region 'Two Words'
answers 2 'a name that is none'
err_says 'is no name of a plugin'
anlage new region
answers 2 'no name'
err_says 'needs a kind and a name'
finish
