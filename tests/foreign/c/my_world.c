/* SPDX-License-Identifier: Apache-2.0 */
/* The world of `anlage new world`, in C: x_i = sin(2 pi (frequency time + i / n)) + noise. */
#include "plugin.h"

enum { FREQUENCY, SD, X };

/* Four random words: Philox 4x32-10 over the counter (tick, index), first stream of a type. */
static void draw(uint64_t key, uint64_t tick, uint64_t index, uint32_t word[4]) {
  uint32_t low_key = (uint32_t)key, high_key = (uint32_t)(key >> 32);
  const uint64_t place = index ^ (UINT64_C(0x10000) << 40);
  uint32_t c[4] = {(uint32_t)tick, (uint32_t)(tick >> 32), (uint32_t)place, (uint32_t)(place >> 32)};
  for (int round = 0; round < 10; ++round) {
    const uint64_t a = UINT64_C(0xD2511F53) * c[0];
    const uint64_t b = UINT64_C(0xCD9E8D57) * c[2];
    const uint32_t first = (uint32_t)(b >> 32) ^ c[1] ^ low_key, third = (uint32_t)(a >> 32) ^ c[3] ^ high_key;
    c[0] = first, c[1] = (uint32_t)b, c[2] = third, c[3] = (uint32_t)a;
    low_key += 0x9E3779B9u, high_key += 0xBB67AE85u;
  }
  for (int i = 0; i < 4; ++i) word[i] = c[i];
}

/* Mean 0, standard deviation 1 (Box & Muller 1958). */
static float normal(uint64_t key, uint64_t tick, uint64_t index) {
  uint32_t word[4];
  draw(key, tick, index, word);
  const double u = ((double)word[0] + 1.0) * 0x1p-32;
  return (float)(sqrt(-2.0 * log(u)) * cos((double)word[1] * (6.283185307179586 * 0x1p-32)));
}

static int32_t advance(const anlage_call* call) {
  const double cycles = number(&call->fields[FREQUENCY]) * call->now->time;
  const float sd = (float)number(&call->fields[SD]);
  float* x = call->fields[X].data;
  const int64_t n = call->fields[X].rows;
  for (int64_t i = 0; i < n; ++i)
    x[i] = (float)sin(6.283185307 * (cycles + (double)i / (double)n)) +
           sd * normal(call->key, call->now->tick, (uint64_t)i);
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    [FREQUENCY] = PARAM("frequency", 5.0, "Hz", "of the waves", 0, 1e3, 0),
    [SD] = PARAM("sd", 0.1, "1", "standard deviation of the noise", 0, INFINITY, 0),
    [X] = FIELD(ANLAGE_ROLE_OUT, "x", "n", "1", "sample"),
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

PLUGIN(world);
