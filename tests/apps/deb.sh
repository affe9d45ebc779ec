#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The two Debian packages: what stands in them, what they need, and a brain that lives from them. Nothing is installed.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
build=$(dirname "$(dirname "$program")")
unset ANLAGE_PLUGIN_PATH
for tool in cpack dpkg-deb dpkg-shlibdeps; do
  command -v $tool >/dev/null || { echo "SKIPPED: no $tool here"; exit 77; }
done

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$folder/packages" >out 2>err || wrong 'cpack fails'
runtime=$(ls packages/anlage_*.deb) dev=$(ls packages/anlage-dev_*.deb)
[ -n "$runtime" ] && [ -n "$dev" ] || { wrong 'one of the two packages is missing'; finish; exit 1; }
dpkg-deb -f "$runtime" Depends >out
for library in libc6 libtbb libboost-program-options; do out_says "$library"; done
dpkg-deb -f "$dev" Depends >out
for need in 'anlage (=' libeigen3-dev; do out_says "$need"; done

dpkg-deb -c "$runtime" >out
for file in usr/bin/anlage usr/share/man/man1/anlage-run.1 usr/share/bash-completion/completions/anlage usr/share/zsh/site-functions/_anlage \
  usr/share/anlage/genome.schema.json oja.anl.so brains/restaurant/genome.toml; do out_says "$file"; done
for file in plugin.hpp AnlageConfig.cmake test_types; do grep -q "$file" out && wrong "the package for users holds $file"; done
dpkg-deb -c "$dev" >out
for file in anlage/sdk/plugin.hpp anlage/sdk/c_plugin.h anlage/contract/contract.h AnlageConfig.cmake anlage.pc templates/region/my_region.cpp \
  templates/c/region/my_region.c; do out_says "$file"; done

dpkg-deb -x "$runtime" unpacked
dpkg-deb -x "$dev" unpacked
program=$folder/unpacked/usr/bin/anlage
anlage run restaurant --ticks 100 --out lived --progress none
answers 0 'a brain from the package'
anlage new region x
answers 0 'a new region from the package'
cmake -S x -B x/build -DCMAKE_PREFIX_PATH="$folder/unpacked/usr" -DCMAKE_CXX_COMPILER="$4" >out 2>err &&
  cmake --build x/build >out 2>err && (cd x/build && ctest >../../out 2>../../err) || wrong 'a new region does not build, or live, with the package'
finish
