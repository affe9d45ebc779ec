#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The installed package, with nothing of the build tree: it finds its plugins and brains, and says what is missing.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
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

rm -r "$folder/prefix/include"
anlage flags
answers 2 'an installation without headers'
err_says 'anlage-dev'
finish
