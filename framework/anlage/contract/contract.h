/* SPDX-License-Identifier: Apache-2.0 */
/* The contract: all that a plugin and the framework know of each other, in plain C.
 *
 *   version.h  which contract            setup.h  what is agreed while a brain develops
 *   field.h    what a type needs         type.h   what a type is and can do
 *   call.h     what a verb gets to see   entry.h  how a library is found and judged
 *   dense_sums.h  an extension: the sums of small areas in one call
 *
 * Only fixed-width integers, doubles, floats and pointers cross; every struct begins with its size and only ever grows at
 * its end. A reader uses the smaller of the two sizes. C++ authors include the sdk instead of this header. */
#ifndef ANLAGE_CONTRACT_CONTRACT_H
#define ANLAGE_CONTRACT_CONTRACT_H

#include "anlage/contract/call.h"
#include "anlage/contract/dense_sums.h"
#include "anlage/contract/entry.h"
#include "anlage/contract/field.h"
#include "anlage/contract/setup.h"
#include "anlage/contract/type.h"
#include "anlage/contract/version.h"

#endif
