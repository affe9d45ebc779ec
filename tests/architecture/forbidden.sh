#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every source names its licence; none holds a path of somebody's machine or a mark of unfinished work.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

# Written in two halves, so that this file does not hold what it forbids.
paths='/ho''me/[a-z]|/ro''ot/|/wor''k/|/Use''rs/'
marks='TO''DO|FIX''ME|XX''X|HA''CK'

for file in $(sources '*.hpp' '*.cpp' '*.h' '*.inc' '*.cmake' 'CMakeLists.txt' '*.sh' '*.toml' '*.md' '*.json'); do
  grep -nE "$paths" "$file" | sed "s|^|$file: a path of one machine: |" | grep . && wrong=1
  grep -nwE "$marks" "$file" | sed "s|^|$file: a mark of unfinished work: |" | grep . && wrong=1
done
for file in $(sources '*.hpp' '*.cpp' '*.h' '*.cmake' 'CMakeLists.txt' '*.sh'); do
  head -n 3 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' || complain "$file: no SPDX line at the top"
done
for file in $(sources '*.hpp' '*.h'); do
  head -n 60 "$file" | grep -qE '^#pragma once|^#ifndef ANLAGE_' || complain "$file: no include guard"
done
finish
