// SPDX-License-Identifier: Apache-2.0
/// A curve in one line of text: ▁▂▃▅▇█.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace anlage {

/// `values` as at most `columns` characters, lowest ▁, highest █; neighbours are averaged where there are more values
/// than columns. NaN is a space; a flat curve is drawn in the middle. [any]
[[nodiscard]] std::string sparkline(const std::vector<double>& values, std::size_t columns);

}  // namespace anlage
