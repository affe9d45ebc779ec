/* SPDX-License-Identifier: Apache-2.0 */
/* Each unit hears its neighbours on a line, wrapped at the ends. */
#include <anlage/sdk/c_plugin.h>

enum { REACH, W };

static int32_t plan(anlage_setup* setup) {
  setup->layout = ANLAGE_LAYOUT_SPARSE;
  setup->fan_in = 2 * (int64_t)anlage_number(&setup->fields[REACH]) + 1;
  return ANLAGE_OK;
}

static int64_t place(const anlage_synapses* synapses, int64_t j, int64_t k) {
  return ((j / 16) * synapses->fan_in + k) * 16 + j % 16;
}

static void join(const anlage_synapses* synapses, int64_t s, int64_t sender) {
  if (synapses->index_bits == 16) {
    ((uint16_t*)synapses->index)[s] = (uint16_t)sender;
  } else {
    ((uint32_t*)synapses->index)[s] = (uint32_t)sender;
  }
}

/* Receivers that only pad a slice to sixteen listen to sender 0. */
static int32_t wire(const anlage_call* call) {
  const anlage_synapses* synapses = call->synapses;
  const int64_t n = synapses->pre, k = synapses->fan_in;
  for (int64_t j = 0; j < (synapses->post + 15) / 16 * 16; ++j) {
    for (int64_t s = 0; s < k; ++s) {
      const int64_t sender = ((j + s - k / 2) % n + n) % n;
      join(synapses, place(synapses, j, s), j < synapses->post ? sender : 0);
    }
  }
  return ANLAGE_OK;
}

/* Synapse 0, 1, 2, … of a receiver, one after the other. */
static int32_t transmit(const anlage_call* call) {
  const anlage_synapses* synapses = call->synapses;
  for (int64_t j = call->first; j < call->last; ++j) {
    float sum = 0;
    for (int64_t k = 0; k < synapses->fan_in; ++k) {
      const int64_t s = place(synapses, j, k);
      const int64_t i =
          synapses->index_bits == 16 ? ((const uint16_t*)synapses->index)[s] : ((const uint32_t*)synapses->index)[s];
      sum += call->x[i] * synapses->weights[s];
    }
    call->y[j] = (call->flags & ANLAGE_CALL_ACCUMULATE) != 0 ? call->y[j] + sum : sum;
  }
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    [REACH] = ANLAGE_PARAM("reach", 1, "1", "neighbours on either side", 0, 1000, ANLAGE_FIELD_BIRTH | ANLAGE_FIELD_INTEGER),
    [W] = {.struct_size = sizeof(anlage_field),
           .role = ANLAGE_ROLE_WEIGHTS,
           .dtype = ANLAGE_DTYPE_F32,
           .name = "w",
           .shape = "post pre",
           .unit = "1",
           .doc = "synaptic weight",
           .init = "constant 1",
           .min = -INFINITY,
           .max = INFINITY},
};

static const anlage_type connection = {.struct_size = sizeof(anlage_type),
                                       .kind = ANLAGE_KIND_CONNECTION,
                                       .flags = ANLAGE_TYPE_SPLITTABLE | ANLAGE_TYPE_LINEAR,
                                       .field_count = 2,
                                       .field_size = sizeof(anlage_field),
                                       .name = "MyConnection",
                                       .version = "1.0.0",
                                       .licence = "Apache-2.0",
                                       .doc = "neighbours on a line",
                                       .citation = "",
                                       .fields = fields,
                                       .plan = plan,
                                       .fill = wire,
                                       .run = transmit};

ANLAGE_PLUGIN(connection);
