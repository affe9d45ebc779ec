// SPDX-License-Identifier: Apache-2.0
/// The harness: two ways of doing the same work, in turn, in one process. On a shared machine only the ratio of neighbours
/// means anything, so the ratio is taken slice by slice and its median printed.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace anlage::bench {

struct Timing {
  double min = 0.0;     ///< [s] per call
  double median = 0.0;  ///< [s] per call
};

struct Comparison {
  Timing ours;
  Timing theirs;
  double ratio = 0.0;  ///< median over slices of ours / theirs
};

/// Calls each in turn in slices of about `slice` seconds for `total` seconds.
[[nodiscard]] Comparison compare(const std::function<void()>& ours, const std::function<void()>& theirs, double total = 2.0,
                                 double slice = 2e-3);
[[nodiscard]] Timing measure(const std::function<void()>& work, double total = 1.0, double slice = 2e-3);

/// "W2  1 thread  ours 52.1 us  by hand 50.0 us  ratio 1.04  bar 1.25  ok"
void print_row(const std::string& name, const Comparison& result, double bar);
void print_value(const std::string& name, double value, const std::string& unit, double bar);

}  // namespace anlage::bench
