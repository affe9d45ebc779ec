#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Includes only go down: a folder sees itself and what its line names.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

# folder | modules it may include
floors='framework/anlage/contract   | contract
framework/anlage/base       | base contract
framework/anlage/genome     | genome base contract
framework/anlage/registry   | registry base contract
framework/anlage/brain      | brain genome registry base contract
framework/anlage/state      | state brain genome registry base contract
framework/anlage/schedule   | schedule brain genome registry base contract
framework/anlage/simulation | simulation state schedule brain genome registry base contract
framework/anlage/recording  | recording simulation state schedule brain genome registry base contract
sdk/anlage                  | sdk base contract
plugins                     | sdk'

included() {
  grep -rnE --include='*.hpp' --include='*.cpp' --include='*.h' --include='*.inc' \
    '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]anlage/' "$1" 2>/dev/null |
    sed -E 's|^([^:]*:[0-9]+):.*[<"]anlage/([a-z_]+)/.*$|\1 \2|'
}

printf '%s\n' "$floors" >"${TMPDIR:-/tmp}/floors.$$"
trap 'rm -f "${TMPDIR:-/tmp}/floors.$$"' EXIT
while IFS='|' read -r folder modules; do
  folder=$(printf '%s' "$folder" | tr -d ' ')
  [ -d "$folder" ] || continue
  for line in $(included "$folder" | tr ' ' '@'); do
    place=${line%@*}
    module=${line#*@}
    case " $modules " in
      *" $module "*) ;;
      *) complain "$place includes anlage/$module; $folder may see:$modules" ;;
    esac
  done
done <"${TMPDIR:-/tmp}/floors.$$"
finish
