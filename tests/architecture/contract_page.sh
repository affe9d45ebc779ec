#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# docs/contract.md says what the headers of the contract say.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/architecture/common.sh
. "$here/common.sh"

sh docs/contract.sh 2>/dev/null | cmp -s - docs/contract.md || complain 'docs/contract.md is not what docs/contract.sh makes of the headers: run it anew'
finish
