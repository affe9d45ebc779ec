/* SPDX-License-Identifier: Apache-2.0 */
/* A field: one named number, port or block of memory that a type needs.
 *
 * The plugin declares fields and never allocates them: the framework owns every number, brings it to each call as a view
 * (call.h) and saves, restores, probes, re-randomises or audits it without asking the plugin. Genome keys, defaults, range
 * errors, documentation and checkpoints are all derived from this table. */
#ifndef ANLAGE_CONTRACT_FIELD_H
#define ANLAGE_CONTRACT_FIELD_H

#include <stdint.h>

/* What a field is for. Shapes in brackets; `post` and `pre` are the two ends of a projection. */
enum {
  ANLAGE_ROLE_PARAM = 1,      /* hyperparameter, a scalar; view: one double, SI units; any kind                            */
  ANLAGE_ROLE_CHOICE = 2,     /* one word out of `choices`; view: one double, its index                                    */
  ANLAGE_ROLE_TEXT = 3,       /* text, such as the name of a data set; view: zero-ended UTF-8                              */
  ANLAGE_ROLE_IN = 4,         /* signal that arrives; read-only; regions, steering circuits, worlds                        */
  ANLAGE_ROLE_OUT = 5,        /* signal that leaves; unspecified before the verb writes it                                 */
  ANLAGE_ROLE_STATE = 6,      /* transient numbers, saved, back to their initial law on a reset                            */
  ANLAGE_ROLE_MEMORY = 7,     /* what a region learns inside itself; never in steering circuits or worlds                  */
  ANLAGE_ROLE_MUTABLE = 8,    /* one bounded scalar that a steering circuit may adjust in a life (idiosyncratic)           */
  ANLAGE_ROLE_BROADCAST = 9,  /* scalar sent to whoever subscribes: a neuromodulator                                       */
  ANLAGE_ROLE_MODULATOR = 10, /* scalar subscribed to by name                                                              */
  ANLAGE_ROLE_PRE = 11,       /* rule: what arrives at the synapse, [pre]                                                  */
  ANLAGE_ROLE_POST = 12,      /* rule: what the receiving unit sends, [post]                                               */
  ANLAGE_ROLE_PRE_STATE = 13, /* rule: its own number per sending unit, [pre]; if it is not local also per pair, [pre x pre] */
  ANLAGE_ROLE_POST_STATE = 14,/* rule: its own number per receiving unit, [post]                                           */
  ANLAGE_ROLE_TRACE = 15,     /* rule: its own number per synapse, laid out as the weights                                 */
  ANLAGE_ROLE_WEIGHTS = 16,   /* connection or rule: the synapses' weights, [post x pre]                                   */
  ANLAGE_ROLE_POST_ERROR = 17,/* rule: error per receiving unit, [post]                                                    */
  ANLAGE_ROLE_POST_TARGET = 18,/* rule: target per receiving unit, [post]                                                  */
  ANLAGE_ROLE_TABLE = 19,     /* numbers rebuilt by `fill` at every birth from files or the seed; never saved, read-only later */
  ANLAGE_ROLE_SCRATCH = 20    /* dead after the call                                                                       */
};

enum {
  ANLAGE_DTYPE_F32 = 1,
  ANLAGE_DTYPE_F64 = 2,
  ANLAGE_DTYPE_U8 = 3,
  ANLAGE_DTYPE_U16 = 4,
  ANLAGE_DTYPE_U32 = 5,
  ANLAGE_DTYPE_U64 = 6
};

/* Field flags. */
#define ANLAGE_FIELD_OPTIONAL 1u  /* may stay unconnected (ports, modulators: reads as zeros) or unstated (text: "")        */
#define ANLAGE_FIELD_REQUIRED 2u  /* parameter without a default: the genome has to state it                               */
#define ANLAGE_FIELD_BIRTH 4u     /* parameter that shapes memory: fixed once the brain is developed                       */
#define ANLAGE_FIELD_SKIP_ZERO 8u /* rule, PRE or PRE_STATE: where this is 0, no synapse of that sending unit changes      */
#define ANLAGE_FIELD_INTEGER 16u  /* parameter that counts: whole numbers only                                             */
#define ANLAGE_FIELD_ERROR 32u    /* OUT: what it says of each unit is an error; POST_ERROR takes these and nothing else   */
#define ANLAGE_FIELD_EVENTS 64u   /* OUT: mostly 0, what is not is an event; rule, PRE, POST: a synapse changes only where
                                     one of the fields with this flag is not 0 at its end                                  */

typedef struct anlage_field {
  uint32_t struct_size; /* sizeof(anlage_field) when the plugin was built                                                  */
  uint32_t role;        /* ANLAGE_ROLE_*                                                                                   */
  uint32_t dtype;       /* ANLAGE_DTYPE_*; ports, weights, traces and unit states are always F32                           */
  uint32_t flags;       /* ANLAGE_FIELD_*                                                                                  */
  const char* name;     /* snake_case, or a symbol such as V_m; the key in a genome                                    */
  const char* shape;    /* axes by name, "n" or "post pre" or "16 n"; "" is a scalar                                       */
  const char* unit;     /* "s", "Hz", "mV", "1" (dimensionless), "*" (whatever arrives)                                    */
  const char* doc;      /* one line                                                                                        */
  const char* init;     /* initial law: "zero", "constant A", "uniform LOW HIGH", "normal MEAN SD", "lognormal MU SIGMA",
                           "orthogonal GAIN", "sparse DENSITY SD"; NULL is zero                                            */
  const char* choices;  /* CHOICE: words separated by one space; else NULL                                                 */
  double default_value; /* PARAM, MUTABLE: SI units; CHOICE: index                                                         */
  double min;           /* smallest legal value, -INFINITY if unbounded                                                    */
  double max;           /* largest legal value, INFINITY if unbounded                                                      */
} anlage_field;

#endif
