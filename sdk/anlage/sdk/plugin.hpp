// SPDX-License-Identifier: Apache-2.0
/// The author's side of Anlage: everything a plugin includes.
///
///   #include <anlage/sdk/plugin.hpp>
///
///   namespace relay {
///   using namespace anlage;
///
///   /// Hands its input on, scaled: rate = gain · drive.
///   struct Relay {
///     Param gain  {1.0, "1", "scale", {0, 10}};
///     In    drive {"n", "Hz", "what arrives"};
///     Out   rate  {"n", "Hz", "what leaves"};
///
///     void tick(Tick) { rate = gain * drive; }
///   };
///   }
///   ANLAGE_PLUGIN(relay::Relay)
#pragma once

#include <cstdint>
#include <string>

#include "anlage/base/philox.hpp"
#include "anlage/base/real.hpp"
#include "anlage/contract/contract.h"
#include "anlage/sdk/detail/describe.hpp"
#include "anlage/sdk/failure.hpp"
#include "anlage/sdk/memory.hpp"
#include "anlage/sdk/modulator.hpp"
#include "anlage/sdk/param.hpp"
#include "anlage/sdk/plasticity.hpp"
#include "anlage/sdk/ports.hpp"
#include "anlage/sdk/rng.hpp"
#include "anlage/sdk/setup.hpp"
#include "anlage/sdk/synapse.hpp"
#include "anlage/sdk/table.hpp"
#include "anlage/sdk/tick.hpp"
#include "anlage/sdk/transmit.hpp"
#include "anlage/sdk/wiring.hpp"

namespace anlage {

/// Units, synapses and the like are counted with this.
using Index = Eigen::Index;

}  // namespace anlage

/// The last line of a plugin file: exports its types and writes the note that it is judged by before it runs.
#define ANLAGE_PLUGIN(...)                                                                                      \
  extern "C" __attribute__((visibility("default"))) const anlage_library* anlage_entry_v1() {                   \
    return ::anlage::detail::library<__VA_ARGS__>();                                                            \
  }                                                                                                             \
  namespace {                                                                                                   \
  __attribute__((section(ANLAGE_NOTE_SECTION), used, aligned(4))) constexpr ::anlage::detail::Note anlage_note_v1 = \
      ::anlage::detail::make_note();                                                                            \
  }
