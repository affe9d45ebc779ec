// SPDX-License-Identifier: Apache-2.0
#include "check/call_watch.hpp"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>
#include <utility>

namespace anlage::check {
namespace {

struct Watched {
  const char* name;
  void* wrapper;
  bool allocates;
};

constexpr std::size_t most = 64;
std::array<void*, most> real{};
std::array<std::atomic<std::uint64_t>, most> counts{};
thread_local int watching = 0;

/// Stands in for a function: counts, and hands on. Arguments after a "..." are whole numbers in the functions below.
template <std::size_t Id, class Answer, class... Arguments>
Answer stand_in(Arguments... arguments) {
  if (watching > 0) counts[Id].fetch_add(1, std::memory_order_relaxed);
  return reinterpret_cast<Answer (*)(Arguments...)>(real[Id])(arguments...);
}

template <std::size_t Id, class Answer, class... Arguments>
Watched watch(const char* name, bool allocates = false) {
  return {name, reinterpret_cast<void*>(&stand_in<Id, Answer, Arguments...>), allocates};
}

using Size = std::size_t;

const std::array<Watched, 48>& functions() {
  static const std::array<Watched, 48> all{{
      watch<0, void*, Size>("malloc", true),
      watch<1, void*, Size, Size>("calloc", true),
      watch<2, void*, void*, Size>("realloc", true),
      watch<3, void*, Size, Size>("aligned_alloc", true),
      watch<4, int, void**, Size, Size>("posix_memalign", true),
      watch<5, void*, Size, Size>("memalign", true),
      watch<6, int, int, void*>("clock_gettime"),
      watch<7, int, void*, void*>("gettimeofday"),
      watch<8, long, void*>("time"),
      watch<9, long>("clock"),
      watch<10, int, const void*, void*>("nanosleep"),
      watch<11, int, int, int, const void*, void*>("clock_nanosleep"),
      watch<12, int, unsigned>("usleep"),
      watch<13, unsigned, unsigned>("sleep"),
      watch<14, int>("rand"),
      watch<15, long>("random"),
      watch<16, int, unsigned*>("rand_r"),
      watch<17, double>("drand48"),
      watch<18, long>("lrand48"),
      watch<19, void, unsigned>("srand"),
      watch<20, long, void*, Size, unsigned>("getrandom"),
      watch<21, int, void*, Size>("getentropy"),
      watch<22, int, const char*, int, unsigned>("open"),
      watch<23, int, const char*, int, unsigned>("open64"),
      watch<24, int, int, const char*, int, unsigned>("openat"),
      watch<25, void*, const char*, const char*>("fopen"),
      watch<26, void*, const char*, const char*>("fopen64"),
      watch<27, long, int, void*, Size>("read"),
      watch<28, long, int, const void*, Size>("write"),
      watch<29, Size, const void*, Size, Size, void*>("fwrite"),
      watch<30, Size, void*, Size, Size, void*>("fread"),
      watch<31, int, const char*>("puts"),
      watch<32, int, const char*>("unlink"),
      watch<33, void*, const char*>("opendir"),
      watch<34, int, int, int, int>("socket"),
      watch<35, int, void*, const void*, void*, void*>("pthread_create"),
      watch<36, int, void*>("pthread_mutex_lock"),
      watch<37, int>("fork"),
      watch<38, int, const char*>("system"),
      watch<39, char*, const char*>("getenv"),
      watch<40, int, const char*, const char*, int>("setenv"),
      watch<41, char*, int, const char*>("setlocale"),
      watch<42, void*, int, void*>("signal"),
      watch<43, int, int, const void*, void*>("sigaction"),
      watch<44, int, int>("fesetround"),
      watch<45, int, const void*>("fesetenv"),
      watch<46, void*, const char*, int>("dlopen"),
      watch<47, int, int>("raise"),
  }};
  return all;
}

/// Addresses in a loaded library's dynamic section; glibc has added where it was loaded.
struct Dynamic {
  const ElfW(Sym)* symbols = nullptr;
  const char* names = nullptr;
  const ElfW(Rela)* relocations[2]{};
  std::size_t count[2]{};

  explicit Dynamic(const ElfW(Dyn)* entry) {
    for (; entry->d_tag != DT_NULL; ++entry) {
      const auto address = entry->d_un.d_ptr;
      if (entry->d_tag == DT_SYMTAB) symbols = reinterpret_cast<const ElfW(Sym)*>(address);
      if (entry->d_tag == DT_STRTAB) names = reinterpret_cast<const char*>(address);
      if (entry->d_tag == DT_JMPREL) relocations[0] = reinterpret_cast<const ElfW(Rela)*>(address);
      if (entry->d_tag == DT_PLTRELSZ) count[0] = entry->d_un.d_val / sizeof(ElfW(Rela));
      if (entry->d_tag == DT_RELA) relocations[1] = reinterpret_cast<const ElfW(Rela)*>(address);
      if (entry->d_tag == DT_RELASZ) count[1] = entry->d_un.d_val / sizeof(ElfW(Rela));
    }
  }
};

void replace(void** slot, void* by) {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(slot) / page * page;
  if (mprotect(reinterpret_cast<void*>(begin), page, PROT_READ | PROT_WRITE) == 0) *slot = by;
}

bool is_call_slot(std::uint64_t type) {
#if defined(__x86_64__)
  return type == R_X86_64_JUMP_SLOT || type == R_X86_64_GLOB_DAT || type == R_X86_64_64;
#elif defined(__aarch64__)
  return type == R_AARCH64_JUMP_SLOT || type == R_AARCH64_GLOB_DAT || type == R_AARCH64_ABS64;
#else
  return false;
#endif
}

void patch(std::uintptr_t base, const Dynamic& dynamic) {
  for (int table = 0; table < 2; ++table)
    for (std::size_t i = 0; i < dynamic.count[table]; ++i) {
      const ElfW(Rela)& relocation = dynamic.relocations[table][i];
      if (!is_call_slot(ELF64_R_TYPE(relocation.r_info))) continue;
      const char* name = dynamic.names + dynamic.symbols[ELF64_R_SYM(relocation.r_info)].st_name;
      for (std::size_t k = 0; k < functions().size(); ++k)
        if (real[k] != nullptr && std::strcmp(name, functions()[k].name) == 0)
          replace(reinterpret_cast<void**>(base + relocation.r_offset), functions()[k].wrapper);
    }
}

/// Libraries above the C library: their calls of it pass through a table of addresses.
int patch_library(dl_phdr_info* library, std::size_t, void*) {
  const std::string name = library->dlpi_name;
  const std::string file = name.substr(name.rfind('/') + 1);
  for (const char* below : {"libc.so", "ld-linux", "linux-vdso", "libm.so", "libasan", "libtsan", "libubsan"})
    if (file.rfind(below, 0) == 0) return 0;
  if (name.empty()) return 0;
  for (int i = 0; i < library->dlpi_phnum; ++i)
    if (library->dlpi_phdr[i].p_type == PT_DYNAMIC)
      patch(library->dlpi_addr, Dynamic(reinterpret_cast<const ElfW(Dyn)*>(library->dlpi_addr + library->dlpi_phdr[i].p_vaddr)));
  return 0;
}

}  // namespace

void CallWatch::install() {
  for (std::size_t k = 0; k < functions().size(); ++k)
    if (real[k] == nullptr) real[k] = dlsym(RTLD_DEFAULT, functions()[k].name);
  dl_iterate_phdr(patch_library, nullptr);
}

CallWatch::Scope::Scope() { watching += 1; }
CallWatch::Scope::~Scope() { watching -= 1; }

std::vector<CallWatch::Count> CallWatch::seen() {
  std::vector<Count> all;
  for (std::size_t k = 0; k < functions().size(); ++k)
    if (const std::uint64_t calls = counts[k].load(); calls > 0) all.push_back({functions()[k].name, calls, functions()[k].allocates});
  return all;
}

}  // namespace anlage::check
