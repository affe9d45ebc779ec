// SPDX-License-Identifier: Apache-2.0
/// One plugin type without a brain around it: memory laid out from the type's own table, and its verbs.
///
///   PluginDriver winners(shipped_plugin("k_winners"), "KWinners");
///   winners.set("active", 0.1);  winners.axis("n", 100);  winners.birth();
///   winners.write("drive", {…});  winners.run();  winners.read("rate")
#pragma once

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "anlage/contract/contract.h"

namespace anlage::test {

/// Memory at a 64-byte border, filled with one byte.
class AlignedBytes {
 public:
  explicit AlignedBytes(std::size_t size, int fill = 0)
      : bytes_(static_cast<char*>(::operator new(size + 64, std::align_val_t{64}))) {
    std::memset(bytes_.get(), fill, size + 64);
  }
  template <class T>
  [[nodiscard]] T* as() const {
    return reinterpret_cast<T*>(bytes_.get());
  }

 private:
  struct Free {
    void operator()(char* p) const { ::operator delete(p, std::align_val_t{64}); }
  };
  std::unique_ptr<char, Free> bytes_;
};

class PluginDriver {
 public:
  PluginDriver(const std::string& file, const std::string& type, std::uint64_t key = 7) {
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw std::runtime_error(dlerror());
    const auto entry = reinterpret_cast<anlage_entry>(dlsym(library, ANLAGE_ENTRY_SYMBOL));
    const anlage_library& table = *entry();
    for (std::uint32_t i = 0; i < table.type_count; ++i)
      if (type == table.types[i]->name) type_ = table.types[i];
    if (type_ == nullptr) throw std::runtime_error(file + " has no type " + type);
    numbers_.resize(type_->field_count);
    texts_.resize(type_->field_count);
    views_.resize(type_->field_count);
    for (std::uint32_t i = 0; i < type_->field_count; ++i) numbers_[i] = field(i).default_value;
    setup_.key = call_.key = key;
  }
  PluginDriver(const PluginDriver&) = delete;
  PluginDriver& operator=(const PluginDriver&) = delete;

  /// A hyperparameter, or the index of a word.
  void set(const std::string& name, double value) { numbers_[index(name)] = value; }
  void choose(const std::string& name, const std::string& word) {
    const std::string words = std::string(" ") + field(index(name)).choices + " ";
    const std::size_t at = words.find(" " + word + " ");
    if (at == std::string::npos) throw std::runtime_error(name + " has no word " + word);
    set(name, static_cast<double>(std::count(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), ' ')));
  }
  /// A text. One that names data has to be a path.
  void say(const std::string& name, const std::string& text) { texts_[index(name)] = text; }
  void axis(const std::string& name, std::int64_t size) { axes_[name] = size; }
  /// Leaves an optional field unconnected.
  void disconnect(const std::string& name) { unconnected_.push_back(name); }
  /// The two ends of a connection.
  void join(std::int64_t pre, std::int64_t post, bool plastic = false) {
    axes_["pre"] = setup_.pre = pre;
    axes_["post"] = setup_.post = post;
    setup_.plastic = plastic ? 1 : 0;
  }

  /// Asks for the plan. The type's own words if it refuses, else "".
  std::string plan() {
    setup_.driver = this;
    setup_.struct_size = sizeof(anlage_setup);
    setup_.dt = 1e-3;
    setup_.axis = [](const anlage_setup* s, const char* name) { return of(s).axis_size(name); };
    setup_.set_axis = [](anlage_setup* s, const char* name, std::int64_t size) { of(s).axes_[name] = size; };
    setup_.find_data = [](anlage_setup*, const char* path) { return std::filesystem::exists(path) ? path : nullptr; };
    setup_.layout = ANLAGE_LAYOUT_DENSE;
    setup_.stores_weights = 1;
    setup_.synapses = -1;
    setup_.relay = nullptr;
    setup_.error = error_.data();
    setup_.error_size = error_.size();
    for (std::uint32_t i = 0; i < type_->field_count; ++i) point_setting(i);
    setup_.fields = views_.data();
    if (type_->plan == nullptr || type_->plan(&setup_) == ANLAGE_OK) return {};
    return error_.data();
  }

  /// Plans, lays out memory and fills it. Throws what the type says if it refuses.
  void birth() {
    const std::string refusal = plan();
    if (!refusal.empty()) throw std::runtime_error(refusal);
    for (std::uint32_t i = 0; i < type_->field_count; ++i) allocate(i);
    if (type_->kind == ANLAGE_KIND_CONNECTION) allocate_synapses();
    call_.struct_size = sizeof(call_);
    call_.now = &now_;
    now_.struct_size = sizeof(now_);
    call_.dt = 1e-3;
    call_.fields = views_.data();
    call_.error = error_.data();
    call_.error_size = error_.size();
    if (type_->fill != nullptr) act(type_->fill);
  }

  /// One tick.
  void run() {
    call_.last = type_->kind == ANLAGE_KIND_CONNECTION ? setup_.post : axis_size("n");
    act(type_->run);
    ++now_.tick;
  }
  /// One passage of signals, for receivers [first, last).
  void transmit(const float* x, float* y, std::int64_t first, std::int64_t last, bool accumulate = false) {
    call_.x = x;
    call_.y = y;
    call_.first = first;
    call_.last = last;
    call_.flags = accumulate ? ANLAGE_CALL_ACCUMULATE : 0;
    act(type_->run);
  }

  [[nodiscard]] const anlage_type& type() const { return *type_; }
  [[nodiscard]] const anlage_setup& planned() const { return setup_; }
  [[nodiscard]] anlage_synapses& synapses() { return synapses_; }
  [[nodiscard]] const anlage_view& view(const std::string& name) const { return views_[index(name)]; }
  [[nodiscard]] float* data(const std::string& name) const { return static_cast<float*>(view(name).data); }
  void write(const std::string& name, const std::vector<float>& values) {
    std::copy(values.begin(), values.end(), data(name));
  }
  [[nodiscard]] std::vector<float> read(const std::string& name) const {
    return {data(name), data(name) + view(name).rows};
  }
  [[nodiscard]] float number(const std::string& name) const { return *data(name); }

 private:
  /// A setup that knows its driver, for the functions a plugin calls back.
  struct Talk : anlage_setup {
    PluginDriver* driver = nullptr;
  };
  static PluginDriver& of(const anlage_setup* setup) { return *static_cast<const Talk*>(setup)->driver; }
  [[nodiscard]] const anlage_field& field(std::uint32_t i) const { return type_->fields[i]; }
  [[nodiscard]] std::uint32_t index(const std::string& name) const {
    for (std::uint32_t i = 0; i < type_->field_count; ++i)
      if (name == field(i).name) return i;
    throw std::runtime_error(std::string(type_->name) + " has no field " + name);
  }
  [[nodiscard]] std::int64_t axis_size(const std::string& name) const {
    const auto found = axes_.find(name);
    return found == axes_.end() ? -1 : found->second;
  }
  bool is_setting(std::uint32_t i) const {
    return field(i).role == ANLAGE_ROLE_PARAM || field(i).role == ANLAGE_ROLE_CHOICE;
  }
  void point_setting(std::uint32_t i) {
    views_[i] = {nullptr, 1, 1, 16};
    if (is_setting(i)) views_[i].data = &numbers_[i];
    if (field(i).role == ANLAGE_ROLE_TEXT) views_[i].data = texts_[i].data();
  }

  std::int64_t extent(const std::string& shape, int which) const {
    std::istringstream words(shape);
    std::int64_t size = 1;
    std::string axis;
    for (int i = 0; words >> axis; ++i)
      if (i == which) size = axis_size(axis);
    return size;
  }
  void allocate(std::uint32_t i) {
    if (is_setting(i) || field(i).role == ANLAGE_ROLE_TEXT) return;
    if (field(i).role == ANLAGE_ROLE_WEIGHTS) return;
    anlage_view& view = views_[i];
    view.rows = extent(field(i).shape, 0);
    view.cols = extent(field(i).shape, 1);
    view.stride = (view.rows + 15) / 16 * 16;
    if (std::find(unconnected_.begin(), unconnected_.end(), field(i).name) != unconnected_.end()) return;
    // Outputs and scratch start as garbage: a verb has to write before it reads.
    const bool garbage = field(i).role == ANLAGE_ROLE_OUT || field(i).role == ANLAGE_ROLE_SCRATCH;
    memory_.emplace_back(static_cast<std::size_t>(view.stride * view.cols) * 8, garbage ? 0xFF : 0);
    view.data = memory_.back().as<char>();
    if (field(i).role == ANLAGE_ROLE_MUTABLE) *static_cast<float*>(view.data) = static_cast<float>(field(i).default_value);
  }
  void allocate_synapses() {
    const std::int64_t stride = (setup_.post + 15) / 16 * 16;
    synapses_ = {};
    synapses_.struct_size = sizeof(synapses_);
    synapses_.layout = setup_.layout;
    synapses_.pre = setup_.pre;
    synapses_.post = setup_.post;
    synapses_.stride = stride;
    synapses_.fan_in = setup_.fan_in;
    synapses_.index_bits = setup_.pre <= 65536 ? 16 : 32;
    synapses_.count = stride * (setup_.layout == ANLAGE_LAYOUT_DENSE ? setup_.pre : setup_.fan_in);
    const std::size_t bytes = static_cast<std::size_t>(synapses_.count) * 4;
    if (setup_.layout == ANLAGE_LAYOUT_SPARSE) synapses_.index = memory_.emplace_back(bytes).as<char>();
    if (setup_.layout != ANLAGE_LAYOUT_PROCEDURAL && (setup_.stores_weights != 0 || setup_.plastic != 0))
      synapses_.weights = memory_.emplace_back(bytes).as<float>();
    call_.synapses = &synapses_;
  }
  void act(anlage_verb verb) {
    error_[0] = 0;
    if (verb(&call_) != ANLAGE_OK) throw std::runtime_error(error_.data());
  }

  const anlage_type* type_ = nullptr;
  std::map<std::string, std::int64_t> axes_;
  std::vector<std::string> unconnected_, texts_;
  std::vector<double> numbers_;
  std::vector<anlage_view> views_;
  std::vector<AlignedBytes> memory_;
  std::array<char, 1024> error_{};
  Talk setup_{};
  anlage_synapses synapses_{};
  anlage_now now_{};
  anlage_call call_{};
};

}  // namespace anlage::test
