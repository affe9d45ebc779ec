/* SPDX-License-Identifier: Apache-2.0 */
/* A type: the static table that describes one region, connection, learning rule, steering circuit or world.
 *
 *   kind               `run` is      and besides
 *   region             tick          plan, fill
 *   connection         transmit      plan (storage), fill (wire: indices and weights)
 *   learning rule      learn         settle (per unit, once before the synapses), fused
 *   steering circuit   steer         plan, fill
 *   world              advance       plan, fill
 *
 * Order in a life: plan [build, main thread] -> the host allocates, draws the initial laws -> fill [build, main thread]
 * -> run, settle, fused [any worker thread, once per tick at most]. Nothing is called at the end. */
#ifndef ANLAGE_CONTRACT_TYPE_H
#define ANLAGE_CONTRACT_TYPE_H

#include <stdint.h>

#include "anlage/contract/call.h"
#include "anlage/contract/field.h"
#include "anlage/contract/setup.h"

enum {
  ANLAGE_KIND_REGION = 1,
  ANLAGE_KIND_CONNECTION = 2,
  ANLAGE_KIND_LEARNING_RULE = 3,
  ANLAGE_KIND_STEERING = 4,
  ANLAGE_KIND_WORLD = 5
};

/* Type flags. */
#define ANLAGE_TYPE_SPLITTABLE 1u /* `run` and `fused` may be called in slices of units or receivers, on several threads   */
#define ANLAGE_TYPE_LINEAR 2u     /* connection: transmit is y = W x over the stored synapses, so a rule may fuse with it   */
#define ANLAGE_TYPE_NON_LOCAL 4u  /* rule: looks at more than the synapse it changes                                        */
#define ANLAGE_TYPE_BORROWS 8u    /* connection: passes through the synapses of another projection                          */

typedef struct anlage_type {
  uint32_t struct_size;
  uint32_t kind;        /* ANLAGE_KIND_*                                                                                   */
  uint32_t flags;       /* ANLAGE_TYPE_*                                                                                   */
  uint32_t field_count;
  uint32_t field_size;  /* bytes from one field to the next in `fields`                                                    */
  uint32_t reserved;
  const char* name;     /* CamelCase; the word in a genome                                                                 */
  const char* version;  /* of the type, "1.0.0"                                                                            */
  const char* licence;  /* SPDX id                                                                                         */
  const char* doc;      /* one line                                                                                        */
  const char* citation; /* authors, year, source; "" if there is none                                                      */
  const anlage_field* fields;

  anlage_plan plan;     /* may be NULL: all axes come from the genome                                                      */
  anlage_verb fill;     /* may be NULL; writes TABLE fields, indices and initial weights                                   */
  anlage_verb run;      /* never NULL                                                                                      */
  anlage_verb settle;   /* rule: whole vectors, before the synapses of the same tick; may be NULL                          */
  /* rule: one pass over the synapses that first applies the learning that is pending from an earlier tick (all rule fields
   * show that tick) and then transmits x to y with the new weights, bit for bit as `run` followed by a LINEAR transmit.
   * May be NULL: the two are then done one after the other. */
  anlage_verb fused;
  /* A table of further abilities by id "anlage.NAME/REV"; may be NULL, answers NULL for an unknown id. [any] */
  const void* (*extension)(const char* id);
} anlage_type;

#endif
