#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Plugins made with the installed package alone, for each of the five kinds: by find_package, with the words of `anlage flags`, with
# those of pkg-config, and in C. Where this machine allows it, the source tree is out of sight meanwhile.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
source=$3 compiler=$4
build=$(dirname "$(dirname "$program")")
unset ANLAGE_PLUGIN_PATH

cmake --install "$build" --prefix "$folder/prefix" >out 2>err || wrong 'the installation fails'
program="$folder/prefix/bin/anlage"
[ -z "$(find prefix -type l)" ] || wrong 'the package holds links, which may lead out of it'
grep -rIlF -e "$source" -e "$build" prefix && wrong 'a text of the package names the tree it was built from'
mkdir c
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$folder/prefix" -name anlage.pc)")

# alone COMMAND…: in a space of names where the folders of source and build are empty.
if unshare -rm mount -t tmpfs none "$source" 2>/dev/null; then
  cat >hide.sh <<'END'
mount -t tmpfs none "$1" && if [ -d "$2" ]; then mount -t tmpfs none "$2"; fi && shift 2 && exec "$@"
END
  alone() { unshare -rm sh "$folder/hide.sh" "$source" "$build" "$@"; }
else
  printf 'left out: this machine hides no folders, so only what was read is looked at\n'
  alone() { "$@"; }
fi

# shows_entry FILE: nothing else that another plugin could be bound to.
shows_entry() {
  [ "$(nm -D --defined-only "$1" | awk '{print $3}')" = anlage_entry_v1 ] || wrong "$1 shows more than its entry"
}

# lives KIND FOLDER: the demo with the plugin of that folder has the figures of the golden file.
lives() {
  code=0
  alone "$program" run "an-$1/genome.toml" --plugin-path "$2" --out "$2/run" --progress none >out 2>err || code=$?
  answers 0 "the demo with $2"
  for figure in $(sed -n 's/^ *"\([a-z.]*\)": .*/\1/p' "an-$1/golden.json"); do
    same "$(value "$figure" "an-$1/golden.json")" "$(value "$figure" "$2/run/result.json")" "$figure with $2"
  done
}

# compiled KIND WAY SOURCE COMPILER WORD…
compiled() {
  kind=$1 way=$2 file=$3 tool=$4
  shift 4
  mkdir -p "$kind-$way"
  if ! alone "$tool" "$file" "$@" -MD -MF "$kind-$way/read.d" -o "$kind-$way/an_$kind.anl.so" >out 2>err; then
    wrong "a $kind does not compile with $way"
    return
  fi
  grep -qF -e "$source" -e "$build" "$kind-$way/read.d" && wrong "a $kind with $way reads the tree it was built from"
  [ "$way" = pkg-config ] || shows_entry "$kind-$way/an_$kind.anl.so"
  lives "$kind" "$kind-$way"
}

find_package() {
  alone cmake -S "an-$1" -B "$1-cmake" -DCMAKE_PREFIX_PATH="$folder/prefix" -DCMAKE_CXX_COMPILER="$compiler" >out 2>err \
    && alone cmake --build "$1-cmake" >out 2>err && (cd "$1-cmake" && alone ctest >../out 2>../err) \
    || wrong "a $1 does not build, or live, with find_package"
  grep -rqF -e "$source" -e "$build" "$1-cmake" && wrong "find_package for a $1 finds the tree it was built from"
  shows_entry "$1-cmake/an_$1.anl.so"
  lives "$1" "$1-cmake"
}

# shellcheck disable=SC2046  # lists of words
for kind in region rule connection steering world; do
  anlage new "$kind" "an-$kind"
  answers 0 "a new $kind"
  cp "an-$kind/an_$kind.cpp" "an_$kind.cpp"
  anlage new "$kind" "an-$kind" --lang c --in c
  answers 0 "a new $kind in C"
  find_package "$kind"
  compiled "$kind" flags "an_$kind.cpp" "$compiler" $("$program" flags)
  compiled "$kind" c "c/an-$kind/an_$kind.c" cc $("$program" flags --c) -lm
  if command -v pkg-config >/dev/null; then
    compiled "$kind" pkg-config "an_$kind.cpp" "$compiler" -O2 $(pkg-config --cflags anlage) -fPIC -shared -fvisibility=hidden
  fi
done

# Whoever has another compiler is told the same words.
for other in g++ clang++; do
  command -v $other >/dev/null || continue
  # shellcheck disable=SC2046  # a list of words
  compiled region $other an_region.cpp $other $("$program" flags)
done
finish
