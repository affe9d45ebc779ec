// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/brain_state.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>

#include "anlage/base/hash.hpp"
#include "anlage/state/detail/birth.hpp"

namespace anlage {
namespace {

constexpr std::size_t line = 64;              // [B] alignment promised to plugins
constexpr std::size_t huge_page = 2u << 20;   // [B]

std::size_t size_of(std::uint32_t dtype) {
  switch (dtype) {
    case ANLAGE_DTYPE_F64:
    case ANLAGE_DTYPE_U64: return 8;
    case ANLAGE_DTYPE_U16: return 2;
    case ANLAGE_DTYPE_U8: return 1;
    default: return 4;
  }
}

std::size_t rounded(std::size_t bytes, std::size_t to) { return (bytes + to - 1) / to * to; }

struct Free {
  void operator()(std::byte* data) const { std::free(data); }
};

using Arena = std::unique_ptr<std::byte[], Free>;

Arena allocate(std::size_t bytes) {
  const std::size_t alignment = bytes >= huge_page ? huge_page : line;
  const std::size_t size = rounded(std::max<std::size_t>(bytes, line), alignment);
  auto* data = static_cast<std::byte*>(std::aligned_alloc(alignment, size));
  if (data == nullptr) throw std::bad_alloc();
  if (alignment == huge_page) madvise(data, size, MADV_HUGEPAGE);
  std::memset(data, 0, size);
  return Arena(data);
}

double number_at(const std::byte* data, std::uint32_t dtype, std::int64_t index) {
  const auto at = [&]<class T>(T) {
    T value;
    std::memcpy(&value, data + static_cast<std::size_t>(index) * sizeof(T), sizeof(T));
    return static_cast<double>(value);
  };
  switch (dtype) {
    case ANLAGE_DTYPE_F64: return at(double{});
    case ANLAGE_DTYPE_U8: return at(std::uint8_t{});
    case ANLAGE_DTYPE_U16: return at(std::uint16_t{});
    case ANLAGE_DTYPE_U32: return at(std::uint32_t{});
    case ANLAGE_DTYPE_U64: return at(std::uint64_t{});
    default: return at(float{});
  }
}

}  // namespace

struct BrainState::Storage {
  const Brain* brain = nullptr;
  Arena arena;
  std::size_t bytes = 0;
  std::size_t saved = 0;  ///< saved blocks come first, so a snapshot is one copy
  std::vector<std::size_t> offsets;
  std::vector<std::size_t> slots;

  explicit Storage(const Brain& of) : brain(&of), offsets(of.blocks.size()), slots(of.blocks.size()) {
    for (const bool wanted : {true, false}) {
      for (std::size_t i = 0; i < of.blocks.size(); ++i) {
        const Block& block = of.blocks[i];
        if (block.saved != wanted) continue;
        const auto numbers = static_cast<std::size_t>(block.stride * std::max<std::int64_t>(block.cols, 1));
        slots[i] = rounded(numbers * size_of(block.dtype), line);
        offsets[i] = bytes;
        bytes += slots[i] * static_cast<std::size_t>(block.depth);
      }
      if (wanted) saved = bytes;
    }
    arena = allocate(bytes);
  }
};

BrainState::BrainState(const Brain& brain) : storage_(std::make_unique<Storage>(brain)) { detail::give_birth(*this); }

BrainState::~BrainState() = default;
BrainState::BrainState(BrainState&&) noexcept = default;
BrainState& BrainState::operator=(BrainState&&) noexcept = default;

const Brain& BrainState::brain() const { return *storage_->brain; }

std::byte* BrainState::data(BlockId block, std::int64_t slot) {
  return storage_->arena.get() + storage_->offsets[index_of(block)] +
         storage_->slots[index_of(block)] * static_cast<std::size_t>(slot);
}

const std::byte* BrainState::data(BlockId block, std::int64_t slot) const {
  return storage_->arena.get() + storage_->offsets[index_of(block)] +
         storage_->slots[index_of(block)] * static_cast<std::size_t>(slot);
}

std::size_t BrainState::slot_bytes(BlockId block) const { return storage_->slots[index_of(block)]; }

std::int64_t BrainState::slot(BlockId block, std::uint64_t tick, std::int64_t delay) const {
  const auto mask = static_cast<std::uint64_t>(brain().block(block).depth - 1);
  return static_cast<std::int64_t>((tick - static_cast<std::uint64_t>(delay)) & mask);
}

std::vector<double> BrainState::values(FieldRef field) const {
  const Binding& binding = brain().binding(field);
  std::vector<double> values;
  if (binding.source == Binding::Source::none) return values;
  const Block& block = brain().block(binding.block);
  const std::uint64_t last = clock.tick == 0 ? 0 : clock.tick - 1;
  const std::byte* numbers = data(binding.block, slot(binding.block, last, binding.delay));
  values.reserve(static_cast<std::size_t>(binding.rows * binding.cols));
  for (std::int64_t c = 0; c < binding.cols; ++c)
    for (std::int64_t r = 0; r < binding.rows; ++r) values.push_back(number_at(numbers, block.dtype, c * block.stride + r));
  return values;
}

double BrainState::value(FieldRef field, std::int64_t unit) const {
  const Binding& binding = brain().binding(field);
  if (binding.source == Binding::Source::none) return 0.0;
  const Block& block = brain().block(binding.block);
  const std::uint64_t last = clock.tick == 0 ? 0 : clock.tick - 1;
  const std::byte* numbers = data(binding.block, slot(binding.block, last, binding.delay));
  const std::int64_t rows = std::max<std::int64_t>(binding.rows, 1);
  return number_at(numbers, block.dtype, unit / rows * block.stride + unit % rows);
}

std::size_t BrainState::bytes() const { return storage_->bytes; }

std::size_t BrainState::saved_bytes() const { return storage_->saved; }

void BrainState::snapshot(std::vector<std::byte>& to) const {
  to.resize(sizeof(Clock) + storage_->saved);
  std::memcpy(to.data(), &clock, sizeof(Clock));
  std::memcpy(to.data() + sizeof(Clock), storage_->arena.get(), storage_->saved);
}

void BrainState::restore(const std::vector<std::byte>& from) {
  if (from.size() != sizeof(Clock) + storage_->saved) throw std::invalid_argument("a snapshot of another brain");
  std::memcpy(&clock, from.data(), sizeof(Clock));
  std::memcpy(storage_->arena.get(), from.data() + sizeof(Clock), storage_->saved);
}

std::string BrainState::hash() const {
  ContentHash hash;
  hash.add(&clock.tick, sizeof clock.tick);
  for (std::size_t i = 0; i < brain().blocks.size(); ++i) {
    const Block& block = brain().blocks[i];
    if (!block.saved) continue;
    const std::size_t size = size_of(block.dtype);
    for (std::int64_t slot = 0; slot < block.depth; ++slot)
      for (std::int64_t c = 0; c < block.cols; ++c)
        hash.add(data(BlockId{static_cast<std::uint32_t>(i)}, slot) + static_cast<std::size_t>(c * block.stride) * size,
                 static_cast<std::size_t>(block.rows) * size);
  }
  return hash.text();
}

std::vector<LedgerLine> ledger(const Brain& brain) {
  std::vector<LedgerLine> lines{{Origin::innate}, {Origin::drawn}, {Origin::learned}, {Origin::adjustable}, {Origin::transient}};
  for (const Block& block : brain.blocks) {
    LedgerLine& entry = lines[static_cast<std::size_t>(block.origin)];
    const auto numbers = static_cast<std::uint64_t>(block.rows * block.cols * block.depth);
    entry.blocks += 1;
    entry.numbers += numbers;
    entry.bytes += numbers * size_of(block.dtype);
  }
  return lines;
}

}  // namespace anlage
