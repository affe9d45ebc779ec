// SPDX-License-Identifier: Apache-2.0
/// Ports: where signals enter and leave a part. One axis is a vector, two are a matrix (`port.matrix()`), none ("") is
/// a number.
///
///   In  drive {"n", "Hz", "summed synaptic drive"};
///   Out rate  {"n", "Hz", "firing rate"};
#pragma once

#include "anlage/sdk/detail/array.hpp"

namespace anlage {

/// Signal that arrives; read-only.
class In : public detail::Readable<ANLAGE_ROLE_IN> {
 public:
  using Readable::Readable;
  using Readable::operator=;
};

/// Signal that leaves; unspecified before the verb writes it.
class Out : public detail::Writable<ANLAGE_ROLE_OUT> {
 public:
  constexpr explicit Out(const char* shape, const char* unit, const char* doc, FieldFlags flags = {})
      : Writable(shape, unit, doc, nullptr, flags) {}
  using Writable::operator=;
};

}  // namespace anlage
