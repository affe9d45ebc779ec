// SPDX-License-Identifier: Apache-2.0
/// The program `dot` of Graphviz, if there is one.
#pragma once

#include <string>

namespace anlage {

/// The SVG that `dot` draws. Throws: UsageError if there is no `dot`, if it needs more than `limit` seconds or fails.
/// [main]
[[nodiscard]] std::string draw_svg(const std::string& dot_text, double limit = 5.0);

}  // namespace anlage
