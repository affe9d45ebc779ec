// SPDX-License-Identifier: Apache-2.0
#include "generation.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/scratch_folder.hpp"

using anlage::Generation;
using anlage::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

const char* const genome = R"([brain]
name = "reloaded"
seed = 3
[world.noise]
type = "UniformStream"
size = { input = 200 }
[regions.units]
type = "LeakyRates"
size = { n = 100 }
[[projections]]
name = "w"
from = "noise.x"
to = "units.drive"
connection = { type = "Dense", w = "normal 0 0.1" }
learning = { type = "Oja", eta = 1e-3 }
)";

fs::path plugin(const std::string& folder, const char* name) { return fs::path(folder) / (std::string(name) += ".anl.so"); }

/// The shipped plugins of this genome, as an author's folder.
/// `version` makes other files of them.
anlage::Places copies(const ScratchFolder& folder, int version = 0) {
  for (const char* name : {"uniform_stream", "leaky_rates", "dense", "oja"}) {
    fs::copy_file(plugin(ANLAGE_SHIPPED_PLUGINS, name), plugin(folder.path(), name), fs::copy_options::overwrite_existing);
    std::ofstream(plugin(folder.path(), name), std::ios::binary | std::ios::app) << "version " << version;
  }
  return {.plugins = {folder.path()}, .data = {}};
}

double resident_kib() {
  std::ifstream statm("/proc/self/statm");
  double size = 0, resident = 0;
  statm >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(generation)

BOOST_AUTO_TEST_CASE(keeps_the_hash_of_the_state_over_a_hundred_reloads_and_little_memory) {
  const ScratchFolder folder;
  const std::string file = folder.write("genome.toml", genome);
  auto now = std::make_unique<Generation>(file, copies(folder));
  Generation uninterrupted(file, copies(folder));
  std::vector<double> resident;
  for (int generation = 0; generation < 100; ++generation) {
    now->run(20);
    uninterrupted.run(20);
    const std::string before = now->hash();
    auto next = std::make_unique<Generation>(file, copies(folder, generation + 1), *now);
    BOOST_TEST(next->hash() == before);
    now = std::move(next);
    resident.push_back(resident_kib());
  }
  BOOST_TEST(now->hash() == uninterrupted.hash());
  // The first reloads fill what the allocator keeps; a library takes at least its pages.
  const double growth = (resident.back() - resident[19]) / 80;
  BOOST_TEST_MESSAGE("growth a generation: " << growth << " KiB for four plugins");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  BOOST_TEST(growth < 4 * 100);
#endif
}

BOOST_AUTO_TEST_CASE(lives_on_where_its_files_are_overwritten_in_place) {
  const ScratchFolder folder;
  const std::string file = folder.write("genome.toml", genome);
  Generation now(file, copies(folder)), other(file, copies(folder));
  now.run(10);
  for (const char* name : {"leaky_rates", "dense", "oja"})
    std::ofstream(plugin(folder.path(), name), std::ios::binary | std::ios::in) << std::string(100'000, 'x');
  BOOST_TEST(now.run(10));
  other.run(20);
  BOOST_TEST(now.hash() == other.hash());
}

BOOST_AUTO_TEST_CASE(can_be_gone_back_to) {
  const ScratchFolder folder;
  const std::string file = folder.write("genome.toml", genome);
  Generation before(file, copies(folder));
  before.run(10);
  const std::string hash = before.hash();
  Generation next(file, copies(folder), before);
  next.run(50);
  BOOST_TEST(before.hash() == hash);
  BOOST_TEST(before.tick() == 10U);
}

BOOST_AUTO_TEST_CASE(refuses_numbers_of_another_shape_with_both_shapes) {
  const ScratchFolder folder;
  const std::string file = folder.write("genome.toml", genome);
  Generation before(file, copies(folder));
  std::string wider = genome;
  wider.replace(wider.find("n = 100"), 7, "n = 120");
  const std::string other = folder.write("wider.toml", wider);
  try {
    const Generation next(other, copies(folder), before);
    BOOST_ERROR("a population of another size goes on");
  } catch (const anlage::Error& error) {
    BOOST_TEST(std::string(error.what()).find("is 100 x 1 and would become 120 x 1") != std::string::npos, error.what());
  }
}

BOOST_AUTO_TEST_SUITE_END()
