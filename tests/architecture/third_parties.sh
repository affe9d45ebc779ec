#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each third-party library lives in the folders that own it, and heavy ones stay out of headers.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

# owned PATTERN NAME FOLDER…: includes that match the pattern are only in these folders.
owned() {
  pattern=$1
  name=$2
  shift 2
  found=$(grep -rlE --include='*.hpp' --include='*.cpp' --include='*.h' --include='*.inc' \
    "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$pattern" framework sdk plugins apps 2>/dev/null)
  for file in $found; do
    mine=''
    for folder in "$@"; do
      case $file in "$folder"/*) mine=yes ;; esac
    done
    [ -n "$mine" ] || complain "$file includes $name, which belongs to: $*"
  done
}

# not_in_headers PATTERN NAME: slow to compile, so only sources include it.
not_in_headers() {
  found=$(grep -rlE --include='*.hpp' --include='*.h' \
    "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$1" framework sdk apps  2>/dev/null)
  for file in $found; do
    complain "$file is a header and includes $2; include it in sources only"
  done
}

owned '(tbb|oneapi)/' oneTBB framework/anlage/simulation
owned 'boost/dll' Boost.DLL framework/anlage/registry
owned 'boost/graph' Boost.Graph framework/anlage/brain framework/anlage/schedule
owned 'boost/program_options' Boost.Program_options apps
owned 'toml\+\+' toml++ framework/anlage/genome apps
owned 'nlohmann/' nlohmann-json framework/anlage/recording apps
owned 'xxhash' xxHash framework/anlage/base
owned 'Eigen/' Eigen sdk plugins
owned 'mujoco/' MuJoCo plugins/worlds/mujoco_body
for heavy in 'boost/:Boost' 'toml\+\+:toml++' 'nlohmann/json\.hpp:nlohmann-json' '(tbb|oneapi)/:oneTBB' 'fmt/:fmt'; do
  not_in_headers "${heavy%%:*}" "${heavy#*:}"
done
finish
