// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/source_location.hpp"

namespace anlage {

std::string SourceLocation::text() const {
  std::string text = file;
  if (line != 0) text += ":" + std::to_string(line);
  if (line != 0 && column != 0) text += ":" + std::to_string(column);
  return text;
}

}  // namespace anlage
