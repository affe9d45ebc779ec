// SPDX-License-Identifier: Apache-2.0
#include <type_traits>

#include "layout.h"

static_assert(std::is_trivial_v<anlage_call> && std::is_standard_layout_v<anlage_call>);
static_assert(std::is_trivial_v<anlage_type> && std::is_standard_layout_v<anlage_type>);
static_assert(std::is_trivial_v<anlage_field> && std::is_standard_layout_v<anlage_field>);
static_assert(std::is_trivial_v<anlage_setup> && std::is_standard_layout_v<anlage_setup>);
static_assert(std::is_trivial_v<anlage_library> && std::is_standard_layout_v<anlage_library>);
