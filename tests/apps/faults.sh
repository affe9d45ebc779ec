#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A fault names part, field, unit and tick, and leaves a checkpoint of the last good tick.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

anlage run "$genomes/nan.toml" --out sick
answers 3 'an output that is no number'
err_says 'sick.rate[1]'
err_says 'tick 40'
err_says 'NaN'
out_says 'stopped by a fault'
# Ticks 0 to 39 were good.
exists sick/checkpoints/000000040.safetensors
same "$(value status sick/result.json)" 'stopped by a fault' 'status'
anlage run "$genomes/nan.toml" --ticks 40 --out good
same "$(hash sick)" "$(hash good)" 'the state is that of the last good tick'

anlage run "$genomes/nan.toml" --set regions.sick.on_fault=freeze --out frozen
answers 0 'freeze'
err_says 'sick.rate[1]'
same "$(value ticks frozen/result.json)" 100 'the life goes on'

anlage run "$genomes/nan.toml" --set regions.sick.type=TestFailing --out failing
answers 3 'a verb that fails'
err_says 'the planted failure'
exists failing/checkpoints/000000040.safetensors
finish
