/* SPDX-License-Identifier: Apache-2.0 */
/* The entry: the one symbol a plugin exports, and the note it can be judged by before any of its code runs. */
#ifndef ANLAGE_CONTRACT_ENTRY_H
#define ANLAGE_CONTRACT_ENTRY_H

#include <stdint.h>

#include "anlage/contract/type.h"
#include "anlage/contract/version.h"

#define ANLAGE_ENTRY_SYMBOL "anlage_entry_v1"

typedef struct anlage_library {
  uint32_t struct_size;
  uint32_t contract;               /* smallest ANLAGE_CONTRACT_VERSION this library runs on   */
  uint32_t type_count;
  uint32_t reserved;
  const char* compiler;            /* for the run record: "g++ 12.2.0"                        */
  const anlage_type* const* types; /* `type_count` tables, static life                        */
} anlage_library;

/* Returns the same static table at every call; never NULL. [any thread] */
typedef const anlage_library* (*anlage_entry)(void);

/* The ELF note in section .note.anlage: owner "Anlage", type ANLAGE_NOTE_TYPE, and this as its content. It is read from the
 * file, so an incompatible library is refused without running its constructors. */
#define ANLAGE_NOTE_SECTION ".note.anlage"
#define ANLAGE_NOTE_OWNER "Anlage"
#define ANLAGE_NOTE_TYPE 1u

/* Instruction set levels of the x86-64 psABI; 0 on other machines. */
#define ANLAGE_ISA_ANY 0u
#define ANLAGE_ISA_V1 1u
#define ANLAGE_ISA_V2 2u
#define ANLAGE_ISA_V3 3u
#define ANLAGE_ISA_V4 4u

#define ANLAGE_BUILD_FAST_MATH 1u  /* -ffast-math: changes the arithmetic of the whole process; refused */
#define ANLAGE_BUILD_DEBUG 2u      /* no optimisation: a hint for the user, nothing else                */

typedef struct anlage_note {
  uint32_t contract; /* as anlage_library.contract */
  uint32_t isa;      /* ANLAGE_ISA_*               */
  uint32_t build;    /* ANLAGE_BUILD_*             */
  uint32_t reserved;
} anlage_note;

#endif
