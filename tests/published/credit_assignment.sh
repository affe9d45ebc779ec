#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 784-400-400-10 on MNIST, 8 passes (4 with frozen hidden layers). Targets: as many epochs of RMSprop with batches of 64, own
# reference runs; the schemes are those of Rumelhart et al. 1986, Lillicrap et al. 2016 and Nøkland 2016. Here: plain descent,
# one image a tick. How badly a readout of frozen layers does after a given time is a matter of how fast it is trained (it has
# a least-squares solution); what matters is that it does much worse than any scheme that reaches them.
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
life frozen credit-assignment --set phases.0.ticks=240000 --set projections.w1.learning.eta=0 --set projections.b1.learning.eta=0 \
  --set projections.w2.learning.eta=0 --set projections.b2.learning.eta=0

expect "backpropagation, error %" "$(error_of bp)" below 5 3.4
expect "feedback alignment, error %" "$(error_of fa)" below 5 3.8
expect "direct feedback alignment, error %" "$(error_of dfa)" below 5 4.1
expect "hidden layers frozen, error %" "$(error_of frozen)" above 9 14.7
expect "frozen / backpropagation" "$(awk -v a="$(error_of frozen)" -v b="$(error_of bp)" 'BEGIN { printf "%.2f", a / b }')" above 2 4.3
finish
