/* SPDX-License-Identifier: Apache-2.0 */
/* Extension "anlage.dense_sums/1" of a LINEAR connection: all dense projections that end in one port, summed in one call.
 *
 * Between areas of a few units a call costs as much as its multiplications. A host that finds the table may sum such areas
 * with it instead of calling `run` once per projection; the numbers are the same to the last bit. */
#ifndef ANLAGE_CONTRACT_DENSE_SUMS_H
#define ANLAGE_CONTRACT_DENSE_SUMS_H

#include <stdint.h>

#define ANLAGE_DENSE_SUMS "anlage.dense_sums/1"

/* One projection: weight (j, i) at weights[i * stride + j]. */
typedef struct anlage_dense_inflow {
  const float* weights;
  const float* x; /* the signal as it arrives, [pre] */
  int64_t pre;
  int64_t stride;
} anlage_dense_inflow;

typedef struct anlage_dense_sums {
  uint32_t struct_size;
  uint32_t reserved;
  /* y[0 .. post) = the inflows' W x, the first one written, each further one added, in their order. [any worker thread] */
  void (*sum)(const anlage_dense_inflow* inflows, int64_t count, float* y, int64_t post);
} anlage_dense_sums;

#endif
