// SPDX-License-Identifier: Apache-2.0
#include "plugins/driver.hpp"

#include <algorithm>
#include <cstring>
#include <new>

#include "anlage/base/initial_law.hpp"
#include "anlage/base/philox.hpp"

namespace plugin_test {
namespace {

using anlage::Role;

constexpr std::uint64_t key = 42;
constexpr double dt = 1e-3;

std::int64_t padded(std::int64_t count) { return (count + 15) / 16 * 16; }

std::size_t element_size(std::uint32_t dtype) {
  switch (dtype) {
    case ANLAGE_DTYPE_U8:
      return 1;
    case ANLAGE_DTYPE_U16:
      return 2;
    case ANLAGE_DTYPE_F64:
    case ANLAGE_DTYPE_U64:
      return 8;
    default:
      return 4;
  }
}

bool is_setting(Role role) { return role == Role::param || role == Role::choice || role == Role::text; }

bool is_input(Role role) {
  return role == Role::in || role == Role::pre || role == Role::post || role == Role::post_error ||
         role == Role::post_target || role == Role::modulator;
}

bool is_synaptic(Role role) { return role == Role::weights || role == Role::trace; }

void ignore_log(const anlage_host*, const char*) {}
const void* no_extension(const anlage_host*, const char*) { return nullptr; }

const anlage_host host{sizeof(anlage_host), ANLAGE_CONTRACT_VERSION, ignore_log, no_extension};

/// The contract's setup, followed by what its functions need.
struct Planning {
  anlage_setup setup{};
  std::map<std::string, std::int64_t>* axes = nullptr;
};

std::int64_t planned_axis(const anlage_setup* setup, const char* name) {
  const auto& axes = *reinterpret_cast<const Planning*>(setup)->axes;
  const auto found = axes.find(name);
  return found == axes.end() ? -1 : found->second;
}

void set_planned_axis(anlage_setup* setup, const char* name, std::int64_t size) {
  (*reinterpret_cast<Planning*>(setup)->axes)[name] = size;
}

const char* no_data(anlage_setup*, const char*) { return nullptr; }

}  // namespace

Memory::Memory(std::size_t bytes) : bytes_(std::aligned_alloc(64, (bytes + 127) / 64 * 64)) {
  if (!bytes_) throw std::bad_alloc();
  std::memset(bytes_.get(), 0, (bytes + 127) / 64 * 64);
}

Driver::Driver(const anlage::TypeInfo& type, std::uint32_t layout)
    : type_(type), axes_{{"n", 37}, {"pre", 19}, {"post", 35}} {
  synapses_.struct_size = sizeof synapses_;
  synapses_.layout = layout;
  synapses_.index_bits = 16;
  synapses_.pre = axes_["pre"];
  synapses_.post = axes_["post"];
  synapses_.stride = padded(synapses_.post);
  synapses_.fan_in = 3;
  views_.resize(type.fields.size());
  memory_.resize(type.fields.size());
  for (std::size_t f = 0; f < type.fields.size(); ++f) {
    if (!is_setting(type.fields[f].role)) continue;
    memory_[f] = Memory(sizeof(double));
    std::memcpy(memory_[f].data(), &type.fields[f].default_value,
                type.fields[f].role == Role::text ? 0 : sizeof(double));
    views_[f] = {memory_[f].data(), 1, 1, 16};
  }
  plan();
  allocate_synapses();
  allocate();
  if (type.fill != nullptr) call(type.fill, 0);
  record();
}

void Driver::plan() {
  if (type_.plan == nullptr) return;
  Planning planning;
  char error[256] = {};
  planning.axes = &axes_;
  anlage_setup& setup = planning.setup;
  setup.struct_size = sizeof setup;
  setup.dt = dt;
  setup.key = key;
  setup.fields = views_.data();
  setup.pre = synapses_.pre;
  setup.post = synapses_.post;
  setup.axis = planned_axis;
  setup.set_axis = set_planned_axis;
  setup.find_data = no_data;
  setup.layout = ANLAGE_LAYOUT_DENSE;
  setup.stores_weights = 1;
  setup.host = &host;
  setup.error = error;
  setup.error_size = sizeof error;
  if (type_.plan(&setup) != ANLAGE_OK) failure_ = error;
  synapses_.layout = setup.layout;
  synapses_.fan_in = setup.fan_in;
}

void Driver::allocate_synapses() {
  const bool is_dense = synapses_.layout == ANLAGE_LAYOUT_DENSE;
  synapses_.count = is_dense ? synapses_.stride * synapses_.pre : padded(synapses_.post) * synapses_.fan_in;
  const auto count = static_cast<std::size_t>(synapses_.count);
  weights_ = Memory(count * sizeof(float));
  index_ = Memory(count * sizeof(std::uint16_t));
  x_ = Memory(static_cast<std::size_t>(padded(synapses_.pre)) * sizeof(float));
  y_ = Memory(static_cast<std::size_t>(padded(synapses_.post)) * sizeof(float));
  synapses_.weights = static_cast<float*>(weights_.data());
  synapses_.index = is_dense ? nullptr : index_.data();
  const anlage::Random random(key, 7);
  for (std::size_t s = 0; s < count; ++s) {
    static_cast<std::uint16_t*>(index_.data())[s] =
        static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(synapses_.pre), 1, s));
    if (type_.kind == anlage::Kind::learning_rule) synapses_.weights[s] = random.uniform(2, s) - 0.5f;
  }
}

std::int64_t Driver::axis(const std::string& name) const {
  if (const auto found = axes_.find(name); found != axes_.end()) return found->second;
  return name[0] >= '0' && name[0] <= '9' ? std::stoll(name) : 11;
}

void Driver::allocate() {
  for (std::size_t f = 0; f < type_.fields.size(); ++f) {
    const anlage::Field& field = type_.fields[f];
    if (is_setting(field.role)) continue;
    anlage_view& view = views_[f];
    view.rows = field.axes.empty() ? 1 : axis(field.axes[0]);
    view.cols = field.axes.size() < 2 ? 1 : axis(field.axes[1]);
    view.stride = padded(view.rows);
    if (field.role == Role::weights) {
      view.data = weights_.data();
      continue;
    }
    const std::int64_t count = is_synaptic(field.role) ? synapses_.count : view.stride * view.cols;
    memory_[f] = Memory(static_cast<std::size_t>(count) * element_size(field.dtype));
    view.data = memory_[f].data();
    if (field.role == Role::mutable_scalar) *static_cast<float*>(view.data) = static_cast<float>(field.default_value);
    const auto law = anlage::InitialLaw::parse(field.init);
    if (field.dtype != ANLAGE_DTYPE_F32 || !law || law->kind == anlage::InitialLaw::Kind::zero) continue;
    law->draw_block(key + f, static_cast<float*>(view.data), view.rows, view.cols, view.stride);
  }
}

void Driver::draw_inputs(std::uint64_t tick) {
  const anlage::Random random(key, 9);
  for (std::size_t f = 0; f < views_.size(); ++f) {
    if (!is_input(type_.fields[f].role)) continue;
    for (std::int64_t i = 0; i < views_[f].rows * views_[f].cols; ++i) {
      static_cast<float*>(views_[f].data)[i] = random.uniform(tick, f * 1000 + static_cast<std::uint64_t>(i)) - 0.25f;
    }
  }
  for (std::int64_t i = 0; i < synapses_.pre; ++i) {
    const float value = random.uniform(tick, 100000 + static_cast<std::uint64_t>(i));
    static_cast<float*>(x_.data())[i] = value < 0.5f ? 0.0f : value;  // half of the senders are silent
  }
}

void Driver::record() {
  const auto add = [&](const void* data, std::int64_t count) {
    const auto* numbers = static_cast<const float*>(data);
    written_.insert(written_.end(), numbers, numbers + count);
  };
  for (std::size_t f = 0; f < views_.size(); ++f) {
    const anlage::Field& field = type_.fields[f];
    if (is_setting(field.role) || is_input(field.role) || field.role == Role::scratch ||
        field.dtype != ANLAGE_DTYPE_F32)
      continue;
    if (is_synaptic(field.role) && synapses_.layout != ANLAGE_LAYOUT_DENSE) {
      for (std::int64_t s = 0; s < synapses_.count; ++s) {
        const std::int64_t receiver = s / (16 * synapses_.fan_in) * 16 + s % 16;
        if (receiver < synapses_.post) add(static_cast<const float*>(views_[f].data) + s, 1);
      }
      continue;
    }
    for (std::int64_t c = 0; c < views_[f].cols; ++c) {
      add(static_cast<const float*>(views_[f].data) + c * views_[f].stride, views_[f].rows);
    }
  }
  add(y_.data(), synapses_.post);
}

void Driver::call(anlage_verb verb, std::uint64_t tick) {
  char error[256] = {};
  const anlage_now now{sizeof(anlage_now), 0, tick, static_cast<double>(tick) * dt};
  const bool has_synapses = type_.kind == anlage::Kind::connection || type_.kind == anlage::Kind::learning_rule;
  anlage_call call{};
  call.struct_size = sizeof call;
  call.now = &now;
  call.dt = dt;
  call.key = key;
  call.fields = views_.data();
  call.synapses = has_synapses ? &synapses_ : nullptr;
  call.x = static_cast<const float*>(x_.data());
  call.y = static_cast<float*>(y_.data());
  call.last = has_synapses ? synapses_.post : axes_["n"];
  call.host = &host;
  call.error = error;
  call.error_size = sizeof error;
  if (failure_.empty() && verb(&call) != ANLAGE_OK) failure_ = error[0] == '\0' ? "failed without a reason" : error;
}

void Driver::run(std::uint64_t ticks) {
  for (std::uint64_t tick = 0; tick < ticks && failure_.empty(); ++tick) {
    draw_inputs(tick);
    if (type_.settle != nullptr) call(type_.settle, tick);
    call(type_.fused != nullptr && tick % 2 == 1 ? type_.fused : type_.run, tick);
    record();
  }
}

}  // namespace plugin_test
