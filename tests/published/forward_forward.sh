#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 784-500-500 on MNIST with labels in the input. Hinton 2022 (arXiv:2212.13345) has the algorithm; a public minimal version of
# it with these layers reports 6.84 %.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/published/common.sh
. "$here/common.sh"
need mnist

life ff forward-forward
expect "forward-forward, error %" "$(error_of ff)" below 7.5 6.84
finish
