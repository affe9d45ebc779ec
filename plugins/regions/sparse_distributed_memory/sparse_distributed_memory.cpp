// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <bit>
#include <cstdint>

namespace sparse_distributed_memory {
using namespace anlage;

/// Kanerva's memory: hard locations at random addresses, of which those within `radius` bits of the address asked for take part.
///   sum_i      = sum over active locations of counter_i
///   recalled_i = 1 or -1, the sign of the sum; 0 where it is 0
///   written    counter_i += sign(data_i) at every active location, after reading
/// A bit of an address is 1 where the number is above 0. The addresses are drawn at birth, the counters are 0.
struct SparseDistributedMemory {
  static constexpr const char* doc = "Kanerva's memory: counters at random addresses, written and read within a radius";
  static constexpr const char* citation = "Kanerva 1988, Sparse Distributed Memory, MIT Press";

  Choice    writing   {"always never", "whether the data are written"};
  Param     locations {1000, "1", "hard locations", {1, 16777216}, birth | integer};
  Param     radius    {"1", "bits in which the address of an active location may differ", {0, 16777216}, integer};
  Modulator gate      {"1", "nothing is written while it is 0", optional};
  In        address   {"bit", "1", "where to read and write: above 0 is a 1"};
  In        data      {"value", "1", "what is written: its signs", optional};
  Memory    counters  {"value location", "1", "contents of the locations"};
  Out       recalled  {"value", "1", "1, -1, or 0 where nothing is known"};
  Out       active    {"", "1", "active locations"};
  Table<std::uint32_t> addresses {"word location", "1", "addresses, 32 bits a word"};
  Scratch   sum       {"value", "1", "sums of counters"};
  Scratch   words     {"word", "1", "the address asked for, 32 bits a word"};
  Scratch   list      {"location", "1", "1 for active locations"};
  Rng       draw      {"addresses"};

  void develop(Setup& setup) {
    setup.set_axis("location", static_cast<std::int64_t>(locations.value));
    if (const std::int64_t bits = setup.axis("bit"); bits >= 0) setup.set_axis("word", (bits + 31) / 32);
  }
  void fill() {
    for (Index at = 0; at < addresses.cols(); ++at)
      for (Index word = 0; word < addresses.rows(); ++word)
        addresses.set(word, at, draw.random().words(static_cast<std::uint64_t>(at), static_cast<std::uint64_t>(word))[0] & mask(word));
  }
  /// The bits of a word that belong to the address.
  std::uint32_t mask(Index word) const {
    const Index bits = std::min<Index>(32, address.size() - 32 * word);
    return bits == 32 ? ~std::uint32_t{0} : (std::uint32_t{1} << bits) - 1;
  }

  void tick(Tick) {
    auto* const asked = reinterpret_cast<std::uint32_t*>(words.data());
    for (Index word = 0; word < words.size(); ++word) asked[word] = 0;
    for (Index i = 0; i < address.size(); ++i)
      if (address[i] > 0) asked[i / 32] |= std::uint32_t{1} << (i % 32);
    sum = Real(0);
    active = Real(0);
    for (Index at = 0; at < list.size(); ++at) {
      list[at] = Real(distance(asked, at) <= static_cast<std::int64_t>(radius.value));
      if (list[at] == 0) continue;
      active[0] += 1;
      sum += counters.column(at);
    }
    for (Index i = 0; i < sum.size(); ++i) recalled[i] = static_cast<Real>((sum[i] > 0) - (sum[i] < 0));
    if (writing == "always" && data.connected() && (!gate.connected() || gate != 0)) write();
  }
  std::int64_t distance(const std::uint32_t* asked, Index at) const {
    const std::uint32_t* const there = addresses.data() + at * addresses.stride();
    std::int64_t bits = 0;
    for (Index word = 0; word < addresses.rows(); ++word) bits += std::popcount(asked[word] ^ there[word]);
    return bits;
  }
  void write() {
    for (Index at = 0; at < list.size(); ++at) {
      if (list[at] == 0) continue;
      for (Index i = 0; i < data.size(); ++i) counters(i, at) += static_cast<Real>((data[i] > 0) - (data[i] < 0));
    }
  }
};

}  // namespace sparse_distributed_memory

ANLAGE_PLUGIN(sparse_distributed_memory::SparseDistributedMemory)
