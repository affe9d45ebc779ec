#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What there is: list, show, graph.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

anlage list
answers 0 list
for text in regions connections 'learning rules' LeakyRates Dense Oja TestEcho oja.anl.so; do out_says "$text"; done
anlage list rules
out_says Oja
if grep -q LeakyRates out; then wrong 'a region among the rules'; fi
anlage list rule
out_says Oja

# A file that is no plugin stays visible, with its reason.
mkdir more
printf 'not a library' >more/fake.anl.so
anlage list --plugin-path more
answers 0 'list with a refused file'
out_says 'refused'
out_says 'fake.anl.so'
out_says 'plugin-refused'
out_says LeakyRates

anlage show LeakyRates
answers 0 show
for text in 'Dayan & Abbott 2001' tau 0.02 '[0.0001, 1]' drive Hz leaky_rates.anl.so 'potential'; do out_says "$text"; done
anlage show Oja
for text in 'learning rule' 'Oja 1982' '[post x pre]' weights; do out_says "$text"; done

anlage graph "$genomes/small.toml"
answers 0 graph
for text in 'digraph "small"' '"noise":"out_rate" -> "echo":"in_drive"' 'Dense\nOja' 'TestEcho'; do out_says "$text"; done
err_is_silent
anlage graph "$genomes/small.toml" --out small.dot
[ ! -s out ] || wrong '--out writes to standard output as well'
grep -q digraph small.dot || wrong 'no graph in small.dot'
if command -v dot >/dev/null 2>&1; then
  anlage graph "$genomes/small.toml" --format svg
  answers 0 'svg'
  out_says '</svg>'
fi
code=0
PATH=/nowhere "$program" graph "$genomes/small.toml" --format svg >out 2>err || code=$?
answers 2 'svg without Graphviz'
err_says 'graphviz'

# A `dot` that never ends is stopped; one that fails is reported.
mkdir programs
printf '#!/bin/sh\nexec sleep 60\n' >programs/dot
chmod +x programs/dot
code=0
PATH="$folder/programs:$PATH" "$program" graph "$genomes/small.toml" --format svg >out 2>err || code=$?
answers 2 'a dot that hangs'
err_says 'was stopped'
printf '#!/bin/sh\nexit 7\n' >programs/dot
code=0
PATH="$folder/programs:$PATH" "$program" graph "$genomes/small.toml" --format svg >out 2>err || code=$?
answers 2 'a dot that fails'
err_says 'exit code 7'

# Ready-made brains by name.
mkdir -p brains/mine
cp "$genomes/small.toml" brains/mine/genome.toml
export ANLAGE_BRAIN_PATH="$folder/brains"
anlage graph mine
answers 0 'a brain by its name'
anlage graph mien
answers 2 'a brain nobody has'
err_says 'mine'
finish
