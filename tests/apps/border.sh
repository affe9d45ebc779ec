#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A steering circuit that reaches for what has been learned: what is stopped, when, and what is not.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

run() { anlage run "$genomes/spy.toml" "$@"; }

# In the process of its brain, and unwatched, it is not noticed: the types and the genome have nothing to say about addresses.
for how in listen past write; do
  run --set steering.spy.how=$how --out "free_$how"
  answers 0 "$how, unwatched"
done

# Guarded, it dies of the first number that is not its own.
run --isolation guarded --set steering.spy.how=listen --out guarded_listen
answers 0 'who only listens is not accused'
run --isolation guarded --set steering.spy.how=past --out guarded_past
answers 3 'a read past what it hears'
err_says 'tick 30: spy'
err_says 'past the end of'
run --isolation guarded --set steering.spy.how=write --out guarded_write
answers 3 'a write to what it hears'
err_says 'tick 30: spy'
err_says 'which is read-only there'

# Before any life, the plugin is found by its check; a genome that would hand it what learns does not develop.
anlage check TestSpy --only 22,23
answers 0 'as it stands it only listens'
run --set projections.1.learning.type=Oja --set projections.1.connection.type=Dense
answers 2 'a rule that ends in a steering circuit'
err_says 'Oja cannot learn here: spy is a steering circuit'
run --set projections.1.connection.type=Tied --set projections.1.connection.of=afferents
answers 2 'learned synapses, borrowed'
err_says 'spy is a steering circuit and has none that do'
printf 'pre,post\n1,0\n1,1\n1,2\n' >unit.csv
run --set projections.1.connection.type=FromTable --set "projections.1.connection.table=$folder/unit.csv"
answers 2 'a learned unit by its number'
err_says 'a steering circuit cannot address them by number'
finish
