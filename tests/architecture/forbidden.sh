#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every source names its licence, but for what `anlage new` copies, which belongs to its author; none holds a path of somebody's machine or a mark of unfinished work.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

# Written in two halves, so that this file does not hold what it forbids. An example may live in the home of "me".
paths='/ho''me/[a-ln-z]|/ho''me/m[a-df-z]|/ro''ot/|/wor''k/|/Use''rs/'
marks='TO''DO|FIX''ME|XX''X|HA''CK'

# found PATTERN WHAT FLAG
found() {
  lines=$(sources '*.hpp' '*.cpp' '*.h' '*.inc' '*.cmake' 'CMakeLists.txt' '*.sh' '*.toml' '*.md' '*.json' |
    xargs grep -nE "$3" "$1" /dev/null 2>/dev/null)
  [ -z "$lines" ] || complain "$2:
$lines"
}
found "$paths" 'a path of one machine' -e
found "$marks" 'a mark of unfinished work' -we

for file in $(sources '*.hpp' '*.cpp' '*.h' '*.cmake' 'CMakeLists.txt' '*.sh' | grep -v 'sdk/templates/' |
  xargs grep -L 'SPDX-License-Identifier: Apache-2.0'); do
  complain "$file: no SPDX line"
done
for file in $(sources '*.hpp' '*.h' | xargs grep -LE '^#pragma once|^#ifndef ANLAGE_'); do
  complain "$file: no include guard"
done
finish
