// SPDX-License-Identifier: Apache-2.0
/// What is known of a plugin file without loading it here: the types that it offers, or why it must not be loaded.
#pragma once

#include <string>
#include <vector>

#include "anlage/base/error.hpp"
#include "anlage/registry/type_info.hpp"

namespace anlage {

struct DescribedType {
  Kind kind = Kind::region;
  std::string name;
  std::string version;
  std::string doc;
};

enum class Verdict {
  sound,       ///< loads, and its tables are in order
  refused,     ///< says no in words; asked again at every start, because the reason may go away
  quarantined  ///< crashed, hung or ended the process that described it; not tried again until its contents change
};

struct PluginDescription {
  std::string hash;  ///< of the contents it is about; empty if they could not be read
  Verdict verdict = Verdict::sound;
  std::vector<DescribedType> types;  ///< of a sound one
  std::vector<Problem> problems;     ///< of the others; `path` is left to who knows the file

  [[nodiscard]] bool offers(std::string_view type) const;
  [[nodiscard]] std::string version(std::string_view type) const;  ///< "" if it does not offer the type
};

/// One line of fields with tabs between them; tabs, line breaks and backslashes within a field are escaped. [any]
[[nodiscard]] std::string line_of(const std::vector<std::string>& fields);
/// The fields of a line, without its line break. [any]
[[nodiscard]] std::vector<std::string> fields_of(std::string_view line);

/// The description as lines, the first of which says "description". [any]
[[nodiscard]] std::string to_lines(const PluginDescription& description);
/// Takes one of those lines in. False if it is none, or nonsense. [any]
[[nodiscard]] bool take_line(PluginDescription& description, const std::vector<std::string>& fields);

}  // namespace anlage
