/* SPDX-License-Identifier: Apache-2.0 */
/* A steering circuit, drive = mean of what it hears: sound as it stands, and by definition one that reaches for what has been
 * learned elsewhere. */
#include "mutant.h"

enum { heard, drive };

static const anlage_field fields[] = {FIELD(ANLAGE_ROLE_IN, "heard", "n", 0.0, 0.0, 0.0, NULL),
                                      FIELD(ANLAGE_ROLE_OUT, "drive", "1", 0.0, 0.0, 0.0, NULL)};

#ifdef MUTANT_steering_keeps_what_it_saw
static const float* seen;
#endif

static float taken(const anlage_call* call) {
  (void)call;
#if defined MUTANT_steering_scans_around_its_input
  const volatile float* at = F32(call, heard);
  float largest = 0.0F;
  for (int64_t i = -4096; i < 4096; ++i) largest = at[i] > largest ? at[i] : largest;
  return largest;
#elif defined MUTANT_steering_takes_synapses
  if (call->synapses != NULL) return (float)((uintptr_t)call->synapses % 1000);
  return call->x != NULL ? 1.0F : 0.0F;
#elif defined MUTANT_steering_keeps_what_it_saw
  if (seen == NULL) seen = F32(call, heard);
  return seen[0];
#else
  return 0.0F;
#endif
}

static int32_t run(const anlage_call* call) {
  const int64_t units = call->fields[heard].rows;
  float sum = 0.0F;
  for (int64_t i = 0; i < units; ++i) sum += F32(call, heard)[i];
  F32(call, drive)[0] = sum / (float)units + taken(call);
#ifdef MUTANT_steering_writes_to_what_it_hears
  F32(call, heard)[17 % units] = 1.0F;
#endif
  return ANLAGE_OK;
}

static const anlage_type mutant = {
    .struct_size = sizeof(anlage_type), .kind = ANLAGE_KIND_STEERING, .field_count = sizeof fields / sizeof fields[0],
    .field_size = sizeof(anlage_field), .name = "Mutant", .licence = "Apache-2.0", .version = "1.0.0",
    .doc = "hears, and drives", .citation = "", .fields = fields, .run = run};
