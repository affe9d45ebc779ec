// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/brain_state.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "anlage/base/hash.hpp"
#include "anlage/brain/dtype.hpp"
#include "anlage/state/detail/arena.hpp"
#include "anlage/state/detail/birth.hpp"

namespace anlage {
namespace {

constexpr std::size_t line = 64;  // [B] alignment promised to plugins

std::size_t rounded(std::size_t bytes, std::size_t to) { return (bytes + to - 1) / to * to; }

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
  std::vector<std::size_t> pieces;  ///< of the arena, by block: saved blocks come first
  std::vector<std::size_t> slots;   ///< bytes
  std::unique_ptr<detail::Arena> arena;

  Storage(const Brain& of, Memory memory) : brain(&of), pieces(of.blocks.size()), slots(of.blocks.size()) {
    std::vector<std::size_t> sizes;
    std::size_t saved = 0;
    for (const bool wanted : {true, false}) {
      for (std::size_t i = 0; i < of.blocks.size(); ++i) {
        const Block& block = of.blocks[i];
        if (block.saved != wanted) continue;
        const auto numbers = static_cast<std::size_t>(block.stride * std::max<std::int64_t>(block.cols, 1));
        slots[i] = rounded(numbers * size_of(block.dtype), line);
        pieces[i] = sizes.size();
        sizes.push_back(slots[i] * static_cast<std::size_t>(block.depth));
      }
      if (wanted) saved = sizes.size();
    }
    arena = std::make_unique<detail::Arena>(std::move(sizes), saved, memory);
  }

  [[nodiscard]] std::byte* first(BlockId block) const { return arena->at(pieces[index_of(block)]); }
};

namespace {

/// What workers change has to be seen by all.
Memory memory_for(const Brain& brain, Memory wanted) {
  const bool workers = std::any_of(brain.parts.begin(), brain.parts.end(), [](const Part& part) { return part.in_worker; });
  return workers && wanted == Memory::plain ? Memory::shared : wanted;
}

}  // namespace

BrainState::BrainState(const Brain& brain, Memory memory)
    : storage_(std::make_unique<Storage>(brain, memory_for(brain, memory))) {
  detail::give_birth(*this);
}

BrainState::~BrainState() = default;
BrainState::BrainState(BrainState&&) noexcept = default;
BrainState& BrainState::operator=(BrainState&&) noexcept = default;

const Brain& BrainState::brain() const { return *storage_->brain; }

std::byte* BrainState::data(BlockId block, std::int64_t slot) {
  return storage_->first(block) + storage_->slots[index_of(block)] * static_cast<std::size_t>(slot);
}

const std::byte* BrainState::data(BlockId block, std::int64_t slot) const {
  return storage_->first(block) + storage_->slots[index_of(block)] * static_cast<std::size_t>(slot);
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

std::byte* BrainState::readable(BlockId block) const { return storage_->arena->readable(storage_->pieces[index_of(block)]); }

std::string BrainState::trespass(const void* address) const {
  const auto place = storage_->arena->find(address);
  if (!place) return {};
  for (std::size_t i = 0; i < brain().blocks.size(); ++i) {
    if (storage_->pieces[i] != place->piece) continue;
    const Block& block = brain().blocks[i];
    const auto end = static_cast<std::ptrdiff_t>(storage_->slots[i] * static_cast<std::size_t>(block.depth));
    if (place->offset < 0) return std::to_string(-place->offset) + " bytes before `" + block.name + "`";
    if (place->offset >= end) return std::to_string(place->offset - end) + " bytes past the end of `" + block.name + "`";
    return "byte " + std::to_string(place->offset) + " of `" + block.name + "`" + (place->read_only ? ", which is read-only there" : "");
  }
  return {};
}

std::string BrainState::written_before(ComponentId owner) const {
  for (std::size_t i = 0; i < brain().blocks.size(); ++i) {
    if (brain().blocks[i].owner != owner) continue;
    if (const std::ptrdiff_t bytes = storage_->arena->written_before(storage_->pieces[i]); bytes > 0)
      return std::to_string(bytes) + " bytes before `" + brain().blocks[i].name + "`";
  }
  return {};
}

bool BrainState::is_guarded() const { return storage_->arena->is_guarded(); }

std::size_t BrainState::bytes() const { return storage_->arena->bytes(); }

std::size_t BrainState::saved_bytes() const { return storage_->arena->saved_bytes(); }

void BrainState::snapshot(std::vector<std::byte>& to) const {
  to.resize(sizeof(Clock) + saved_bytes());
  std::memcpy(to.data(), &clock, sizeof(Clock));
  storage_->arena->save(to.data() + sizeof(Clock));
}

void BrainState::restore(const std::vector<std::byte>& from) {
  if (from.size() != sizeof(Clock) + saved_bytes()) throw std::invalid_argument("a snapshot of another brain");
  std::memcpy(&clock, from.data(), sizeof(Clock));
  storage_->arena->load(from.data() + sizeof(Clock));
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
