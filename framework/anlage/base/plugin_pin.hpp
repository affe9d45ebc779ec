// SPDX-License-Identifier: Apache-2.0
/// A plugin library that a lock file fixes: which types come from it, and which contents its files have.
#pragma once

#include <map>
#include <string>

#include "anlage/base/source_location.hpp"

namespace anlage {

struct PluginPin {
  std::string library;                         ///< "oja" for oja.anl.so and its siblings for higher instruction sets
  std::map<std::string, std::string> types;    ///< name → version
  std::map<std::string, std::string> files;    ///< "oja.v3.anl.so" → hash; empty: any contents
  SourceLocation where = {};
};

}  // namespace anlage
