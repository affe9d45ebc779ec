/* SPDX-License-Identifier: Apache-2.0 */
/* Hunger grows until what is eaten brings it down. */
#include <anlage/sdk/c_plugin.h>

enum { TAU, FOOD, HUNGER, REWARD };

static int32_t steer(const anlage_call* call) {
  const anlage_view* fields = call->fields;
  const float food = *(const float*)fields[FOOD].data;
  float* hunger = fields[HUNGER].data;
  const float before = *hunger + (float)call->dt / (float)anlage_number(&fields[TAU]) * (1 - *hunger);
  *hunger = before - food > 0 ? before - food : 0;
  *(float*)fields[REWARD].data = before - *hunger;
  return ANLAGE_OK;
}

static const anlage_field fields[] = {
    [TAU] = ANLAGE_PARAM("tau", 10.0, "s", "time in which hunger grows", 1e-3, 1e6, 0),
    [FOOD] = ANLAGE_FIELD(ANLAGE_ROLE_IN, "food", "1", "1", "what is eaten in this tick"),
    [HUNGER] = ANLAGE_FIELD(ANLAGE_ROLE_STATE, "hunger", "", "1", "0: none, 1: starving"),
    [REWARD] = ANLAGE_FIELD(ANLAGE_ROLE_BROADCAST, "reward", "", "1", "how much hunger went down"),
};

static const anlage_type circuit = {.struct_size = sizeof(anlage_type),
                                    .kind = ANLAGE_KIND_STEERING,
                                    .field_count = 4,
                                    .field_size = sizeof(anlage_field),
                                    .name = "MySteering",
                                    .version = "1.0.0",
                                    .licence = "Apache-2.0",
                                    .doc = "hunger and its relief",
                                    .citation = "",
                                    .fields = fields,
                                    .run = steer};

ANLAGE_PLUGIN(circuit);
