// SPDX-License-Identifier: Apache-2.0
/// How long it takes to know what plugin files offer: bench_loading [FOLDER [FILES]]. First start: no cache; later starts: a
/// cache and files that have not changed. Loading the types into the program is not part of it.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "anlage/registry/registry.hpp"

namespace {

namespace fs = std::filesystem;
using namespace anlage;

constexpr int rounds = 21;

/// [ms]
double scan(const std::string& plugins, const std::string& cache, std::size_t& types) {
  const auto begin = std::chrono::steady_clock::now();
  Registry registry{PluginCache(cache)};
  registry.search({{plugins}, ANLAGE_ISA_V4});
  registry.describe();
  const double time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  for (const Problem& problem : registry.refusals()) std::fprintf(stderr, "%s\n", problem.text().c_str());
  types = registry.offers().size();
  return time;
}

void print(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-12s median %8.3f ms   least %8.3f   most %8.3f\n", what, times[times.size() / 2], times.front(), times.back());
}

}  // namespace

int main(int count, char** words) {
  const std::string shipped = count > 1 ? words[1] : ANLAGE_SHIPPED_PLUGINS;
  const std::size_t wanted = count > 2 ? std::strtoul(words[2], nullptr, 10) : 30;
  const fs::path folder = fs::temp_directory_path() / ("anlage-loading-" + std::to_string(getpid()));
  const std::string plugins = folder / "plugins", cache = folder / "cache";
  fs::create_directories(plugins);
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(shipped))
    if (entry.path().string().ends_with(".anl.so")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t taken = 0;
  for (const fs::path& file : files)
    if (file.stem().stem().extension().empty() && taken++ < wanted) fs::copy(file, plugins / file.filename());
  std::printf("%zu files of %s\n", std::min(taken, wanted), shipped.c_str());
  sleep(3);  // so that their changes are settled
  std::vector<double> first, later, without;
  std::size_t types = 0;
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(cache);
    first.push_back(scan(plugins, cache, types));
    later.push_back(scan(plugins, cache, types));
    without.push_back(scan(plugins, "", types));
  }
  std::printf("%zu types\n", types);
  print("first start", first);
  print("later start", later);
  print("no cache", without);
  fs::remove_all(folder);
  return 0;
}
