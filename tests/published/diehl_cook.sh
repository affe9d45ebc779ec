#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A hundred spiking cells on MNIST, 10,000 images of life. Diehl & Cook 2015 (Frontiers in Computational Neuroscience 9:99) report
# 82.9 % for a hundred cells; their range over settings is 79 to 85 %.
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
# shellcheck source=tests/published/common.sh
. "$here/common.sh"
need mnist

life cells diehl-cook --set world.stream.data=mnist --set phases.life.ticks=10000000 --set phases.labelling.ticks=5000000 \
  --set phases.exam.ticks=3000000
accuracy=$(awk -v e="$(error_of cells)" 'BEGIN { printf "%.2f", 100 - e }')
expect "Diehl & Cook, 100 cells, right %" "$accuracy" above 79 82.9
finish
