// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/detail/setup_call.hpp"

#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

#include "anlage/brain/detail/draft.hpp"
#include "anlage/brain/host.hpp"

namespace anlage::detail {
namespace {

SetupCall& call_of(anlage_setup* setup) { return *reinterpret_cast<SetupCall*>(setup); }

std::int64_t axis(const anlage_setup* setup, const char* name) {
  return axis_size(reinterpret_cast<const SetupCall*>(setup)->component, name);
}

void set_axis(anlage_setup* setup, const char* name, std::int64_t size) {
  SetupCall& call = call_of(setup);
  if (size < 0 || size > (std::int64_t{1} << 40)) {
    call.contradictions.push_back(fmt::format("axis `{}` cannot have {} units", name, size));
    return;
  }
  const std::int64_t known = axis_size(call.component, name);
  if (known < 0)
    call.component.axes.emplace_back(name, size);
  else if (known != size)
    call.contradictions.push_back(
        fmt::format("axis `{}` has {} units by the genome or its wires, and {} says {}", name, known,
                    call.component.type->name, size));
}

/// A text that named the data reads as its path from now on, so that `fill` opens what `plan` has found.
void keep_found(SetupCall& call, const std::string& asked) {
  const auto& fields = call.component.type->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::string& text = call.component.texts[i];
    if (fields[i].role != Role::text || text != asked) continue;
    text = call.found;
    call.views[i].data = text.data();
    call.views[i].rows = static_cast<std::int64_t>(text.size());
  }
}

const char* find_data(anlage_setup* setup, const char* name) {
  namespace fs = std::filesystem;
  SetupCall& call = call_of(setup);
  std::string tried;
  std::error_code ignored;
  std::vector<std::string> candidates{name};
  if (fs::path(name).is_relative()) {
    candidates.clear();
    for (const std::string& folder : call.data_folders) candidates.push_back((fs::path(folder) / name).string());
  }
  for (const std::string& candidate : candidates) {
    if (fs::exists(candidate, ignored)) {
      const std::string asked = name;
      call.found = fs::absolute(candidate, ignored).lexically_normal().string();
      keep_found(call, asked);
      return call.found.c_str();
    }
    tried += (tried.empty() ? "" : ", ") + candidate;
  }
  const std::string reason = fmt::format("no data called `{}`; looked for {}", name, tried);
  std::snprintf(setup->error, setup->error_size, "%s", reason.c_str());
  return nullptr;
}

}  // namespace

SetupCall::SetupCall(Component& component, const std::vector<std::string>& data_folders, double dt)
    : component(component), data_folders(data_folders) {
  const auto& fields = component.type->fields;
  views.resize(fields.size());
  numbers.resize(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    numbers[i] = component.hyperparameters[i].value;
    const Role role = fields[i].role;
    if (role == Role::param || role == Role::choice) views[i] = {&numbers[i], 1, 1, 16};
    if (role == Role::text)
      views[i] = {component.texts[i].data(), static_cast<std::int64_t>(component.texts[i].size()), 1, 16};
  }
  setup.struct_size = sizeof(anlage_setup);
  setup.dt = dt;
  setup.key = component.key;
  setup.fields = views.data();
  setup.axis = axis;
  setup.set_axis = set_axis;
  setup.find_data = find_data;
  setup.layout = ANLAGE_LAYOUT_DENSE;
  setup.stores_weights = 1;
  setup.synapses = -1;
  setup.host = &host();
  setup.error = error.data();
  setup.error_size = error.size();
}

std::string SetupCall::run() {
  if (component.type->plan == nullptr) return {};
  if (component.type->plan(&setup) == ANLAGE_OK) return {};
  error.back() = '\0';
  const std::string reason = error.c_str();
  return reason.empty() ? "reported a failure without a reason" : reason;
}

}  // namespace anlage::detail
