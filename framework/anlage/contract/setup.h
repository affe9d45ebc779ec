/* SPDX-License-Identifier: Apache-2.0 */
/* A setup: the talk between host and plugin while a brain develops, before any memory exists.
 *
 * The host asks `plan` once per part (again when axes that were unknown become known). Parameters, choices and texts can be read;
 * the plugin answers with the sizes of its axes, and a connection with the way it stores its synapses. */
#ifndef ANLAGE_CONTRACT_SETUP_H
#define ANLAGE_CONTRACT_SETUP_H

#include <stdint.h>

#include "anlage/contract/call.h"

typedef struct anlage_setup anlage_setup;

struct anlage_setup {
  uint32_t struct_size;
  uint32_t plastic;           /* connection: 1 if a rule is going to learn here                                      */
  double dt;                  /* [s] the part's period times one tick                                                */
  uint64_t key;               /* as in anlage_call                                                                   */
  const anlage_view* fields;  /* PARAM, CHOICE, TEXT are valid, all others have data == NULL                         */
  int64_t pre;                /* connection: sending units                                                           */
  int64_t post;               /* connection: receiving units                                                         */

  /* Size of an axis by name; -1 while nobody has said it. [build] */
  int64_t (*axis)(const anlage_setup* setup, const char* name);
  /* Says an axis' size. A contradiction with the genome or a wire is reported by the host. [build] */
  void (*set_axis)(anlage_setup* setup, const char* name, int64_t size);
  /* Path of a data file or folder: as given, beside the genome, then each folder of the data path. NULL if there is none:
   * the places tried are then in `error`. A TEXT field that holds `name` reads as the path from then on, in `fill` too.
   * Host-owned, valid until the setup ends. [build] */
  const char* (*find_data)(anlage_setup* setup, const char* name);

  /* The answer of a connection. */
  uint32_t layout;         /* out: ANLAGE_LAYOUT_*; starts as DENSE                                                  */
  uint32_t stores_weights; /* out: 1 if it needs weights; starts as 1, forced to 1 by the host when plastic          */
  int64_t fan_in;          /* out: SPARSE, PROCEDURAL, SHARED                                                        */

  const anlage_host* host;
  char* error;
  uint64_t error_size;

  /* More of the answer of a connection. */
  int64_t synapses;  /* out: SPARSE: how many exist in all; starts as -1, every receiver has `fan_in`                */
  int64_t channels;  /* out: SHARED: receivers of a place; `post` is a multiple of it                                */
  /* out: SPARSE: name of a STATE of the connection; the synapses and the rule then count its numbers, padding included,
   * as their senders. Starts as NULL: the sending units. */
  const char* relay;
  /* out: name of the projection whose synapses this one passes through instead of storing any; starts as NULL, and only
   * a type with ANLAGE_TYPE_BORROWS may state it. `synapses` of its calls are then the lender's. */
  const char* lender;
  uint32_t backwards; /* out: 1: from the lender's receivers to its senders, so `pre` and `post` are swapped */
  uint32_t reserved;
};

typedef int32_t (*anlage_plan)(anlage_setup* setup);

#endif
