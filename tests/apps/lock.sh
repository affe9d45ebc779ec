#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A genome and its plugins: locked by version and contents, honoured by every run, settled where two files offer a type.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
planted=$5
mkdir mine plugins
cp "$genomes/small.toml" mine/genome.toml
cp "$planted/tiny.anl.so" plugins/
export ANLAGE_PLUGIN_PATH="$ANLAGE_PLUGIN_PATH:$folder/plugins"

anlage lock mine/genome.toml
answers 0 lock
out_says mine/anlage.lock
for text in 'TestEcho' 'Oja 1.0.0' 'Dense'; do out_says "$text"; done
grep -q '^\[oja\]' mine/anlage.lock || wrong 'no [oja] in the lock'
anlage run mine/genome.toml --ticks 20 --out locked
answers 0 'a locked life'
anlage run "$genomes/small.toml" --ticks 20 --out free
same "$(hash locked)" "$(hash free)" 'a lock changes no bit'

# Locked again, the file is the same.
cp mine/anlage.lock first
anlage lock mine/genome.toml
cmp -s first mine/anlage.lock || wrong 'the second lock is another one'

# Another file under the same name: both hashes, both versions, and the fix.
cat >mine/tiny.toml <<'END'
[brain]
name = "tiny"
tick = "1 ms"
[regions.noise]
type = "TestNoise"
size = { n = 4 }
[regions.copy]
type = "Tiny"
size = { n = 4 }
[[projections]]
from = "noise.rate"
to = "copy.in"
connection = { type = "Dense", w = "normal 0 0.1" }
END
anlage lock mine/tiny.toml
answers 0 'a second genome of the folder'
grep -q '^\[oja\]' mine/anlage.lock || wrong 'what the first genome needs is gone'
anlage run mine/tiny.toml --ticks 3 --out tiny
answers 0 'the second genome'
cp "$planted/tiny_two.anl.so" plugins/tiny.anl.so
anlage run mine/tiny.toml --ticks 3 --out other
answers 3 'a plugin that is not the locked one'
err_says 'mine/anlage.lock:'
err_says 'is not the locked file: locked is Tiny 1.0.0 with hash '
err_says ', here is Tiny 2.0.0 with hash '
err_says '`anlage lock GENOME`'
anlage run mine/tiny.toml --ticks 3 --lock none --out unlocked
answers 0 'without the lock'
anlage run mine/genome.toml --ticks 20 --out untouched
answers 0 'a genome that does not use it'
anlage lock mine/tiny.toml
out_says 'Tiny 2.0.0'
anlage run mine/tiny.toml --ticks 3 --out accepted
answers 0 'the new one, accepted'

# Two files with one type: an error that names both, until one is pinned.
cp "$planted/tiny.anl.so" plugins/zoo.anl.so
anlage run mine/tiny.toml --ticks 3 --lock none
answers 2 'a type that two files offer'
err_says "plugins/zoo.anl.so offers the type \`Tiny\`, which $folder/plugins/tiny.anl.so offers too"
err_says 'anlage lock GENOME --pin Tiny=zoo.anl.so'
anlage lock mine/tiny.toml --pin Tiny=zoo.anl.so
answers 0 'a pin'
out_says 'Tiny 1.0.0  zoo'
anlage run mine/tiny.toml --ticks 3 --out pinned
answers 0 'a pinned life'
grep -q 'zoo.anl.so' pinned/run.json || wrong 'the pinned file was not used'
anlage lock mine/tiny.toml
out_says 'Tiny 1.0.0  zoo'
anlage lock mine/tiny.toml --pin Tiny
answers 2 'a pin that is none'
err_says 'TYPE=LIBRARY'

rm plugins/zoo.anl.so
anlage run mine/tiny.toml --ticks 3
answers 3 'a locked plugin that is gone'
err_says 'zoo.anl.so is locked for the type `Tiny`, and is not on the search path'

printf '[zoo\n' >mine/anlage.lock
anlage run mine/tiny.toml --ticks 3
answers 2 'a lock that is no TOML'
err_says 'mine/anlage.lock:1'
anlage run mine/tiny.toml --ticks 3 --lock nowhere.lock
answers 2 'a lock that is missing'
err_says 'nowhere.lock'
finish
