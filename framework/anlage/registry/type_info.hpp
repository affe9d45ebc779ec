// SPDX-License-Identifier: Apache-2.0
/// A type that a plugin offers, as the framework sees it: the contract's table, checked and copied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/contract/contract.h"

namespace anlage {

class PluginLibrary;

enum class Kind : std::uint32_t {
  region = ANLAGE_KIND_REGION,
  connection = ANLAGE_KIND_CONNECTION,
  learning_rule = ANLAGE_KIND_LEARNING_RULE,
  steering = ANLAGE_KIND_STEERING,
  world = ANLAGE_KIND_WORLD
};

/// "region", "connection", "learning rule", "steering circuit", "world". [any]
[[nodiscard]] std::string_view to_string(Kind kind);

enum class Role : std::uint32_t {
  param = ANLAGE_ROLE_PARAM,
  choice = ANLAGE_ROLE_CHOICE,
  text = ANLAGE_ROLE_TEXT,
  in = ANLAGE_ROLE_IN,
  out = ANLAGE_ROLE_OUT,
  state = ANLAGE_ROLE_STATE,
  memory = ANLAGE_ROLE_MEMORY,
  mutable_scalar = ANLAGE_ROLE_MUTABLE,
  broadcast = ANLAGE_ROLE_BROADCAST,
  modulator = ANLAGE_ROLE_MODULATOR,
  pre = ANLAGE_ROLE_PRE,
  post = ANLAGE_ROLE_POST,
  pre_state = ANLAGE_ROLE_PRE_STATE,
  post_state = ANLAGE_ROLE_POST_STATE,
  trace = ANLAGE_ROLE_TRACE,
  weights = ANLAGE_ROLE_WEIGHTS,
  post_error = ANLAGE_ROLE_POST_ERROR,
  post_target = ANLAGE_ROLE_POST_TARGET,
  table = ANLAGE_ROLE_TABLE,
  scratch = ANLAGE_ROLE_SCRATCH
};

/// "param", "in", "post error", … [any]
[[nodiscard]] std::string_view to_string(Role role);

struct Field {
  std::string name;
  Role role = Role::param;
  std::uint32_t dtype = ANLAGE_DTYPE_F32;
  std::uint32_t flags = 0;
  std::vector<std::string> axes;  ///< of `shape`; empty: a scalar
  std::string unit;
  std::string doc;
  std::string init;               ///< initial law; "zero" if the plugin says nothing
  std::vector<std::string> choices;
  double default_value = 0.0;     ///< SI
  double min = 0.0;
  double max = 0.0;

  [[nodiscard]] bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
};

/// Lifetime: as long as its Registry.
struct TypeInfo {
  Kind kind = Kind::region;
  std::string name;
  std::string version;
  std::string licence;
  std::string doc;
  std::string citation;
  std::uint32_t flags = 0;          ///< ANLAGE_TYPE_*
  std::vector<Field> fields;        ///< in the plugin's order
  anlage_plan plan = nullptr;
  anlage_verb fill = nullptr;
  anlage_verb run = nullptr;
  anlage_verb settle = nullptr;
  anlage_verb fused = nullptr;
  const void* (*extension)(const char*) = nullptr;
  const PluginLibrary* library = nullptr;

  [[nodiscard]] bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
  /// Index of the field of this name, or -1. [any]
  [[nodiscard]] int field_index(std::string_view field_name) const;
};

}  // namespace anlage
