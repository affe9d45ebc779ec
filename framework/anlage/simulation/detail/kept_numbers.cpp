// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/kept_numbers.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace anlage::detail {

void Held::keep() {
  kept.resize(places.size() * item);
  for (std::size_t i = 0; i < places.size(); ++i) std::memcpy(kept.data() + i * item, data + places[i] * item, item);
}

void Held::restore() const {
  for (std::size_t i = 0; i < places.size(); ++i) std::memcpy(data + places[i] * item, kept.data() + i * item, item);
}

SharedNumbers::SharedNumbers(std::size_t bytes)
    : data_(mmap(nullptr, std::max<std::size_t>(bytes, 1), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)), bytes_(bytes) {
  if (data_ == MAP_FAILED) throw std::bad_alloc();
}

SharedNumbers::~SharedNumbers() {
  if (data_ != nullptr) munmap(data_, std::max<std::size_t>(bytes_, 1));
}

void WireCopy::write() const {
  std::memcpy(copy.data(), source, copy.bytes());
  for (const std::uint32_t place : places) copy.data()[place] = 0.0F;
}

}  // namespace anlage::detail
