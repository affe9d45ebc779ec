/* SPDX-License-Identifier: Apache-2.0 */
/* The rule of Oja, over dense and sparse synapses: w += eta y (x - y w). */
#include <anlage/sdk/c_plugin.h>

enum { ETA, X, Y, W };

static float learned(float w, float eta, float x, float y) { return w + eta * y * (x - y * w); }

static void learn_dense(const anlage_call* call, float eta, const float* x, const float* y) {
  const anlage_synapses* synapses = call->synapses;
  for (int64_t i = 0; i < synapses->pre; ++i) {
    float* w = synapses->weights + i * synapses->stride;
    for (int64_t j = call->first; j < call->last; ++j) w[j] = learned(w[j], eta, x[i], y[j]);
  }
}

static void learn_sparse(const anlage_call* call, float eta, const float* x, const float* y) {
  const anlage_synapses* synapses = call->synapses;
  for (int64_t j = call->first; j < call->last; ++j) {
    const int64_t count = synapses->degree == NULL ? synapses->fan_in : (int64_t)synapses->degree[j];
    for (int64_t k = 0; k < count; ++k) {
      const int64_t s = ((j / 16) * synapses->fan_in + k) * 16 + j % 16;
      const int64_t i =
          synapses->index_bits == 16 ? ((const uint16_t*)synapses->index)[s] : ((const uint32_t*)synapses->index)[s];
      synapses->weights[s] = learned(synapses->weights[s], eta, x[i], y[j]);
    }
  }
}

static int32_t learn(const anlage_call* call) {
  const float eta = (float)anlage_number(&call->fields[ETA]);
  const float* x = call->fields[X].data;
  const float* y = call->fields[Y].data;
  if (call->synapses->layout == ANLAGE_LAYOUT_DENSE) {
    learn_dense(call, eta, x, y);
  } else if (call->synapses->layout == ANLAGE_LAYOUT_SPARSE) {
    learn_sparse(call, eta, x, y);
  } else {
    return anlage_failed(call->error, call->error_size, "this rule learns over dense and sparse synapses alone");
  }
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    [ETA] = ANLAGE_PARAM("eta", 1e-3, "1", "learning rate", 0, 1, 0),
    [X] = ANLAGE_FIELD(ANLAGE_ROLE_PRE, "x", "pre", "*", "sending activity"),
    [Y] = ANLAGE_FIELD(ANLAGE_ROLE_POST, "y", "post", "*", "receiving activity"),
    [W] = ANLAGE_FIELD(ANLAGE_ROLE_WEIGHTS, "w", "post pre", "1", "synaptic weight"),
};

static const anlage_type rule = {.struct_size = sizeof(anlage_type),
                                 .kind = ANLAGE_KIND_LEARNING_RULE,
                                 .flags = ANLAGE_TYPE_SPLITTABLE,
                                 .field_count = 4,
                                 .field_size = sizeof(anlage_field),
                                 .name = "MyRule",
                                 .version = "1.0.0",
                                 .licence = "Apache-2.0",
                                 .doc = "the rule of Oja",
                                 .citation = "",
                                 .fields = fields,
                                 .run = learn};

ANLAGE_PLUGIN(rule);
