// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <set>

#include "anlage/registry/plugin_note.hpp"
#include "anlage/registry/table_reader.hpp"
#include "check/child.hpp"
#include "check/elf_symbols.hpp"
#include "check/groups.hpp"
#include "check/surroundings.hpp"

namespace anlage::check {
namespace {

constexpr double most_seconds = 0.1;  // to load and describe
constexpr std::uint64_t most_constants = 64u << 10;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// The library as it lies on disk, loaded by hand. Throws: std::runtime_error with the loader's words.
const anlage_library* entry_of(const std::string& file) {
  void* handle = dlopen(file.find('/') == std::string::npos ? ("./" + file).c_str() : file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) throw std::runtime_error(dlerror());
  void* entry = dlsym(handle, ANLAGE_ENTRY_SYMBOL);
  if (entry == nullptr) throw std::runtime_error("exports no " ANLAGE_ENTRY_SYMBOL);
  const anlage_library* library = reinterpret_cast<anlage_entry>(entry)();
  if (library == nullptr) throw std::runtime_error(ANLAGE_ENTRY_SYMBOL " answers NULL");
  return library;
}

const std::set<std::string>& forbidden() {
  static const std::set<std::string> names{
      "clock_gettime", "gettimeofday", "time", "clock", "times", "nanosleep", "clock_nanosleep", "usleep", "sleep",
      "_ZNSt6chrono3_V212steady_clock3nowEv", "_ZNSt6chrono3_V212system_clock3nowEv",
      "rand", "random", "rand_r", "drand48", "lrand48", "srand", "srandom", "getrandom", "getentropy",
      "_ZNSt13random_device9_M_getvalEv", "arc4random",
      "socket", "connect", "bind", "listen", "accept", "send", "sendto", "recv", "recvfrom",
      "pthread_create", "_ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE", "thrd_create",
      "fork", "vfork", "execve", "execv", "execvp", "system", "popen", "posix_spawn", "clone",
      "getenv", "secure_getenv", "setenv", "putenv", "unsetenv", "setlocale", "signal", "sigaction", "sigprocmask", "raise",
      "exit", "_exit", "quick_exit", "_Exit", "atexit", "fesetround", "fesetenv", "feenableexcept", "dlopen", "dlsym", "ptrace"};
  return names;
}

const std::set<std::string>& of_files() {
  static const std::set<std::string> names{"open", "open64", "openat", "fopen", "fopen64", "freopen", "read", "write", "unlink", "remove",
                                           "rename", "mkdir", "opendir", "truncate", "ftruncate", "mkstemp", "puts", "printf", "fprintf",
                                           "putchar", "_ZNSt13basic_filebufIcSt11char_traitsIcEEC1Ev",
                                           "_ZNSt14basic_ifstreamIcSt11char_traitsIcEEC1EPKcSt13_Ios_Openmode",
                                           "_ZNSt14basic_ofstreamIcSt11char_traitsIcEEC1EPKcSt13_Ios_Openmode"};
  return names;
}

bool reads_data(const std::string& file) {
  const LibraryTables tables = read_tables(entry_of(file), file);
  return std::any_of(tables.types.begin(), tables.types.end(), [](const TypeInfo& type) {
    return std::any_of(type.fields.begin(), type.fields.end(), [](const Field& field) { return field.role == Role::text; });
  });
}

std::string table_text(const anlage_library* library, const std::string& file) {
  std::string text;
  const LibraryTables tables = read_tables(library, file);
  for (const TypeInfo& type : tables.types) {
    text += fmt::format("{} {} {} {} {}\n", type.name, type.version, type.licence, type.doc, type.flags);
    for (const Field& field : type.fields)
      text += fmt::format("  {} {} {} {} {} {} {} {}\n", field.name, to_string(field.role), field.unit, field.doc, field.init,
                          field.default_value, field.min, field.max);
  }
  return text;
}

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  for (std::array<char, 4096> buffer; std::fgets(buffer.data(), buffer.size(), pipe) != nullptr;) text += buffer.data();
  pclose(pipe);
  return text;
}

}  // namespace

Verdict note_agrees(const Target& target) {
  const anlage_note note = read_plugin_note(target.file);
  const std::uint32_t contract = entry_of(target.file)->contract;
  if (note.contract != contract)
    return Verdict::fail(fmt::format("the note says contract {:#x}, the entry {:#x}", note.contract, contract));
  return Verdict::pass();
}

Verdict exports_entry_alone(const Target& target) {
  const ElfSymbols symbols = read_elf_symbols(target.file);
  std::string others;
  for (const std::string& name : symbols.exports)
    if (name != ANLAGE_ENTRY_SYMBOL) others += (others.empty() ? "" : ", ") + name;
  if (!symbols.unique.empty()) return Verdict::fail("exports a symbol that is unique in the process: " + symbols.unique.front());
  if (!others.empty()) return Verdict::fail("exports more than " ANLAGE_ENTRY_SYMBOL ": " + others.substr(0, 400));
  return Verdict::pass();
}

Verdict needs_known_libraries(const Target& target) {
  for (const std::string& library : read_elf_symbols(target.file).needed) {
    bool known = false;
    for (const char* name : {"libc.so", "libm.so", "libstdc++.so", "libgcc_s.so", "libc++.so", "libc++abi.so", "libunwind.so", "libpthread.so",
                             "libdl.so", "ld-linux", "libmvec.so", "libatomic.so"})
      known = known || library.rfind(name, 0) == 0;
    if (!known) return Verdict::fail("needs " + library + ", which other machines may not have");
  }
  return Verdict::pass();
}

Verdict imports_are_allowed(const Target& target) {
  const ElfSymbols symbols = read_elf_symbols(target.file);
  const bool files_too = reads_data(target.file);
  std::string bad;
  for (const std::string& name : symbols.imports)
    if (forbidden().count(name) != 0 || (!files_too && of_files().count(name) != 0)) bad += (bad.empty() ? "" : ", ") + name;
  return bad.empty() ? Verdict::pass() : Verdict::fail("asks the system for " + bad);
}

Verdict loading_leaves_no_trace(const Target& target) {
  (void)Surroundings();  // what the C library opens for itself is open by now
  const Surroundings before;
  (void)entry_of(target.file);
  const std::string difference = Surroundings().difference_to(before);
  return difference.empty() ? Verdict::pass() : Verdict::fail("loading it changes the process: " + difference);
}

Verdict describes_quickly_and_twice(const Target& target) {
  const double begin = seconds();
  const anlage_library* library = entry_of(target.file);
  const std::string first = table_text(library, target.file);
  const double taken = seconds() - begin;
  const anlage_library* again = entry_of(target.file);
  if (again != library) return Verdict::fail("the entry answers another table the second time");
  if (table_text(again, target.file) != first) return Verdict::fail("the entry describes itself in other words the second time");
  if (taken > 10 * most_seconds) return Verdict::fail(fmt::format("takes {:.0f} ms to load and describe, {:.0f} are allowed", taken * 1e3, most_seconds * 1e3));
  if (taken > most_seconds) return Verdict::warn(fmt::format("took {:.0f} ms to load and describe, {:.0f} are allowed", taken * 1e3, most_seconds * 1e3));
  return Verdict::pass();
}

Verdict brings_little_data(const Target& target) {
  const std::uint64_t bytes = read_elf_symbols(target.file).constant_bytes;
  if (bytes > most_constants)
    return Verdict::fail(fmt::format("brings {} KiB of constant data, {} are allowed: what is learned does not come with a plugin", bytes >> 10, most_constants >> 10));
  return Verdict::pass();
}

Verdict instructions_fit_note(const Target& target) {
  const std::uint32_t isa = read_plugin_note(target.file).isa;
#if defined(__x86_64__)
  if (output_of("objdump --version 2>/dev/null").empty()) return Verdict::skip("needs objdump (package binutils)");
  std::string quoted = "'";
  for (const char c : target.file) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  const auto uses = [&](const char* registers) {
    return !output_of("objdump -d --no-show-raw-insn " + quoted + "' 2>/dev/null | grep -m1 -E '" + registers + "'").empty();
  };
  if (isa < ANLAGE_ISA_V4 && uses("%zmm|%k[0-7]\\b")) return Verdict::fail("uses instructions of x86-64-v4, its note says " + isa_name(isa));
  if (isa < ANLAGE_ISA_V3 && uses("%ymm")) return Verdict::fail("uses instructions of x86-64-v3, its note says " + isa_name(isa));
  return Verdict::pass();
#else
  (void)isa;
  return Verdict::skip("knows the instructions of x86-64 alone");
#endif
}

Verdict unknown_extension_is_null(const Target& target) {
  const anlage_library* library = entry_of(target.file);
  for (std::uint32_t i = 0; i < library->type_count; ++i) {
    const anlage_type* type = library->types[i];
    if (type->extension == nullptr) continue;
    for (const char* id : {"anlage.no_such_thing/1", "", "anlage.dense_sums/1 and more", "x"})
      if (type->extension(id) != nullptr) return Verdict::fail(fmt::format("{} offers an extension called \"{}\"", type->name, id));
  }
  return Verdict::pass();
}

Verdict same_description_in_two_processes(const Target& target) {
  Verdict problem;
  const auto words = [&] { return table_text(entry_of(target.file), target.file); };
  const std::string one = bytes_of_child(words, 5.0, problem), other = bytes_of_child(words, 5.0, problem);
  if (problem.status == Status::failed) return problem;
  return one == other ? Verdict::pass() : Verdict::fail("describes itself in other words in another process");
}

}  // namespace anlage::check
