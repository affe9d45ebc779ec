// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a plugin file: a note or an Error, nothing else.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

#include "anlage/base/error.hpp"
#include "anlage/registry/elf_note.hpp"
#include "anlage/registry/plugin_note.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = memfd_create("fuzz", 0);
  if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size)) return 0;
  try {
    (void)anlage::refusal(anlage::read_elf_note(file, "fuzz.anl.so"));
  } catch (const anlage::Error&) {
  }
  close(file);
  return 0;
}
