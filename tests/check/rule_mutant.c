/* SPDX-License-Identifier: Apache-2.0 */
/* Hebb's rule, w += eta y x, with a fused pass: sound as it stands, and with one planted fault by definition. */
#include "mutant.h"

enum { eta, x, y, w };

static const anlage_field fields[] = {
    FIELD(ANLAGE_ROLE_PARAM, "eta", "", 1e-3, 0.0, 1.0, NULL), FIELD(ANLAGE_ROLE_PRE, "x", "pre", 0.0, 0.0, 0.0, NULL),
    FIELD(ANLAGE_ROLE_POST, "y", "post", 0.0, 0.0, 0.0, NULL), FIELD(ANLAGE_ROLE_WEIGHTS, "w", "post pre", 0.0, 0.0, 0.0, NULL)};

static float change(const anlage_call* call, int64_t sender, int64_t receiver) {
#ifdef MUTANT_rule_dead_rate
  const float rate = 1e-3F;
#elif defined MUTANT_rule_never_learns
  const float rate = 0.0F * (float)PARAM(call, eta);
#else
  const float rate = (float)PARAM(call, eta);
#endif
#ifdef MUTANT_rule_deaf_to_receiver
  return rate * F32(call, x)[sender] * (float)(receiver >= 0);
#else
  return rate * F32(call, y)[receiver] * F32(call, x)[sender];
#endif
}

static void learn_sparse(const anlage_call* call) {
  const anlage_synapses* s = call->synapses;
  for (int64_t j = call->first; j < call->last; ++j)
    for (int64_t k = 0; k < s->fan_in; ++k) {
      const int64_t at = (j / 16 * s->fan_in + k) * 16 + j % 16;
      const int64_t sender = s->index_bits == 16 ? ((const uint16_t*)s->index)[at] : ((const uint32_t*)s->index)[at];
      if (s->degree == NULL || k < s->degree[j]) s->weights[at] += change(call, sender, j);
    }
}

static void learn_shared(const anlage_call* call) {
  const anlage_synapses* s = call->synapses;
  for (int64_t place = 0; place < s->post / s->channels; ++place)
    for (int64_t t = 0; t < s->fan_in; ++t) {
      const int64_t at = place * s->fan_in + t;
      const int64_t sender = s->index_bits == 16 ? ((const uint16_t*)s->index)[at] : ((const uint32_t*)s->index)[at];
      for (int64_t channel = 0; sender < s->pre && channel < s->channels; ++channel)
        s->weights[t * s->stride + channel] += change(call, sender, place * s->channels + channel);
    }
}

static void learn_dense(const anlage_call* call) {
  const anlage_synapses* s = call->synapses;
#ifdef MUTANT_rule_reads_past_the_weights
  const int64_t senders = s->pre + 1;
#else
  const int64_t senders = s->pre;
#endif
  for (int64_t i = 0; i < senders; ++i)
    for (int64_t j = call->first; j < call->last; ++j)
      s->weights[i * s->stride + j] += change(call, i < s->pre ? i : 0, j);
}

static int32_t run(const anlage_call* call) {
  if (call->synapses->layout == ANLAGE_LAYOUT_SPARSE) learn_sparse(call);
  if (call->synapses->layout == ANLAGE_LAYOUT_SHARED) learn_shared(call);
  if (call->synapses->layout == ANLAGE_LAYOUT_DENSE) learn_dense(call);
#ifdef MUTANT_rule_writes_to_sender
  F32(call, x)[0] = 0.0F;
#endif
  return ANLAGE_OK;
}

#ifdef MUTANT_rule_fuses_wrongly
static int32_t fused_verb(const anlage_call* call) {
  run(call);
  call->synapses->weights[0] += 1e-3F;
  return ANLAGE_OK;
}
#else
#define fused_verb NULL
#endif

static const anlage_type mutant = {.struct_size = sizeof(anlage_type), .kind = ANLAGE_KIND_LEARNING_RULE,
                                   .flags = ANLAGE_TYPE_SPLITTABLE, .field_count = sizeof fields / sizeof fields[0],
                                   .field_size = sizeof(anlage_field), .name = "Mutant", .version = "1.0.0",
                                   .licence = "Apache-2.0", .doc = "learns", .citation = "", .fields = fields,
                                   .run = run, .fused = fused_verb};
