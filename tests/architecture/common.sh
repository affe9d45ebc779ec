# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# For the checks of this folder: the root to look at, files of it, and complaints.
cd "$1" || exit 2
wrong=0

# sources PATTERN…: files of the project by name, build folders left out.
sources() {
  for pattern in "$@"; do
    find . -path ./.git -prune -o -path ./build -prune -o -path ./runs -prune -o -type f -name "$pattern" -print
  done | sort
}

complain() {
  printf '%s\n' "$1"
  wrong=1
}

finish() {
  [ "$wrong" -eq 0 ] && printf 'fine\n'
  exit "$wrong"
}
