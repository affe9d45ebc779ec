#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the doctor says: of all files, of one, and when they are tried once more.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
planted=$5
export ANLAGE_PLUGIN_DEADLINE=1

anlage doctor
answers 0 'nothing is wrong'
out_says 'nothing to be told'
out_says ".cache/plugins"

mkdir bad
for each in aborts next_major fast_math unknown_isa tiny; do cp "$planted/$each.anl.so" bad/; done
anlage doctor --plugin-path bad
answers 3 'four files are refused'
for text in 'is quarantined: dies of signal 6' '`anlage doctor FILE --retry`' \
  'speaks contract 2.0, this program speaks 1.0' 'use a newer program' \
  'was built with -ffast-math' 'rebuild it without -ffast-math' \
  'this machine runs' 'rebuild it with a lower -march'; do out_says "$text"; done

# One file: by its path, its name or its stem.
for word in bad/aborts.anl.so aborts.anl.so aborts; do
  anlage doctor "$word" --plugin-path bad
  answers 3 "doctor $word"
  out_says 'contract 1.0, any'
  out_says 'is quarantined: dies of signal 6 (Aborted) while its constructors run'
done
anlage doctor bad/tiny.anl.so
answers 0 'a sound file that is on no path'
out_says 'region Tiny 1.0.0'
out_says 'sound'
anlage doctor bad/fast_math.anl.so
answers 3 'a file refused by its note'
out_says '-ffast-math'
anlage doctor abort --plugin-path bad
answers 2 'a file that nobody has'
err_says 'did you mean `aborts`'

# Two files with one type: both are named, and the way to choose.
cp "$planted/tiny_two.anl.so" bad/
anlage doctor tiny_two --plugin-path bad
answers 3 'a type that two files offer'
out_says 'offers the type `Tiny`, which'
out_says 'anlage lock GENOME --pin Tiny=tiny_two.anl.so'

# Tried once more: it hangs only as long as nobody waits for it.
rm -r bad
mkdir bad
cp "$planted/hangs.anl.so" "$planted/aborts.anl.so" bad/
anlage list --plugin-path bad
ANLAGE_PLUGIN_DEADLINE=0.2 anlage doctor hangs --plugin-path bad --retry
answers 3 'it still hangs'
out_says 'more than 0.2 s'
anlage doctor hangs --plugin-path bad
out_says 'more than 0.2 s'
anlage doctor aborts --plugin-path bad
out_says 'is quarantined'
ANLAGE_PLUGIN_DEADLINE=0.3 anlage doctor --plugin-path bad --retry
out_says 'more than 0.3 s'
out_says 'dies of signal 6'
finish
