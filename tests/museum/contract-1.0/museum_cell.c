/* SPDX-License-Identifier: Apache-2.0 */
/* A region in C11, with the contract alone: rate = slope max(drive - floor, 0). */
#include <math.h>
#include <stddef.h>

#include "anlage/contract/contract.h"

enum { SLOPE, FLOOR, DRIVE, RATE };

static int32_t tick(const anlage_call* call) {
  const float slope = (float)*(const double*)call->fields[SLOPE].data;
  const float floor = (float)*(const double*)call->fields[FLOOR].data;
  const float* drive = call->fields[DRIVE].data;
  float* rate = call->fields[RATE].data;
  for (int64_t i = call->first; i < call->last; ++i) rate[i] = drive[i] > floor ? slope * (drive[i] - floor) : 0;
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    {sizeof(anlage_field), ANLAGE_ROLE_PARAM, ANLAGE_DTYPE_F64, 0, "slope", "", "1", "rise of the rate", NULL, NULL, 1,
     0, 100},
    {sizeof(anlage_field), ANLAGE_ROLE_PARAM, ANLAGE_DTYPE_F64, 0, "floor", "", "1", "least drive", NULL, NULL, 0, -1,
     100},
    {sizeof(anlage_field), ANLAGE_ROLE_IN, ANLAGE_DTYPE_F32, 0, "drive", "n", "*", "what arrives", NULL, NULL, 0,
     -INFINITY, INFINITY},
    {sizeof(anlage_field), ANLAGE_ROLE_OUT, ANLAGE_DTYPE_F32, 0, "rate", "n", "*", "what leaves", NULL, NULL, 0,
     -INFINITY, INFINITY},
};

static const anlage_type type = {.struct_size = sizeof(anlage_type),
                                 .kind = ANLAGE_KIND_REGION,
                                 .flags = ANLAGE_TYPE_SPLITTABLE,
                                 .field_count = 4,
                                 .field_size = sizeof(anlage_field),
                                 .name = "MuseumCell",
                                 .version = "1.0.0",
                                 .licence = "Apache-2.0",
                                 .doc = "threshold-linear units in C",
                                 .citation = "",
                                 .fields = fields,
                                 .run = tick};
static const anlage_type* const types[] = {&type};
static const anlage_library library = {sizeof(anlage_library), ANLAGE_MAKE_VERSION(1u, 0u), 1, 0, "gcc 12.2.0", types};

__attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void);
const anlage_library* anlage_entry_v1(void) { return &library; }

struct note {
  uint32_t owner_size, content_size, type;
  char owner[8];
  anlage_note content;
};
__attribute__((section(ANLAGE_NOTE_SECTION), used, aligned(4))) static const struct note note = {
    sizeof ANLAGE_NOTE_OWNER,
    sizeof(anlage_note),
    ANLAGE_NOTE_TYPE,
    ANLAGE_NOTE_OWNER,
    {ANLAGE_MAKE_VERSION(1u, 0u), ANLAGE_ISA_V1, 0, 0}};
