/* SPDX-License-Identifier: Apache-2.0 */
/* The layout of contract 1.0, number by number: a member that moves breaks every plugin that was ever built. */
#ifndef ANLAGE_TESTS_CONTRACT_LAYOUT_H
#define ANLAGE_TESTS_CONTRACT_LAYOUT_H

#include <stddef.h>

#include "anlage/contract/contract.h"

#ifdef __cplusplus
#define HOLDS(condition) static_assert(condition, #condition)
#else
#define HOLDS(condition) _Static_assert(condition, #condition)
#endif
#define AT(type, member, offset) HOLDS(offsetof(type, member) == (offset))

HOLDS(sizeof(void*) == 8);
HOLDS(sizeof(anlage_verb) == 8);

AT(anlage_view, data, 0);
AT(anlage_view, rows, 8);
AT(anlage_view, cols, 16);
AT(anlage_view, stride, 24);
HOLDS(sizeof(anlage_view) == 32);

AT(anlage_synapses, struct_size, 0);
AT(anlage_synapses, layout, 4);
AT(anlage_synapses, index_bits, 8);
AT(anlage_synapses, reserved, 12);
AT(anlage_synapses, pre, 16);
AT(anlage_synapses, post, 24);
AT(anlage_synapses, stride, 32);
AT(anlage_synapses, fan_in, 40);
AT(anlage_synapses, count, 48);
AT(anlage_synapses, weights, 56);
AT(anlage_synapses, index, 64);
AT(anlage_synapses, degree, 72);
AT(anlage_synapses, channels, 80);
AT(anlage_synapses, sent_first, 88);
AT(anlage_synapses, sent, 96);
AT(anlage_synapses, sums, 104);
HOLDS(sizeof(anlage_synapses) == 112);

AT(anlage_now, struct_size, 0);
AT(anlage_now, reserved, 4);
AT(anlage_now, tick, 8);
AT(anlage_now, time, 16);
HOLDS(sizeof(anlage_now) == 24);

AT(anlage_host, struct_size, 0);
AT(anlage_host, version, 4);
AT(anlage_host, log, 8);
AT(anlage_host, extension, 16);
HOLDS(sizeof(anlage_host) == 24);

AT(anlage_call, struct_size, 0);
AT(anlage_call, flags, 4);
AT(anlage_call, now, 8);
AT(anlage_call, dt, 16);
AT(anlage_call, key, 24);
AT(anlage_call, fields, 32);
AT(anlage_call, synapses, 40);
AT(anlage_call, x, 48);
AT(anlage_call, y, 56);
AT(anlage_call, first, 64);
AT(anlage_call, last, 72);
AT(anlage_call, host, 80);
AT(anlage_call, error, 88);
AT(anlage_call, error_size, 96);
HOLDS(sizeof(anlage_call) == 104);

AT(anlage_field, struct_size, 0);
AT(anlage_field, role, 4);
AT(anlage_field, dtype, 8);
AT(anlage_field, flags, 12);
AT(anlage_field, name, 16);
AT(anlage_field, shape, 24);
AT(anlage_field, unit, 32);
AT(anlage_field, doc, 40);
AT(anlage_field, init, 48);
AT(anlage_field, choices, 56);
AT(anlage_field, default_value, 64);
AT(anlage_field, min, 72);
AT(anlage_field, max, 80);
HOLDS(sizeof(anlage_field) == 88);

AT(anlage_setup, struct_size, 0);
AT(anlage_setup, plastic, 4);
AT(anlage_setup, dt, 8);
AT(anlage_setup, key, 16);
AT(anlage_setup, fields, 24);
AT(anlage_setup, pre, 32);
AT(anlage_setup, post, 40);
AT(anlage_setup, axis, 48);
AT(anlage_setup, set_axis, 56);
AT(anlage_setup, find_data, 64);
AT(anlage_setup, layout, 72);
AT(anlage_setup, stores_weights, 76);
AT(anlage_setup, fan_in, 80);
AT(anlage_setup, host, 88);
AT(anlage_setup, error, 96);
AT(anlage_setup, error_size, 104);
AT(anlage_setup, synapses, 112);
AT(anlage_setup, channels, 120);
AT(anlage_setup, relay, 128);
AT(anlage_setup, lender, 136);
AT(anlage_setup, backwards, 144);
HOLDS(sizeof(anlage_setup) == 152);

AT(anlage_type, struct_size, 0);
AT(anlage_type, kind, 4);
AT(anlage_type, flags, 8);
AT(anlage_type, field_count, 12);
AT(anlage_type, field_size, 16);
AT(anlage_type, reserved, 20);
AT(anlage_type, name, 24);
AT(anlage_type, version, 32);
AT(anlage_type, licence, 40);
AT(anlage_type, doc, 48);
AT(anlage_type, citation, 56);
AT(anlage_type, fields, 64);
AT(anlage_type, plan, 72);
AT(anlage_type, fill, 80);
AT(anlage_type, run, 88);
AT(anlage_type, settle, 96);
AT(anlage_type, fused, 104);
AT(anlage_type, extension, 112);
HOLDS(sizeof(anlage_type) == 120);

AT(anlage_library, struct_size, 0);
AT(anlage_library, contract, 4);
AT(anlage_library, type_count, 8);
AT(anlage_library, reserved, 12);
AT(anlage_library, compiler, 16);
AT(anlage_library, types, 24);
HOLDS(sizeof(anlage_library) == 32);

AT(anlage_note, contract, 0);
AT(anlage_note, isa, 4);
AT(anlage_note, build, 8);
AT(anlage_note, reserved, 12);
HOLDS(sizeof(anlage_note) == 16);

#endif
