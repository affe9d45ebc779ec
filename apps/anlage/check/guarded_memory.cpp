// SPDX-License-Identifier: Apache-2.0
#include "check/guarded_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <new>
#include <utility>

namespace anlage::check {
namespace {

constexpr std::size_t guard = 1u << 16;  // [B] forbidden on either side: a stride too far still lands in it

std::byte* map(void* at, std::size_t bytes, int protection, int flags, int descriptor) {
  void* place = mmap(at, bytes, protection, flags, descriptor, 0);
  if (place == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::byte*>(place);
}

}  // namespace

GuardedMemory::GuardedMemory(std::size_t bytes, Access access, Edge edge) : bytes_(bytes), access_(access) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  mapped_ = (bytes + page - 1) / page * page;
  if (mapped_ == 0) mapped_ = page;
  offset_ = edge == Edge::end ? mapped_ - bytes : 0;
  std::byte* room = map(nullptr, mapped_ + 2 * guard, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  plugin_ = room + guard;
  if (access == Access::read_write) {
    if (mprotect(plugin_, mapped_, PROT_READ | PROT_WRITE) != 0) throw std::bad_alloc();
    host_ = plugin_;
    return;
  }
  const int descriptor = memfd_create("anlage-check", MFD_CLOEXEC);
  if (descriptor < 0 || ftruncate(descriptor, static_cast<off_t>(mapped_)) != 0) throw std::bad_alloc();
  host_ = map(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor);
  plugin_ = map(plugin_, mapped_, PROT_READ, MAP_SHARED | MAP_FIXED, descriptor);
  close(descriptor);
}

GuardedMemory::GuardedMemory(GuardedMemory&& other) noexcept
    : bytes_(other.bytes_), mapped_(other.mapped_), offset_(other.offset_), access_(other.access_),
      host_(std::exchange(other.host_, nullptr)), plugin_(std::exchange(other.plugin_, nullptr)) {}

GuardedMemory::~GuardedMemory() {
  if (host_ != nullptr && host_ != plugin_) munmap(host_, mapped_);
  if (plugin_ != nullptr) munmap(plugin_ - guard, mapped_ + 2 * guard);
}

bool GuardedMemory::is_near(const void* address) const {
  const auto* at = static_cast<const std::byte*>(address);
  return at >= plugin_ - guard && at < plugin_ + mapped_ + guard;
}

std::ptrdiff_t GuardedMemory::offset_of(const void* address) const {
  return static_cast<const std::byte*>(address) - plugin();
}

}  // namespace anlage::check
