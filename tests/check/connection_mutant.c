/* SPDX-License-Identifier: Apache-2.0 */
/* Three senders of each receiver: sound as it stands, and with one planted fault by definition. */
#include "mutant.h"

enum { gain, w };

static const anlage_field fields[] = {FIELD(ANLAGE_ROLE_PARAM, "gain", "", 1.0, 0.0, 10.0, NULL),
                                      FIELD(ANLAGE_ROLE_WEIGHTS, "w", "post pre", 0.0, 0.0, 0.0, "constant 1")};

static int32_t plan(anlage_setup* setup) {
#ifdef MUTANT_connection_no_such_layout
  setup->layout = 17;
#else
  setup->layout = ANLAGE_LAYOUT_SPARSE;
#endif
#ifdef MUTANT_connection_too_many_synapses
  setup->fan_in = setup->pre + 1;
#else
  setup->fan_in = setup->pre < 3 ? setup->pre : 3;
#endif
  return ANLAGE_OK;
}

static int32_t fill(const anlage_call* call) {
  const anlage_synapses* s = call->synapses;
#ifdef MUTANT_connection_wires_past_the_end
  const int64_t receivers = (s->post + 15) / 16 * 16 + 16;
#else
  const int64_t receivers = s->post;
#endif
  for (int64_t j = 0; j < receivers; ++j)
    for (int64_t k = 0; k < s->fan_in; ++k) {
      const int64_t at = (j / 16 * s->fan_in + k) * 16 + j % 16;
#ifdef MUTANT_connection_wires_by_chance
      const int64_t sender = rand() % s->pre;
#else
      const int64_t sender = (j + k) % s->pre;
#endif
      if (s->index_bits == 16)
        ((uint16_t*)s->index)[at] = (uint16_t)sender;
      else
        ((uint32_t*)s->index)[at] = (uint32_t)sender;
    }
  return ANLAGE_OK;
}

static int32_t run(const anlage_call* call) {
  const anlage_synapses* s = call->synapses;
  const float scale = (float)PARAM(call, gain);
  for (int64_t j = call->first; j < call->last; ++j) {
#ifdef MUTANT_connection_adds_to_old_sum
    float sum = call->y[j];
#else
    float sum = (call->flags & ANLAGE_CALL_ACCUMULATE) != 0 ? call->y[j] : 0.0F;
#endif
    for (int64_t k = 0; k < s->fan_in; ++k) {
      const int64_t at = (j / 16 * s->fan_in + k) * 16 + j % 16;
      const int64_t sender = s->index_bits == 16 ? ((const uint16_t*)s->index)[at] : ((const uint32_t*)s->index)[at];
      const float weight = s->weights == NULL ? 1.0F : s->weights[at];
#ifdef MUTANT_connection_deaf
      sum += scale * weight * (float)(sender >= 0);
#else
      sum += scale * weight * call->x[sender];
#endif
    }
    call->y[j] = sum;
  }
#ifdef MUTANT_connection_writes_to_signal
  ((float*)call->x)[0] = 0.0F;
#endif
  return ANLAGE_OK;
}

static const anlage_type mutant = {.struct_size = sizeof(anlage_type), .kind = ANLAGE_KIND_CONNECTION,
                                   .flags = ANLAGE_TYPE_SPLITTABLE, .field_count = sizeof fields / sizeof fields[0],
                                   .field_size = sizeof(anlage_field), .name = "Mutant", .version = "1.0.0",
                                   .licence = "Apache-2.0", .doc = "joins", .citation = "", .fields = fields,
                                   .plan = plan, .fill = fill, .run = run};
