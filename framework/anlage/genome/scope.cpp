// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/scope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/names.hpp"

namespace anlage::detail {
namespace {

const Export* find_export(const std::vector<Export>& exports, const std::string& name) {
  const auto found = std::ranges::find(exports, name, &Export::name);
  return found == exports.end() ? nullptr : &*found;
}

}  // namespace

void Scope::add_part(const std::string& path) {
  parts_.insert(path);
  in_order_.push_back(path);
}

void Scope::add_projection(const std::string& name) {
  projections_.insert(name);
  projections_in_order_.push_back(name);
}

void Scope::add_nested(const std::string& name, Exports exports) {
  nested_.emplace(name, std::move(exports));
  in_order_.push_back(name);
}

void Scope::resolve(PortName& port, const std::string& path, Diagnostics& problems) const {
  if (has_part(port.part)) return;
  if (has_nested(port.part)) return through_export(port, false, path, problems);
  refuse(port, false, path, problems);
}

void Scope::resolve_field(PortName& field, const std::string& path, Diagnostics& problems) const {
  if (has_part(field.part) || has_projection(field.part)) return;
  if (has_nested(field.part)) return through_export(field, false, path, problems);
  refuse(field, true, path, problems);
}

void Scope::resolve_setting(PortName& setting, const std::string& path, Diagnostics& problems) const {
  if (has_part(setting.part) || has_projection(setting.part)) return;
  if (has_nested(setting.part)) return through_export(setting, true, path, problems);
  refuse(setting, true, path, problems);
}

std::optional<std::string> Scope::port_in(const std::string& text) const {
  const std::optional<PortName> port = split_port(text);
  if (!port) return std::nullopt;
  if (has_part(port->part)) return text;
  const auto nested = nested_.find(port->part);
  if (nested == nested_.end()) return std::nullopt;
  const Export* exported = find_export(nested->second.ports, port->port);
  if (exported == nullptr) return std::nullopt;
  return exported->target;
}

void Scope::through_export(PortName& port, bool setting, const std::string& path, Diagnostics& problems) const {
  const Exports& exports = nested_.at(port.part);
  if (!exports.is_complete) return;
  const std::vector<Export>& list = setting ? exports.parameters : exports.ports;
  if (const Export* exported = find_export(list, port.port)) {
    const std::size_t dot = exported->target.rfind('.');
    port.part = exported->target.substr(0, dot);
    port.port = exported->target.substr(dot + 1);
    return;
  }
  std::vector<std::string> names;
  for (const Export& exported : list) names.push_back(exported.name);
  const char* what = setting ? "parameter" : "port";
  problems.add(
      {ErrorCode::unknown_port,
       fmt::format("`{}` is a nested genome and exports no {} `{}`", port.part, what, port.port), port.where, path,
       names.empty() ? fmt::format("it exports no {}s: add them to its [exports]", what) : suggest(port.port, names)});
}

void Scope::refuse(const PortName& port, bool or_projection, const std::string& path, Diagnostics& problems) const {
  std::vector<std::string> legal = in_order_;
  if (or_projection) legal.insert(legal.end(), projections_in_order_.begin(), projections_in_order_.end());
  const char* what = or_projection ? "part or projection" : "part";
  problems.add({ErrorCode::unknown_part, fmt::format("there is no {} `{}`", what, port.part), port.where, path,
                suggest(port.part, legal)});
}

}  // namespace anlage::detail
