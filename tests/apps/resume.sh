#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What may be changed in a life that goes on, and what may not.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

cat >ramp.toml <<'END'
[brain]
name = "ramp"

[regions.ramp]
type = "TestRamp"
size = { n = 8 }

[regions.echo]
type = "TestEcho"
size = { n = 4 }

[[projections]]
name = "edge"
from = "ramp.rate"
to = "echo.drive"
connection = { type = "LocalRandom", fan_in = 2, weights = "drawn", w = "constant 1" }

[figures.level]
of = "ramp.rate"
statistic = "last"

[figures.sum]
of = "ramp.rate"
statistic = "sum"
END
level() { value run.level "$1/result.json"; }

# Unit i has start + i + step * tick; the mean of i over 8 units is 3.5.
anlage run ramp.toml --ticks 50 --out half
same "$(level half)" 52.5 'tick 49'
anlage resume half --ticks 30 --out rest
anlage run ramp.toml --ticks 80 --out whole
same "$(hash rest)" "$(hash whole)" 'a life without phases'
same "$(value run.sum rest/result.json)" "$(value run.sum whole/result.json)" 'a figure without phases'

anlage resume half --ticks 1 --out changed --set regions.ramp.start=1000
answers 0 'a live parameter is changed'
same "$(level changed)" 1053.5 'tick 50, from 1000 on'
anlage resume changed --ticks 1 --out later
same "$(level later)" 1054.5 'tick 51: the change stays'
anlage resume half --ticks 1 --out plain
same "$(level plain)" 53.5 'tick 50 unchanged'
anlage resume half --ticks 1 --out aged --set 'regions.ramp.start={ value = 100, schedule = [[0, 1], ["0.1 s", 3]] }'
# At 50 ms the factor is 2: 200 + 3.5 + 50.
same "$(level aged)" 253.5 'a schedule begins at the age of the life'

anlage resume half --ticks 1 --out no --set projections.edge.connection.fan_in=3
answers 2 'a birth parameter'
err_says 'edge.fan_in: is fixed at birth: the shape of the state depends on it'
anlage resume half --ticks 1 --out no --set 'projections.edge.connection.w=zero'
answers 2 'an initial law'
err_says 'edge.w: is an initial law: this life has begun'
anlage resume half --ticks 1 --out no --set regions.ramp.strat=1
answers 2 'an unknown parameter'
err_says 'did you mean `start`?'
[ ! -e no ] || wrong 'a refused change leaves a run folder'
finish
