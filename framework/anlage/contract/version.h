/* SPDX-License-Identifier: Apache-2.0 */
/* The version of the contract: one major, one minor, in one 32-bit number.
 *
 * The major is part of the entry symbol's name (anlage_entry_v1), so a plugin may export several majors side by side.
 * The minor grows when something is appended to a struct or a new constant is added; nothing is ever removed, reordered
 * or given another meaning within a major. */
#ifndef ANLAGE_CONTRACT_VERSION_H
#define ANLAGE_CONTRACT_VERSION_H

#include <stdint.h>

#define ANLAGE_CONTRACT_MAJOR 1u
#define ANLAGE_CONTRACT_MINOR 0u

#define ANLAGE_MAKE_VERSION(major, minor) \
  (((uint32_t)(major) << 16) | ((uint32_t)(minor) & 0xFFFFu))
#define ANLAGE_VERSION_MAJOR(version) ((uint32_t)(version) >> 16)
#define ANLAGE_VERSION_MINOR(version) ((uint32_t)(version) & 0xFFFFu)

#define ANLAGE_CONTRACT_VERSION ANLAGE_MAKE_VERSION(ANLAGE_CONTRACT_MAJOR, ANLAGE_CONTRACT_MINOR)

/* True when a host that speaks `host` can run a plugin that needs at least `needed`:
 * the same major, and a minor that is not older than what the plugin uses. */
#define ANLAGE_VERSION_ACCEPTS(host, needed)                      \
  (ANLAGE_VERSION_MAJOR(host) == ANLAGE_VERSION_MAJOR(needed) && \
   ANLAGE_VERSION_MINOR(host) >= ANLAGE_VERSION_MINOR(needed))

#endif
