// SPDX-License-Identifier: Apache-2.0
/// How large one number of a block is.
#pragma once

#include <cstddef>
#include <cstdint>

#include "anlage/contract/field.h"

namespace anlage {

/// Bytes of a number of the contract's ANLAGE_DTYPE_*. [any]
[[nodiscard]] constexpr std::size_t size_of(std::uint32_t dtype) {
  switch (dtype) {
    case ANLAGE_DTYPE_F64:
    case ANLAGE_DTYPE_U64: return 8;
    case ANLAGE_DTYPE_U16: return 2;
    case ANLAGE_DTYPE_U8: return 1;
    default: return 4;
  }
}

}  // namespace anlage
