/* SPDX-License-Identifier: Apache-2.0 */
/* A leaky population: tau dv/dt = -v + drive, rate = max(v, 0). */
#include <anlage/sdk/c_plugin.h>

enum { TAU, DRIVE, V, RATE };

static int32_t tick(const anlage_call* call) {
  const anlage_view* fields = call->fields;
  const float* drive = fields[DRIVE].data;
  float* v = fields[V].data;
  float* rate = fields[RATE].data;
  const float share = (float)call->dt / (float)anlage_number(&fields[TAU]);
  for (int64_t i = 0; i < fields[V].rows; ++i) {
    v[i] += share * (drive[i] - v[i]);
    rate[i] = v[i] > 0 ? v[i] : 0;
  }
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    [TAU] = ANLAGE_PARAM("tau", 20e-3, "s", "time constant", 1e-4, 1.0, 0),
    [DRIVE] = ANLAGE_FIELD(ANLAGE_ROLE_IN, "drive", "n", "*", "what arrives"),
    [V] = ANLAGE_FIELD(ANLAGE_ROLE_STATE, "v", "n", "*", "what it keeps"),
    [RATE] = ANLAGE_FIELD(ANLAGE_ROLE_OUT, "rate", "n", "*", "what leaves"),
};

static const anlage_type region = {.struct_size = sizeof(anlage_type),
                                   .kind = ANLAGE_KIND_REGION,
                                   .field_count = 4,
                                   .field_size = sizeof(anlage_field),
                                   .name = "MyRegion",
                                   .version = "1.0.0",
                                   .licence = "Apache-2.0",
                                   .doc = "a leaky population",
                                   .citation = "",
                                   .fields = fields,
                                   .run = tick};

ANLAGE_PLUGIN(region);
