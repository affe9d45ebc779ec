#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The installed package, with nothing of the build tree: it finds its plugins and brains, and a plugin is made with it alone.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
compiler=$4
build=$(dirname "$(dirname "$program")")
unset ANLAGE_PLUGIN_PATH

cmake --install "$build" --prefix "$folder/prefix" >out 2>err || wrong 'the installation fails'
program="$folder/prefix/bin/anlage"
anlage list regions
answers 0 'the list of the installed program'
out_says 'LeakyRates'
grep -q "$build" out && wrong 'the installed program looks into the build tree'
anlage run restaurant --ticks 100 --out lived --progress none
answers 0 'an installed brain'

anlage new region elsewhere
cmake -S elsewhere -B built -DCMAKE_PREFIX_PATH="$folder/prefix" -DCMAKE_CXX_COMPILER="$compiler" >out 2>err \
  && cmake --build built >out 2>err && (cd built && ctest >../out 2>../err) || wrong 'a plugin does not build with the installed package'
grep -rqF "$build" built/CMakeCache.txt && wrong 'find_package finds the build tree'

if command -v pkg-config >/dev/null; then
  pc=$(find "$folder/prefix" -name anlage.pc)
  words=$(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --cflags anlage)
  case $words in *"-I$folder/prefix/"*) ;; *) wrong "pkg-config looks elsewhere: $words" ;; esac
  # shellcheck disable=SC2086  # a list of words
  "$compiler" $words -fsyntax-only elsewhere/elsewhere.cpp 2>err || wrong 'the words of pkg-config do not compile a plugin'
fi
rm -r "$folder/prefix/include"
anlage flags
answers 2 'an installation without headers'
err_says 'anlage-dev'
finish
