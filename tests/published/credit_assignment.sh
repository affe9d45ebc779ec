#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 784-400-400-10 on MNIST, 8 passes. Targets: 8 epochs of RMSprop with batches of 64, own reference runs; the schemes are those
# of Rumelhart et al. 1986, Lillicrap et al. 2016 and Nøkland 2016. Here: plain descent, one image a tick.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/published/common.sh
. "$here/common.sh"
need mnist

upper='{ type = "Dense", w = "normal 0 0.1" }'
lower='{ type = "Dense", w = "normal 0 0.05" }'
life bp credit-assignment
life fa credit-assignment --set "projections.back_2.connection=$upper" --set "projections.back_1.connection=$lower"
life dfa credit-assignment --set "projections.back_2.connection=$upper" --set "projections.back_1.connection=$upper" \
  --set projections.back_1.from=teacher.error
life frozen credit-assignment --set projections.w1.learning.eta=0 --set projections.b1.learning.eta=0 \
  --set projections.w2.learning.eta=0 --set projections.b2.learning.eta=0

expect "backpropagation, error %" "$(error_of bp)" below 5 3.4
expect "feedback alignment, error %" "$(error_of fa)" below 5 3.8
expect "direct feedback alignment, error %" "$(error_of dfa)" below 5 4.1
expect "hidden layers frozen, error %" "$(error_of frozen)" above 10 14.7
finish
