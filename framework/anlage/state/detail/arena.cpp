// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/detail/arena.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <numeric>

namespace anlage::detail {
namespace {

constexpr std::size_t line = 64;             // [B] alignment promised to plugins
constexpr std::size_t huge_page = 2u << 20;  // [B]
constexpr std::byte untouched{0xA5};

std::size_t rounded(std::size_t bytes, std::size_t to) { return (bytes + to - 1) / to * to; }

std::size_t page() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }

std::byte* map(void* at, std::size_t bytes, int protection, int flags, int descriptor, std::size_t offset = 0) {
  void* place = mmap(at, bytes, protection, flags, descriptor, static_cast<off_t>(offset));
  if (place == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::byte*>(place);
}

std::byte* allocate(std::size_t bytes) {
  const std::size_t alignment = bytes >= huge_page ? huge_page : line;
  const std::size_t size = rounded(std::max<std::size_t>(bytes, line), alignment);
  auto* data = static_cast<std::byte*>(std::aligned_alloc(alignment, size));
  if (data == nullptr) throw std::bad_alloc();
  if (alignment == huge_page) madvise(data, size, MADV_HUGEPAGE);
  std::memset(data, 0, size);
  return data;
}

}  // namespace

Arena::Arena(std::vector<std::size_t> sizes, std::size_t saved, Memory memory)
    : sizes_(std::move(sizes)), offsets_(sizes_.size()), saved_pieces_(saved), memory_(memory) {
  bytes_ = std::accumulate(sizes_.begin(), sizes_.end(), std::size_t{0});
  saved_bytes_ = std::accumulate(sizes_.begin(), sizes_.begin() + static_cast<std::ptrdiff_t>(saved), std::size_t{0});
  if (memory == Memory::guarded) {
    map_guarded();
    return;
  }
  lay_out_side_by_side();
  if (memory == Memory::plain) {
    base_ = readable_ = allocate(bytes_);
    return;
  }
  mapped_ = rounded(std::max<std::size_t>(bytes_, 1), page());
  base_ = readable_ = map(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1);
}

Arena::~Arena() {
  if (memory_ == Memory::plain) {
    std::free(base_);
    return;
  }
  munmap(base_, mapped_);
  if (readable_ != base_) munmap(readable_, mapped_);
}

void Arena::lay_out_side_by_side() {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    offsets_[i] = offset;
    offset += sizes_[i];
  }
}

/// A forbidden page, the pages of a piece with its end at theirs, a forbidden page, …
void Arena::lay_out_apart() {
  std::size_t offset = page();
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    const std::size_t room = rounded(std::max<std::size_t>(sizes_[i], 1), page());
    rooms_.push_back(offset);
    offsets_[i] = offset + room - sizes_[i];
    offset += room + page();
  }
  mapped_ = offset;
}

void Arena::map_guarded() {
  lay_out_apart();
  const int descriptor = memfd_create("anlage-state", MFD_CLOEXEC);
  if (descriptor < 0 || ftruncate(descriptor, static_cast<off_t>(mapped_)) != 0) throw std::bad_alloc();
  base_ = map(nullptr, mapped_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  readable_ = map(nullptr, mapped_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    const std::size_t room = offsets_[i] + sizes_[i] - rooms_[i];
    map(base_ + rooms_[i], room, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, descriptor, rooms_[i]);
    map(readable_ + rooms_[i], room, PROT_READ, MAP_SHARED | MAP_FIXED, descriptor, rooms_[i]);
    std::memset(base_ + rooms_[i], static_cast<int>(untouched), offsets_[i] - rooms_[i]);
  }
  close(descriptor);
}

void Arena::save(std::byte* to) const {
  if (!is_guarded()) {
    std::memcpy(to, base_, saved_bytes_);
    return;
  }
  for (std::size_t i = 0; i < saved_pieces_; to += sizes_[i], ++i) std::memcpy(to, at(i), sizes_[i]);
}

void Arena::load(const std::byte* from) {
  if (!is_guarded()) {
    std::memcpy(base_, from, saved_bytes_);
    return;
  }
  for (std::size_t i = 0; i < saved_pieces_; from += sizes_[i], ++i) std::memcpy(at(i), from, sizes_[i]);
}

std::optional<Arena::Place> Arena::find(const void* address) const {
  if (!is_guarded()) return std::nullopt;
  const auto* byte = static_cast<const std::byte*>(address);
  const bool read_only = byte >= readable_ && byte < readable_ + mapped_;
  if (!read_only && (byte < base_ || byte >= base_ + mapped_)) return std::nullopt;
  const auto offset = static_cast<std::size_t>(byte - (read_only ? readable_ : base_));
  std::size_t nearest = 0;
  for (std::size_t i = 0; i < sizes_.size(); ++i)
    if (rooms_[i] <= offset + page() / 2) nearest = i;  // a forbidden page belongs half to the piece before it
  return Place{nearest, static_cast<std::ptrdiff_t>(offset) - static_cast<std::ptrdiff_t>(offsets_[nearest]), read_only};
}

std::ptrdiff_t Arena::written_before(std::size_t piece) const {
  if (!is_guarded()) return 0;
  for (std::size_t i = rooms_[piece]; i < offsets_[piece]; ++i)
    if (base_[i] != untouched) return static_cast<std::ptrdiff_t>(offsets_[piece] - i);
  return 0;
}

}  // namespace anlage::detail
