// SPDX-License-Identifier: Apache-2.0
#include "bench/harness.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace anlage::bench {
namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double run(const std::function<void()>& work, long calls) {
  const double begin = now();
  for (long i = 0; i < calls; ++i) work();
  return (now() - begin) / static_cast<double>(calls);
}

long calls_for(const std::function<void()>& work, double slice) {
  work();
  long calls = 1;
  while (true) {
    const double seconds = run(work, calls) * static_cast<double>(calls);
    if (seconds >= slice / 2 || calls > (1L << 28)) return std::max(1L, static_cast<long>(static_cast<double>(calls) * slice / seconds));
    calls *= 4;
  }
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

Timing timing(const std::vector<double>& values) { return {*std::min_element(values.begin(), values.end()), median(values)}; }

}  // namespace

Comparison compare(const std::function<void()>& ours, const std::function<void()>& theirs, double total, double slice) {
  const long our_calls = calls_for(ours, slice);
  const long their_calls = calls_for(theirs, slice);
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> ratios;
  const double end = now() + total;
  while (now() < end || a.size() < 9) {
    a.push_back(run(ours, our_calls));
    b.push_back(run(theirs, their_calls));
    ratios.push_back(a.back() / b.back());
  }
  return {timing(a), timing(b), median(ratios)};
}

Timing measure(const std::function<void()>& work, double total, double slice) {
  const long calls = calls_for(work, slice);
  std::vector<double> values;
  const double end = now() + total;
  while (now() < end || values.size() < 5) values.push_back(run(work, calls));
  return timing(values);
}

void print_row(const std::string& name, const Comparison& result, double bar) {
  std::printf("%-44s ours %9.2f us (min %9.2f)  by hand %9.2f us (min %9.2f)  ratio %5.2f  bar %5.2f  %s\n", name.c_str(),
              result.ours.median * 1e6, result.ours.min * 1e6, result.theirs.median * 1e6, result.theirs.min * 1e6, result.ratio,
              bar, result.ratio <= bar ? "reached" : "not reached");
  std::fflush(stdout);
}

void print_value(const std::string& name, double value, const std::string& unit, double bar) {
  std::printf("%-44s %9.2f %s  bar %9.2f  %s\n", name.c_str(), value, unit.c_str(), bar, value <= bar ? "reached" : "not reached");
  std::fflush(stdout);
}

}  // namespace anlage::bench
