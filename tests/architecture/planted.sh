#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A check that cannot fail proves nothing: each one meets a small tree with one mistake of its kind.
here=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
bad=0

# planted CHECK FILE TEXT WORDS: the check fails and says WORDS.
planted() {
  rm -rf "${tree:?}/src"
  mkdir -p "$tree/src/$(dirname "$2")"
  printf '// SPDX-License-Identifier: Apache-2.0\n#pragma once\n%b' "$3" >"$tree/src/$2"
  if said=$(sh "$here/$1.sh" "$tree/src"); then
    printf '%s.sh did not find the mistake in %s\n' "$1" "$2"
    bad=1
  elif ! printf '%s' "$said" | grep -q "$4"; then
    printf '%s.sh failed for another reason than "%s":\n%s\n' "$1" "$4" "$said"
    bad=1
  fi
}

planted lengths framework/anlage/base/long.cpp "$(yes '\n' | head -n 400 | tr -d '\n')" '402 lines'
planted floors framework/anlage/base/up.hpp '#include "anlage/genome/genome.hpp"\n' 'includes anlage/genome'
planted floors framework/anlage/genome/side.hpp '#include "anlage/registry/registry.hpp"\n' 'includes anlage/registry'
planted floors plugins/regions/nosy/nosy.cpp '#include <anlage/state/brain_state.hpp>\n' 'includes anlage/state'
planted third_parties framework/anlage/brain/fast.cpp '#include <tbb/parallel_for.h>\n' 'includes oneTBB'
planted third_parties framework/anlage/genome/heavy.hpp '#include <toml++/toml.h>\n' 'is a header'
planted words framework/anlage/brain/brain.hpp '' 'no page docs/concepts/region.md'
planted forbidden framework/anlage/base/lost.hpp '// TO''DO later\n' 'unfinished'
planted forbidden framework/anlage/base/path.hpp '// see /ho''me/someone\n' 'path of one machine'
planted contract_page docs/contract.md 'another time\n' 'run it anew'
[ "$bad" -eq 0 ] && printf 'fine\n'
exit "$bad"
