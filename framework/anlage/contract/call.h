/* SPDX-License-Identifier: Apache-2.0 */
/* A call: everything a verb gets to see, for the length of that call.
 *
 * Calls are stateless. There is no instance on the plugin's side and nothing to create or destroy; views may point
 * somewhere else at the next call. Rules for every verb that takes an anlage_call:
 *   - one call at a time for one part, different parts at the same time on any thread;
 *   - no allocation, lock, file, clock, thread, global write or exception while a brain runs (`fill` may allocate and read);
 *   - IN, PRE, POST, TABLE, PARAM and the like are read-only; OUT is written in full;
 *   - randomness comes from `key` alone (Philox 4x32-10, counter = tick, index), never from anywhere else;
 *   - every pointer is 64-byte aligned and padded with readable, writable numbers to a multiple of 64 bytes. */
#ifndef ANLAGE_CONTRACT_CALL_H
#define ANLAGE_CONTRACT_CALL_H

#include <stdint.h>

#include "anlage/contract/version.h"

/* What a verb answers. Any other value counts as ANLAGE_FAILED. */
#define ANLAGE_OK 0
#define ANLAGE_FAILED 1 /* the reason stands in `error` */

/* One field's memory. Element (r, c) is data[c * stride + r]: the first axis is contiguous. A vector has cols = 1. */
typedef struct anlage_view {
  void* data;
  int64_t rows;
  int64_t cols;
  int64_t stride; /* elements from one column to the next: rows rounded up to 16, and to 64 bytes */
} anlage_view;

/* How a connection stores its synapses. A rule loops over this and knows nothing else about the connection. */
enum {
  ANLAGE_LAYOUT_DENSE = 1,      /* every pair; weight (j, i) at weights[i * stride + j]: one row of receivers per sender   */
  ANLAGE_LAYOUT_SPARSE = 2,     /* `fan_in` synapses per receiver, in slices of 16 receivers, see below                    */
  ANLAGE_LAYOUT_PROCEDURAL = 3, /* nothing stored: wiring is recomputed from the key; cannot learn                         */
  ANLAGE_LAYOUT_SHARED = 4      /* `fan_in` synapses per receiver, whose weights all places share, see below               */
};

/* SPARSE: receiver j, synapse k sits at s = ((j / 16) * fan_in + k) * 16 + j % 16 in `index` and `weights`, so sixteen
 * receivers are handled side by side. `index[s]` is the sender, 16 or 32 bits wide. Where receivers have unequal numbers of
 * synapses, `degree[j]` of them exist; synapse k >= degree[j] is absent: its weight is 0 for ever, and it passes nothing on.
 *
 * SHARED: receivers are places times channels, receiver j = place * channels + channel. Synapse t of every receiver of a
 * channel has the weight weights[t * stride + channel]; its sender is index[place * fan_in + t], absent where that is no
 * smaller than `pre`. A rule acts once for every place, place 0 first; it keeps no traces and looks at one synapse. */
/* One synapse in the list of its sender. */
typedef struct anlage_sent {
  uint32_t place;    /* s, in `index` and `weights` */
  uint32_t receiver;
} anlage_sent;

typedef struct anlage_synapses {
  uint32_t struct_size;
  uint32_t layout;     /* ANLAGE_LAYOUT_*                                                       */
  uint32_t index_bits; /* SPARSE, SHARED: 16 or 32                                              */
  uint32_t reserved;
  int64_t pre;         /* what `index` counts: sending units, or the numbers of a relay         */
  int64_t post;        /* receiving units                                                       */
  int64_t stride;      /* DENSE: floats from one sender's row to the next (post padded to 16);
                          SHARED: from one synapse to the next (channels padded to 16)          */
  int64_t fan_in;      /* SPARSE, PROCEDURAL, SHARED: synapses per receiver, at most            */
  int64_t count;       /* floats in `weights`, padding included                                 */
  float* weights;      /* NULL when the connection stores none                                  */
  void* index;         /* SPARSE, SHARED: senders, uint16_t or uint32_t; else NULL              */
  uint32_t* degree;    /* SPARSE: synapses of each receiver, post padded to 16; NULL: `fan_in`  */
  int64_t channels;    /* SHARED: receivers of a place                                          */
  /* SPARSE, where events are rare: sender i has the synapses sent[sent_first[i]] to sent[sent_first[i + 1] - 1], by
   * increasing receiver. NULL: no such list was made. */
  const int64_t* sent_first;
  const anlage_sent* sent;
  float* sums;         /* SPARSE: room for a sum per receiver, post padded to 16, where each receiver's senders stand in
                          increasing order, so that sums in the order of senders have the same bits; else NULL */
} anlage_synapses;

/* The clock of a run. */
typedef struct anlage_now {
  uint32_t struct_size;
  uint32_t reserved;
  uint64_t tick; /* 0, 1, 2, …                      */
  double time;   /* [s] tick * length of one tick   */
} anlage_now;

typedef struct anlage_host anlage_host;

/* Services of the host. Never NULL. */
struct anlage_host {
  uint32_t struct_size;
  uint32_t version; /* ANLAGE_CONTRACT_VERSION of the host                                                    */
  /* Writes one line to the run's log. `text` is copied. [any thread] */
  void (*log)(const anlage_host* host, const char* text);
  /* A table of further services by id "anlage.NAME/REV" or a reverse domain name; NULL if unknown. [any thread] */
  const void* (*extension)(const anlage_host* host, const char* id);
};

/* Call flags. */
#define ANLAGE_CALL_ACCUMULATE 1u /* transmit, fused: add to y; without it y is overwritten */

typedef struct anlage_call {
  uint32_t struct_size;
  uint32_t flags;                  /* ANLAGE_CALL_*                                                              */
  const anlage_now* now;
  double dt;                       /* [s] time since this part's previous call: its period times one tick        */
  uint64_t key;                    /* random key of this part: seed and path, mixed                              */
  const anlage_view* fields;       /* one view per field, in the order of the type's table                       */
  const anlage_synapses* synapses; /* connections and rules; else NULL                                           */
  const float* x;                  /* transmit, fused: the signal as it arrives now, [pre]                       */
  float* y;                        /* transmit, fused: the sum that the receivers get, [post]                    */
  int64_t first;                   /* this call's slice of receivers or units: [first, last), first % 16 == 0;   */
  int64_t last;                    /*   the whole range unless the type is SPLITTABLE                            */
  const anlage_host* host;
  char* error;                     /* where a failing verb writes its reason, zero-ended                         */
  uint64_t error_size;             /* bytes at `error`                                                           */
} anlage_call;

typedef int32_t (*anlage_verb)(const anlage_call* call);

#endif
