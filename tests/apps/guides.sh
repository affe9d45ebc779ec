#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the program says of itself to other programs: manual pages, completion, a schema of genomes.
# shellcheck source=tests/apps/common.sh
. "$(dirname "$0")/common.sh"
source=$3
verbs='run resume sweep compare audit list show graph lock doctor new dev check flags schema completion man'

anlage man pages
answers 0 'manual pages'
exists pages/anlage.1
for verb in $verbs; do
  exists "pages/anlage-$verb.1"
  grep -q "anlage.-$verb" pages/anlage.1 || wrong "the page of the program does not lead to $verb"
  anlage "$verb" --help
  options=$(sed -n 's/^ *\(-h, \)\{0,1\}--\([a-z-]*\).*/\2/p' out)
  [ -n "$options" ] || wrong "$verb has no options"
  for option in $options; do
    grep -q -- "$(printf '%s' "\\-\\-$option" | sed 's/-/\\\\-/g; s/\\\\\\\\-/\\\\-/g')" "pages/anlage-$verb.1" ||
      wrong "the page of $verb leaves out --$option"
  done
done
if command -v man >/dev/null 2>&1; then
  for page in pages/*.1; do
    man --warnings -l "$page" >out 2>err </dev/null || wrong "man cannot show $page"
    err_is_silent
    [ -s out ] || wrong "man shows nothing of $page"
  done
else
  echo 'left out: no man here to read the pages'
fi

# completed WORD…: what bash would offer for the last word.
completed() {
  bash -c '
    source "$1"; shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _anlage
    printf "%s\n" "${COMPREPLY[@]}"' - completion.bash "$program" "$@" >out 2>err
}
anlage completion bash
answers 0 'completion for bash'
cp out completion.bash
completed re
same "$(tr '\n' ' ' <out)" 'resume ' 'verbs with re'
completed run --se
same "$(sort out | tr '\n' ' ')" '--seed --seeds --set ' 'options of run with --se'
completed show LeakyR
same "$(cat out)" 'LeakyRates' 'types with LeakyR'
completed new ste
same "$(cat out)" 'steering' 'kinds with ste'
completed new --lang c
same "$(sort out | tr '\n' ' ')" 'c cpp ' 'languages with c'
anlage completion zsh --out _anlage
answers 0 'completion for zsh'
grep -q '^#compdef anlage' _anlage || wrong 'zsh would not know what the script is for'
if command -v zsh >/dev/null 2>&1; then
  zsh -n _anlage 2>err || wrong 'zsh does not read its script'
else
  echo 'left out: no zsh here to read its script'
fi
anlage completion fish
answers 2 'a shell that is none of the two'
err_says 'bash or zsh'

anlage schema --out genome.schema.json
answers 0 'a schema'
[ ! -s out ] || wrong '--out writes to standard output as well'
anlage schema genome.toml
answers 2 'a schema of one genome'
python=''
for each in python3 /usr/bin/python3; do
  "$each" -W ignore -c 'import jsonschema, tomllib' 2>/dev/null && python=$each
done
if [ -n "$python" ]; then
  "$python" -W ignore "$source/tests/apps/schema.py" genome.schema.json "$source" >out 2>err || wrong 'the schema misjudges genomes'
else
  echo 'left out: no Python with jsonschema here to judge genomes by the schema'
fi
finish
