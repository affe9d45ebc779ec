/* SPDX-License-Identifier: Apache-2.0 */
/* What every plugin in C has to say once: its note, its entry and rows of its field table. Nothing but the contract is
 * included. */
#ifndef ANLAGE_TESTS_FOREIGN_PLUGIN_H
#define ANLAGE_TESTS_FOREIGN_PLUGIN_H

#include <math.h>
#include <stddef.h>

#include "anlage/contract/contract.h"

#ifndef PLANTED_ISA
#define PLANTED_ISA ANLAGE_ISA_ANY
#endif

struct plugin_note {
  uint32_t owner_size, content_size, type;
  char owner[8];
  anlage_note content;
};

#define FIELD(role_, name_, shape_, unit_, doc_)                                                      \
  {                                                                                                   \
    .struct_size = sizeof(anlage_field), .role = (role_), .dtype = ANLAGE_DTYPE_F32, .name = (name_), \
    .shape = (shape_), .unit = (unit_), .doc = (doc_), .min = -INFINITY, .max = INFINITY              \
  }
#define PARAM(name_, default_, unit_, doc_, min_, max_, flags_)                                                   \
  {                                                                                                               \
    .struct_size = sizeof(anlage_field), .role = ANLAGE_ROLE_PARAM, .dtype = ANLAGE_DTYPE_F64, .flags = (flags_), \
    .name = (name_), .shape = "", .unit = (unit_), .doc = (doc_), .default_value = (default_), .min = (min_),     \
    .max = (max_)                                                                                                 \
  }

/* The last line of a file: a library of the one type `type_`. */
#define PLUGIN(type_)                                                                                             \
  static const anlage_type* const types[] = {&(type_)};                                                           \
  static const anlage_library library = {                                                                         \
      sizeof(anlage_library), ANLAGE_MAKE_VERSION(1u, 0u), 1, 0, "a C11 compiler", types};                        \
  __attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void);                             \
  const anlage_library* anlage_entry_v1(void) { return &library; }                                                \
  __attribute__((section(ANLAGE_NOTE_SECTION), used, aligned(4))) static const struct plugin_note plugin_note = { \
      sizeof ANLAGE_NOTE_OWNER,                                                                                   \
      sizeof(anlage_note),                                                                                        \
      ANLAGE_NOTE_TYPE,                                                                                           \
      ANLAGE_NOTE_OWNER,                                                                                          \
      {ANLAGE_MAKE_VERSION(1u, 0u), PLANTED_ISA, 0, 0}}

static inline double number(const anlage_view* view) { return *(const double*)view->data; }

/* Answers ANLAGE_FAILED and the reason. */
static inline int32_t failed(char* error, uint64_t size, const char* reason) {
  uint64_t i = 0;
  for (; i + 1 < size && reason[i] != 0; ++i) error[i] = reason[i];
  if (size > 0) error[i] = 0;
  return ANLAGE_FAILED;
}

#endif
