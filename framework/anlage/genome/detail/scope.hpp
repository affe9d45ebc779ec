// SPDX-License-Identifier: Apache-2.0
/// What the names in one genome file can refer to: its parts, its projections, and what its nested genomes export.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage::detail {

struct Export {
  std::string name;
  std::string target;  ///< "granule.rate" for a port; "granule.gain", "readout.learning.eta" for a parameter
};

struct Exports {
  std::vector<Export> ports;
  std::vector<Export> parameters;
  bool is_complete = true;  ///< false if the genome could not be read: nothing said about it is worth reporting
};

class Scope {
 public:
  void add_part(const std::string& path);
  void add_projection(const std::string& name);
  /// A nested genome under its name; its parts are added one by one.
  void add_nested(const std::string& name, Exports exports);

  [[nodiscard]] bool has_part(const std::string& path) const { return parts_.count(path) != 0; }
  [[nodiscard]] bool has_projection(const std::string& name) const { return projections_.count(name) != 0; }
  [[nodiscard]] bool has_nested(const std::string& name) const { return nested_.count(name) != 0; }

  /// Replaces an exported port by the one it stands for. Adds a problem if there is no such part. [build]
  void resolve(PortName& port, const std::string& path, Diagnostics& problems) const;
  /// The same where the fields of projections are meant as well. [build]
  void resolve_field(PortName& field, const std::string& path, Diagnostics& problems) const;
  /// The same where what is named is a setting, so that exported parameters count. [build]
  void resolve_setting(PortName& setting, const std::string& path, Diagnostics& problems) const;
  /// "cerebellum.output" → "cerebellum/purkinje.rate"; nothing if the text is no port of a part in here. [build]
  [[nodiscard]] std::optional<std::string> port_in(const std::string& text) const;

 private:
  void through_export(PortName& port, bool setting, const std::string& path, Diagnostics& problems) const;
  void refuse(const PortName& port, bool or_projection, const std::string& path, Diagnostics& problems) const;

  std::unordered_set<std::string> parts_;
  std::vector<std::string> in_order_;
  std::unordered_set<std::string> projections_;
  std::vector<std::string> projections_in_order_;
  std::map<std::string, Exports> nested_;
};

}  // namespace anlage::detail
