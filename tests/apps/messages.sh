#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Wrong usage and wrong files: what is wrong, where, and what would be right.
# shellcheck disable=SC2016
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"

# refused TEXT HINT ARGUMENTS…: answers 2, prints nothing on standard output, says both.
refused() {
  text=$1
  hint=$2
  shift 2
  anlage "$@"
  answers 2 "$*"
  [ ! -s out ] || wrong "$*: standard output is not empty"
  err_says "$text"
  err_says "$hint"
}

refused 'usage: anlage VERB' 'verbs'
refused 'there is no verb `rnu`' 'run' rnu
refused 'there is no option `--thread`' 'did you mean `threads`' run "$genomes/small.toml" --thread 2
refused '`--seed` is `x`' 'whole number' run "$genomes/small.toml" --seed x
refused '`--ticks` is `0`' 'from 1 on' run "$genomes/small.toml" --ticks 0
refused '`--progress` cannot be `loud`' 'plain' run "$genomes/small.toml" --progress loud
refused '`--jobs` needs `--seeds`' '' run "$genomes/small.toml" --jobs 2
refused 'GENOME is missing' 'usage: anlage run GENOME' run
refused 'one too many' 'usage' run "$genomes/small.toml" second
refused 'more than once' '' run "$genomes/small.toml" --seed 1 --seed 2

refused 'absent.toml' 'neither a genome file nor a ready-made brain' run absent.toml
refused 'has no phases' '--ticks N' run "$genomes/endless.toml"
refused 'no `gane`' 'gain' run "$genomes/small.toml" --set regions.echo.gane=1
refused 'echo.gain' 'outside its range' run "$genomes/small.toml" --set regions.echo.gain=1000
refused 'syntax' 'PATH=VALUE' run "$genomes/small.toml" --set regions.echo.gain
refused 'regions.eco' 'echo' run "$genomes/small.toml" --set regions.eco.gain=1
refused 'TestEko' 'did you mean the region `TestEcho`' run "$genomes/small.toml" --set regions.echo.type=TestEko
err_says "$ANLAGE_PLUGIN_PATH"
refused 'neither a checkpoint nor a run folder' '.safetensors' resume absent
refused 'there is no kind `region5`' 'regions' list region5
refused 'TestEko' 'TestEcho' show TestEko
refused '`--format` cannot be `png`' 'svg' graph "$genomes/small.toml" --format png

printf '[brain\n' >broken.toml
refused 'broken.toml:1' 'syntax' run broken.toml
mkdir empty
refused '`empty` holds no checkpoint' 'checkpoints/' resume empty
printf 'this is no checkpoint' >damaged.safetensors
refused 'damaged.safetensors' 'checkpoint-damaged' resume damaged.safetensors
anlage run "$genomes/small.toml" --ticks 3 --out short
head -c 900 short/checkpoints/000000003.safetensors >cut.safetensors
refused 'cut.safetensors' 'checkpoint-damaged' resume cut.safetensors

for verb in run resume sweep compare list show graph lock doctor; do
  anlage "$verb" --help
  answers 0 "$verb --help"
  out_says "usage: anlage $verb"
  err_is_silent
done
anlage --version
answers 0 'version'
out_says 'anlage 0.'
anlage help run
out_says '--checkpoint-every N'
finish
