/* SPDX-License-Identifier: Apache-2.0 */
/* What every plugin in C has to say once: its note, its entry and rows of its field table. Nothing but the contract is
 * included. A file compiled for more than plain x86-64 states its instruction set before it includes this:
 *
 *     #define ANLAGE_PLUGIN_ISA ANLAGE_ISA_V3
 */
#ifndef ANLAGE_SDK_C_PLUGIN_H
#define ANLAGE_SDK_C_PLUGIN_H

#include <math.h>
#include <stddef.h>

#include "anlage/contract/contract.h"

#ifndef ANLAGE_PLUGIN_ISA
#define ANLAGE_PLUGIN_ISA ANLAGE_ISA_ANY
#endif

struct anlage_plugin_note {
  uint32_t owner_size, content_size, type;
  char owner[8];
  anlage_note content;
};

/* A row of the field table: numbers of single precision, such as a port or a state. */
#define ANLAGE_FIELD(role_, name_, shape_, unit_, doc_)                                               \
  {                                                                                                   \
    .struct_size = sizeof(anlage_field), .role = (role_), .dtype = ANLAGE_DTYPE_F32, .name = (name_), \
    .shape = (shape_), .unit = (unit_), .doc = (doc_), .min = -INFINITY, .max = INFINITY              \
  }
/* A row of the field table: a hyperparameter with default and range. */
#define ANLAGE_PARAM(name_, default_, unit_, doc_, min_, max_, flags_)                                            \
  {                                                                                                               \
    .struct_size = sizeof(anlage_field), .role = ANLAGE_ROLE_PARAM, .dtype = ANLAGE_DTYPE_F64, .flags = (flags_), \
    .name = (name_), .shape = "", .unit = (unit_), .doc = (doc_), .default_value = (default_), .min = (min_),     \
    .max = (max_)                                                                                                 \
  }

/* The last line of a file: a library of the one type `type_`, which is a static `anlage_type`. */
#define ANLAGE_PLUGIN(type_)                                                                                      \
  static const anlage_type* const types[] = {&(type_)};                                                           \
  static const anlage_library library = {                                                                         \
      sizeof(anlage_library), ANLAGE_MAKE_VERSION(1u, 0u), 1, 0, "a C11 compiler", types};                        \
  __attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void);                             \
  const anlage_library* anlage_entry_v1(void) { return &library; }                                                \
  __attribute__((section(ANLAGE_NOTE_SECTION), used, aligned(4))) static const struct anlage_plugin_note note = { \
      sizeof ANLAGE_NOTE_OWNER,                                                                                   \
      sizeof(anlage_note),                                                                                        \
      ANLAGE_NOTE_TYPE,                                                                                           \
      ANLAGE_NOTE_OWNER,                                                                                          \
      {ANLAGE_MAKE_VERSION(1u, 0u), ANLAGE_PLUGIN_ISA, 0, 0}}

/* The value of a parameter. */
static inline double anlage_number(const anlage_view* view) { return *(const double*)view->data; }

/* Answers ANLAGE_FAILED and writes the reason. */
static inline int32_t anlage_failed(char* error, uint64_t size, const char* reason) {
  uint64_t i = 0;
  for (; i + 1 < size && reason[i] != 0; ++i) error[i] = reason[i];
  if (size > 0) error[i] = 0;
  return ANLAGE_FAILED;
}

/* Four random words: Philox 4x32-10 over the counter (tick, index), those of the first `Rng` of a type in C++
 * (Salmon, Moraes, Dror & Shaw 2011). */
static inline void anlage_draw(uint64_t key, uint64_t tick, uint64_t index, uint32_t word[4]) {
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

#endif
