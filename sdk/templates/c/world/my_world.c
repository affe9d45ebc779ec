/* SPDX-License-Identifier: Apache-2.0 */
/* x_i = sin(2 pi (frequency time + i / n)) + noise. */
#include <anlage/sdk/c_plugin.h>

enum { FREQUENCY, SD, X };

/* Mean 0, standard deviation 1 (Box & Muller 1958). */
static float normal(uint64_t key, uint64_t tick, uint64_t index) {
  uint32_t word[4];
  anlage_draw(key, tick, index, word);
  const double u = ((double)word[0] + 1.0) * 0x1p-32;
  return (float)(sqrt(-2.0 * log(u)) * cos((double)word[1] * (6.283185307179586 * 0x1p-32)));
}

static int32_t advance(const anlage_call* call) {
  const double cycles = anlage_number(&call->fields[FREQUENCY]) * call->now->time;
  const float sd = (float)anlage_number(&call->fields[SD]);
  float* x = call->fields[X].data;
  const int64_t n = call->fields[X].rows;
  for (int64_t i = 0; i < n; ++i)
    x[i] = (float)sin(6.283185307 * (cycles + (double)i / (double)n)) +
           sd * normal(call->key, call->now->tick, (uint64_t)i);
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    [FREQUENCY] = ANLAGE_PARAM("frequency", 5.0, "Hz", "of the waves", 0, 1e3, 0),
    [SD] = ANLAGE_PARAM("sd", 0.1, "1", "standard deviation of the noise", 0, INFINITY, 0),
    [X] = ANLAGE_FIELD(ANLAGE_ROLE_OUT, "x", "n", "1", "sample"),
};

static const anlage_type world = {.struct_size = sizeof(anlage_type),
                                  .kind = ANLAGE_KIND_WORLD,
                                  .field_count = 3,
                                  .field_size = sizeof(anlage_field),
                                  .name = "MyWorld",
                                  .version = "1.0.0",
                                  .licence = "Apache-2.0",
                                  .doc = "waves",
                                  .citation = "",
                                  .fields = fields,
                                  .run = advance};

ANLAGE_PLUGIN(world);
