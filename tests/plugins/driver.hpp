// SPDX-License-Identifier: Apache-2.0
/// Drives one type by hand-made calls on fixed data, without any of the framework above the registry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "anlage/registry/type_info.hpp"

namespace plugin_test {

/// 64-byte aligned memory of one field, zero at first.
class Memory {
 public:
  Memory() = default;
  explicit Memory(std::size_t bytes);
  [[nodiscard]] void* data() const { return bytes_.get(); }

 private:
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };
  std::unique_ptr<void, Free> bytes_;
};

class Driver {
 public:
  /// Plans, allocates, draws the initial laws and fills. A rule learns over synapses of this layout.
  explicit Driver(const anlage::TypeInfo& type, std::uint32_t layout = ANLAGE_LAYOUT_DENSE);

  /// Runs a number of ticks on inputs that depend on nothing but the tick. Stops at the first failure.
  void run(std::uint64_t ticks);

  /// All numbers that the type wrote, after its birth and after each tick, padding left out.
  [[nodiscard]] const std::vector<float>& written() const { return written_; }
  /// The reason of the first failure; empty if there was none.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  void plan();
  void allocate();
  void allocate_synapses();
  void draw_inputs(std::uint64_t tick);
  void record();
  void call(anlage_verb verb, std::uint64_t tick);
  [[nodiscard]] std::int64_t axis(const std::string& name) const;

  const anlage::TypeInfo& type_;
  std::map<std::string, std::int64_t> axes_;
  anlage_synapses synapses_{};
  std::vector<Memory> memory_;
  std::vector<anlage_view> views_;
  Memory weights_;
  Memory index_;
  Memory x_;
  Memory y_;
  std::vector<float> written_;
  std::string failure_;
};

}  // namespace plugin_test
