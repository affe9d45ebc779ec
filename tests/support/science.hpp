// SPDX-License-Identifier: Apache-2.0
/// What a scientific test measures, held against what it has to be and kept as a row of docs/results.md.
#pragma once

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

#include <nlohmann/json.hpp>

namespace anlage::test {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// Where a number has to lie, ends included.
struct Bar {
  double low = -unbounded;
  double high = unbounded;
  [[nodiscard]] bool holds(double measured) const { return low <= measured && measured <= high; }
};

/// One measured number.
struct Row {
  std::string target;       ///< which claim: "T-A4"
  std::string what;         ///< "claws with the highest dimension, 50 inputs"
  double measured = 0;
  Bar bar;                  ///< where it has to lie
  std::string wanted;       ///< what the source reports, in words: "7"
  std::string source;       ///< authors and year; "illustrative" where a parameter is ours
  std::string not_reached{};  ///< empty, or why the bar is missed: then it has to be missed, and a row says so
};

inline std::string bar_text(const Bar& bar) {
  const auto number = [](double x) { return nlohmann::json(x).dump(); };
  if (bar.low == bar.high) return number(bar.low);
  if (std::isinf(bar.low)) return "<= " + number(bar.high);
  if (std::isinf(bar.high)) return ">= " + number(bar.low);
  return number(bar.low) + " to " + number(bar.high);
}

/// Fails the case if the bar is missed, or if it is reached although the row says that it is not. With ANLAGE_RESULTS=FOLDER in
/// the environment the row is appended to a file of that folder, from which docs/results.md is made.
inline void report(const Row& row) {
  const bool reached = row.bar.holds(row.measured);
  BOOST_TEST_MESSAGE(row.target << "  " << row.what << ": " << row.measured << " (bar " << bar_text(row.bar) << ", reported "
                                << row.wanted << ")");
  if (const char* folder = std::getenv("ANLAGE_RESULTS")) {
    const nlohmann::json line{{"target", row.target}, {"what", row.what},     {"measured", row.measured},
                              {"bar", bar_text(row.bar)}, {"wanted", row.wanted}, {"source", row.source},
                              {"reached", reached},   {"not_reached", row.not_reached}};
    const std::string module = boost::unit_test::framework::master_test_suite().argv[0];
    std::ofstream file(std::filesystem::path(folder) / (std::filesystem::path(module).filename().string() + ".jsonl"), std::ios::app);
    file << line.dump() << "\n";
  }
  if (row.not_reached.empty()) {
    BOOST_TEST(reached, row.target << ": " << row.what << " is " << row.measured << ", and has to be " << bar_text(row.bar));
  } else {
    BOOST_TEST(!reached, row.target << ": " << row.what << " is " << row.measured << " and reaches " << bar_text(row.bar)
                                    << "; the row still says why not: " << row.not_reached);
  }
}

/// A file or folder of data by its place in a data folder, "images/mnist_mini"; empty, after a loud message, where no folder of
/// ANLAGE_DATA_PATH and not /usr/share/datasets has it: the case then returns.
inline std::filesystem::path data_or_skip(const std::string& name) {
  const char* stated = std::getenv("ANLAGE_DATA_PATH");
  std::string folders = std::string(stated == nullptr ? "" : stated) + ":/usr/share/datasets";
  for (std::size_t at = 0, end = 0; at < folders.size(); at = end + 1) {
    end = std::min(folders.find(':', at), folders.size());
    const std::filesystem::path file = std::filesystem::path(folders.substr(at, end - at)) / name;
    if (end > at && std::filesystem::exists(file)) return file;
  }
  BOOST_TEST_MESSAGE("SKIPPED: no data called " << name << "; looked in ANLAGE_DATA_PATH and /usr/share/datasets");
  std::fprintf(stderr, "SKIPPED: no data called %s; looked in ANLAGE_DATA_PATH and /usr/share/datasets\n", name.c_str());
  return {};
}

}  // namespace anlage::test
