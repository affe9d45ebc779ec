// SPDX-License-Identifier: Apache-2.0
/// The services of the host: one constant table, handed to every call.
#pragma once

#include "anlage/contract/call.h"

namespace anlage {

/// Log lines go to standard error; there are no extensions yet. Lifetime: the process. [any]
[[nodiscard]] const anlage_host& host();

}  // namespace anlage
