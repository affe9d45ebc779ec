#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Plugins that crash, hang or lie when they are looked at: the program lives, tells, remembers, and forgets when they are mended.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
planted=$5
export ANLAGE_PLUGIN_DEADLINE=1
mkdir bad
for each in hangs aborts exits entry_crashes lies; do cp "$planted/$each.anl.so" bad/; done

# remembered: in the cache, for good.
remembered() { grep -c '^description	quarantined' .cache/plugins; }

anlage list --plugin-path bad
answers 0 'a list with five bad files'
err_is_silent
out_says LeakyRates
out_says 'hangs.anl.so: is quarantined: hangs: it takes more than 1 s while its constructors run'
out_says 'aborts.anl.so: is quarantined: dies of signal 6'
out_says 'exits.anl.so: is quarantined: calls exit while its constructors run'
out_says 'entry_crashes.anl.so: is quarantined: dies of signal 11'
out_says 'lies.anl.so: is quarantined: dies of signal 11'
out_says '`anlage doctor FILE --retry`'
same "$(remembered)" 5 'five files are in quarantine'

# The next start does not look at them again: a deadline that nothing could keep is not even met.
cp out first
ANLAGE_PLUGIN_DEADLINE=0.000001 anlage list --plugin-path bad
cmp -s out first || wrong 'the second list is another one'

# A life that does not need them is not disturbed, with and without a cache.
anlage run "$genomes/small.toml" --ticks 20 --plugin-path bad --out calm
answers 0 'a life beside bad files'
ANLAGE_CACHE=off anlage run "$genomes/small.toml" --ticks 20 --plugin-path bad --out uncached
answers 0 'a life without a cache'
same "$(hash calm)" "$(hash uncached)" 'the same life'

# One that needs such a type is told why it is not there.
anlage run "$genomes/small.toml" --ticks 20 --plugin-path bad --set regions.echo.type=Aborts
answers 2 'a genome that names a type in quarantine'
err_says 'no plugin offers the type `Aborts`'
err_says 'aborts.anl.so was refused: is quarantined: dies of signal 6'

# Built again, it is looked at again.
cp "$planted/tiny.anl.so" bad/hangs.anl.so
anlage list --plugin-path bad
out_says Tiny
if grep -q 'hangs.anl.so: is' out; then wrong 'a mended file is still refused'; fi
same "$(remembered)" 4 'four files are in quarantine'

# A cache that is damaged, or cannot be written, is as none.
printf 'rubbish' >.cache/plugins
anlage list
answers 0 'a damaged cache'
err_is_silent
grep -q '^anlage plugins' .cache/plugins || wrong 'a damaged cache is not written anew'
printf '' >nofolder
ANLAGE_CACHE="$folder/nofolder" anlage list
answers 0 'a cache where there can be none'
err_is_silent
out_says LeakyRates

ANLAGE_PLUGIN_DEADLINE=soon anlage list
answers 2 'a deadline that is none'
err_says 'ANLAGE_PLUGIN_DEADLINE'
finish
