/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin in C: one region that copies its input. Definitions turn it into each kind of plugin that has to be refused. */
#include "anlage/contract/contract.h"

#ifndef TINY_TYPE
#define TINY_TYPE "Tiny"
#endif
#ifndef TINY_VERSION
#define TINY_VERSION "1.0.0"
#endif
#ifndef TINY_NOTE_CONTRACT
#define TINY_NOTE_CONTRACT ANLAGE_CONTRACT_VERSION
#endif
#ifndef TINY_CONTRACT
#define TINY_CONTRACT TINY_NOTE_CONTRACT
#endif
#ifndef TINY_ISA
#define TINY_ISA ANLAGE_ISA_ANY
#endif
#ifdef __FAST_MATH__
#define TINY_BUILD ANLAGE_BUILD_FAST_MATH
#else
#define TINY_BUILD 0
#endif

#ifndef TINY_WITHOUT_NOTE
struct tiny_note {
  uint32_t owner_size, content_size, type;
  char owner[8];
  anlage_note content;
};
__attribute__((section(ANLAGE_NOTE_SECTION), used, aligned(4))) static const struct tiny_note note = {
    sizeof ANLAGE_NOTE_OWNER, sizeof(anlage_note), ANLAGE_NOTE_TYPE, ANLAGE_NOTE_OWNER,
    {TINY_NOTE_CONTRACT, TINY_ISA, TINY_BUILD, 0}};
#endif

#ifdef TINY_CHANGES_ARITHMETIC
#include <xmmintrin.h>
/* What linking with -ffast-math does behind an author's back. */
__attribute__((constructor)) static void flush_to_zero(void) { _mm_setcsr(_mm_getcsr() | 0x8040u); }
#endif

#ifdef TINY_HANGS
#include <unistd.h>
__attribute__((constructor)) static void hang(void) {
  for (;;) pause();
}
#endif
#ifdef TINY_ABORTS
#include <stdlib.h>
__attribute__((constructor)) static void give_up(void) { abort(); }
#endif
#ifdef TINY_EXITS
#include <stdlib.h>
__attribute__((constructor)) static void leave(void) { exit(0); }
#endif
#ifdef TINY_LEAVES_A_CHILD
#include <stdlib.h>
#include <unistd.h>
/* The child holds everything open that its parent had, and outlives it if nobody ends it. */
__attribute__((constructor)) static void leave_a_child(void) {
  if (fork() == 0) {
    for (;;) pause();
  }
  abort();
}
#endif
#ifdef TINY_COUNTS
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
/* One line a load, with the process, in the file that TINY_COUNT names. */
__attribute__((constructor)) static void count(void) {
  const char* name = getenv("TINY_COUNT");
  FILE* file = name ? fopen(name, "a") : 0;
  if (file) {
    fprintf(file, "%ld\n", (long)getpid());
    fclose(file);
  }
}
#endif
#ifdef TINY_CLAIMS
static const void* claim(const char* id) { return id; }
#define TINY_EXTENSION claim
#else
#define TINY_EXTENSION 0
#endif
#ifdef TINY_LIES
#define TINY_FIELDS ((const anlage_field*)(uintptr_t)0x1000)
#else
#define TINY_FIELDS fields
#endif

#ifdef TINY_MISSING_SYMBOL
extern void anlage_nobody_defines_this(void);
#endif

static int32_t run(const anlage_call* call) {
  const float* in = call->fields[0].data;
  float* out = call->fields[1].data;
#ifdef TINY_MISSING_SYMBOL
  anlage_nobody_defines_this();
#endif
  for (int64_t i = 0; i < call->fields[0].rows; ++i) out[i] = in[i];
  return ANLAGE_OK;
}

__attribute__((unused)) static const anlage_field fields[] = {
    {.struct_size = sizeof(anlage_field), .role = ANLAGE_ROLE_IN, .dtype = ANLAGE_DTYPE_F32, .name = "in", .shape = "n",
     .unit = "Hz", .doc = "what arrives"},
    {.struct_size = sizeof(anlage_field), .role = ANLAGE_ROLE_OUT, .dtype = ANLAGE_DTYPE_F32, .name = "out", .shape = "n",
     .unit = "Hz", .doc = "what leaves"}};

static const anlage_type type = {.struct_size = sizeof(anlage_type), .kind = ANLAGE_KIND_REGION, .field_count = 2,
                                 .field_size = sizeof(anlage_field), .name = TINY_TYPE, .version = TINY_VERSION,
                                 .licence = "Apache-2.0", .doc = "copies its input", .citation = "", .fields = TINY_FIELDS,
                                 .run = run, .extension = TINY_EXTENSION};

static const anlage_type* const types[] = {&type};

static const anlage_library library = {sizeof(anlage_library), TINY_CONTRACT, 1, 0, "a C compiler", types};

#ifdef TINY_ENTRY_CRASHES
__attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void) {
  return *(const anlage_library* volatile*)(uintptr_t)0x1000 ? &library : 0;
}
#elif defined(TINY_WITHOUT_ENTRY)
__attribute__((visibility("default"))) const anlage_library* another_entry(void) { return &library; }
#elif defined(TINY_NULL_ENTRY)
__attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void) { return library.types ? 0 : &library; }
#else
__attribute__((visibility("default"))) const anlage_library* anlage_entry_v1(void) { return &library; }
#endif
