/* SPDX-License-Identifier: Apache-2.0 */
/* What every planted fault shares: the note and the entry of a plugin with one type. */
#ifndef ANLAGE_TESTS_CHECK_MUTANT_H
#define ANLAGE_TESTS_CHECK_MUTANT_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anlage/contract/contract.h"

struct mutant_note {
  uint32_t owner_size, content_size, type;
  char owner[8];
  anlage_note content;
};
__attribute__((section(ANLAGE_NOTE_SECTION), used, aligned(4))) static const struct mutant_note note = {
    sizeof ANLAGE_NOTE_OWNER, sizeof(anlage_note), ANLAGE_NOTE_TYPE, ANLAGE_NOTE_OWNER,
#if defined(__x86_64__)
    {ANLAGE_CONTRACT_VERSION, ANLAGE_ISA_V1, 0, 0}};
#else
    {ANLAGE_CONTRACT_VERSION, ANLAGE_ISA_ANY, 0, 0}};
#endif

#define FIELD(field_role, field_name, field_shape, field_default, field_min, field_max, field_init)                        \
  {.struct_size = sizeof(anlage_field), .role = field_role, .dtype = ANLAGE_DTYPE_F32, .name = field_name,                 \
   .shape = field_shape, .unit = "1", .doc = "a number", .init = field_init, .default_value = field_default,               \
   .min = field_min, .max = field_max}

#define F32(call, field) ((float*)(call)->fields[field].data)
#define PARAM(call, field) (*(const double*)(call)->fields[field].data)

static const anlage_type mutant;
static const anlage_type* const types[] = {&mutant};
#ifdef MUTANT_note_lies
#define MUTANT_CONTRACT ANLAGE_MAKE_VERSION(0, 9)
#else
#define MUTANT_CONTRACT ANLAGE_CONTRACT_VERSION
#endif
static const anlage_library library = {sizeof(anlage_library), MUTANT_CONTRACT, 1, 0, "a C compiler", types};

#ifdef MUTANT_exports_more
__attribute__((visibility("default"))) int helper_of_mine(void) { return 1; }
#endif

__attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void) {
#ifdef MUTANT_entry_is_null
  return NULL;
#elif defined MUTANT_entry_crashes
  *(volatile int*)8 = 1;
#endif
  return &library;
}
#endif
