// SPDX-License-Identifier: Apache-2.0
// Makes docs/results.md of the rows that scientific tests have left in a folder.
//   results_table FOLDER > docs/results.md
#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// "T-A4" comes before "T-A11".
std::pair<std::string, int> rank(const std::string& target) {
  const std::size_t digits = target.find_first_of("0123456789");
  if (digits == std::string::npos) return {target, 0};
  return {target.substr(0, digits), std::atoi(target.c_str() + digits)};
}

const std::map<char, const char*> groups{{'A', "Pattern separation"},
                                         {'B', "Single-layer learning from errors"},
                                         {'C', "Credit through hidden layers"},
                                         {'D', "Cortex"},
                                         {'E', "Striatum, dopamine, reinforcement"},
                                         {'F', "Cerebellum"},
                                         {'G', "Hippocampus and memory"},
                                         {'H', "Scale"},
                                         {'I', "Innate circuits"},
                                         {'J', "Birdsong"},
                                         {'K', "Development"},
                                         {'L', "Cortical dynamics"},
                                         {'M', "Neuromodulators"},
                                         {'N', "Buried concepts"},
                                         {'O', "What is innate and what is learned"},
                                         {'P', "Controls"}};

std::vector<Json> rows_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Json> rows;
  for (const fs::path& file : files) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) rows.push_back(Json::parse(line));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Json& a, const Json& b) { return rank(a["target"]) < rank(b["target"]); });
  return rows;
}

std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, 1, '\\');
  return text;
}

std::string verdict(const Json& row) {
  if (row["reached"]) return "reached";
  const std::string why = row["not_reached"];
  return "**not reached**" + (why.empty() ? "" : ": " + cell(why));
}

std::string line_of(const Json& row) {
  const double measured = row["measured"].is_number() ? row["measured"].get<double>() : NAN;
  return fmt::format("| {} | {} | {:.4g} | {} | {} | {} | {} |\n", cell(row["target"]), cell(row["what"]), measured,
                     cell(row["bar"]), cell(row["wanted"]), cell(row["source"]), verdict(row));
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 || !fs::is_directory(words[1])) {
    std::fputs("usage: results_table FOLDER\n", stderr);
    return 2;
  }
  const std::vector<Json> rows = rows_of(words[1]);
  const auto reached = std::count_if(rows.begin(), rows.end(), [](const Json& row) { return row["reached"].get<bool>(); });
  fmt::print("# Results\n\nMade by `./bootstrap.sh science` from what the tests of science measured: {} rows, {} of them reached. A bar is "
             "where the number has to\nlie; rows called *ablation* are what has to break the effect.\n",
             rows.size(), reached);
  char group = 0;
  for (const Json& row : rows) {
    const std::string target = row["target"];
    const char letter = target.size() > 2 ? target[2] : '?';
    if (letter != group) {
      group = letter;
      const auto title = groups.find(letter);
      fmt::print("\n## {}\n\n| target | what | measured | bar | reported | source | |\n|---|---|---|---|---|---|---|\n",
                 title == groups.end() ? "Others" : title->second);
    }
    fmt::print("{}", line_of(row));
  }
  return 0;
}
