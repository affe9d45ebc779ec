#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes docs/contract.md of the comments and declarations of the contract.
#   docs/contract.sh > docs/contract.md
set -eu
headers=$(dirname "$0")/../framework/anlage/contract
cat <<'END'
# The contract

What a plugin is to the framework: a plain C border. This page is made from `framework/anlage/contract/*.h` by `docs/contract.sh`; the headers
are what counts. Whoever writes in C++ sees none of this: the sdk makes the tables from a struct. Whoever writes in C, or binds another
language, needs nothing else; `anlage/sdk/c_plugin.h` saves C authors some lines, and `anlage new KIND NAME --lang c` begins with them.
END
for name in contract version entry type field setup call dense_sums; do
  awk -v name="$name" '
    function flush_code() {
      sub(/\n+$/, "", code)
      if (code != "") printf "\n```c\n%s\n```\n", code
      code = ""
    }
    function say(line) {
      if (!titled) { printf "\n## `%s.h`\n\n", name; titled = 1 }
      print line
    }
    /^\/\* SPDX/ || /^#ifndef ANLAGE_CONTRACT/ || /^#define ANLAGE_CONTRACT_[A-Z_]*_H$/ || /^#include/ || /^#if.*__cplusplus/ { next }
    /^#endif$/ { next }
    !inside && /^\/\*/ { flush_code(); inside = 1; sub(/^\/\* ?/, ""); if (titled) print "" }
    inside {
      ends = sub(/ *\*\/ *$/, "")
      sub(/^ \* ?/, ""); sub(/^ \*$/, "")
      gsub(/</, "\\&lt;")
      if (/^  [^ -]/) $0 = "  " $0
      say($0)
      if (ends) inside = 0
      next
    }
    /^$/ && code == "" { next }
    { code = code $0 "\n" }
    END { flush_code() }' "$headers/$name.h"
done
