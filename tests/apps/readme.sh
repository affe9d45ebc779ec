#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the README shows works as printed: its genome runs, its plugin compiles and loads.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
root=$3
compiler=$4

# block LANGUAGE: the first block of that language.
block() { awk -v fence="\`\`\`$1" '$0 == fence {inside = 1; next} /^```/ && inside {exit} inside' "$root/README.md"; }

block toml >first.toml
anlage run first.toml --out first
answers 0 'the genome of the README'
out_says 'first, seed 1  finished'
# At birth the answer is 0; Friedman's first function has mean 14.4 and a variance near 24, so the error is about 230.
# A line explains about three quarters of the variance.
birth=$(value birth.error first/result.json)
tested=$(value test.error first/result.json)
awk -v birth="$birth" -v tested="$tested" 'BEGIN {exit !(birth > 150 && tested > 0 && tested < 12)}' ||
  wrong "the error is $birth at birth and $tested after a life"
anlage run first.toml --out other --set projections.weights.learning.type=ThreeFactor
answers 0 'another learning rule'

block cpp >squared_rates.cpp
mkdir mine
"$compiler" -std=c++20 -O1 -shared -fPIC -fvisibility=hidden -I"$root/sdk" -I"$root/framework" -isystem /usr/include/eigen3 \
  squared_rates.cpp -o mine/squared_rates.anl.so >out 2>err || wrong 'the plugin of the README does not compile'
anlage show SquaredRates --plugin-path mine
answers 0 'the plugin of the README'
out_says 'leaky population with a quadratic rate'
finish
