// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_note.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include "anlage/base/error.hpp"
#include "anlage/registry/elf_note.hpp"

namespace anlage {
namespace {

[[noreturn]] void unreadable(const std::string& file, std::string message) {
  throw Error({.code = ErrorCode::file_unreadable, .message = std::move(message), .path = file});
}

class OpenFile {
 public:
  /// O_NONBLOCK: a named pipe in a plugin folder must not hold the program up.
  explicit OpenFile(const std::string& file) : descriptor_(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) unreadable(file, fmt::format("cannot be opened: {}", std::strerror(errno)));
  }
  ~OpenFile() { close(descriptor_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

#if defined(__x86_64__)
bool has_bits(unsigned leaf, int reg, unsigned mask) {
  unsigned value[4] = {};
  return __get_cpuid(leaf, &value[0], &value[1], &value[2], &value[3]) != 0 && (value[reg] & mask) == mask;
}

/// The compiler's test covers the operating system's part as well (saved AVX registers); what clang 14 has no word for
/// is read from CPUID.
std::uint32_t find_machine_isa() {
  __builtin_cpu_init();
  const bool v2 = __builtin_cpu_supports("sse3") && __builtin_cpu_supports("ssse3") &&
                  __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("sse4.2") &&
                  __builtin_cpu_supports("popcnt") && has_bits(1, 2, bit_CMPXCHG16B) &&
                  has_bits(0x80000001u, 2, bit_LAHF_LM);
  if (!v2) return ANLAGE_ISA_V1;
  const bool v3 = __builtin_cpu_supports("avx") && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                  __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                  has_bits(1, 2, bit_F16C | bit_MOVBE) && has_bits(0x80000001u, 2, 1u << 5);  // LZCNT
  if (!v3) return ANLAGE_ISA_V2;
  const bool v4 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                  __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                  __builtin_cpu_supports("avx512vl");
  return v4 ? ANLAGE_ISA_V4 : ANLAGE_ISA_V3;
}
#else
std::uint32_t find_machine_isa() { return ANLAGE_ISA_ANY; }
#endif

std::string hint_for(const anlage_note& note) {
  if (!ANLAGE_VERSION_ACCEPTS(ANLAGE_CONTRACT_VERSION, note.contract)) {
    return note.contract > ANLAGE_CONTRACT_VERSION ? "use a newer program, or rebuild the plugin against this one's sdk"
                                                   : "rebuild the plugin against this program's sdk";
  }
  if ((note.build & ANLAGE_BUILD_FAST_MATH) != 0) return "rebuild it without -ffast-math and -Ofast";
  return "rebuild it with a lower -march, or put a sibling for x86-64 beside it";
}

}  // namespace

anlage_note read_plugin_note(const std::string& file) {
  const OpenFile opened(file);
  struct stat status {};
  if (fstat(opened.descriptor(), &status) != 0)
    unreadable(file, fmt::format("cannot be read: {}", std::strerror(errno)));
  if (S_ISDIR(status.st_mode)) unreadable(file, "is a folder, not a plugin file");
  if (!S_ISREG(status.st_mode)) unreadable(file, "is no regular file");
  return read_elf_note(opened.descriptor(), file);
}

std::string refusal(const anlage_note& note) {
  if (!ANLAGE_VERSION_ACCEPTS(ANLAGE_CONTRACT_VERSION, note.contract)) {
    return fmt::format("speaks contract {}.{}, this program speaks {}.{}", ANLAGE_VERSION_MAJOR(note.contract),
                       ANLAGE_VERSION_MINOR(note.contract), ANLAGE_CONTRACT_MAJOR, ANLAGE_CONTRACT_MINOR);
  }
  if ((note.build & ANLAGE_BUILD_FAST_MATH) != 0) {
    return "was built with -ffast-math, which changes the arithmetic of the whole program; this program keeps to IEEE "
           "754";
  }
  if (note.isa > machine_isa()) {
    return fmt::format("needs {}, this machine runs {}", isa_name(note.isa), isa_name(machine_isa()));
  }
  return {};
}

void check_plugin_note(const anlage_note& note, const std::string& file) {
  std::string reason = refusal(note);
  if (reason.empty()) return;
  throw Error({.code = ErrorCode::plugin_refused, .message = std::move(reason), .path = file, .hint = hint_for(note)});
}

std::uint32_t machine_isa() {
  static const std::uint32_t isa = find_machine_isa();
  return isa;
}

std::string isa_name(std::uint32_t isa) {
  if (isa == ANLAGE_ISA_ANY) return "any";
  if (isa == ANLAGE_ISA_V1) return "x86-64";
  if (isa <= ANLAGE_ISA_V4) return fmt::format("x86-64-v{}", isa);
  return fmt::format("an instruction set unknown to this program (level {})", isa);
}

}  // namespace anlage
