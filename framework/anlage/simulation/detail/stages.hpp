// SPDX-License-Identifier: Apache-2.0
/// How the work of a wave is shared among lanes. Nothing here can change a result: parts of a wave are independent, and slices
/// of a projection are slices of receivers, each of which sums alone.
#pragma once

#include "anlage/simulation/detail/program.hpp"

namespace anlage::detail {

void make_stages(Program& program, const Schedule& schedule, int lanes);

}  // namespace anlage::detail
