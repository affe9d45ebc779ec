/* SPDX-License-Identifier: Apache-2.0 */
#include "layout.h"

/* A C translation unit that speaks the contract: nothing in it needs C++. */
static int32_t do_nothing(const anlage_call* call) { return call->fields == NULL ? ANLAGE_FAILED : ANLAGE_OK; }

const anlage_type anlage_c11_type = {.struct_size = sizeof(anlage_type), .kind = ANLAGE_KIND_REGION, .run = do_nothing};
