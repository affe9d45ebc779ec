#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# No source file is longer than 400 lines.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

for file in $(sources '*.hpp' '*.cpp' '*.h' '*.inc' '*.cmake' 'CMakeLists.txt' '*.sh'); do
  lines=$(wc -l <"$file")
  [ "$lines" -le 400 ] || complain "$file has $lines lines; 400 are allowed: split it by what it does"
done
finish
