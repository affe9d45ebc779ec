#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From a bare Debian to a brain that lives, in one command. Without an argument: what it can do.
set -eu
cd "$(dirname "$0")"

run_packages='g++ cmake ninja-build pkg-config ccache libboost-dev libboost-program-options-dev libboost-graph-dev
  libeigen3-dev libtbb-dev libtomlplusplus-dev nlohmann-json3-dev libfmt-dev libxxhash-dev zlib1g-dev dataset-fashion-mnist'
test_packages='libboost-test-dev python3-jsonschema zsh man-db dpkg-dev librandom123-dev clang libc++-dev libc++abi-dev libclang-rt-14-dev graphviz binutils'

usage() {
  cat <<'END'
usage: ./bootstrap.sh WHAT [arguments]

  run         install what is missing, build, and let a fly's mushroom body learn to tell clothes apart
  restaurant  the same with thirty seeds of the sales forecast of a restaurant
  build       install what is missing and build the release
  test        install what tests need besides, build, and run all tests
  science     run all tests of science, the long ones too, and write what they measured to docs/results.md
  bench       build the benchmarks and run them
  asan        build with the address and undefined-behaviour sanitizers and run the tests
  tsan        build with the thread sanitizer and run the tests

`run` and `restaurant` hand further arguments to `anlage run`: ./bootstrap.sh run --seed 3
END
}

fail() {
  printf 'bootstrap: %s\n' "$1" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    fail "packages are missing, you are not root and there is no sudo; as root: $*"
  fi
}

installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Debian's Boost 1.81 excludes its default 1.74, and with it scipy and all that depends on it.
refuse_other_boost() {
  other=$(dpkg -l 'libboost*1.81*-dev' 2>/dev/null | awk '$1 == "ii" {printf " %s", $2}')
  [ -z "$other" ] && return 0
  printf 'bootstrap: the development packages of Boost 1.81 are installed, and they exclude the default ones:\n ' >&2
  printf '%s\n' "$other" >&2
  printf 'Remove them first, then call this again:\n  apt-get purge%s\n' "$other" >&2
  exit 1
}

# need PACKAGE…: calls apt only if something is missing.
need() {
  missing=''
  for package in "$@"; do
    installed "$package" || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  command -v apt-get >/dev/null 2>&1 || fail "this is no Debian; install the likes of:$missing"
  refuse_other_boost
  printf 'installing%s\n' "$missing" >&2
  if [ -z "$(find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | head -n 1)" ]; then
    as_root apt-get update
  fi
  # shellcheck disable=SC2086  # a list of words
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; then
    as_root apt-get update
    # shellcheck disable=SC2086  # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
  fi
}

# shellcheck disable=SC2086  # lists of words
need_run() { need $run_packages; }
# shellcheck disable=SC2086  # lists of words
need_test() { need $run_packages $test_packages; }

build_release() {
  need_run
  cmake --workflow --preset release
}

# brain NAME [arguments]: one life, or several, with a run folder of its own; the closing table comes last.
brain() {
  name=$1
  shift
  build_release
  out="runs/$name-$(date +%Y%m%dT%H%M%S)-$$"
  printf '\n' >&2
  build/release/bin/anlage run "$name" --out "$out" "$@"
}

# tests PRESET: the exit code is ctest's, and its closing lines come last.
tests() {
  need_test
  cmake --preset "$1"
  cmake --build --preset "$1"
  log="build/$1/ctest.log"
  code=0
  ctest --preset "$1" -j2 --output-on-failure --output-log "$log" || code=$?
  printf '\n'
  sed -n '/tests passed/,$p' "$log"
  return "$code"
}

# Those of `test` and the long ones; tests whose data is missing say so and leave no row.
science() {
  need_test
  cmake --preset dev
  cmake --build --preset dev
  rows=$PWD/build/dev/results
  rm -rf "$rows"
  mkdir -p "$rows"
  code=0
  ANLAGE_RESULTS=$rows ctest --test-dir build/dev -L science -j2 --output-on-failure "$@" || code=$?
  build/dev/bin/results_table "$rows" >docs/results.md
  return "$code"
}

bench() {
  need_test
  cmake --preset release -DANLAGE_BENCH=ON
  cmake --build --preset release
  build/release/bin/bench "$@"
}

if [ $# -eq 0 ]; then
  usage
  exit 0
fi
what=$1
shift
case $what in
  run) brain mushroom-body "$@" ;;
  restaurant) brain restaurant --seeds 30 "$@" ;;
  build) build_release ;;
  test) tests dev ;;
  science) science "$@" ;;
  bench) bench "$@" ;;
  asan | tsan) tests "$what" ;;
  -h | --help | help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
